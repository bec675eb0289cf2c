'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { ActionState } from '@/lib/web/action'

type Moved = { day: string; did: string; refused: number }
type Props = { action: (previous: ActionState<Moved>, sent: FormData) => Promise<ActionState<Moved>> }

/** Moves the demo calendar by whole days and says what fell due on the way. */
export function DemoClockForm({ action }: Props) {
  const [state, act] = useActionState<ActionState<Moved>, FormData>(action, null)
  const problem = state && !state.ok ? state.problem : null
  return (
    <form action={act} noValidate className="form">
      {problem && <ErrorSummary problems={[{ field: 'days', message: problem.fields?.days ?? problem.message }]} />}
      <TextInput name="days" label="往后移动几天" inputMode="numeric" width="short" defaultValue="7" error={problem?.fields?.days} />
      <SubmitButton pendingLabel="正在移动日历…">移动日历</SubmitButton>
      {state?.ok && (
        <p role="status">
          演示里的今天已是 {state.value.day}：{state.value.did}
          {state.value.refused > 0 ? `，另有 ${state.value.refused} 件未能办理` : ''}。
        </p>
      )}
    </form>
  )
}
