'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { setEmail } from './actions'

export function EmailForm({ email }: { email: string | null }) {
  const [state, action] = useActionState(setEmail, null)
  const problem = state && !state.ok ? state.problem : null
  return (
    <form action={action} className="form">
      {problem && <ErrorSummary title="邮箱没有保存" problems={[{ message: problem.message }]} />}
      {state?.ok && (
        <NoticeBanner tone="done" live>
          已保存。
        </NoticeBanner>
      )}
      <TextInput
        key={email}
        name="email"
        type="email"
        label="通知邮箱"
        hint="要您办的事会另发一封邮件，只写事项和案号，不写参保人。不填就只在“消息”里看。"
        autoComplete="email"
        width="medium"
        defaultValue={email ?? ''}
        error={problem?.fields?.email}
        optional
      />
      <div>
        <SubmitButton tone="plain" pendingLabel="正在保存…">
          保存邮箱
        </SubmitButton>
      </div>
    </form>
  )
}
