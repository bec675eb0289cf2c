import type { Door } from '../db'
import type { Agreement as AgreementRow } from '../generated/prisma/client'
import { type WorkingCalendar, workingCalendar } from '../kernel/calendar'
import { YEAR_2025 } from '../kernel/calendars/2025'
import { YEAR_2026 } from '../kernel/calendars/2026'
import type { PlainDate } from '../kernel/dates'
import { agreementOn, pairOf, standsOn } from './rules'
import { termsInForce } from './rules/terms'
import {
  type Agreement,
  type Attestation,
  agreementSchema,
  type Region,
  type TermRow,
  type Terms,
  type Township,
  termRowSchema,
} from './schema'

/** All party regions, by code. */
export async function regions(tx: Door): Promise<Region[]> {
  return tx.region.findMany({ orderBy: { code: 'asc' } })
}

export async function region(tx: Door, code: string): Promise<Region | null> {
  return tx.region.findUnique({ where: { code } })
}

export async function townshipsOf(tx: Door, regionCode: string): Promise<Township[]> {
  return tx.township.findMany({ where: { regionCode }, orderBy: { code: 'asc' } })
}

/** The townships of every region, by code. */
export async function townships(tx: Door): Promise<Township[]> {
  return tx.township.findMany({ orderBy: { code: 'asc' } })
}

export async function agreement(tx: Door, id: string): Promise<Agreement | null> {
  const row = await tx.agreement.findUnique({ where: { id } })
  return row && agreementFrom(row)
}

/** The agreement of a pair, in either order, in force on `day`; null when there is none. */
export async function agreementInForce(tx: Door, a: string, b: string, day: PlainDate): Promise<Agreement | null> {
  const rows = await tx.agreement.findMany({ where: pairOf(a, b) })
  return agreementOn(rows.map(agreementFrom), a, b, day)
}

/** Every agreement in force on `day`. */
export async function agreementsOf(tx: Door, day: PlainDate): Promise<Agreement[]> {
  const rows = await tx.agreement.findMany({ orderBy: [{ lowRegion: 'asc' }, { highRegion: 'asc' }] })
  return rows.map(agreementFrom).filter((one) => standsOn(one, day))
}

/** Regions that have an agreement with this one in force on `day`. */
export async function partnersOf(tx: Door, regionCode: string, day: PlainDate): Promise<Region[]> {
  const codes = (await agreementsOf(tx, day)).flatMap((one) =>
    one.lowRegion === regionCode ? [one.highRegion] : one.highRegion === regionCode ? [one.lowRegion] : [],
  )
  return tx.region.findMany({ where: { code: { in: codes } }, orderBy: { code: 'asc' } })
}

/** Every dated row of an agreement, for the terms page. */
export async function termRows(tx: Door, agreementId: string): Promise<TermRow[]> {
  const rows = await tx.term.findMany({ where: { agreementId }, orderBy: [{ key: 'asc' }, { validFrom: 'asc' }] })
  return rows.map(({ key, value, validFrom, validTo, source, verified, note }) =>
    termRowSchema.parse({ key, value, validFrom, validTo, source, verified, note }),
  )
}

/** The terms of an agreement that stand on `day`, over the named defaults. */
export async function termsFor(tx: Door, agreementId: string, day: PlainDate): Promise<Terms> {
  return termsInForce(await termRows(tx, agreementId), day)
}

/** Working days by the years published in code and the years an administrator has loaded; a loaded year replaces a published one. */
export async function workingCalendarOf(tx: Door): Promise<WorkingCalendar> {
  const loaded = await tx.holidayYear.findMany({ orderBy: { year: 'asc' } })
  return workingCalendar([YEAR_2025, YEAR_2026, ...loaded])
}

/** Who has signed which digest of an edition, earliest first. */
export async function attestationsOf(tx: Door, editionId: string): Promise<Attestation[]> {
  const rows = await tx.attestation.findMany({ where: { editionId }, orderBy: { at: 'asc' } })
  return rows.map(({ editionId, digest, regionCode, accountId, at, mark }) => ({ editionId, digest, regionCode, accountId, at, mark }))
}

/** Days the demo calendar has been moved forward; 0 where it never was. */
export async function demoOffset(tx: Door): Promise<number> {
  return (await tx.demoClock.findUnique({ where: { id: 1 } }))?.offsetDays ?? 0
}

function agreementFrom(row: AgreementRow): Agreement {
  return agreementSchema.parse(row)
}
