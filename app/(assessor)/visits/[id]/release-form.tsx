'use client'

import { startTransition, useActionState, useState } from 'react'
import { Disclosure } from '@/components/ui/disclosure'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { RadioCards } from '@/components/ui/radio-cards'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { RELEASE_REASON_LABEL, RELEASE_REASONS } from '@/lib/cases/schema'
import { release } from '../actions'

type Props = { caseId: string; requestId: string }

/** A grave act: everyone is taken off the visit and the bureau sends others. */
export function ReleaseForm({ caseId, requestId }: Props) {
  const [state, send, isPending] = useActionState(release, null)
  const [why, setWhy] = useState('')
  const [note, setNote] = useState('')

  return (
    <Disclosure summary="这次去不成，退回派单…" tone="stop" boxed>
      <form
        method="post"
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          startTransition(() => send({ requestId, caseId, why, note }))
        }}
      >
        <p>退回后回到待派员，由经办机构另派人员；已经锁定的评估表仍保留在案。</p>
        {state?.ok === false && (
          <NoticeBanner tone="late" live>
            {state.problem.message}
          </NoticeBanner>
        )}
        <RadioCards
          name="why"
          legend="原因"
          required
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          options={RELEASE_REASONS.map((reason) => ({ value: reason, label: RELEASE_REASON_LABEL[reason] }))}
        />
        <TextArea
          name="note"
          label="说明"
          optional
          rows={2}
          maxLength={300}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <SubmitButton tone="stop" pending={isPending} pendingLabel="正在退回…">
          退回派单
        </SubmitButton>
      </form>
    </Disclosure>
  )
}
