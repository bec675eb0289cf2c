import type { Door } from '../../db'
import type { CaseEvent, CaseFile } from '../schema/event'
import { fromRow } from './case'

/** The next cases in order of id, as their rows say. For the calendar, who sees every case. */
export async function casesAfter(tx: Door, id: string, count: number): Promise<CaseFile[]> {
  const rows = await tx.case.findMany({ where: { id: { gt: id } }, orderBy: { id: 'asc' }, take: count })
  return rows.map(fromRow)
}

/** The events of many cases, each case's in order. */
export async function eventsOfCases(tx: Door, caseIds: readonly string[]): Promise<Map<string, CaseEvent[]>> {
  const rows = await tx.caseEvent.findMany({
    where: { caseId: { in: [...caseIds] } },
    orderBy: [{ caseId: 'asc' }, { seq: 'asc' }],
    omit: { id: true, insuredRegion: true, residenceRegion: true },
  })
  const byCase = new Map<string, CaseEvent[]>()
  for (const event of rows as CaseEvent[]) {
    const own = byCase.get(event.caseId)
    if (own) own.push(event)
    else byCase.set(event.caseId, [event])
  }
  return byCase
}

/** Numbers that were drawn and that no case bears: a case was taken away behind the portal's back. The first hundred. */
export async function missingNumbers(tx: Door): Promise<string[]> {
  const rows = await tx.$queryRaw<Array<{ caseNo: string }>>`
    select drawn."caseNo" from "CaseCounter" k, generate_series(1, k."last") n, lateral (select k."key" || '-' || lpad(n::text, 6, '0') as "caseNo") drawn
    where not exists (select 1 from "Case" c where c."caseNo" = drawn."caseNo") order by 1 limit 100`
  return rows.map((row) => row.caseNo)
}
