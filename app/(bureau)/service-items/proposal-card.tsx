'use client'

import type { ReactNode } from 'react'
import { JudgedList } from '@/components/items/judged-list'
import { Card } from '@/components/ui/card'
import { DateInput } from '@/components/ui/date-input'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import type { Judged } from '@/lib/institutions/rules/item-checks'
import { chineseDay, isPlainDate } from '@/lib/kernel/dates'
import type { Problem } from '@/lib/kernel/outcome'

type Props = {
  from: string
  reason: string
  onFrom: (from: string) => void
  onReason: (reason: string) => void
  judged: readonly Judged[]
  /** What cannot be read yet, one sentence each. */
  faulty: readonly string[]
  /** Nothing is changed yet. */
  isEmpty: boolean
  problem: Problem | null
  isPending: boolean
  onSend: () => void
  /** What the draft changes, in plain words. */
  children: ReactNode
}

/** The end of a draft: from when, why, what changes, what the rules say, and the press that files it. */
export function ProposalCard({ from, reason, onFrom, onReason, judged, faulty, isEmpty, problem, isPending, onSend, children }: Props) {
  const blocking = judged.filter((one) => one.strength === 'blocks').length + faulty.length
  const why = isEmpty
    ? '还没有改动'
    : !isPlainDate(from)
      ? '请先填写起始日'
      : blocking > 0
        ? `还有 ${blocking} 条须改正，见上面`
        : undefined
  return (
    <div className="stack lg:sticky lg:top-4">
      <Card title="预览">{children}</Card>
      {!isEmpty && (judged.length > 0 || faulty.length > 0) && (
        <Card title="核对">
          {faulty.length > 0 && (
            <ul className="mb-3 grid gap-1">
              {faulty.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
          <JudgedList found={judged} />
        </Card>
      )}
      <Card title="提交会签">
        <form
          method="post"
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            onSend()
          }}
        >
          <DateInput name="from" label="起始日" value={from} onChange={(event) => onFrom(event.target.value)} required />
          <TextArea
            name="reason"
            label="理由"
            hint="两地经办机构和公众都会看到，不写个人信息。"
            rows={2}
            maxLength={200}
            required
            value={reason}
            onChange={(event) => onReason(event.target.value)}
            error={problem?.fields?.reason}
          />
          {problem && !problem.fields?.reason && (
            <NoticeBanner tone="late" live title={problem.message}>
              {problem.also?.map((one) => (
                <p key={one.message}>{one.message}</p>
              ))}
            </NoticeBanner>
          )}
          <p className="small">
            提交后成为会签单，两地复核人员都签署了才算数{isPlainDate(from) && `，自${chineseDay(from)}起`}
            ；由复核人员提交的，提交即本机构签署。
          </p>
          <SubmitButton pending={isPending} pendingLabel="正在提交…" why={why}>
            提交会签
          </SubmitButton>
        </form>
      </Card>
    </div>
  )
}
