import type { Door } from '../db'
import type { Queue } from '../queue'
import { QUEUES } from '../queue'
import type { FailedJob, QueueLine } from './schema'
import { DUE_ACT_LABEL, QUEUE_LABEL } from './schema'

/** Notes that a queue has just done something. */
export async function noteRun(tx: Door, queue: Queue, run: { at: Date; done: number; failed: number }): Promise<void> {
  await tx.jobRun.upsert({ where: { queue }, create: { queue, ...run }, update: run })
}

/** When the clock last beat; null when it never has. */
export async function lastPulse(tx: Door): Promise<Date | null> {
  return (await tx.jobRun.findUnique({ where: { queue: 'clock' } }))?.at ?? null
}

/** Every queue with what waits in it. Read by the administrator of all regions. */
export async function queueLines(tx: Door): Promise<QueueLine[]> {
  const counts = await tx.$queryRaw<Array<{ name: string; state: string; count: number }>>`
    select "name", "state"::text as "state", count(*)::int as "count" from pgboss.job where "state" not in ('completed', 'cancelled') group by 1, 2`
  const runs = await tx.jobRun.findMany()
  return QUEUES.map((queue) => {
    const of = (state: string) => counts.find((one) => one.name === queue && one.state === state)?.count ?? 0
    const run = runs.find((one) => one.queue === queue)
    return {
      queue,
      waiting: of('created'),
      active: of('active'),
      retrying: of('retry'),
      failed: of('failed'),
      lastAt: run?.at ?? null,
      lastDone: run?.done ?? 0,
      lastFailed: run?.failed ?? 0,
    }
  })
}

type FailedRow = { name: string; id: string; data: { act?: string; caseId?: string }; code: string | null; tries: number; at: Date }

/** Jobs that were given up, the latest first. */
export async function failedJobs(tx: Door, take: number): Promise<FailedJob[]> {
  const rows = await tx.$queryRaw<FailedRow[]>`
    select "name", "id"::text as "id", "data", "output"->>'code' as "code", "retry_count" + 1 as "tries", "completed_on" as "at"
    from pgboss.job where "state" = 'failed' order by "completed_on" desc, "id" limit ${take}`
  return rows.map(({ name, id, data, code, tries, at }) => {
    const queue = QUEUES.find((one) => one === name)
    if (!queue) throw new Error(`no queue is named ${name}`)
    const act = data.act as keyof typeof DUE_ACT_LABEL | undefined
    const what = (act && DUE_ACT_LABEL[act]) ?? QUEUE_LABEL[queue]
    return { queue, id, what, caseId: data.caseId ?? null, code: code ?? 'unexpected', tries, at }
  })
}

/** Jobs of a queue that were given up before this moment, the longest ago first. */
export async function failedIds(tx: Door, queue: Queue, before: Date, take: number): Promise<string[]> {
  const rows = await tx.$queryRaw<Array<{ id: string }>>`
    select "id"::text as "id" from pgboss.job where "name" = ${queue} and "state" = 'failed' and "completed_on" < ${before}
    order by "completed_on" limit ${take}`
  return rows.map((row) => row.id)
}

/** Whether this job stands as given up. */
export async function isGivenUp(tx: Door, queue: Queue, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from pgboss.job where "name" = ${queue} and "id" = ${id}::uuid and "state" = 'failed'`
  return rows.length > 0
}
