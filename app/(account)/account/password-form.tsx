'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { setNewPassword } from './actions'

export function PasswordForm() {
  const [state, action] = useActionState(setNewPassword, null)
  const problem = state && !state.ok ? state.problem : null
  const fields = problem?.fields ?? {}
  const told = problem?.fields ? Object.entries(problem.fields).map(([field, message]) => ({ field, message })) : []
  return (
    <form action={action} className="form">
      {problem && <ErrorSummary title="密码没有改" problems={told.length > 0 ? told : [{ message: problem.message }]} />}
      <TextInput
        name="current"
        type="password"
        label="现在的密码"
        autoComplete="current-password"
        width="medium"
        error={fields.current}
        required
      />
      <TextInput
        name="next"
        type="password"
        label="新密码"
        hint="至少 12 个字符，可以是一句您记得住的话。改好后，所有登录都会退出。"
        autoComplete="new-password"
        width="medium"
        minLength={12}
        error={fields.next}
        required
      />
      <div>
        <SubmitButton pendingLabel="正在修改…">修改密码</SubmitButton>
      </div>
    </form>
  )
}
