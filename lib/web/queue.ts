import { sweepTurns } from '../accounts/commands/turns'
import { portalDay } from '../agreements/commands'
import { deliverQueued } from '../cases/commands/delivery'
import { scanQuarantined } from '../cases/commands/paper'
import { startQueue, type Works } from '../jobs/commands/queue'
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
    await sweepTurns(new Date())
    return null
  },
}

// Next's dev server reloads modules; there is one queue a process.
const held = globalThis as typeof globalThis & { portalQueue?: { stop: () => Promise<void> } }

/** Lets time do its work while the app serves. Whatever becomes of it, the app serves; /api/health and the staff's pages say so. */
export function startPortalQueue(): void {
  held.portalQueue ??= startQueue(WORKS, logIncident)
}
