'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import type { Outcome } from '@/lib/kernel/outcome'
import { complain, rate } from '@/lib/supervision/commands/complaint'
import { ComplaintEntry, RatingEntry } from '@/lib/supervision/schema/complaint'
import { makeAction } from '@/lib/web/action'

export const giveRating = makeAction({
  roles: ['applicant'],
  schema: RatingEntry,
  async work({ actor, input, today, at }): Promise<Outcome<never>> {
    const outcome = await rate(actor, input, { today, at })
    if (!outcome.ok) return outcome
    redirect('/feedback?told=rated' as Route)
  },
})

export const fileComplaint = makeAction({
  roles: ['applicant'],
  schema: ComplaintEntry,
  async work({ actor, input, today, at }): Promise<Outcome<never>> {
    const outcome = await complain(actor, input, { today, at })
    if (!outcome.ok) return outcome
    redirect('/feedback?told=complained' as Route)
  },
})
