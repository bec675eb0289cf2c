'use client'

import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import { endOne } from './actions'

export function EndSessionForm({ sessionId, what }: { sessionId: string; what: string }) {
  const [state, action] = useActionState(endOne, null)
  return (
    <form action={action}>
      <input type="hidden" name="sessionId" value={sessionId} />
      <SubmitButton tone="stop" size="little" pendingLabel="正在退出…" aria-label={`退出 ${what}`}>
        退出这一处
      </SubmitButton>
      {state && !state.ok && <p className="why">{state.problem.message}</p>}
    </form>
  )
}
