import type { Door } from '../../db'
import { type Case as CaseRow, Prisma } from '../../generated/prisma/client'
import type { PlainDate } from '../../kernel/dates'
import { type CaseStatus, OPEN_STATUSES } from '../schema'
import type { CaseFile } from '../schema/event'
import { fromRow } from './case'

/** Where the next page of due things begins: after this day and this case. */
export type DuePlace = { day: PlainDate; id: string }
export type DueRow = { id: string; version: number; day: PlainDate; agreementId: string }

/** Written out, not asked with: the partial index of conclusions is chosen by these very words. */
const OPEN = Prisma.raw(OPEN_STATUSES.map((one) => `'${one}'`).join(','))

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

/** Open questions to be answered by `soonBy`, but for those of which nothing harder can be said today; by the day they are due. */
export async function answersPressing(tx: Door, today: PlainDate, soonBy: PlainDate, after: DuePlace, take: number): Promise<CaseFile[]> {
  const rows = await tx.$queryRaw<CaseRow[]>`select * from "Case"
    where "answerDueOn" <= ${soonBy} and ("answerDueOn", "id") > (${after.day}, ${after.id})
      and coalesce("facts"#>>'{answerReminded,dueOn}' = "answerDueOn"
        and ("answerDueOn" >= ${today} or "facts"#>>'{answerReminded,level}' = 'escalated'), false) = false
    order by "answerDueOn", "id" limit ${take}`
  return rows.map(fromRow)
}

/**
 * Open cases without a reported finding whose conclusion is due by `soonBy`, but for those of which nothing harder can be said today, and
 * those whose public notice is over: ending it reports the finding.
 */
export async function conclusionsPressing(
  tx: Door,
  today: PlainDate,
  soonBy: PlainDate,
  after: DuePlace,
  take: number,
): Promise<CaseFile[]> {
  const rows = await tx.$queryRaw<CaseRow[]>`select * from "Case"
    where "facts"->>'reportedOn' is null and "status" in (${OPEN}) and "facts"->>'conclusionDueOn' <= ${soonBy}
      and ("facts"->>'conclusionDueOn', "id") > (${after.day}, ${after.id}) and "facts"->>'clarifying' = 'false'
      and ("status" <> 'onNotice' or coalesce("dueOn" >= ${today}, true))
      and coalesce("facts"#>>'{conclusionReminded,dueOn}' = "facts"->>'conclusionDueOn'
        and ("facts"->>'conclusionDueOn' >= ${today} or "facts"#>>'{conclusionReminded,level}' = 'escalated'), false) = false
    order by "facts"->>'conclusionDueOn', "id" limit ${take}`
  return rows.map(fromRow)
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
