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

/** Cases that have events and no row: a row was taken away behind the portal's back. */
export async function rowlessCases(tx: Door): Promise<string[]> {
  const rows = await tx.$queryRaw<Array<{ caseId: string }>>`
    select distinct e."caseId" from "CaseEvent" e where not exists (select 1 from "Case" c where c."id" = e."caseId") order by 1 limit 100`
  return rows.map((row) => row.caseId)
}
