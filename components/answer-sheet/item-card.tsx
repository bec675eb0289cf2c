'use client'

import type { Ref } from 'react'
import { Disclosure } from '@/components/ui/disclosure'
import { RadioCards } from '@/components/ui/radio-cards'
import { TextArea } from '@/components/ui/text-area'
import type { NumberedItem } from '@/lib/assessments/rules/sheet'
import { NOTE_MAX, type SheetAnswer, UNABLE_REASON_LABEL, UNABLE_REASONS, UnableReason } from '@/lib/assessments/schema'

type Props = {
  item: NumberedItem
  of: number
  answer: SheetAnswer
  onAnswer: (answer: SheetAnswer) => void
  error?: string
  /** Where the focus goes when the item is turned to; given only where the item is the page's one heading. */
  headingRef?: Ref<HTMLHeadingElement>
}

/** One item in the standard's full wording: its options as large targets, the evidence, and 无法评估 with its reason. */
export function ItemCard({ item: { item, number, dimensionText }, of, answer, onAnswer, error, headingRef }: Props) {
  const Heading = headingRef ? 'h1' : 'h2'
  const fieldId = item.linkId.replace('.', '-')
  return (
    <div className="stack" id={`item-${fieldId}`}>
      <div className="[&_.choice]:min-h-[76px]">
        <RadioCards
          name={fieldId}
          legend={
            <>
              <span className="small muted block font-normal">
                {dimensionText} · 第 {number} 项，共 {of} 项
              </span>
              <Heading ref={headingRef} tabIndex={-1} className="text-2xl font-semibold outline-none">
                {item.text}
              </Heading>
            </>
          }
          error={error}
          value={answer.weight === null ? '' : String(answer.weight)}
          onChange={(event) => onAnswer({ ...answer, weight: Number(event.currentTarget.value), unable: null })}
          options={[...item.answerOptions]
            .reverse()
            .map((option) => ({ value: String(option.weight), mark: option.weight, label: option.text }))}
        />
      </div>
      <TextArea
        name={`note-${fieldId}`}
        label="依据"
        hint="现场看到、听到的情况，如由谁搀扶、走了多远。"
        rows={2}
        maxLength={NOTE_MAX}
        value={answer.note}
        onChange={(event) => onAnswer({ ...answer, note: event.currentTarget.value })}
        optional
      />
      <Disclosure
        summary={answer.unable ? `无法评估：${UNABLE_REASON_LABEL[answer.unable]}` : '无法评估…'}
        boxed
        open={answer.unable !== null}
      >
        <div className="stack [&_.choice]:min-h-[60px]">
          <p className="small muted">记为无法评估的项目没有分值，也不按 0 分计；只要有一项无法评估，就得不出等级，需要补评或另约时间。</p>
          <RadioCards
            name={`unable-${fieldId}`}
            legend="原因"
            columns={2}
            value={answer.unable ?? ''}
            onChange={(event) => onAnswer({ ...answer, weight: null, unable: UnableReason.parse(event.currentTarget.value) })}
            options={UNABLE_REASONS.map((reason) => ({ value: reason, label: UNABLE_REASON_LABEL[reason] }))}
          />
        </div>
      </Disclosure>
    </div>
  )
}
