'use server'

import { loadHolidayYear } from '@/lib/agreements/commands'
import { holidayYearFormSchema } from '@/lib/agreements/schema'
import { makeAction } from '@/lib/web/action'

export const loadYear = makeAction({
  roles: ['administrator'],
  schema: holidayYearFormSchema,
  revalidate: ['/calendars'],
  work: ({ actor, input }) => loadHolidayYear(actor, input),
})
