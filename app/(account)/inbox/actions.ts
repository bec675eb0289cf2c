'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readMessages } from '@/lib/cases/commands/inbox'
import { makeAction } from '@/lib/web/action'

const read = makeAction({
  schema: z.strictObject({ id: z.string().max(80).default('') }),
  work: ({ actor, input, at }) => readMessages(actor, input.id === '' ? null : input.id, at),
})

/** Marks the message in the form, or all where it names none, as read. A plain form sends it: no script is needed. */
export async function markAsRead(form: FormData): Promise<void> {
  const state = await read(null, form)
  // The frame around the page counts what is unread: it is drawn anew with it.
  if (!state || state.ok) return revalidatePath('/', 'layout')
  if (state.problem.code === 'signInAgain') redirect('/sign-in?from=%2Finbox' as Route)
  if (state.problem.code === 'changePasswordFirst') redirect('/account' as Route)
  throw new Error(state.problem.message)
}
