'use client'

import { type ComponentProps, type ReactNode, startTransition, useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import type { Problem } from '@/lib/kernel/outcome'

type State<V> = null | { ok: true; value: V } | { ok: false; problem: Problem }

type Props<V> = Pick<ComponentProps<typeof Button>, 'tone' | 'size' | 'wide' | 'why'> & {
  action: (previous: State<V>, sent: unknown) => Promise<State<V>>
  /** What the action is sent: plain values the page already holds. */
  input: unknown
  children: ReactNode
}

/** One press that needs no form; a refusal is said above it. Where one act takes another's place on a page, give each its key. */
export function ActButton<V>({ action, input, children, ...look }: Props<V>) {
  const [state, press, isPending] = useActionState(action, null)

  return (
    <div className="grid gap-3">
      {state && !state.ok && (
        <NoticeBanner tone="late" live>
          {state.problem.message}
        </NoticeBanner>
      )}
      <Button {...look} data-pending={isPending} disabled={isPending} onClick={() => startTransition(() => press(input))}>
        {children}
      </Button>
    </div>
  )
}
