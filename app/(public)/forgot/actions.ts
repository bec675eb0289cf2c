'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { resetPassword } from '@/lib/accounts/commands/reset-password'
import { requestCode } from '@/lib/accounts/commands/sign-up'
import { requestCodeSchema, resetPasswordSchema } from '@/lib/accounts/schema'
import { makeAction } from '@/lib/web/action'
import { nationalIdField } from '@/lib/web/national-id-field'
import { callerAddress } from '@/lib/web/rate'
import { signInHere } from '@/lib/web/sign-in'

export const sendResetCode = makeAction({
  roles: 'anyone',
  schema: requestCodeSchema,
  async work({ input, at }) {
    const outcome = await requestCode(input.phone, 'reset', await callerAddress(), at)
    return outcome.ok ? { ok: true, value: { ...outcome.value, phone: input.phone } } : outcome
  },
})

export const reset = makeAction({
  roles: 'anyone',
  schema: resetPasswordSchema.extend({ nationalId: nationalIdField }),
  async work({ input, at }) {
    const made = await resetPassword(input, await callerAddress(), at)
    if (!made.ok) return made
    const entered = await signInHere({ login: input.phone, password: input.password }, at)
    if (!entered.ok) return entered
    redirect('/apply' as Route)
  },
})
