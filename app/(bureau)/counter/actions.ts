'use server'

import { enterAtCounter } from '@/lib/cases/commands/apply'
import { SentAtCounter } from '@/lib/cases/schema/deed'
import { makeAction } from '@/lib/web/action'

/** 窗口代办: entered from signed paper and submitted in one deed. */
export const enter = makeAction({
  roles: ['clerk', 'reviewer'],
  schema: SentAtCounter,
  work: ({ actor, input, today, at }) => enterAtCounter(actor, input.start, { requestId: input.requestId, today, at }),
})
