'use server'

import { handOver } from '@/lib/cases/commands/handover'
import { Handover } from '@/lib/cases/schema/handover'
import { refused } from '@/lib/kernel/outcome'
import { makeAction } from '@/lib/web/action'

export const pass = makeAction({
  roles: ['clerk', 'reviewer'],
  schema: Handover,
  work: async ({ actor, input, today, at }) => {
    if (actor.regionCode === null) return refused('noBureau', '您的账号不属于任何经办机构，不能移交案件。')
    return handOver({ ...actor, regionCode: actor.regionCode }, input, today, at)
  },
})
