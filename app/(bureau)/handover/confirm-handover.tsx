'use client'

import { startTransition, useActionState, useEffect, useRef } from 'react'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Handover } from '@/lib/cases/schema/handover'
import { pass } from './actions'

type Props = { handover: Handover; takerName: string }

/** The last press, and then the report in its place. */
export function ConfirmHandover({ handover, takerName }: Props) {
  const [state, send, isPending] = useActionState(pass, null)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state) box.current?.focus()
  }, [state])
  if (state?.ok) {
    const { done, skipped } = state.value
    return (
      <div ref={box} tabIndex={-1} className="grid gap-4">
        <NoticeBanner tone="done" live title={`已移交 ${done.length} 件给${takerName}`}>
          {done.length > 0 && <p className="break-words">{done.join('、')}</p>}
        </NoticeBanner>
        {skipped.length > 0 && (
          <NoticeBanner tone="wait" title={`没有移交 ${skipped.length} 项`}>
            {skipped.map((one) => (
              <p key={one.caseNo}>
                {one.caseNo}：{one.why}
              </p>
            ))}
          </NoticeBanner>
        )}
        <p className="actions">
          <LinkButton href="/desk">回到案桌</LinkButton>
        </p>
      </div>
    )
  }
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        startTransition(() => send(handover))
      }}
    >
      {state && !state.ok && (
        <div ref={box} tabIndex={-1}>
          <NoticeBanner tone="late" live title="没有移交成功">
            {state.problem.message}
          </NoticeBanner>
        </div>
      )}
      <p className="small muted">移交后由{takerName}承办；案件的状态、期限和已有的初审不变，对方机构看不到承办人。每件都留痕。</p>
      <p className="actions">
        <SubmitButton pending={isPending} pendingLabel="正在移交…">
          确认移交 {handover.caseIds.length} 件
        </SubmitButton>
      </p>
    </form>
  )
}
