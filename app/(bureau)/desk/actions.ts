'use server'

import { takeTurn, tooMany } from '@/lib/accounts/commands/turns'
import { findCases } from '@/lib/cases/commands/desk'
import { dropFilter, saveFilter, standardFilter } from '@/lib/cases/commands/saved-filter'
import { FindCases, SavedFilterChoice, SaveFilter } from '@/lib/cases/schema/desk'
import { refused } from '@/lib/kernel/outcome'
import { makeAction } from '@/lib/web/action'

/** Searching is an act, not an address: what is looked for never stands in a URL (P-05), and has its limit (W-03). */
export const find = makeAction({
  roles: ['clerk', 'reviewer'],
  schema: FindCases,
  work: async ({ actor, input, today }) => {
    if (actor.regionCode === null) return refused('noBureau', '您的账号不属于任何经办机构，不能查找案件。')
    const turn = await takeTurn(`find:${actor.accountId}`, 60, 60)
    if (!turn.taken) return tooMany(turn.retryAfter)
    return findCases({ ...actor, regionCode: actor.regionCode }, input, today)
  },
})

const LISTS = ['/desk', '/cases']

export const keep = makeAction({
  roles: ['clerk', 'reviewer'],
  schema: SaveFilter,
  revalidate: LISTS,
  work: ({ actor, input }) => saveFilter(actor, input),
})

export const drop = makeAction({
  roles: ['clerk', 'reviewer'],
  schema: SavedFilterChoice,
  revalidate: LISTS,
  work: ({ actor, input }) => dropFilter(actor, input.id),
})

export const makeStandard = makeAction({
  roles: ['clerk', 'reviewer'],
  schema: SavedFilterChoice,
  revalidate: LISTS,
  work: ({ actor, input }) => standardFilter(actor, input.id),
})
