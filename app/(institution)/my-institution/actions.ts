'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { reportDaily } from '@/lib/institutions/commands/daily'
import { decidePhoto } from '@/lib/institutions/commands/photo'
import { askChange, takeBackRequest } from '@/lib/institutions/commands/request'
import { dailyReportSchema } from '@/lib/institutions/schema/change'
import { requestEntrySchema } from '@/lib/institutions/schema/request'
import type { Outcome } from '@/lib/kernel/outcome'
import { makeAction } from '@/lib/web/action'

const HERE = '/my-institution'
const byId = z.strictObject({ id: z.string().min(1).max(64) })

export const tellDay = makeAction({
  roles: ['institution'],
  schema: dailyReportSchema,
  revalidate: [HERE, '/institutions'],
  work: ({ actor, input, today }) => reportDaily(actor, { ...input, today }),
})

export const ask = makeAction({
  roles: ['institution'],
  schema: requestEntrySchema,
  async work({ actor, input, today }): Promise<Outcome<never>> {
    const asked = await askChange(actor, { ...input, today })
    if (!asked.ok) return asked
    redirect(`${HERE}?told=asked#requests` as Route)
  },
})

export const takeBack = makeAction({
  roles: ['institution'],
  schema: byId,
  revalidate: [HERE],
  work: ({ actor, input, today }) => takeBackRequest(actor, { ...input, today }),
})

export const takeDown = makeAction({
  roles: ['institution'],
  schema: byId,
  revalidate: [HERE],
  work: ({ actor, input, today }) => decidePhoto(actor, { ...input, verdict: 'remove', reason: '', today }),
})
