import type { Door } from '../../db'
import type { InstitutionSpan as SpanRow } from '../../generated/prisma/client'
import type { PlainDate } from '../../kernel/dates'
import { type InstitutionKind, type InstitutionStatus, listedRowSchema } from '../schema'
import type { InstitutionSpan, RegisterChange, RegisterEntry } from '../schema/change'

/** Writes lines of the log; its numbers are drawn by the database, in this order. */
export async function insertEntries(tx: Door, entries: readonly Omit<RegisterEntry, 'seq'>[]): Promise<void> {
  await tx.registerEntry.createMany({ data: [...entries] })
}

/** The log of one institution, the latest first. */
export async function entriesOf(tx: Door, code: string): Promise<RegisterEntry[]> {
  return (await tx.registerEntry.findMany({ where: { code }, orderBy: { seq: 'desc' }, select: ENTRY })).map(entryFrom)
}

/** What one issue of the list changed, in order. */
export async function entriesOfList(tx: Door, listNumber: number): Promise<RegisterEntry[]> {
  return (await tx.registerEntry.findMany({ where: { listNumber }, orderBy: { seq: 'asc' }, select: ENTRY })).map(entryFrom)
}

/** The whole log, or of some institutions, in order. */
export async function wholeLog(tx: Door, codes?: readonly string[]): Promise<RegisterEntry[]> {
  const where = codes ? { code: { in: [...codes] } } : {}
  return (await tx.registerEntry.findMany({ where, orderBy: { seq: 'asc' }, select: ENTRY })).map(entryFrom)
}

/** How each of these stood just before a line of the log, by code. */
export async function rowsBefore(tx: Door, codes: readonly string[], seq: number): Promise<Map<string, RegisterEntry>> {
  const rows = await tx.registerEntry.findMany({
    where: { code: { in: [...codes] }, seq: { lt: seq } },
    orderBy: [{ code: 'asc' }, { seq: 'desc' }],
    distinct: ['code'],
    select: ENTRY,
  })
  return new Map(rows.map((row) => [row.code, entryFrom(row)]))
}

/** The spans that stand, of these institutions. */
export async function standingSpans(tx: Door, codes: readonly string[]): Promise<Map<string, InstitutionSpan>> {
  const rows = await tx.institutionSpan.findMany({ where: { code: { in: [...codes] }, spanTo: null } })
  return new Map(rows.map((row) => [row.code, spanFrom(row)]))
}

/** Writes what `spanAfter` answers, of many institutions. */
export async function writeSpans(
  tx: Door,
  steps: ReadonlyArray<{ ended: InstitutionSpan | null; begun: InstitutionSpan; isAnew: boolean }>,
): Promise<void> {
  for (const { ended } of steps) {
    if (!ended) continue
    const { code, spanFrom: from, spanTo } = ended
    await tx.institutionSpan.updateMany({ where: { code, spanFrom: from }, data: { spanTo } })
  }
  for (const { begun, isAnew } of steps) {
    const { code, spanFrom: from, ...rest } = begun
    if (!isAnew) await tx.institutionSpan.updateMany({ where: { code, spanFrom: from }, data: rest })
  }
  await tx.institutionSpan.createMany({ data: steps.filter(({ isAnew }) => isAnew).map(({ begun }) => begun) })
}

/** How every institution stood on a day, by the index of spans: one query, whatever has changed since. */
export async function spansOn(tx: Door, day: PlainDate, kind?: InstitutionKind): Promise<InstitutionSpan[]> {
  const rows = await tx.institutionSpan.findMany({
    where: { spanFrom: { lte: day }, OR: [{ spanTo: null }, { spanTo: { gte: day } }], ...(kind ? { kind } : {}) },
    orderBy: { code: 'asc' },
  })
  return rows.map(spanFrom)
}

/** The first day the log tells of; null before anything was listed. */
export async function firstDayOfLog(tx: Door): Promise<PlainDate | null> {
  return (await tx.institutionSpan.findFirst({ orderBy: { spanFrom: 'asc' }, select: { spanFrom: true } }))?.spanFrom ?? null
}

// Made once: it has its own compiled check.
const LISTED = listedRowSchema.strip()

const ENTRY = {
  ...{ seq: true, listNumber: true, docketId: true, code: true, regionCode: true },
  ...{ change: true, effectiveOn: true, row: true, reason: true },
} as const

function entryFrom({ change, row, ...rest }: Omit<RegisterEntry, 'change' | 'row'> & { change: string; row: unknown }): RegisterEntry {
  return { ...rest, change: change as RegisterChange, row: LISTED.parse(row) }
}

function spanFrom({ kind, status, row, ...rest }: SpanRow): InstitutionSpan {
  return { ...rest, kind: kind as InstitutionKind, status: status as InstitutionStatus, row: LISTED.parse(row) }
}
