'use client'

import { useActionState, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { Tag } from '@/components/ui/tag'
import { TextInput } from '@/components/ui/text-input'
import { maskedPhone } from '@/lib/accounts/rules'
import type { Problem } from '@/lib/kernel/outcome'
import { sendCode, signUp } from './actions'

type Sent = { phone: string; shownCode: string | null }

function problemsOf(problem: Problem | null) {
  if (!problem) return []
  return problem.fields ? Object.entries(problem.fields).map(([field, message]) => ({ field, message })) : [{ message: problem.message }]
}

export function SignUpSteps() {
  const [asked, askAction] = useActionState(sendCode, null)
  // The answer one has gone back from, to type another number.
  const [left, setLeft] = useState<typeof asked>(null)
  const sent = asked?.ok && asked !== left ? asked.value : null
  if (sent) return <Declaration key={sent.phone} sent={sent} back={() => setLeft(asked)} />

  const problem = asked && !asked.ok ? asked.problem : null
  return (
    <KeepTyped storageKey="sign-up-phone">
      <form action={askAction} className="form" noValidate>
        <p className="small muted">第 1 步，共 2 步</p>
        <ErrorSummary title="验证码没有发出" problems={problemsOf(problem)} />
        <TextInput
          name="phone"
          type="tel"
          inputMode="tel"
          label="手机号"
          hint="以后用它登录，办理进度也发到这里。"
          autoComplete="tel"
          width="medium"
          error={problem?.fields?.phone}
          unkept
          required
        />
        <SubmitButton wide size="big" pendingLabel="正在发送…">
          获取验证码
        </SubmitButton>
      </form>
    </KeepTyped>
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
        <NoticeBanner tone="info">
          <p>验证码已发往 {maskedPhone(sent.phone)}，10 分钟内有效。</p>
          {sent.shownCode && (
            <p className="mt-2">
              <Tag tone="notice">演示</Tag> 没有真的发短信，验证码是 <b className="select-all">{sent.shownCode}</b>
            </p>
          )}
          <div className="actions mt-3">
            <Button size="little" tone="quiet" onClick={back}>
              没收到，或换个手机号
            </Button>
          </div>
        </NoticeBanner>
        <input type="hidden" name="phone" value={sent.phone} />
        <TextInput
          name="code"
          label="短信验证码"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          width="short"
          error={fields.code}
          required
        />
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
