import type { Door } from '../../db'
import type { Case as CaseRow } from '../../generated/prisma/client'
import { Prisma } from '../../generated/prisma/client'
import { NO_FACTS } from '../rules/evolve'
import { AppliedAs, CaseStatus, Occasion } from '../schema'
import { Ask } from '../schema/desk'
import type { CaseEvent, CaseFacts, CaseFile, Proposal } from '../schema/event'
import type { EventKind } from '../schema/event-kind'

/** The row as the fold it is. Throws when a code in the database is none of ours. */
export function fromRow(row: CaseRow): CaseFile {
  const { createdAt: _createdAt, ...columns } = row
  return {
    ...columns,
    appliedAs: AppliedAs.parse(row.appliedAs),
    occasion: Occasion.parse(row.occasion),
    status: CaseStatus.parse(row.status),
    statusBefore: row.statusBefore === null ? null : CaseStatus.parse(row.statusBefore),
    competentAsk: row.competentAsk === null ? null : Ask.parse(row.competentAsk),
    residenceAsk: row.residenceAsk === null ? null : Ask.parse(row.residenceAsk),
    proposal: row.proposal as Proposal | null,
    // A case written before a fact was thought of has its beginning value.
    facts: { ...NO_FACTS, ...(row.facts as CaseFacts) },
  }
}

function toRow(caseFile: CaseFile) {
  return {
    ...caseFile,
    proposal: (caseFile.proposal ?? Prisma.DbNull) as Prisma.InputJsonValue,
    facts: caseFile.facts as Prisma.InputJsonValue,
  }
}

/** The case as this transaction's actor sees it; null for a miss and for a wall alike. */
export async function caseById(tx: Door, id: string): Promise<CaseFile | null> {
  const row = await tx.case.findUnique({ where: { id } })
  return row ? fromRow(row) : null
}

/** Several at once, by id; those behind a wall are simply not among them. */
export async function casesByIds(tx: Door, ids: readonly string[]): Promise<Map<string, CaseFile>> {
  const rows = await tx.case.findMany({ where: { id: { in: [...new Set(ids)] } } })
  return new Map(rows.map((row) => [row.id, fromRow(row)]))
}

export async function caseByNumber(tx: Door, caseNo: string): Promise<CaseFile | null> {
  const row = await tx.case.findUnique({ where: { caseNo } })
  return row ? fromRow(row) : null
}

export async function insertCase(tx: Door, caseFile: CaseFile): Promise<void> {
  await insertCases(tx, [caseFile])
}

/** Several at once: imports and bulk fixtures. */
export async function insertCases(tx: Door, caseFiles: readonly CaseFile[]): Promise<void> {
  await tx.case.createMany({ data: caseFiles.map(toRow) })
}

/** Writes the fold over the version it was folded from; false when someone was quicker. */
export async function updateCase(tx: Door, caseFile: CaseFile, fromVersion: number): Promise<boolean> {
  const { id, ...data } = toRow(caseFile)
  const { count } = await tx.case.updateMany({ where: { id, version: fromVersion }, data })
  return count === 1
}

export async function insertEvents(tx: Door, caseFile: CaseFile, events: readonly CaseEvent[]): Promise<void> {
  await tx.caseEvent.createMany({
    data: events.map((event) => ({
      ...event,
      body: event.body as Prisma.InputJsonValue,
      insuredRegion: caseFile.insuredRegion,
      residenceRegion: caseFile.residenceRegion,
    })),
  })
}

export async function eventsOf(tx: Door, caseId: string): Promise<CaseEvent[]> {
  const rows = await tx.caseEvent.findMany({
    where: { caseId },
    orderBy: { seq: 'asc' },
    omit: { id: true, insuredRegion: true, residenceRegion: true },
  })
  return rows as CaseEvent[]
}

/** What has happened to a case after a version of it, in order. */
export async function kindsSince(tx: Door, caseId: string, version: number): Promise<EventKind[]> {
  const rows = await tx.caseEvent.findMany({ where: { caseId, seq: { gt: version } }, orderBy: { seq: 'asc' }, select: { kind: true } })
  return rows.map((row) => row.kind as EventKind)
}

/** Holds a case until the transaction ends; false when it has moved from the version in hand. */
export async function holdCase(tx: Door, { id, version }: Pick<CaseFile, 'id' | 'version'>): Promise<boolean> {
  const rows = await tx.$queryRaw<Array<{ version: number }>>`select "version" from "Case" where "id" = ${id} for update`
  return rows[0]?.version === version
}

/** What an earlier press with this requestId did; null when there was none (or it is another's). */
export async function eventOfRequest(tx: Door, requestId: string): Promise<CaseEvent | null> {
  const row = await tx.caseEvent.findUnique({ where: { requestId }, omit: { id: true, insuredRegion: true, residenceRegion: true } })
  return row as CaseEvent | null
}

/** The next number of a direction and year, drawn by one atomic statement: TX-NX-2026-000118. */
export async function drawCaseNo(tx: Door, insuredLetters: string, residenceLetters: string, year: string): Promise<string> {
  return advanceCounter(tx, `${insuredLetters}-${residenceLetters}-${year}`)
}

/** A series has no gaps: what draws and is then not written is rolled back with its transaction. */
export async function advanceCounter(tx: Door, key: string): Promise<string> {
  const rows = await tx.$queryRaw<Array<{ last: number }>>`
    insert into "CaseCounter" ("key", "last") values (${key}, 1)
    on conflict ("key") do update set "last" = "CaseCounter"."last" + 1 returning "last"`
  return `${key}-${String(rows[0]?.last).padStart(6, '0')}`
}

/** Open case of a person and pair other than this one, and the recognition in force, for the eligibility rows. */
export async function otherCasesOf(tx: Door, caseFile: CaseFile): Promise<CaseFile[]> {
  const rows = await tx.case.findMany({
    where: { personId: caseFile.personId, agreementId: caseFile.agreementId, id: { not: caseFile.id }, status: { not: 'draft' } },
  })
  return rows.map(fromRow)
}
