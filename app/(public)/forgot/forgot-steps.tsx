'use client'

import { useActionState, useState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { CodeField } from '../sign-up/code-field'
import { CodeSent, type Sent } from '../sign-up/code-sent'
import { PhoneStep } from '../sign-up/phone-step'
import { problemsOf } from '../sign-up/problems-of'
import { reset, sendResetCode } from './actions'

export function ForgotSteps() {
  const [asked, askAction] = useActionState(sendResetCode, null)
  // The answer one has gone back from, to type another number.
  const [left, setLeft] = useState<typeof asked>(null)
  const sent = asked?.ok && asked !== left ? asked.value : null
  if (sent) return <NewPassword key={sent.phone} sent={sent} back={() => setLeft(asked)} />
  return (
    <PhoneStep
      storageKey="forgot-phone"
      hint="填您注册时用的手机号。"
      action={askAction}
      problem={asked && !asked.ok ? asked.problem : null}
    />
  )
}

function NewPassword({ sent, back }: { sent: Sent; back: () => void }) {
  const [state, action] = useActionState(reset, null)
  const problem = state && !state.ok ? state.problem : null
  const fields = problem?.fields ?? {}
  return (
    <KeepTyped storageKey="forgot">
      <form action={action} className="form" noValidate>
        <p className="small muted">第 2 步，共 2 步</p>
        <ErrorSummary title="密码还没有改" problems={problemsOf(problem)} />
        <CodeSent sent={sent} back={back} />
        <input type="hidden" name="phone" value={sent.phone} />
        <CodeField error={fields.code} />
        <TextInput
          name="nationalId"
          label="您的身份证号"
          hint="开这个账号时填的那一个，用来确认是您本人。"
          autoComplete="off"
          spellCheck={false}
          error={fields.nationalId}
          unkept
          required
        />
        <TextInput
          name="password"
          type="password"
          label="新密码"
          hint="至少 12 个字符，可以是一句您记得住的话。改好后，别处的登录都会退出。"
          autoComplete="new-password"
          minLength={12}
          error={fields.password}
          required
        />
        <SubmitButton wide size="big" pendingLabel="正在修改…">
          改好并登录
        </SubmitButton>
      </form>
    </KeepTyped>
  )
}
