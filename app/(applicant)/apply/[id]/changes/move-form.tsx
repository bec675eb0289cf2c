'use client'

import { useActionState } from 'react'
import { problemsOf } from '@/components/application-form/problems'
import type { Sent } from '@/components/application-form/send'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'

type Props = {
  action: (previous: Sent<never>, sent: unknown) => Promise<Sent<never>>
  caseId: string
  requestId: string
  residence: string
  towns: readonly { value: string; label: string }[]
}

/** A new address in the same region of residence; the filing follows it. */
export function MoveForm({ action, caseId, requestId, residence, towns }: Props) {
  const [state, press] = useActionState(action, null)
  const errors = state && !state.ok ? (state.problem.fields ?? {}) : {}
  return (
    <form action={press} className="grid gap-5" noValidate>
      <ErrorSummary title="没有变更成功" problems={problemsOf(state)} />
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="requestId" value={requestId} />
      <KeepTyped storageKey={`move-${caseId}`}>
        <div className="grid gap-5">
          <Select
            name="townshipCode"
            label={`${residence}的乡镇（街道）`}
            placeholder="请选择"
            options={towns}
            error={errors.townshipCode}
          />
          <TextInput name="address" label="详细地址" maxLength={200} autoComplete="off" error={errors.address} unkept />
        </div>
      </KeepTyped>
      <p className="small muted">新地址即时生效，异地备案随之更新，两地经办机构同时可见；已有的待遇和护理机构不变。</p>
      <div className="actions">
        <SubmitButton size="big" tone="plain">
          变更居住地址
        </SubmitButton>
      </div>
    </form>
  )
}
