import type { Door } from '../../db'
import type { Finding as Row, FindingStep as StepRow } from '../../generated/prisma/client'
import { addDays, type PlainDate } from '../../kernel/dates'
import { vault } from '../../vault'
import type { FindingKind, Severity } from '../schema/checklist'
import type { Finding, FindingState, FindingStep, StepKind, SupervisionSide } from '../schema/finding'

function place(findingId: string, seq: number): string {
  return `FindingStep.textCipher:${findingId}:${seq}`
}

function findingFrom(row: Row): Finding {
  const { requestId: _, createdAt: __, ...rest } = row
  return { ...rest, kind: row.kind as FindingKind, severity: row.severity as Severity, state: row.state as FindingState }
}

function stepFrom({ textCipher, at: _, ...row }: StepRow): FindingStep {
  const { findingId, steppedOn, ...rest } = row
  return {
    ...rest,
    kind: row.kind as StepKind,
    side: row.side as SupervisionSide,
    on: steppedOn,
    text: vault().open(textCipher, place(findingId, row.seq)),
  }
}

export type NewFinding = Omit<Finding, 'state' | 'round' | 'wasOverdue' | 'closedOn' | 'version'> & { requestId: string }

export async function insertFinding(tx: Door, one: NewFinding): Promise<void> {
  await tx.finding.createMany({ data: [one] })
}

/** Writes the next step of a thread. */
export async function insertStep(tx: Door, findingId: string, { text, on, ...step }: FindingStep): Promise<void> {
  await tx.findingStep.createMany({
    data: [{ ...step, findingId, steppedOn: on, textCipher: vault().seal(text, place(findingId, step.seq)) }],
  })
}

/** One finding, as far as the reader is concerned by it: a miss and a wall look the same. */
export async function findingById(tx: Door, id: string): Promise<Finding | null> {
  const row = await tx.finding.findUnique({ where: { id } })
  return row && findingFrom(row)
}

export async function findingOfRequest(tx: Door, requestId: string): Promise<Finding | null> {
  const row = await tx.finding.findUnique({ where: { requestId } })
  return row && findingFrom(row)
}

/** The thread of one finding, from the first step on. */
export async function stepsOf(tx: Door, findingId: string): Promise<FindingStep[]> {
  return (await tx.findingStep.findMany({ where: { findingId }, orderBy: { seq: 'asc' } })).map(stepFrom)
}

/** What each of these was found to be: the first step's words, in one read. */
export async function firstWords(tx: Door, findingIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.findingStep.findMany({ where: { findingId: { in: [...findingIds] }, seq: 1 } })
  return new Map(rows.map((row) => [row.findingId, stepFrom(row).text]))
}

/** What is not closed, by its last day; read by index however many years there are. */
export async function unclosedFindings(tx: Door, take = 200): Promise<Finding[]> {
  const rows = await tx.finding.findMany({
    where: { state: { in: ['open', 'rectified'] } },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take,
  })
  return rows.map(findingFrom)
}

/** Findings that wait for their institution and whose last day is `until` or before. The calendar's. */
export async function openFindingsDueBy(tx: Door, until: PlainDate): Promise<Finding[]> {
  const rows = await tx.finding.findMany({
    where: { state: 'open', dueOn: { lte: until } },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: 1000,
  })
  return rows.map(findingFrom)
}

/** What counts of an institution: the year's findings, and older ones that are not closed. */
export async function findingsCounted(tx: Door, institutionId: string, year: number): Promise<Finding[]> {
  const rows = await tx.finding.findMany({
    where: {
      institutionId,
      OR: [{ foundOn: { gte: `${year}-01-01`, lte: `${year}-12-31` } }, { state: { in: ['open', 'rectified'] } }],
    },
    orderBy: [{ foundOn: 'desc' }, { id: 'desc' }],
  })
  return rows.map(findingFrom)
}

/** All that was found in a year, wherever: for the points of every institution at once. */
export async function findingsOfYear(tx: Door, year: number): Promise<Finding[]> {
  const rows = await tx.finding.findMany({
    where: { foundOn: { gte: `${year}-01-01`, lte: addDays(`${year + 1}-01-01`, -1) } },
    orderBy: [{ foundOn: 'desc' }, { id: 'desc' }],
    take: 2000,
  })
  return rows.map(findingFrom)
}

/** Findings of one inspection, in the order of their numbers. */
export async function findingsOfInspection(tx: Door, inspectionId: string): Promise<Finding[]> {
  return (await tx.finding.findMany({ where: { inspectionId }, orderBy: { number: 'asc' } })).map(findingFrom)
}

export type FindingMove = Partial<Pick<Finding, 'state' | 'round' | 'dueOn' | 'wasOverdue' | 'closedOn'>>

/** Moves the finding that stands at this version. Answers false where somebody was first. */
export async function moveFinding(tx: Door, id: string, version: number, move: FindingMove): Promise<boolean> {
  const { count } = await tx.finding.updateMany({ where: { id, version }, data: { ...move, version: version + 1 } })
  return count === 1
}

/** Notes that its limit has passed unanswered; what its institution has on its screen stays good. By the portal's own hand. */
export async function noteOverdue(tx: Door, id: string): Promise<void> {
  await tx.finding.updateMany({ where: { id, state: 'open' }, data: { wasOverdue: true } })
}

export type FindingCount = { regionCode: string; severity: Severity; state: FindingState; count: number }

/** How many findings of a year each bureau made, by severity and state. */
export async function countFindings(tx: Door, year: number): Promise<FindingCount[]> {
  const rows = await tx.finding.groupBy({
    by: ['regionCode', 'severity', 'state'],
    where: { foundOn: { gte: `${year}-01-01`, lte: `${year}-12-31` } },
    _count: true,
  })
  return rows.map(({ _count, ...row }) => ({
    ...{ regionCode: row.regionCode, severity: row.severity as Severity, state: row.state as FindingState },
    count: _count,
  }))
}
