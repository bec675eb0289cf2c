import { CALENDAR } from '../../access/schema'
import { portalDay } from '../../agreements/commands'
import { DueAct } from '../../cases/schema/due'
import { asActor } from '../../db'
import { again, enqueue, type OpenQueue, openQueue, QUEUES, type Queue } from '../../queue'
import { superviseDue } from '../../supervision/commands/reminding'
import { failedIds, noteRun } from '../store'
import { carryOutDue, handInDue } from './due'
import { warnOfExpiry } from './expiring'
import { tellOfList } from './register'
import { warnAdministrators } from './warning'

/** What is done with one job: null when it is done, else the code under which it is tried again. What it throws is 'unexpected'. */
export type Work = (payload: unknown) => Promise<string | null>
/** The work of each queue. A queue without any keeps its jobs until somebody works it. */
export type Works = Partial<Record<Queue, Work>>
/** Where what goes wrong is told: the place, and the error. */
export type Heard = (where: string, error: unknown) => void

const BATCH: Record<Queue, number> = { clock: 1, act: 20, deliver: 20, scan: 1, sweep: 1, register: 1 }
const [MINUTE, SCAN_EVERY, SWEEP_EVERY] = [60, 300, 3600]
const TRIED_AGAIN_AFTER = 24 * 3_600_000
const REVIVED_AT_ONCE = 500

/** The beat of the clock: what workers that are gone had taken is put back, what is due is handed in, and limits of supervision are told. */
function clock(queue: OpenQueue): Work {
  return async () => {
    const now = new Date()
    await queue.tidy()
    const today = await portalDay(now)
    await handInDue(today)
    await superviseDue({ today, at: now })
    await warnAdministrators({ today, at: now })
    await warnOfExpiry({ today, at: now })
    await asActor(CALENDAR, async (tx) => {
      await enqueue(tx, 'deliver', [{ key: 'deliver', every: MINUTE }])
      await enqueue(tx, 'scan', [{ key: 'scan', every: SCAN_EVERY }])
      await enqueue(tx, 'sweep', [{ key: 'sweep', every: SWEEP_EVERY }])
    })
    // What could not be done a day ago may be possible now: somebody has loaded the year that was missing.
    const before = new Date(now.getTime() - TRIED_AGAIN_AFTER)
    await asActor(CALENDAR, async (tx) => again(tx, 'act', await failedIds(tx, 'act', before, REVIVED_AT_ONCE)))
    return null
  }
}

async function act(payload: unknown): Promise<string | null> {
  const at = new Date()
  return carryOutDue(DueAct.parse(payload), await portalDay(at), at)
}

/** Hands in the clock's job of this minute; of several servers one gets it. */
export function beat(): Promise<void> {
  return asActor(CALENDAR, (tx) => enqueue(tx, 'clock', [{ key: 'clock', every: MINUTE }]))
}

/** Takes what a queue holds, batch by batch, until nothing in it is due. Answers how many jobs were done. */
export async function workThrough(queue: OpenQueue, name: Queue, works: Works, heard: Heard): Promise<number> {
  const work = { clock: clock(queue), act, register: tellOfList, ...works }[name]
  if (!work) return 0
  let total = 0
  for (;;) {
    const jobs = await queue.take(name, BATCH[name])
    if (jobs.length === 0) return total
    const done: string[] = []
    for (const { id, payload } of jobs) {
      const code = await attempt(work, payload, (error) => heard(`queue ${name}`, error))
      if (code === null) done.push(id)
      else await queue.failed(name, id, code)
    }
    await queue.done(name, done)
    await asActor(CALENDAR, (tx) => noteRun(tx, name, { at: new Date(), done: done.length, failed: jobs.length - done.length }))
    total += done.length
  }
}

async function attempt(work: Work, payload: unknown, heard: (error: unknown) => void): Promise<string | null> {
  try {
    return await work(payload)
  } catch (error) {
    heard(error)
    return 'unexpected'
  }
}

const LOOKS_EVERY = 2_000
const BEATS_EVERY = 30_000

/**
 * Works the queue while this process serves: the clock beats at once and each minute, and every queue is looked into every two seconds,
 * none waiting for another. A queue that cannot be opened is tried again; the portal serves meanwhile. Any number of servers may do it.
 */
export function startQueue(works: Works, heard: Heard): { stop: () => Promise<void> } {
  const busy = new Map<string, Promise<void>>()
  const failing = new Set<string>()
  let open: OpenQueue | null = null

  /** One at a time of each name; told once when it begins to fail, not at each try. */
  function guarded(name: string, work: () => Promise<unknown>): Promise<void> {
    const running = busy.get(name) ?? attempted(name, work).finally(() => busy.delete(name))
    busy.set(name, running)
    return running
  }

  async function attempted(name: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
      failing.delete(name)
    } catch (error) {
      if (!failing.has(name)) heard(name, error)
      failing.add(name)
    }
  }

  async function opening(): Promise<void> {
    open = await openQueue((error) => heard('queue: connection', error))
    await guarded('queue: beat', beat)
  }

  async function look(): Promise<void> {
    if (!open) await guarded('queue: open', opening)
    const queue = open
    if (queue) for (const name of QUEUES) void guarded(`queue ${name}`, () => workThrough(queue, name, works, heard))
  }

  const timers = [setInterval(look, LOOKS_EVERY), setInterval(() => open && guarded('queue: beat', beat), BEATS_EVERY)]
  for (const timer of timers) timer.unref()
  void look()
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(busy.values())
      await open?.close()
      open = null
    },
  }
}
