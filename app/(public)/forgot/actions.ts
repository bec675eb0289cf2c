'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { DOOR } from '@/lib/access/schema'
import { resetPassword } from '@/lib/accounts/commands/reset-password'
import { requestCodeSchema, resetPasswordSchema } from '@/lib/accounts/schema'
import { tellPasswordReset } from '@/lib/cases/commands/account-notice'
import { makeAction } from '@/lib/web/action'
import { nationalIdField } from '@/lib/web/national-id-field'
import { callerAddress } from '@/lib/web/rate'
import { sendCodeHere } from '@/lib/web/send-code'
import { signInHere } from '@/lib/web/sign-in'

export const sendResetCode = makeAction({
  roles: 'anyone',
  schema: requestCodeSchema,
  async work({ input, at }) {
    return sendCodeHere(input.phone, 'reset', at)
  },
})

export const reset = makeAction({
  roles: 'anyone',
  schema: resetPasswordSchema.extend({ nationalId: nationalIdField }),
  async work({ input, today, at }) {
    const made = await resetPassword(input, await callerAddress(), at, tellPasswordReset(DOOR, 'holder', { today, at }))
    if (!made.ok) return made
    const entered = await signInHere({ login: input.phone, password: input.password }, at)
    if (!entered.ok) return entered
    redirect('/apply' as Route)
  },
})
