import type { Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { vault } from '../../vault'
import { type HeldObjection, OBJECTION_NUMBER_PREFIX, ObjectionGround, ObjectionOutcome } from '../schema/objection'
import { advanceCounter } from './case'

type Row = NonNullable<Awaited<ReturnType<Door['objection']['findFirst']>>>
type Sealed = 'name' | 'contact' | 'ground'

const place = (id: string, field: Sealed) => `Objection.${field}:${id}`

export type NewObjection = Pick<HeldObjection, 'id' | 'ordinal' | 'number' | 'receivedOn' | 'ground'> & {
  caseId: string
  insuredRegion: string
  residenceRegion: string
  codeHash: string
  name: string
  contact: string
}

/** The next number of a year, drawn by one atomic statement: YY-2026-000123. */
export async function drawObjectionNumber(tx: Door, year: string): Promise<string> {
  return advanceCounter(tx, `${OBJECTION_NUMBER_PREFIX}-${year}`)
}

export async function insertObjection(tx: Door, { id, name, contact, ground, ...rest }: NewObjection): Promise<void> {
  const seal = (field: Sealed, text: string) => vault().seal(text, place(id, field))
  await tx.objection.createMany({
    data: [{ id, ...rest, nameCipher: seal('name', name), contactCipher: seal('contact', contact), groundCipher: seal('ground', ground) }],
  })
}

function heldFrom(row: Row): HeldObjection {
  const { id, number, receivedOn, outcomeOn } = row
  return {
    ...{ id, ordinal: row.ordinal, number, receivedOn, outcomeOn },
    ground: vault().open(row.groundCipher, place(id, 'ground')),
    outcome: row.outcome === null ? null : ObjectionOutcome.parse(row.outcome),
    outcomeGround: row.outcomeGround === null ? null : ObjectionGround.parse(row.outcomeGround),
  }
}

/** Strangers' objections to a case's finding, oldest first, without who they are. Empty for whoever the row policy keeps out. */
export async function objectionsOfCase(tx: Door, caseId: string): Promise<HeldObjection[]> {
  return (await tx.objection.findMany({ where: { caseId }, orderBy: { ordinal: 'asc' } })).map(heldFrom)
}

/** Who objected: opened only by an act with a purpose. */
export async function objectorOf(tx: Door, caseId: string, id: string): Promise<{ name: string; contact: string } | null> {
  const row = await tx.objection.findFirst({ where: { id, caseId } })
  return row && { name: vault().open(row.nameCipher, place(id, 'name')), contact: vault().open(row.contactCipher, place(id, 'contact')) }
}

/** Number and outcome alone. The public reads by number and code (the row policy compares). */
export async function objectionByNumber(tx: Door, number: string): Promise<Omit<HeldObjection, 'ground' | 'ordinal'> | null> {
  const row = await tx.objection.findUnique({ where: { number } })
  if (!row) return null
  const { ground: _ground, ordinal: _ordinal, ...told } = heldFrom(row)
  return told
}

export async function objectionById(tx: Door, id: string): Promise<{ caseId: string; number: string } | null> {
  return tx.objection.findUnique({ where: { id }, select: { caseId: true, number: true } })
}

/** Writes what became of an objection, or of every open one of the case. By the portal's own hand. */
export async function closeObjections(
  tx: Door,
  caseId: string,
  outcome: { outcome: ObjectionOutcome; outcomeGround: ObjectionGround; outcomeOn: PlainDate },
  only?: number,
): Promise<void> {
  await tx.objection.updateMany({ where: { caseId, outcome: null, ...(only === undefined ? {} : { ordinal: only }) }, data: outcome })
}
