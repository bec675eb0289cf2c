'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import type { Sent } from './send'

type Props = {
  /** Leads elsewhere when it is done; answers only refusals. */
  action: (previous: Sent<never>, sent: unknown) => Promise<Sent<never>>
  /** Sent as it stands: the case, the press, what was chosen. */
  hidden: Readonly<Record<string, string>>
  label: string
  pendingLabel?: string
  tone?: 'main' | 'stop' | 'plain'
  size?: 'normal' | 'big'
  wide?: boolean
  /** Says which one it is where several like it stand on a page. */
  spoken?: string
  problemTitle?: string
  /** Asks for a reason above the button, under this label. */
  reason?: { label: string; hint: string; optional: boolean; maxLength?: number }
}

/** Every sentence of a refusal, each with its article; of a field, with the way to it. */
function problemsOf(state: Sent<never>): { field?: string; message: string }[] {
  if (!state || state.ok) return []
  const { message, source, fields = {}, also = [] } = state.problem
  const named = Object.entries(fields).map(([field, says]) => ({ field, message: says }))
  if (named.length > 0) return named
  return [{ message, source }, ...also].map((one) => ({ message: one.source ? `${one.message}（${one.source}）` : one.message }))
}

/** One act of the applicant: pressed, answered on the spot when refused, with each reason in its own sentence. */
export function PressForm({
  action,
  hidden,
  label,
  pendingLabel,
  tone = 'main',
  size = 'big',
  wide,
  spoken,
  problemTitle = '现在还不能办',
  reason,
}: Props) {
  const [state, press] = useActionState(action, null)
  const errors = state && !state.ok ? (state.problem.fields ?? {}) : {}
  return (
    <form action={press} className="grid gap-4" noValidate>
      <ErrorSummary title={problemTitle} problems={problemsOf(state)} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {reason && (
        // Put back after a refusal; never stored.
        <KeepTyped storageKey="reason">
          <TextArea
            name="reason"
            label={reason.label}
            hint={reason.hint}
            optional={reason.optional}
            error={errors.reason}
            maxLength={reason.maxLength ?? 500}
            unkept
          />
        </KeepTyped>
      )}
      <div className={wide ? undefined : 'actions'}>
        <SubmitButton tone={tone} size={size} wide={wide} pendingLabel={pendingLabel} aria-label={spoken}>
          {label}
        </SubmitButton>
      </div>
    </form>
  )
}
