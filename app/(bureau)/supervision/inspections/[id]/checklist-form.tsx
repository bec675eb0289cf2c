'use client'

import { useActionState, useState } from 'react'
import { problemsOf } from '@/components/application-form/problems'
import { Card } from '@/components/ui/card'
import { DateInput } from '@/components/ui/date-input'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { RadioCards } from '@/components/ui/radio-cards'
import { SubmitButton } from '@/components/ui/submit-button'
import { Tag } from '@/components/ui/tag'
import { TextArea } from '@/components/ui/text-area'
import {
  ANSWER_LABEL,
  ANSWERS,
  type ChecklistItem,
  FINDING_KIND_LABEL,
  type ItemAnswers,
  SEVERITY_LABEL,
} from '@/lib/supervision/schema/checklist'
import { fill } from '../../actions'

type Props = {
  inspectionId: string
  version: number
  visitedOn: string
  today: string
  items: readonly ChecklistItem[]
  answers: ItemAnswers
  notes: Readonly<Record<string, string>>
}

/** The fields of one kind, by item; those left empty are left out. */
function byItem(form: FormData, kind: 'answers' | 'notes', items: readonly ChecklistItem[]): Record<string, string> {
  return Object.fromEntries(
    items.flatMap(({ id }) => {
      const value = form.get(`${kind}.${id}`)
      return typeof value === 'string' && value !== '' ? [[id, value]] : []
    }),
  )
}

/** 检查表, filled in on site: saved as often as one likes, closed once; what is not met becomes a finding. */
export function ChecklistForm({ inspectionId, version, visitedOn, today, items, answers, notes }: Props) {
  const [state, press] = useActionState((previous: Awaited<ReturnType<typeof fill>>, form: FormData) => {
    const [day, step] = [form.get('visitedOn'), form.get('step')]
    const sheet = { answers: byItem(form, 'answers', items), notes: byItem(form, 'notes', items) }
    return fill(previous, { inspectionId, version, visitedOn: day, step, ...sheet })
  }, null)
  const [given, setGiven] = useState<ItemAnswers>(answers)
  const errors = state && !state.ok ? (state.problem.fields ?? {}) : {}
  const count = items.filter(({ id }) => given[id] !== undefined).length
  const unmet = items.filter(({ id }) => given[id] === 'unmet').length
  return (
    <form action={press} className="grid gap-5" noValidate>
      <ErrorSummary title="没有办成" problems={problemsOf(state)} />
      {version > 0 && !state && (
        <NoticeBanner tone="info" title="已保存" live>
          填到哪一项都可以先保存，换一台设备接着填。
        </NoticeBanner>
      )}
      {/* What was seen is never stored in the browser; it is put back after a refusal. */}
      <KeepTyped storageKey={`inspection-${inspectionId}-${version}`}>
        <div className="grid gap-5">
          <DateInput name="visitedOn" label="检查日期" defaultValue={visitedOn} max={today} error={errors.visitedOn} />
          {items.map((item, i) => (
            <Card
              key={item.id}
              level={3}
              title={`${i + 1}. ${FINDING_KIND_LABEL[item.kind]}`}
              aside={
                <span className="small muted">
                  权重 {item.weight} · 不符合为
                  <Tag tone={item.severity === 'grave' ? 'late' : 'plain'}>{SEVERITY_LABEL[item.severity]}问题</Tag>
                </span>
              }
            >
              <div className="grid gap-4">
                <RadioCards
                  name={`answers.${item.id}`}
                  legend={item.text}
                  columns={3}
                  options={ANSWERS.map((value) => ({ value, label: ANSWER_LABEL[value] }))}
                  defaultValue={answers[item.id]}
                  onChange={(event) => setGiven({ ...given, [item.id]: event.target.value as (typeof ANSWERS)[number] })}
                  error={errors[`answers.${item.id}`]}
                />
                <TextArea
                  name={`notes.${item.id}`}
                  label="现场情况"
                  hint={given[item.id] === 'unmet' ? '机构会看到这段话；不写服务对象的姓名和身份证号。' : undefined}
                  optional={given[item.id] !== 'unmet'}
                  rows={2}
                  maxLength={500}
                  defaultValue={notes[item.id] ?? ''}
                  error={errors[`notes.${item.id}`]}
                  unkept
                />
              </div>
            </Card>
          ))}
        </div>
      </KeepTyped>
      <p aria-live="polite">
        已填 <b className="tabular-nums">{count}</b> / {items.length} 项，不符合 <b className="tabular-nums">{unmet}</b> 项。
        <span className="small muted"> 完成后检查表不能再改，不符合的每一项成为一条问题，机构和两地经办机构同时看到。</span>
      </p>
      <div className="actions">
        <SubmitButton tone="plain" name="step" value="save">
          先保存
        </SubmitButton>
        <SubmitButton name="step" value="finish">
          完成检查
        </SubmitButton>
      </div>
    </form>
  )
}
