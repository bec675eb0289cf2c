'use client'

import { startTransition, useActionState } from 'react'
import type { DocketPress } from '@/components/docket-close-form'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'

type Props = { docketId: string; digest: string; follows: string; send: DocketPress }

export function DocketSignForm({ docketId, digest, follows, send }: Props) {
  const [state, press, isPending] = useActionState(send, null)
  return (
    <form
      method="post"
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        startTransition(() => press({ docketId, digest }))
      }}
    >
      {state?.ok === false && (
        <NoticeBanner tone="late" title={state.problem.message} live>
          {state.problem.also && (
            <ul className="mt-2 grid list-disc gap-1 ps-5">
              {state.problem.also.map((one) => (
                <li key={`${one.code} ${one.message}`}>{one.message}</li>
              ))}
            </ul>
          )}
        </NoticeBanner>
      )}
      <p className="small">{follows}签署留痕，不能收回。</p>
      <div>
        <SubmitButton pending={isPending} pendingLabel="正在签署…">
          代表本机构签署
        </SubmitButton>
      </div>
    </form>
  )
}
