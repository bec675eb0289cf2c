import { CALENDAR } from '../../access/schema'
import { asActor } from '../../db'
import { type ReplayFault, replayFault } from '../rules/replay'
import { casesAfter, eventsOfCases, missingNumbers } from '../store/replay'

export type ReplayReport = { cases: number; events: number; faults: ReplayFault[] }

/** Replays every case from its events, in batches, and compares with the rows and the chains (npm run check:replay). */
export async function replayEveryCase(batch = 500): Promise<ReplayReport> {
  const report: ReplayReport = { cases: 0, events: 0, faults: [] }
  for (let after = ''; ; ) {
    const cases = await asActor(CALENDAR, async (tx) => {
      const rows = await casesAfter(tx, after, batch)
      const events = await eventsOfCases(
        tx,
        rows.map((row) => row.id),
      )
      return rows.map((row) => ({ row, events: events.get(row.id) ?? [] }))
    })
    for (const { row, events } of cases) {
      report.cases += 1
      report.events += events.length
      const fault = replayFault(row, events)
      if (fault) report.faults.push(fault)
    }
    const last = cases.at(-1)
    if (!last) break
    after = last.row.id
  }
  const missing = await asActor(CALENDAR, missingNumbers)
  report.faults.push(...missing.map((caseNo) => ({ caseId: '', caseNo, says: '案号已编而案件不在' })))
  return report
}
