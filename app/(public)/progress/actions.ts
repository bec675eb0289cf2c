'use server'

import { takeTurn, tooMany } from '@/lib/accounts/commands/turns'
import { askProgress } from '@/lib/cases/commands/progress'
import { askedNumber } from '@/lib/cases/commands/query-code'
import { ProgressAsk } from '@/lib/cases/schema/apply'
import { makeAction } from '@/lib/web/action'
import { callerAddress } from '@/lib/web/rate'

/** Turns in 15 minutes: of one address (a whole office may share one), of one address for one case, and for one case from anywhere. */
const TURNS = { address: 60, addressAndCase: 10, caseNo: 100, window: 15 * 60 }

export const ask = makeAction({
  roles: 'anyone',
  schema: ProgressAsk,
  async work({ input, today, at }) {
    const [address, caseNo] = [await callerAddress(), askedNumber(input.caseNo)]
    const keys = [
      [`progressAddress:${address}`, TURNS.address],
      [`progressBoth:${address}:${caseNo}`, TURNS.addressAndCase],
      [`progressCase:${caseNo}`, TURNS.caseNo],
    ] as const
    for (const [key, limit] of keys) {
      const turn = await takeTurn(key, limit, TURNS.window, at)
      if (!turn.taken) return tooMany(turn.retryAfter)
    }
    return askProgress(input, today)
  },
})
