import { randomUUID } from 'node:crypto'
import type { Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import type { CareRelationship } from '../schema'

const CARE = {
  id: true,
  personId: true,
  caseId: true,
  institutionId: true,
  insuredRegion: true,
  residenceRegion: true,
  from: true,
  to: true,
} as const

/** Care by an institution begins; what ran before ends the day before. Answers with the relationship's id. */
export async function beginCare(tx: Door, entry: Omit<CareRelationship, 'id' | 'to'>, dayBefore: PlainDate): Promise<string> {
  await endCare(tx, entry.personId, dayBefore)
  const id = randomUUID()
  await tx.careRelationship.createMany({ data: [{ ...entry, id }] })
  return id
}

/** Ends what runs, on its last day (included); one that would end before it began ends on the day it began. */
export async function endCare(tx: Door, personId: string, to: PlainDate): Promise<void> {
  const running = await tx.careRelationship.findMany({ where: { personId, to: null }, select: { id: true, from: true } })
  for (const { id, from } of running) await tx.careRelationship.updateMany({ where: { id, to: null }, data: { to: from > to ? from : to } })
}

/** One care relationship, as far as the reader sees its person. */
export async function careById(tx: Door, id: string): Promise<CareRelationship | null> {
  return tx.careRelationship.findUnique({ where: { id }, select: CARE })
}

/** Of several cases at once, the latest first. */
export async function careOfCases(tx: Door, caseIds: readonly string[]): Promise<CareRelationship[]> {
  return tx.careRelationship.findMany({
    where: { caseId: { in: [...caseIds] } },
    select: CARE,
    orderBy: [{ from: 'desc' }, { id: 'desc' }],
  })
}

/** Latest first; by person or by case. */
export async function careOf(tx: Door, of: { personId: string } | { caseId: string }): Promise<CareRelationship[]> {
  return tx.careRelationship.findMany({ where: of, select: CARE, orderBy: [{ from: 'desc' }, { createdAt: 'desc' }] })
}

/** Whether this institution cares for the person of this case on a day. */
export async function careRunning(tx: Door, of: { caseId: string; institutionId: string }, day: PlainDate): Promise<boolean> {
  const row = await tx.careRelationship.findFirst({
    where: { ...of, from: { lte: day }, OR: [{ to: null }, { to: { gte: day } }] },
    select: { id: true },
  })
  return row !== null
}

/** Whom an institution cares for on a day, the longest first. */
export async function careBy(tx: Door, institutionId: string, day: PlainDate): Promise<CareRelationship[]> {
  return tx.careRelationship.findMany({
    where: { institutionId, from: { lte: day }, OR: [{ to: null }, { to: { gte: day } }] },
    select: CARE,
    orderBy: [{ from: 'asc' }, { id: 'asc' }],
    take: 500,
  })
}

/** The cases of those an institution cares for on a day, after one of them, by id. */
export async function casesCaredFor(tx: Door, institutionId: string, day: PlainDate, after: string, take: number): Promise<string[]> {
  const rows = await tx.careRelationship.findMany({
    where: { institutionId, caseId: { gt: after }, from: { lte: day }, OR: [{ to: null }, { to: { gte: day } }] },
    select: { caseId: true },
    distinct: ['caseId'],
    orderBy: { caseId: 'asc' },
    take,
  })
  return rows.map((row) => row.caseId)
}

/** The institution that cares for the person on a day: recusal asks it. */
export async function carerOn(tx: Door, personId: string, day: PlainDate): Promise<CareRelationship | null> {
  return tx.careRelationship.findFirst({
    where: { personId, from: { lte: day }, OR: [{ to: null }, { to: { gte: day } }] },
    select: CARE,
    orderBy: { from: 'desc' },
  })
}
