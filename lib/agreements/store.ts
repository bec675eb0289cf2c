import type { Door } from '../db'
import type { Agreement as AgreementRow } from '../generated/prisma/client'
import { type WorkingCalendar, workingCalendar } from '../kernel/calendar'
import { YEAR_2025 } from '../kernel/calendars/2025'
import { YEAR_2026 } from '../kernel/calendars/2026'
import type { PlainDate } from '../kernel/dates'
import { agreementOn, pairOf, standsOn } from './rules'
import { type DayTermKey, TERM_DEFAULTS, termsInForce } from './rules/terms'
import {
  type Agreement,
  type Attestation,
  agreementSchema,
  type HolidayYear,
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

/** The region whose case numbers carry these letters. */
export async function regionByLetters(tx: Door, letters: string): Promise<Region | null> {
  return tx.region.findUnique({ where: { letters } })
}

/** Adds a region, or overwrites the one of the same code. */
export async function writeRegion(tx: Door, { code, ...rest }: Region): Promise<void> {
  await tx.region.upsert({ where: { code }, create: { code, ...rest }, update: rest })
}

/** Adds townships, or overwrites those of the same code. */
export async function writeTownships(tx: Door, townships: readonly Township[]): Promise<void> {
  for (const { code, ...rest } of townships) await tx.township.upsert({ where: { code }, create: { code, ...rest }, update: rest })
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

/** Every agreement of a pair, past and future ones too. */
export async function agreementsOfPair(tx: Door, pair: Pair): Promise<Agreement[]> {
  return (await tx.agreement.findMany({ where: pair })).map(agreementFrom)
}

/** The agreement of a pair, in either order, in force on `day`; null when there is none. */
export async function agreementInForce(tx: Door, a: string, b: string, day: PlainDate): Promise<Agreement | null> {
  return agreementOn(await agreementsOfPair(tx, pairOf(a, b)), a, b, day)
}

export async function insertAgreement(tx: Door, one: Omit<Agreement, 'id'>): Promise<Agreement> {
  return agreementFrom(await tx.agreement.create({ data: one }))
}

/** Overwrites all of an agreement but its pair. */
export async function updateAgreement(tx: Door, id: string, rest: Omit<Agreement, 'id' | keyof Pair>): Promise<Agreement> {
  return agreementFrom(await tx.agreement.update({ where: { id }, data: rest }))
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

export async function insertTermRows(tx: Door, agreementId: string, rows: readonly TermRow[]): Promise<void> {
  await tx.term.createMany({ data: rows.map((row) => ({ agreementId, ...row })) })
}

/** The terms of an agreement that stand on `day`, over the named defaults. */
export async function termsFor(tx: Door, agreementId: string, day: PlainDate): Promise<Terms> {
  return termsInForce(await termRows(tx, agreementId), day)
}

export type TermsOn = (agreementId: string, day: PlainDate) => Terms

/** The terms of several agreements by day, in one read: cases of one list began under different rows. */
export async function termsByDay(tx: Door, agreementIds: readonly string[]): Promise<TermsOn> {
  const rows = await tx.term.findMany({ where: { agreementId: { in: [...new Set(agreementIds)] } }, orderBy: { validFrom: 'asc' } })
  const read = rows.map(({ agreementId, key, value, validFrom, validTo, source, verified, note }) => ({
    agreementId,
    row: termRowSchema.parse({ key, value, validFrom, validTo, source, verified, note }),
  }))
  const known = new Map<string, Terms>()
  return (agreementId, day) => {
    const at = `${agreementId} ${day}`
    const terms =
      known.get(at) ??
      termsInForce(
        read.filter((one) => one.agreementId === agreementId).map((one) => one.row),
        day,
      )
    known.set(at, terms)
    return terms
  }
}

/** Working days by the years published in code and the years an administrator has loaded; a loaded year replaces a published one. */
export async function workingCalendarOf(tx: Door): Promise<WorkingCalendar> {
  const loaded = await tx.holidayYear.findMany({ orderBy: { year: 'asc' } })
  return workingCalendar([YEAR_2025, YEAR_2026, ...loaded])
}

/** Every year there is, latest first: published ones come with the program, loaded ones replace them. */
export async function holidayYears(tx: Door): Promise<Array<HolidayYear & { isLoaded: boolean }>> {
  const loaded = await tx.holidayYear.findMany()
  const published = [YEAR_2025, YEAR_2026].filter(({ year }) => !loaded.some((one) => one.year === year))
  return [
    ...loaded.map(({ year, source, daysOff, workdays, mark }) => ({ ...{ year, source, daysOff, workdays, mark }, isLoaded: true })),
    ...published.map(({ daysOff, workdays, ...rest }) => ({
      mark: '',
      ...rest,
      daysOff: [...daysOff],
      workdays: [...workdays],
      isLoaded: false,
    })),
  ].sort((a, b) => b.year - a.year)
}

/** Adds a year's holidays, or overwrites what was loaded for it. */
export async function writeHolidayYear(tx: Door, { year, ...rest }: HolidayYear): Promise<void> {
  await tx.holidayYear.upsert({ where: { year }, create: { year, ...rest }, update: rest })
}

/** The longest any pair has, or the default has, of a term that counts days. */
export async function longestTerm(tx: Door, key: DayTermKey): Promise<number> {
  const rows = await tx.term.findMany({ where: { key }, select: { value: true } })
  return Math.max(TERM_DEFAULTS[key].value, ...rows.map((row) => Number(row.value)))
}

/** Who has signed which digest of an edition, earliest first. */
export async function attestationsOf(tx: Door, editionId: string): Promise<Attestation[]> {
  const rows = await tx.attestation.findMany({ where: { editionId }, orderBy: { at: 'asc' } })
  return rows.map(({ editionId, digest, regionCode, accountId, at, mark }) => ({ editionId, digest, regionCode, accountId, at, mark }))
}

/** Signs a digest for a bureau. Of two reviewers at once one signs, and for both it is signed. */
export async function insertAttestation(tx: Door, one: Omit<Attestation, 'at'>): Promise<void> {
  await tx.attestation.createMany({ data: [one], skipDuplicates: true })
}

/** Days the demo calendar has been moved forward; 0 where it never was. */
export async function demoOffset(tx: Door): Promise<number> {
  return (await tx.demoClock.findUnique({ where: { id: 1 } }))?.offsetDays ?? 0
}

/** Moves the demo calendar forward and answers the offset now. */
export async function addToDemoOffset(tx: Door, days: number): Promise<number> {
  await tx.demoClock.createMany({ data: [{ id: 1 }], skipDuplicates: true })
  await tx.demoClock.updateMany({ where: { id: 1 }, data: { offsetDays: { increment: days } } })
  return demoOffset(tx)
}

type Pair = Pick<Agreement, 'lowRegion' | 'highRegion'>

function agreementFrom(row: AgreementRow): Agreement {
  return agreementSchema.parse(row)
}
