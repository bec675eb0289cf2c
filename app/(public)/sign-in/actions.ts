'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { signInSchema } from '@/lib/accounts/schema'
import { makeAction } from '@/lib/web/action'
import { safeReturn } from '@/lib/web/doors'
import { homeOf } from '@/lib/web/home'
import { signInHere } from '@/lib/web/sign-in'

export const enter = makeAction({
  roles: 'anyone',
  schema: signInSchema.extend({ from: z.string().max(1000).default('') }),
  async work({ input: { from, ...input }, at }) {
    const outcome = await signInHere(input, at)
    if (!outcome.ok) return outcome
    const { actor, mustChangePassword } = outcome.value
    redirect((mustChangePassword ? '/account' : (safeReturn(from) ?? homeOf(actor.role))) as Route)
  },
})
