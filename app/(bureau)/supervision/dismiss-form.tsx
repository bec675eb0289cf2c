'use client'

import { useActionState } from 'react'
import { problemsOf } from '@/components/application-form/problems'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { dismiss } from './actions'

/** 不暂停, with its reason: the alert is settled and does not come back for the same cause. */
export function DismissForm({ alertId }: { alertId: string }) {
  const [state, press] = useActionState(dismiss, null)
  const errors = state && !state.ok ? (state.problem.fields ?? {}) : {}
  return (
    <form action={press} className="grid gap-4" noValidate>
      <ErrorSummary title="没有办成" problems={problemsOf(state)} />
      <input type="hidden" name="alertId" value={alertId} />
      <KeepTyped storageKey={`dismiss-${alertId}`}>
        <TextArea id={`reason-${alertId}`} name="reason" label="为什么不暂停" rows={2} maxLength={200} error={errors.reason} unkept />
      </KeepTyped>
      <p className="small muted">按下后，这条预警结束，不再为同一件事提出；理由密封留存，两地复核人员都能查到。机构照常服务。</p>
      <div>
        <SubmitButton tone="plain">确定不暂停</SubmitButton>
      </div>
    </form>
  )
}
