'use client'

import { startTransition, useActionState, useState } from 'react'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import type { DocketState } from '@/lib/agreements/schema/docket'
import type { Problem } from '@/lib/kernel/outcome'

type State = null | { ok: true; value: DocketState } | { ok: false; problem: Problem }

/** A server action under a docket, which answers how the docket then stands; the page redraws once it is done. */
export type DocketPress = (previous: State, sent: unknown) => Promise<State>

type Props = { docketId: string; label: string; hint: string; follows: string; button: string; send: DocketPress }

/** 退回 or 撤回, with its reason. */
export function DocketCloseForm({ docketId, label, hint, follows, button, send }: Props) {
  const [state, press, isPending] = useActionState(send, null)
  const [reason, setReason] = useState('')
  const problem = state?.ok === false ? state.problem : null
  return (
    <form
      method="post"
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        startTransition(() => press({ docketId, reason }))
      }}
    >
      {problem && !problem.fields?.reason && <NoticeBanner tone="late" title={problem.message} live />}
      <TextArea
        name="reason"
        id={`reason-${button}`}
        label={label}
        hint={hint}
        rows={2}
        maxLength={200}
        required
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={problem?.fields?.reason}
      />
      <p className="small">{follows}</p>
      <div>
        <SubmitButton tone="stop" pending={isPending} pendingLabel="正在办理…">
          {button}
        </SubmitButton>
      </div>
    </form>
  )
}
