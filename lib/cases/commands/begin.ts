import type { Actor, Side } from '../../access/schema'
import { writeAudit } from '../../access/store'
import type { Door } from '../../db'
import { place } from '../rules/chain'
import type { CaseFile, NewEvent } from '../schema/event'
import { insertCase, insertEvents } from '../store/case'
import { insertText, type SealedText } from '../store/content'
import type { Press } from './perform'

/** Writes a case that begins: its row, its events and its text (start, the counter). */
export async function writeNew(
  tx: Door,
  actor: Actor,
  side: Side,
  id: string,
  event: NewEvent,
  sealed: SealedText,
  press: Press,
): Promise<CaseFile> {
  const { caseFile, placed } = place(null, actor, side, [event], press, id)
  await insertCase(tx, caseFile)
  await insertEvents(tx, caseFile, placed)
  await insertText(tx, caseFile, sealed)
  await writeAudit(tx, actor, { act: 'case.start', subject: `case:${id}`, caseId: id, personId: caseFile.personId, outcome: 'done' })
  return caseFile
}
