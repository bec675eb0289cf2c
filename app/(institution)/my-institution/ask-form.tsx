'use client'

import { useActionState } from 'react'
import { problemsOf } from '@/components/application-form/problems'
import type { Sent } from '@/components/application-form/send'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'

type Props = {
  /** Leads elsewhere when it is done; answers only refusals. */
  action: (previous: Sent<never>, sent: unknown) => Promise<Sent<never>>
  requestId: string
  code: string
  standing: { phone: string; address: string; carers: number | null; certified: number | null }
}

/** 申请变更: what is signed by both bureaus, asked for by the institution. */
export function AskForm({ action, requestId, code, standing: { phone, address, carers, certified } }: Props) {
  const [state, press] = useActionState(action, null)
  const errors = state && !state.ok ? (state.problem.fields ?? {}) : {}
  return (
    <form action={press} className="grid gap-5" noValidate>
      <ErrorSummary title="没有提交" problems={problemsOf(state)} />
      <input type="hidden" name="requestId" value={requestId} />
      <KeepTyped storageKey={`ask-${code}`}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextInput name="phone" label="联系电话" maxLength={60} defaultValue={phone} error={errors.phone} />
          <TextInput name="address" label="详细地址" maxLength={200} defaultValue={address} error={errors.address} />
          <TextInput
            name="carers"
            label="护理员人数"
            inputMode="numeric"
            width="short"
            maxLength={5}
            defaultValue={carers ?? ''}
            error={errors.carers}
            optional
          />
          <TextInput
            name="certified"
            label="其中持证人数"
            inputMode="numeric"
            width="short"
            maxLength={5}
            defaultValue={certified ?? ''}
            error={errors.certified}
            optional
          />
          <div className="sm:col-span-2">
            <TextArea
              name="note"
              label="说明"
              hint="为什么变更、从哪天起；只有经办机构看得到。"
              optional
              maxLength={300}
              rows={2}
              error={errors.note}
            />
          </div>
        </div>
      </KeepTyped>
      <p className="small muted">提交以后由当地经办机构核对；采纳的，两地签署以后生效并更新名录。生效以前，公众看到的不变。</p>
      <div className="actions">
        <SubmitButton pendingLabel="正在提交…">提交变更申请</SubmitButton>
      </div>
    </form>
  )
}
