'use server'

import { rectify } from '@/lib/supervision/commands/finding'
import { RectifyEntry } from '@/lib/supervision/schema/finding'
import { makeAction } from '@/lib/web/action'

export const submitRectification = makeAction({
  roles: ['institution'],
  schema: RectifyEntry,
  revalidate: ({ findingId }) => ['/rectifications', `/rectifications/${findingId}`],
  work: ({ actor, input, today, at }) => rectify(actor, input, { today, at }),
})
