import type { Door } from '../../db'
import type { Case as CaseRow } from '../../generated/prisma/client'
import type { PlainDate } from '../../kernel/dates'
import type { CaseStatus } from '../schema'
import type { CaseFile } from '../schema/event'
import { fromRow } from './case'

/** Where the next page of due things begins: after this day and this case. */
export type DuePlace = { day: PlainDate; id: string }
export type DueRow = { id: string; version: number; day: PlainDate; agreementId: string }

export const FROM_THE_FIRST: DuePlace = { day: '', id: '' }

/** Cases of a status whose limit ended before `today`, oldest first. Read by the calendar, as everything here. */
export function limitOver(tx: Door, status: CaseStatus, today: PlainDate, after: DuePlace, take: number): Promise<DueRow[]> {
  return tx.$queryRaw`select "id", "version", "dueOn" as "day", "agreementId" from "Case"
    where "status" = ${status} and "dueOn" < ${today} and ("dueOn", "id") > (${after.day}, ${after.id})
    order by "dueOn", "id" limit ${take}`
}

/** Recognitions whose last valid day is before `today`. */
export function validityOver(tx: Door, today: PlainDate, after: DuePlace, take: number): Promise<DueRow[]> {
  return tx.$queryRaw`select "id", "version", "validTo" as "day", "agreementId" from "Case"
    where "status" = 'recognised' and "validTo" < ${today} and ("validTo", "id") > (${after.day}, ${after.id})
    order by "validTo", "id" limit ${take}`
}

/** Recognitions in force that run out by `until` and whose renewal is not open yet. */
export function renewalNear(tx: Door, today: PlainDate, until: PlainDate, after: DuePlace, take: number): Promise<DueRow[]> {
  return tx.$queryRaw`select "id", "version", "validTo" as "day", "agreementId" from "Case"
    where "status" = 'recognised' and "validTo" >= ${today} and "validTo" <= ${until} and ("validTo", "id") > (${after.day}, ${after.id})
      and "facts"->>'renewalOpenedOn' is null
    order by "validTo", "id" limit ${take}`
}

/**
 * Cases of a status that fall due by `soonBy`, but for those of which nothing harder can be said today: reminded of this limit while it
 * still runs, or reminded as hard as it gets.
 */
export async function pressing(
  tx: Door,
  status: CaseStatus,
  today: PlainDate,
  soonBy: PlainDate,
  after: DuePlace,
  take: number,
): Promise<CaseFile[]> {
  const rows = await tx.$queryRaw<CaseRow[]>`select * from "Case"
    where "status" = ${status} and "dueOn" <= ${soonBy} and ("dueOn", "id") > (${after.day}, ${after.id})
      and coalesce("facts"#>>'{reminded,dueOn}' = "dueOn" and ("dueOn" >= ${today} or "facts"#>>'{reminded,level}' = 'escalated'), false) = false
    order by "dueOn", "id" limit ${take}`
  return rows.map(fromRow)
}
