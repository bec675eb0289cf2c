'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type FormEvent, startTransition, useActionState, useState } from 'react'
import { KEPT_PREFIX } from '@/components/ui/kept-prefix'
import type { Problem } from '@/lib/kernel/outcome'
import { fieldErrors } from './act-command'
import { act } from './actions'

type Sent = { requestId: string; seen: number; deed: Record<string, unknown> }

/** Refusals after which the page no longer shows how the case stands. */
const OUTDATED = ['stale', 'wrongStatus', 'proposalStands', 'noProposal', 'notFound']

/**
 * One form of one act: sends the deed, goes to the case as it then stands, and keeps what was typed when it is refused. `storageKey` is
 * the key of the KeepTyped around the form.
 */
export function useDeed(
  caseId: string,
  storageKey: string,
  deedOf: (form: FormData) => Record<string, unknown>,
  press: Omit<Sent, 'deed'>,
) {
  const router = useRouter()
  const [form, setForm] = useState<FormData | null>(null)
  const [state, send, isPending] = useActionState(async (previous: Awaited<ReturnType<typeof act>>, sent: Sent) => {
    const answer = await act(previous, sent)
    if (answer?.ok) {
      sessionStorage.removeItem(KEPT_PREFIX + storageKey)
      router.replace(`/cases/${caseId}?did=${answer.value.version}` as Route)
    }
    return answer
  }, null)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    setForm(typed)
    startTransition(() => send({ ...press, deed: deedOf(typed) }))
  }

  const problem: Problem | null = state && !state.ok ? state.problem : null
  return {
    submit,
    /** The version the last press made of the case: a form that stays on the page begins anew with it. */
    made: state?.ok ? state.value.version : 0,
    isPending,
    problem,
    errors: fieldErrors(problem?.fields, form),
    isOutdated: problem !== null && OUTDATED.includes(problem.code),
    refresh: () => router.refresh(),
  }
}
