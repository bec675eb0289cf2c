'use server'

import { takeTurn, tooMany } from '@/lib/accounts/commands/turns'
import { findResidents } from '@/lib/cases/commands/residents'
import { FindCases } from '@/lib/cases/schema/desk'
import { refused } from '@/lib/kernel/outcome'
import { makeAction } from '@/lib/web/action'

/** Searching is an act, not an address: what is looked for never stands in a URL (P-05), and has its limit (W-03). */
export const find = makeAction({
  roles: ['clerk', 'reviewer'],
  schema: FindCases,
  work: async ({ actor, input, today }) => {
    if (actor.regionCode === null) return refused('noBureau', '您的账号不属于任何经办机构，不能查找。')
    const turn = await takeTurn(`find:${actor.accountId}`, 60, 60)
    if (!turn.taken) return tooMany(turn.retryAfter)
    return findResidents({ ...actor, regionCode: actor.regionCode }, input.text, today)
  },
})
