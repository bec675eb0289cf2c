import type { Door } from '../../db'
import type { Prisma, Inspection as Row } from '../../generated/prisma/client'
import type { PlainDate } from '../../kernel/dates'
import { vault } from '../../vault'
import type { ItemAnswers } from '../schema/checklist'
import type { Inspection, InspectionState } from '../schema/inspection'

function place(id: string): string {
  return `Inspection.notesCipher:${id}`
}

function inspectionFrom(row: Row): Inspection {
  const { requestId: _, createdBy: __, createdAt: ___, notesCipher, ...rest } = row
  return {
    ...rest,
    state: row.state as InspectionState,
    answers: row.answers as ItemAnswers,
    notes: notesCipher ? (JSON.parse(vault().open(notesCipher, place(row.id))) as Record<string, string>) : {},
  }
}

export type NewInspection = Pick<
  Inspection,
  | 'id'
  | 'number'
  | 'year'
  | 'plannedOn'
  | 'institutionId'
  | 'regionCode'
  | 'concernedRegions'
  | 'isJoint'
  | 'checklistId'
  | 'checklistDigest'
> & { requestId: string; createdBy: string }

/** Puts an inspection on the plan. Throws on the unique index where one is planned of that institution and day. */
export async function insertInspection(tx: Door, one: NewInspection): Promise<void> {
  await tx.inspection.createMany({ data: [one] })
}

/** One inspection as far as the reader's bureau is concerned by it. */
export async function inspectionById(tx: Door, id: string): Promise<Inspection | null> {
  const row = await tx.inspection.findUnique({ where: { id } })
  return row && inspectionFrom(row)
}

/** What an earlier press made. */
export async function inspectionOfRequest(tx: Door, requestId: string): Promise<Inspection | null> {
  const row = await tx.inspection.findUnique({ where: { requestId } })
  return row && inspectionFrom(row)
}

/** The plan of a year, by the day each is to be made. */
export async function inspectionsOfYear(tx: Door, year: number): Promise<Inspection[]> {
  const rows = await tx.inspection.findMany({ where: { year }, orderBy: [{ plannedOn: 'asc' }, { id: 'asc' }], take: 500 })
  return rows.map(inspectionFrom)
}

/** Visits made of one institution in a year, the latest first; what an institution may read of itself. */
export async function visitsMade(tx: Door, institutionId: string, year: number): Promise<Inspection[]> {
  const rows = await tx.inspection.findMany({
    where: { institutionId, year, state: 'done' },
    orderBy: [{ plannedOn: 'desc' }, { id: 'desc' }],
  })
  return rows.map(inspectionFrom)
}

export type InspectionMove = {
  state: InspectionState
  visitedOn?: PlainDate
  answers?: ItemAnswers
  notes?: Readonly<Record<string, string>>
  completedBy?: string
  completedOn?: PlainDate
}

/** Moves the inspection that stands at this version. Answers false where somebody was first. */
export async function moveInspection(tx: Door, id: string, version: number, move: InspectionMove): Promise<boolean> {
  const { notes, answers, ...rest } = move
  const { count } = await tx.inspection.updateMany({
    where: { id, version, state: { in: ['planned', 'underway'] } },
    data: {
      ...rest,
      ...(answers ? { answers: answers as Prisma.InputJsonValue } : {}),
      ...(notes ? { notesCipher: vault().seal(JSON.stringify(notes), place(id)) } : {}),
      version: version + 1,
    },
  })
  return count === 1
}

export type YearCount = { regionCode: string; state: InspectionState; count: number }

/** How many inspections of a year each bureau has in each state. */
export async function countInspections(tx: Door, year: number): Promise<YearCount[]> {
  const rows = await tx.inspection.groupBy({ by: ['regionCode', 'state'], where: { year }, _count: true })
  return rows.map(({ regionCode, state, _count }) => ({ regionCode, state: state as InspectionState, count: _count }))
}
