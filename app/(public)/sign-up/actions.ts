'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { signUpApplicant } from '@/lib/accounts/commands/sign-up'
import { requestCodeSchema, signUpSchema } from '@/lib/accounts/schema'
import { makeAction } from '@/lib/web/action'
import { nationalIdField } from '@/lib/web/national-id-field'
import { callerAddress } from '@/lib/web/rate'
import { sendCodeHere } from '@/lib/web/send-code'
import { signInHere } from '@/lib/web/sign-in'

export const sendCode = makeAction({
  roles: 'anyone',
  schema: requestCodeSchema,
  async work({ input, at }) {
    return sendCodeHere(input.phone, 'signUp', at)
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
