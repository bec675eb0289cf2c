'use client'

import { startTransition, useActionState, useState } from 'react'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { RadioCards } from '@/components/ui/radio-cards'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { NOTE_MAX } from '@/lib/assessments/schema'
import { declare } from '../actions'

type Props = { visitId: string; name: string; requestId: string }

export function DeclareForm({ visitId, name, requestId }: Props) {
  const [state, send, isPending] = useActionState(declare, null)
  const [choice, setChoice] = useState('')
  const [reason, setReason] = useState('')
  const [isUnsaid, setUnsaid] = useState(false)
  const problem = state?.ok === false ? state.problem : null
  return (
    <form
      method="post"
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        // Nothing is signed by default.
        if (choice === '') return setUnsaid(true)
        startTransition(() => send({ visitId, requestId, tied: choice === 'tied', reason: choice === 'tied' ? reason : '' }))
      }}
    >
      <p>评估人员与参保人有亲属关系、利害关系，或所在机构正在护理这位参保人的，应当回避。请看清参保人是谁，再声明。</p>
      {problem && (
        <NoticeBanner tone="late" live>
          {problem.message}
        </NoticeBanner>
      )}
      <RadioCards
        name="recusal"
        legend={`${name}声明`}
        required
        value={choice}
        onChange={(event) => {
          setChoice(event.currentTarget.value)
          setUnsaid(false)
        }}
        error={isUnsaid ? '请先选择一项，再签署' : undefined}
        options={[
          { value: 'clear', label: '没有应当回避的情形', hint: '可以参加这次评估。' },
          { value: 'tied', label: '应当回避', hint: '您随即退出这次评估，由经办机构另派人员。' },
        ]}
      />
      {choice === 'tied' && (
        <TextArea
          name="reason"
          label="什么关系"
          hint="只有经办机构能看到。"
          rows={2}
          maxLength={NOTE_MAX}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={problem?.fields?.reason}
        />
      )}
      <SubmitButton wide pending={isPending} pendingLabel="正在签署…">
        签署声明
      </SubmitButton>
    </form>
  )
}
