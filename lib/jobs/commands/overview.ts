import { type Actor, CALENDAR, PUBLIC } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { asActor, nowAsking } from '../../db'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { again, type Queue } from '../../queue'
import { pulseOf } from '../rules'
import type { FailedJob, Pulse, QueueLine } from '../schema'
import { failedJobs, isGivenUp, lastPulse, queueLines } from '../store'

/** Whether the background work runs, as the database knows it: whichever server does it. */
export async function pulse(now: Date): Promise<Pulse> {
  return pulseOf(await asActor(PUBLIC, lastPulse), now)
}

export type Overview = { pulse: Pulse; lines: QueueLine[]; failed: FailedJob[]; more: boolean }

const SHOWN = 100

/** The queues as the administrator of all regions sees them. */
export function overview(actor: Actor, now: Date): Promise<Overview> {
  return asActor(actor, async (tx) => {
    const failed = await failedJobs(tx, SHOWN + 1)
    const lines = await queueLines(tx)
    return { pulse: pulseOf(await lastPulse(tx), now), lines, failed: failed.slice(0, SHOWN), more: failed.length > SHOWN }
  })
}

/** Puts a job that was given up back into its queue. Refuses whoever is not the administrator of all regions, and one that is not there. */
export async function tryAgain(actor: Actor, queue: Queue, id: string): Promise<Outcome<{ id: string }>> {
  if (actor.role !== 'administrator' || actor.regionCode !== null) return refused('notYours', '只有总管理员可以重新办理后台任务。')
  return asActor(actor, async (tx) => {
    const standing = await isGivenUp(tx, queue, id)
    await writeAudit(tx, actor, { act: 'job.again', subject: `job:${queue}:${id}`, outcome: standing ? 'done' : 'refused' })
    if (!standing) return refused('notGivenUp', '这个任务已经不在未办成之列，请刷新页面。')
    await nowAsking(tx, CALENDAR)
    await again(tx, queue, [id])
    return done({ id })
  })
}
