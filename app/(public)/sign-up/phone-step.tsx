'use client'

import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { Problem } from '@/lib/kernel/outcome'
import { problemsOf } from './problems-of'

type Props = { storageKey: string; hint: string; action: (form: FormData) => void; problem: Problem | null }

/** The first of two steps: which telephone the code goes to. */
export function PhoneStep({ storageKey, hint, action, problem }: Props) {
  return (
    <KeepTyped storageKey={storageKey}>
      <form action={action} className="form" noValidate>
        <p className="small muted">第 1 步，共 2 步</p>
        <ErrorSummary title="验证码没有发出" problems={problemsOf(problem)} />
        <TextInput
          name="phone"
          type="tel"
          inputMode="tel"
          label="手机号"
          hint={hint}
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
