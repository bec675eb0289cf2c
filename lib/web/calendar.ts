import { CALENDAR } from '../access/schema'
import { demoOffset } from '../agreements/store'
import { deliverQueued } from '../cases/commands/delivery'
import { scanQuarantined } from '../cases/commands/paper'
import { asActor } from '../db'
import { runDueJobs } from '../jobs/commands'
import { addDays, shanghaiDay } from '../kernel/dates'
import { portalMode } from '../mode'
import { logIncident } from './log'

const EVERY = 5 * 60_000

/** The portal's day outside a request: Shanghai, moved by the demo clock outside live mode. */
async function portalDay(at: Date): Promise<string> {
  const day = shanghaiDay(at)
  return portalMode() === 'live' ? day : addDays(day, await asActor(CALENDAR, demoOffset))
}

async function tick(): Promise<void> {
  try {
    const at = new Date()
    await runDueJobs(await portalDay(at), at)
  } catch (error) {
    logIncident('calendar', error)
  }
  try {
    const at = new Date()
    await deliverQueued(await portalDay(at), at)
  } catch (error) {
    logIncident('calendar: deliver', error)
  }
  try {
    await scanQuarantined()
  } catch (error) {
    logIncident('calendar: scan', error)
  }
}

/** Lets time do its work while the app serves: at once, then every five minutes. Each act is done once however many servers run. */
export function startCalendar(): void {
  void tick()
  setInterval(tick, EVERY).unref()
}
