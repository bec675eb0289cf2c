import { randomUUID } from 'node:crypto'
import type { Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { vault } from '../../vault'
import type { CaseFile } from '../schema/event'
import type { TellingEntry, TellingOutcome, TellingWay } from '../schema/message'

const notePlace = (id: string) => `Telling.noteCipher:${id}`

/** One row for each notice told in one go; a press that comes again writes nothing. Answers how many were written. */
export async function insertTelling(
  tx: Door,
  { id: caseId, insuredRegion, residenceRegion }: Pick<CaseFile, 'id' | 'insuredRegion' | 'residenceRegion'>,
  entry: TellingEntry,
  by: { accountId: string; at: Date },
): Promise<number> {
  const { requestId, outgoingIds, way, outcome, toldOn, note } = entry
  const { count } = await tx.telling.createMany({
    data: outgoingIds.map((outgoingId) => {
      const id = randomUUID()
      const noteCipher = note === '' ? null : vault().seal(note, notePlace(id))
      return { ...by, ...{ id, requestId, outgoingId, caseId, insuredRegion, residenceRegion, way, outcome, toldOn, noteCipher } }
    }),
    skipDuplicates: true,
  })
  return count
}

export type TellingRow = {
  id: string
  outgoingId: string
  way: TellingWay
  outcome: TellingOutcome
  on: PlainDate
  accountId: string
  note: string | null
}

/** Every try to tell the family of a case, oldest first. */
export async function tellingsOf(tx: Door, caseId: string): Promise<TellingRow[]> {
  const rows = await tx.telling.findMany({ where: { caseId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
  return rows.map(({ id, outgoingId, way, outcome, toldOn, accountId, noteCipher }) => ({
    ...{ id, outgoingId, accountId },
    way: way as TellingWay,
    outcome: outcome as TellingOutcome,
    on: toldOn,
    note: noteCipher && vault().open(noteCipher, notePlace(id)),
  }))
}

/** Whether this press was recorded already. */
export async function pressTold(tx: Door, caseId: string, requestId: string): Promise<boolean> {
  return (await tx.telling.count({ where: { caseId, requestId } })) > 0
}
