'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { decidePhoto } from '@/lib/institutions/commands/photo'
import { answerRequest } from '@/lib/institutions/commands/request'
import { requestAnswerSchema } from '@/lib/institutions/schema/request'
import type { Outcome } from '@/lib/kernel/outcome'
import { makeAction } from '@/lib/web/action'

const HERE = '/register/requests'

export const answer = makeAction({
  roles: ['clerk', 'reviewer'],
  schema: requestAnswerSchema,
  async work({ actor, input, today }): Promise<Outcome<never>> {
    const answered = await answerRequest(actor, { ...input, today })
    if (!answered.ok) return answered
    redirect(`${HERE}?told=${input.verdict === 'accept' ? 'accepted' : 'returned'}` as Route)
  },
})

export const decide = makeAction({
  roles: ['clerk', 'reviewer'],
  schema: z.strictObject({ id: z.string().min(1).max(64), verdict: z.enum(['show', 'return']), reason: z.string().max(400).default('') }),
  revalidate: [HERE],
  work: ({ actor, input, today }) => decidePhoto(actor, { ...input, today }),
})
