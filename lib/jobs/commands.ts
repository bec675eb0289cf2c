import { CALENDAR } from '../access/schema'
import { perform } from '../cases/commands/perform'
import { type DueAct, dueActs } from '../cases/store/due'
import { asActor } from '../db'
import type { PlainDate } from '../kernel/dates'

/** What one run of the calendar did, by act, and what it could not do, by code. */
export type JobReport = { done: Record<DueAct['act'], number>; refused: Array<{ caseId: string; act: DueAct['act']; code: string }> }

const BATCH = 200

/**
 * Everything time itself has to do by `today`: notices that ended, corrections that lapsed, validities that are over. A missed run is
 * caught up by the next; a second run finds nothing, and two at once do each act once, since the act's requestId is made from the
 * case and its version.
 */
export async function runDueJobs(today: PlainDate, at: Date): Promise<JobReport> {
  const report: JobReport = { done: { endNotice: 0, lapse: 0, expire: 0 }, refused: [] }
  const stuck = new Set<string>()
  for (;;) {
    const acts = (await asActor(CALENDAR, (tx) => dueActs(tx, today, BATCH + stuck.size))).filter((one) => !stuck.has(one.caseId))
    if (acts.length === 0) return report
    for (const { caseId, version, act } of acts) {
      const outcome = await perform(
        CALENDAR,
        { step: 'do', command: { kind: act, caseId } },
        { requestId: `calendar:${act}:${caseId}:${version}`, today, at },
      )
      if (outcome.ok) {
        report.done[act] += 1
      } else {
        // Left where it is: the next run tries again, and this one goes on with the rest.
        stuck.add(caseId)
        report.refused.push({ caseId, act, code: outcome.problem.code })
      }
    }
  }
}
