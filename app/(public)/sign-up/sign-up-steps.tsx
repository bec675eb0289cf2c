'use client'

import { useActionState, useState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { sendCode, signUp } from './actions'
import { CodeField } from './code-field'
import { CodeSent, type Sent } from './code-sent'
import { PhoneStep } from './phone-step'
import { problemsOf } from './problems-of'

export function SignUpSteps() {
  const [asked, askAction] = useActionState(sendCode, null)
  // The answer one has gone back from, to type another number.
  const [left, setLeft] = useState<typeof asked>(null)
  const sent = asked?.ok && asked !== left ? asked.value : null
  if (sent) return <Declaration key={sent.phone} sent={sent} back={() => setLeft(asked)} />

  return (
    <PhoneStep
      storageKey="sign-up-phone"
      hint="以后用它登录，办理进度也发到这里。"
      action={askAction}
      problem={asked && !asked.ok ? asked.problem : null}
    />
  )
}

function Declaration({ sent, back }: { sent: Sent; back: () => void }) {
  const [state, action] = useActionState(signUp, null)
  const problem = state && !state.ok ? state.problem : null
  const fields = problem?.fields ?? {}
  return (
    <KeepTyped storageKey="sign-up">
      <form action={action} className="form" noValidate>
        <p className="small muted">第 2 步，共 2 步</p>
        <ErrorSummary title="还没有注册成功" problems={problemsOf(problem)} />
        <CodeSent sent={sent} back={back} />
        <input type="hidden" name="phone" value={sent.phone} />
        <CodeField error={fields.code} />
        <TextInput
          name="name"
          label="您的姓名"
          hint="与身份证一致，生僻字照写。"
          autoComplete="name"
          width="medium"
          error={fields.name}
          unkept
          required
        />
        <TextInput
          name="nationalId"
          label="您的身份证号"
          hint="替家人办理的，这里仍填您自己的。号码加密保存；经办机构核验证件之前，只作申报。"
          autoComplete="off"
          spellCheck={false}
          error={fields.nationalId}
          unkept
          required
        />
        <TextInput
          name="password"
          type="password"
          label="设一个密码"
          hint="至少 12 个字符，可以是一句您记得住的话，不要用手机号或证件号。"
          autoComplete="new-password"
          minLength={12}
          error={fields.password}
          required
        />
        <SubmitButton wide size="big" pendingLabel="正在注册…">
          注册并登录
        </SubmitButton>
      </form>
    </KeepTyped>
  )
}
