'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { problemsOf } from './problems'
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
  /** Asks for a reason above the button, under this label; `id` where several stand on a page. */
  reason?: { label: string; hint: string; optional: boolean; maxLength?: number; id?: string }
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
            id={reason.id ?? 'reason'}
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
