'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { openAccount } from '../actions'
import { type PostChoices, PostFields } from '../post-fields'
import { ShownOnce } from '../shown-once'

export function NewAccountForm({ choices }: { choices: PostChoices }) {
  const [state, action] = useActionState(openAccount, null)
  if (state?.ok && state.value.temporaryPassword !== null) {
    const { displayName, loginName, temporaryPassword } = state.value
    return (
      <div className="stack">
        <ShownOnce title={`已为${displayName}开设账号`} loginName={loginName} password={temporaryPassword} />
        <div className="actions">
          <LinkButton href="/staff">回人员账号</LinkButton>
        </div>
      </div>
    )
  }
  const problem = state && !state.ok ? state.problem : null
  const fields = problem?.fields ?? {}
  const told = Object.entries(fields).map(([field, message]) => ({ field, message }))
  return (
    <KeepTyped storageKey="staff-new">
      <form action={action} className="form">
        {problem && <ErrorSummary title={problem.message} problems={told.length > 0 ? told : [{ message: '请改正后再提交。' }]} />}
        <TextInput name="displayName" label="姓名" autoComplete="off" width="medium" error={fields.displayName} unkept required />
        <TextInput
          name="nationalId"
          label="身份证号"
          hint="只用来认定是不是同一个人，加密保存。"
          autoComplete="off"
          spellCheck={false}
          width="medium"
          error={fields.nationalId}
          unkept
          required
        />
        <TextInput
          name="loginName"
          label="登录名"
          hint="字母开头，3 至 40 位，只用小写字母、数字、点、横线和下划线。"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          width="medium"
          error={fields.loginName}
          required
        />
        <PostFields choices={choices} errors={fields} />
        <div>
          <SubmitButton pendingLabel="正在开设…">开设账号</SubmitButton>
        </div>
      </form>
    </KeepTyped>
  )
}
