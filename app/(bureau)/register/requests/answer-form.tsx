'use client'

import { useActionState } from 'react'
import { problemsOf } from '@/components/application-form/problems'
import type { Sent } from '@/components/application-form/send'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextArea } from '@/components/ui/text-area'

type Props<V> = {
  action: (previous: Sent<V>, sent: unknown) => Promise<Sent<V>>
  id: string
  /** What the first button does, and its value. */
  yes: { value: string; label: string }
  /** What follows from either. */
  follows: string
  of: string
}

/** Accept or return: two buttons of one form, with words for the institution. */
export function AnswerForm<V>({ action, id, yes, follows, of }: Props<V>) {
  const [state, press, pending] = useActionState(action, null)
  const errors = state && !state.ok ? (state.problem.fields ?? {}) : {}
  return (
    <form action={press} className="grid gap-4" noValidate>
      <ErrorSummary title="没有办成" problems={problemsOf(state)} />
      <input type="hidden" name="id" value={id} />
      <TextArea
        id={`reason-${id}`}
        name="reason"
        label="给机构的话"
        hint="退回的必须写理由"
        maxLength={200}
        rows={2}
        error={errors.reason}
      />
      <p className="small muted">{follows}</p>
      <div className="actions">
        <Button type="submit" name="verdict" value={yes.value} tone="main" disabled={pending}>
          {yes.label}
          <span className="sr-only">{of}</span>
        </Button>
        <Button type="submit" name="verdict" value="return" disabled={pending}>
          退回
          <span className="sr-only">{of}</span>
        </Button>
      </div>
    </form>
  )
}
