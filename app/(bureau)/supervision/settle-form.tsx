'use client'

import { useActionState } from 'react'
import { problemsOf } from '@/components/application-form/problems'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { dismiss, suspend } from './actions'

const WAYS = {
  suspend: {
    action: suspend,
    label: '暂停的理由',
    hint: '名录和对方经办机构都会看到，会公开；不写服务对象和投诉人是谁。',
    follows:
      '按下后立即生效：名录换发，机构不能再接新的服务对象；正由它护理的每一位，家属和两地经办机构都会收到消息，可以更换机构。对方经办机构随后补签；不能撤回，要恢复另提会签。',
    press: '立即紧急暂停',
    tone: 'stop',
  },
  dismiss: {
    action: dismiss,
    label: '为什么不暂停',
    hint: '密封留存，不公开。',
    follows: '按下后，这条预警结束，不再为同一件事提出。机构照常服务。',
    press: '确定不暂停',
    tone: 'plain',
  },
} as const

/** 暂停 or 不暂停 by an alert, with the reason and what follows. */
export function SettleForm({ alertId, way }: { alertId: string; way: keyof typeof WAYS }) {
  const { action, label, hint, follows, press: words, tone } = WAYS[way]
  const [state, press] = useActionState(action, null)
  const errors = state && !state.ok ? (state.problem.fields ?? {}) : {}
  return (
    <form action={press} className="grid gap-4" noValidate>
      <ErrorSummary title="没有办成" problems={problemsOf(state).map(({ message }) => ({ message }))} />
      <input type="hidden" name="alertId" value={alertId} />
      <KeepTyped storageKey={`${way}-${alertId}`}>
        <TextArea id={`${way}-${alertId}`} name="reason" label={label} hint={hint} rows={2} maxLength={200} error={errors.reason} unkept />
      </KeepTyped>
      <p className="small muted">{follows}</p>
      <div>
        <SubmitButton tone={tone}>{words}</SubmitButton>
      </div>
    </form>
  )
}
