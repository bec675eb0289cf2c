import { sweepTurns } from '../accounts/commands/turns'
import { portalDay } from '../agreements/commands'
import { deliverQueued } from '../cases/commands/delivery'
import { scanQuarantined } from '../cases/commands/paper'
import { issueCertificates } from '../exchange/commands/certificate'
import { sweepUploads } from '../institutions/commands/upload'
import { pulse } from '../jobs/commands/overview'
import { startQueue, type Works } from '../jobs/commands/queue'
import type { Pulse } from '../jobs/schema'
import { logIncident } from './log'

/** The work of the queues that stands on floors the jobs may not see, and of those nobody else knows how to do. */
const WORKS: Works = {
  // What waits to be sent is the outbox's to know; a job only says that it is time to look.
  async deliver() {
    const at = new Date()
    const today = await portalDay(at)
    while ((await deliverQueued(today, at)).sent > 0);
    return null
  },
  async scan() {
    await scanQuarantined()
    return null
  },
  async sweep() {
    const at = new Date()
    await sweepTurns(at)
    // Most are given when first asked for; what nobody has asked for yet is given here.
    await issueCertificates(await portalDay(at))
    await sweepUploads(at)
    return null
  },
}

// Next's dev server reloads modules; there is one queue a process.
const held = globalThis as typeof globalThis & {
  portalQueue?: { stop: () => Promise<void> }
  portalPulse?: { askedAt: number; answer: Promise<Pulse> }
}

/** Lets time do its work while the app serves. Whatever becomes of it, the app serves; /api/health and the staff's pages say so. */
export function startPortalQueue(): void {
  held.portalQueue ??= startQueue(WORKS, logIncident)
}

const ASKED_EVERY = 10_000

/** Whether the background work runs; asked of the database once in ten seconds, however many pages are drawn. */
export function queuePulse(now: Date = new Date()): Promise<Pulse> {
  if (!held.portalPulse || now.getTime() - held.portalPulse.askedAt > ASKED_EVERY) {
    const answer = pulse(now)
    held.portalPulse = { askedAt: now.getTime(), answer }
    answer.catch(() => {
      held.portalPulse = undefined
    })
  }
  return held.portalPulse.answer
}

/** How well this process serves: `degraded` names what is down, and is still served. */
export type Serving = { state: 'serving' | 'degraded'; down: Array<'database' | 'queue'>; queue: Pulse | null }

const PATIENCE = 3_000

/** The state of this process, within three seconds whatever its database does. */
export async function servingState(now: Date): Promise<Serving> {
  const silence = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null).unref())
  const queue = await Promise.race([queuePulse(now).catch(() => null), silence])
  if (!queue) return { state: 'degraded', down: ['database', 'queue'], queue: null }
  return queue.running ? { state: 'serving', down: [], queue } : { state: 'degraded', down: ['queue'], queue }
}
