'use server'

import { takeTurn, tooMany } from '@/lib/accounts/commands/turns'
import { askProgress } from '@/lib/cases/commands/progress'
import { ProgressAsk } from '@/lib/cases/schema/apply'
import { makeAction } from '@/lib/web/action'
import { callerAddress } from '@/lib/web/rate'

/** Turns in 15 minutes: of one address (a whole office may share one), and for one case number from anywhere. */
const TURNS = { address: 30, caseNo: 10, window: 15 * 60 }

export const ask = makeAction({
  roles: 'anyone',
  schema: ProgressAsk,
  async work({ input, today, at }) {
    const keys = [
      [`progressAddress:${await callerAddress()}`, TURNS.address],
      [`progressCase:${input.caseNo.toUpperCase()}`, TURNS.caseNo],
    ] as const
    for (const [key, limit] of keys) {
      const turn = await takeTurn(key, limit, TURNS.window, at)
      if (!turn.taken) return tooMany(turn.retryAfter)
    }
    return askProgress(input, today)
  },
})
