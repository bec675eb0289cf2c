import { GATEWAYS, messagingPort } from '../../access/commands/messaging'
import { CALENDAR } from '../../access/schema'
import { asActor } from '../../db'
import { addDays, type PlainDate } from '../../kernel/dates'
import { afterFailure, CLAIM_HOLDS_MINUTES, STALE_AFTER_DAYS } from '../rules/delivery'
import { type Claimed, claimQueued, setAsideOld, settleClaim } from '../store/outgoing'

export type DeliveryReport = { sent: number; putOff: number; setAside: number }

const MINUTE = 60_000

/**
 * Sends what waits, at most `take`: claimed in one transaction, handed to the gateway under an id that never changes, then marked. Two
 * at once never hold the same message; one that died between handing over and marking leaves a claim that is taken up again under the
 * same id, which the gateway knows. What is refused again and again is set aside, and so is what has grown too old to be news.
 */
export async function deliverQueued(today: PlainDate, at: Date, take = 50): Promise<DeliveryReport> {
  const channels = GATEWAYS.filter((gateway) => messagingPort(gateway) !== null)
  const { old, claimed } = await asActor(CALENDAR, async (tx) => ({
    old: await setAsideOld(tx, addDays(today, -STALE_AFTER_DAYS)),
    claimed:
      channels.length === 0
        ? []
        : await claimQueued(tx, { channels, at, abandoned: new Date(at.getTime() - CLAIM_HOLDS_MINUTES * MINUTE), take }),
  }))
  const report: DeliveryReport = { sent: 0, putOff: 0, setAside: old }
  for (const one of claimed) report[await deliver(one, at)] += 1
  return report
}

async function deliver(one: Claimed, at: Date): Promise<'sent' | 'putOff' | 'setAside'> {
  const { id, to, title, body, channel, tries } = one
  try {
    await messagingPort(channel)?.send({ id, to, title, body })
  } catch (error) {
    const next = afterFailure(tries, at)
    // The gateway's own words may hold the number: only its code is kept.
    const lastError = String((error as { code?: unknown }).code ?? 'refused').slice(0, 40)
    await asActor(CALENDAR, (tx) =>
      settleClaim(tx, one, next ? { state: 'queued', notBefore: next, lastError } : { state: 'failed', lastError }),
    )
    return next ? 'putOff' : 'setAside'
  }
  await asActor(CALENDAR, (tx) => settleClaim(tx, one, { state: 'sent', sentAt: at }))
  return 'sent'
}
