'use client'

import { useActionState } from 'react'
import type { Sent } from './application-form/send'
import { SubmitButton } from './ui/submit-button'

type Props<V> = {
  action: (previous: Sent<V>, sent: unknown) => Promise<Sent<V>>
  values: Record<string, string>
  label: string
  pendingLabel: string
}

/** One act by one press; a refusal is told beside the button. */
export function PressButton<V>({ action, values, label, pendingLabel }: Props<V>) {
  const [state, press] = useActionState(action, null)
  return (
    <form action={press} className="flex flex-wrap items-center gap-3">
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton tone="plain" size="little" pendingLabel={pendingLabel}>
        {label}
      </SubmitButton>
      <span role="status" className="small text-red">
        {state && !state.ok ? state.problem.message : ''}
      </span>
    </form>
  )
}
