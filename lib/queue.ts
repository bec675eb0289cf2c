import PgBoss from 'pg-boss'
import type { Door } from './db'

/** The queues, a closed list: made by a migration, with their patience; nothing is made while the app runs. */
export const QUEUES = ['clock', 'act', 'deliver', 'scan', 'sweep', 'register'] as const
export type Queue = (typeof QUEUES)[number]

/** What a job carries: ids, codes, days and numbers. Nothing about a person, not even in a dump (P-01). */
export type Payload = { readonly [field: string]: string | number | null }

/**
 * A job to hand in. Of one `key` a queue holds one job, whatever has become of it, until it is forgotten with the finished ones; with
 * `every`, one in each span of so many seconds.
 */
export type NewJob = { key: string; payload?: Payload; every?: number }

/** A job taken up: it is this worker's until it is acknowledged or its time runs out. */
export type TakenJob = { id: string; payload: unknown }

const PLAIN = /^[\w:.-]{1,80}$/
const FOR_GOOD = 2 ** 31 - 1

/** pg-boss by its own words, asked to speak through a door that is open already. */
const words = new PgBoss({ db: { executeSql: () => Promise.reject(new Error('the queue is spoken to through a door')) } })

function throughDoor(tx: Door) {
  return {
    db: { executeSql: async (text: string, values: unknown[]) => ({ rows: await tx.$queryRawUnsafe<unknown[]>(text, ...values) }) },
  }
}

/**
 * Hands in jobs in the transaction that is open: they stand when it stands. What is handed in already is left as it is. Throws where a
 * payload says more than ids, codes, days and numbers.
 */
export async function enqueue(tx: Door, queue: Queue, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return
  for (const { key, payload = {} } of jobs)
    for (const value of [key, ...Object.values(payload)])
      if (typeof value === 'string' && !PLAIN.test(value)) throw new Error(`a job of queue ${queue} says more than ids, codes and days`)
  const rows = jobs.map(({ key, payload = {}, every = FOR_GOOD }) => ({
    ...{ name: queue, data: payload, singletonKey: key, singletonSeconds: every },
  }))
  await words.insert(rows, throughDoor(tx))
}

/** Puts jobs that were given up back into their queue, for one more try. The calendar's hand. */
export async function again(tx: Door, queue: Queue, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await words.retry(queue, [...ids], throughDoor(tx))
}

/** The queue as its workers see it. */
export type OpenQueue = {
  /** At most `count` jobs that are due, oldest first; nobody else gets them. */
  take(queue: Queue, count: number): Promise<TakenJob[]>
  done(queue: Queue, ids: readonly string[]): Promise<void>
  /** Puts a job back, to be tried again later; once that has been done often enough it stays as failed, with this code. */
  failed(queue: Queue, id: string, code: string): Promise<void>
  /** Puts back what a worker that is gone had taken, and forgets what was finished long ago. */
  tidy(): Promise<void>
  close(): Promise<void>
}

const HOUR = 3600
const DAY = 24 * HOUR

/**
 * Connects to the queue as the calendar, over connections of its own, so that neither waits for the other's. Throws when its schema is
 * missing or another version's. What goes wrong on an idle connection is told to `heard`.
 */
export async function openQueue(heard: (error: unknown) => void): Promise<OpenQueue> {
  const address = new URL(process.env.DATABASE_URL ?? '')
  address.searchParams.set('options', '-c portal.role=calendar')
  const boss = new PgBoss({
    ...{ connectionString: address.href, max: 3, application_name: 'portal-queue' },
    ...{ migrate: false, schedule: false, supervise: false },
    ...{ archiveCompletedAfterSeconds: 12 * HOUR, archiveFailedAfterSeconds: 90 * DAY, deleteAfterDays: 7 },
  })
  boss.on('error', heard)
  await boss.start().catch(async (error) => {
    await closeAll(boss)
    throw error
  })
  return {
    async take(queue, count) {
      const jobs = await boss.fetch(queue, { batchSize: count, priority: false })
      return jobs.map(({ id, data }) => ({ id, payload: data }))
    },
    async done(queue, ids) {
      if (ids.length > 0) await boss.complete(queue, [...ids])
    },
    failed: (queue, id, code) => boss.fail(queue, id, { code }),
    tidy: () => boss.maintain(),
    close: () => closeAll(boss),
  }
}

async function closeAll(boss: PgBoss): Promise<void> {
  await boss.stop({ graceful: false }).catch(() => undefined)
  const own = boss.getDb() as PgBoss.Db & { opened?: boolean; close?: () => Promise<void> }
  // A start that failed has opened them and does not close them.
  if (own.opened) await own.close?.()
}
