'use server'

import { z } from 'zod'
import { tryAgain } from '@/lib/jobs/commands/overview'
import { QueueName } from '@/lib/jobs/schema'
import { makeAction } from '@/lib/web/action'

/** Puts a job that was given up back into its queue. */
export const again = makeAction({
  roles: ['administrator'],
  schema: z.strictObject({ queue: QueueName, id: z.uuid() }),
  revalidate: ['/jobs'],
  work: ({ actor, input }) => tryAgain(actor, input.queue, input.id),
})
