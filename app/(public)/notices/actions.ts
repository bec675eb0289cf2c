'use server'

import { returnTurn, takeTurn, tooMany } from '@/lib/accounts/commands/turns'
import { askObjection, objectToNotice } from '@/lib/cases/commands/objection'
import { askedNumber } from '@/lib/cases/commands/query-code'
import { ObjectionAsk, SentObjection } from '@/lib/cases/schema/objection'
import type { Problem } from '@/lib/kernel/outcome'
import { makeAction } from '@/lib/web/action'
import { callerAddress } from '@/lib/web/rate'

type Limits = ReadonlyArray<readonly [key: string, limit: number]>

async function turnedAway(limits: Limits, seconds: number, at: Date): Promise<{ ok: false; problem: Problem } | null> {
  for (const [key, limit] of limits) {
    const turn = await takeTurn(key, limit, seconds, at)
    if (!turn.taken) return tooMany(turn.retryAfter)
  }
  return null
}

/**
 * Objections in an hour: of one address (a whole street may share one), and to one notice from anywhere. The second is far above the
 * first, so that nobody uses up a notice's alone.
 */
const OBJECTIONS = { address: 10, notice: 200, seconds: 3600 }

export const object = makeAction({
  roles: 'anyone',
  schema: SentObjection,
  async work({ input, today, at }) {
    const notice = `objectNotice:${input.noticeId}`
    const limits: Limits = [
      [`objectAddress:${await callerAddress()}`, OBJECTIONS.address],
      [notice, OBJECTIONS.notice],
    ]
    const away = await turnedAway(limits, OBJECTIONS.seconds, at)
    if (away) return away
    const outcome = await objectToNotice(input, { today, at })
    // What was not taken costs the notice nothing; who sends it without end comes to the end of their own.
    if (!outcome.ok) await returnTurn(notice)
    return outcome
  },
})

/** Questions in 15 minutes: of one address, of one address for one number, and for one number from anywhere. */
const ASKS = { address: 60, addressAndNumber: 10, number: 100, seconds: 15 * 60 }

export const ask = makeAction({
  roles: 'anyone',
  schema: ObjectionAsk,
  async work({ input, at }) {
    const [address, number] = [await callerAddress(), askedNumber(input.number)]
    const limits: Limits = [
      [`objectionAddress:${address}`, ASKS.address],
      [`objectionBoth:${address}:${number}`, ASKS.addressAndNumber],
      [`objectionNumber:${number}`, ASKS.number],
    ]
    return (await turnedAway(limits, ASKS.seconds, at)) ?? askObjection(input)
  },
})
