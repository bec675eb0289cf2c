'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, startTransition, useActionState, useEffect, useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { CHANGE_FOLLOWS } from '@/lib/institutions/rules/change'
import { REGISTER_CHANGE_LABEL } from '@/lib/institutions/schema/change'
import { changeStanding } from '../changes'

type Props = { code: string; change: 'suspend' | 'resume' | 'withdraw'; mayBeUrgent: boolean }

/** 暂停, 恢复 or 退出, with the reason that both bureaus and the public read. */
export function StandingForm({ code, change, mayBeUrgent }: Props) {
  const router = useRouter()
  const [state, press, isPending] = useActionState(changeStanding, null)
  const [reason, setReason] = useState('')
  const [isUrgent, setUrgent] = useState(false)
  const problem = state?.ok === false ? state.problem : null
  useEffect(() => {
    if (state?.ok) router.push(`/register/dockets/${state.value}`)
  }, [state, router])

  function send(event: FormEvent) {
    event.preventDefault()
    startTransition(() => press({ code, change, reason, isUrgent }))
  }

  return (
    <form method="post" onSubmit={send} className="grid gap-3">
      {problem && !problem.fields?.reason && <NoticeBanner tone="late" title={problem.message} live />}
      <TextArea
        name="reason"
        id={`reason-${change}`}
        label={`${REGISTER_CHANGE_LABEL[change]}的理由`}
        hint="两地经办机构和公众都会看到，不写个人信息。"
        rows={2}
        maxLength={200}
        required
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={problem?.fields?.reason}
      />
      {mayBeUrgent && (
        <Checkbox
          name="isUrgent"
          id={`urgent-${change}`}
          label="紧急：立即生效，事后补签"
          hint="有人身安全之虞时用。提交即生效并公布，不能撤回；要恢复须另提“恢复”。"
          checked={isUrgent}
          onChange={(event) => setUrgent(event.target.checked)}
        />
      )}
      <p className="small">
        {isUrgent ? '提交后立即生效。' : '提交后成为会签单，两地复核人员都签署了才生效。'}
        {CHANGE_FOLLOWS[change]}
      </p>
      <div>
        <SubmitButton tone={change === 'resume' ? undefined : 'stop'} pending={isPending} pendingLabel="正在提交…">
          {isUrgent ? '立即暂停，并请对方补签' : `提出${REGISTER_CHANGE_LABEL[change]}`}
        </SubmitButton>
      </div>
    </form>
  )
}
