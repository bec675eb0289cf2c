'use server'

import type { Route } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { keepOwnEmail } from '@/lib/access/commands/notice-email'
import { changePassword, endOwnSession } from '@/lib/accounts/commands'
import { changePasswordSchema } from '@/lib/accounts/schema'
import { makeAction } from '@/lib/web/action'
import { sessionCookieName } from '@/lib/web/session-cookie'

export const setNewPassword = makeAction({
  schema: changePasswordSchema,
  evenWithTemporaryPassword: true,
  async work({ actor, input, at }) {
    const changed = await changePassword(actor, input, at)
    if (!changed.ok) return changed
    ;(await cookies()).delete(sessionCookieName())
    redirect('/sign-in?changed=1' as Route)
  },
})

export const endOne = makeAction({
  schema: z.strictObject({ sessionId: z.string().min(20).max(80) }),
  revalidate: ['/account'],
  work: ({ actor, input, at }) => endOwnSession(actor, input.sessionId, at),
})

/** Where staff wish to be told of what they have to do, beside the inbox. */
export const setEmail = makeAction({
  schema: z.strictObject({ email: z.union([z.literal(''), z.email('请填写完整的邮箱地址，例如 name@example.cn').max(120)]) }),
  revalidate: ['/account'],
  work: ({ actor, input, at }) => keepOwnEmail(actor, input.email, at),
})
