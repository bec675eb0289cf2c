'use client'

import { type ReactNode, startTransition, useActionState, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { RadioCards } from '@/components/ui/radio-cards'
import { Tag } from '@/components/ui/tag'
import { TextArea } from '@/components/ui/text-area'
import type { AgreementItem } from '@/lib/assessments/rules/agreement'
import { NOTE_MAX, ROAD_LABEL } from '@/lib/assessments/schema'
import { agree, callForThird, decide, takeBack } from '../actions'

export type DisputedItem = AgreementItem & {
  note: string
  options: readonly { weight: number; text: string }[]
  /** What each own sheet says of it. */
  views: readonly { name: string; weight: number | null; note: string }[]
  /** Why it was handed to a third expert; '' where it was not. */
  why: string
  /** No third expert is on the visit yet: it can be taken back. */
  mayTakeBack: boolean
}

type Props = {
  visitId: string
  version: number
  items: readonly DisputedItem[]
  part: 'onSite' | 'third' | 'reader'
}

export function DisputedItems({ visitId, version, items, part }: Props) {
  return (
    <ol className="grid gap-8">
      {items.map((item) => (
        <li key={item.linkId}>
          <Disputed visitId={visitId} version={version} item={item} part={part} />
        </li>
      ))}
    </ol>
  )
}

function Disputed({ visitId, version, item, part }: Omit<Props, 'items'> & { item: DisputedItem }) {
  const [weight, setWeight] = useState(item.weight)
  const [note, setNote] = useState(item.note)
  const [saved, pressSave, isSaving] = useActionState(agree, null)
  const [called, pressCall, isCalling] = useActionState(callForThird, null)
  const [decided, pressDecide, isDeciding] = useActionState(decide, null)
  const [taken, pressTake, isTaking] = useActionState(takeBack, null)
  const [reason, setReason] = useState('')
  const isThirds = item.standing === 'open' || item.standing === 'third'
  const mayWrite = (part === 'onSite' && !isThirds) || (part === 'third' && isThirds)
  const isSettled = item.standing === 'agreed' || item.standing === 'third'
  const problem = [saved, called, decided, taken].find((state) => state?.ok === false)
  const fieldId = item.linkId.replace('.', '-')
  const why = weight === null ? '请先选定分值。' : note.trim() === '' ? '请写明理由。' : undefined

  function send() {
    if (weight === null) return
    startTransition(() => {
      if (part === 'third') pressDecide({ visitId, version, linkId: item.linkId, weight, reason: note })
      else pressSave({ visitId, version, answers: [{ linkId: item.linkId, weight, note }] })
    })
  }

  return (
    <section className="stack" aria-label={item.text}>
      <h3 className="flex flex-wrap items-center gap-3 text-lg font-semibold">
        {item.number}. {item.text} <Standing item={item} />
      </h3>
      <ul className="grid gap-1">
        {item.views.map((view) => (
          <li key={view.name}>
            {view.name}：<b>{view.weight} 分</b>
            {view.note && <span className="small muted">（{view.note}）</span>}
          </li>
        ))}
      </ul>
      {problem && problem.ok === false && (
        <NoticeBanner tone="late" live>
          {problem.problem.message}
        </NoticeBanner>
      )}
      {item.why !== '' && <p className="small">商定不了的理由：{item.why}</p>}
      {part === 'onSite' && item.mayTakeBack && (
        <div className="stack">
          <p className="small muted">经办机构还没有派第三位专家，可以收回来再商量；派了以后就只由专家裁定。</p>
          <Button
            data-pending={isTaking}
            disabled={isTaking}
            onClick={() => startTransition(() => pressTake({ visitId, version, linkId: item.linkId }))}
          >
            收回，再商量
          </Button>
        </div>
      )}
      {isSettled && (
        <p>
          定为 <b>{item.weight} 分</b>：{item.note}
        </p>
      )}
      {mayWrite && (
        <Settling isSettled={isSettled}>
          <RadioCards
            name={`agreed-${fieldId}`}
            legend={part === 'third' ? '裁定为' : '合议为'}
            value={weight === null ? '' : String(weight)}
            onChange={(event) => setWeight(Number(event.currentTarget.value))}
            options={item.options.map((option) => ({
              value: String(option.weight),
              mark: option.weight,
              label: option.text,
              hint: item.views
                .filter((view) => view.weight === option.weight)
                .map((view) => view.name)
                .join('、'),
            }))}
          />
          <TextArea
            name={`reason-${fieldId}`}
            label="理由"
            rows={2}
            maxLength={NOTE_MAX}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <div className="grid items-start gap-3 sm:grid-cols-2">
            <Button tone="main" wide why={why} data-pending={isSaving || isDeciding} disabled={isSaving || isDeciding} onClick={send}>
              {part === 'third' ? '裁定这一项' : '定下这一项'}
            </Button>
          </div>
          {part === 'onSite' && (
            <Disclosure summary="商定不了，交第三位专家…" boxed>
              <div className="stack">
                <p>交出去以后，这一项由第三位专家裁定，现场两位不能再改；经办机构派出专家以前可以收回。经办机构会看到理由，并增派专家。</p>
                <TextArea
                  name={`third-${fieldId}`}
                  label="商定不了的理由"
                  hint="两位各怎么看、分歧在哪里，不写评估对象的姓名。"
                  rows={2}
                  maxLength={NOTE_MAX}
                  value={reason}
                  onChange={(event) => setReason(event.currentTarget.value)}
                />
                <Button
                  wide
                  why={reason.trim() === '' ? '请写明商定不了的理由。' : undefined}
                  data-pending={isCalling}
                  disabled={isCalling}
                  onClick={() => startTransition(() => pressCall({ visitId, version, linkIds: [item.linkId], reason }))}
                >
                  确认交第三位专家
                </Button>
              </div>
            </Disclosure>
          )}
        </Settling>
      )}
    </section>
  )
}

/** What is settled stays out of the way until somebody means to change it. */
function Settling({ isSettled, children }: { isSettled: boolean; children: ReactNode }) {
  if (!isSettled) return children
  return (
    <Disclosure summary="改这一项">
      <div className="stack">{children}</div>
    </Disclosure>
  )
}

function Standing({ item }: { item: DisputedItem }) {
  switch (item.standing) {
    case 'wanting':
      return <Tag tone="wait">未定</Tag>
    case 'open':
      return <Tag tone="wait">待第三位专家裁定</Tag>
    default:
      return <Tag tone="done">{ROAD_LABEL[item.standing]}</Tag>
  }
}
