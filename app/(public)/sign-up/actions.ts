'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { requestCode, signUpApplicant } from '@/lib/accounts/commands/sign-up'
import { requestCodeSchema, signUpSchema } from '@/lib/accounts/schema'
import { makeAction } from '@/lib/web/action'
import { nationalIdField } from '@/lib/web/national-id-field'
import { callerAddress } from '@/lib/web/rate'
import { signInHere } from '@/lib/web/sign-in'

export const sendCode = makeAction({
  roles: 'anyone',
  schema: requestCodeSchema,
  async work({ input, at }) {
    const outcome = await requestCode(input.phone, 'signUp', await callerAddress(), at)
    return outcome.ok ? { ok: true, value: { ...outcome.value, phone: input.phone } } : outcome
  },
})

export const signUp = makeAction({
  roles: 'anyone',
  schema: signUpSchema.extend({ nationalId: nationalIdField }),
  async work({ input, at }) {
    const made = await signUpApplicant(input, await callerAddress(), at)
    if (!made.ok) return made
    const entered = await signInHere({ login: input.phone, password: input.password }, at)
    if (!entered.ok) return entered
    redirect('/apply' as Route)
  },
})
