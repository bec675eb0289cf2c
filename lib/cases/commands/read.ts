import type { Actor, Side } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { asActor, type Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import type { Json } from '../../kernel/digest'
import { type Possible, possible } from '../rules/life'
import { Application } from '../schema/command'
import type { CaseEvent, CaseFile } from '../schema/event'
import { caseById, eventsOf } from '../store/case'
import { textsOf } from '../store/content'
import { standingOf } from './standing'

/** A case as one actor may read it. Raw personal values of the application are for `shape` of people/rules/visibility, never for a page as they are. */
export type CaseReading = {
  caseFile: CaseFile
  sides: Side[]
  /** The actor is the person's representative or guardian. */
  isKin: boolean
  possible: Possible[]
  events: CaseEvent[]
  /** Free texts by digest, as sealed: `{command: {...}}`, `{note}`, or the application. */
  texts: Map<string, Json>
  application: Application | null
}

/**
 * The read behind every page, action, route handler and title of a case: null for a miss and for a wall alike (Z-07). The read is an
 * audit entry. `work` runs in the same transaction, for what else the page needs.
 */
export function readCase<T>(
  actor: Actor,
  caseId: string,
  today: PlainDate,
  work: (tx: Door, reading: CaseReading) => Promise<T>,
): Promise<T | null> {
  return asActor(actor, async (tx) => {
    const caseFile = await caseById(tx, caseId)
    if (!caseFile) return null
    const { sides, isKin } = await standingOf(tx, actor, caseFile, today)
    if (sides.length === 0) return null
    const events = await eventsOf(tx, caseId)
    const texts = await textsOf(tx, caseId)
    const applied = caseFile.facts.application ? Application.safeParse(texts.get(caseFile.facts.application)) : null
    await writeAudit(tx, actor, { act: 'case.read', subject: `case:${caseId}`, caseId, personId: caseFile.personId, outcome: 'done' })
    return work(tx, {
      caseFile,
      sides,
      isKin,
      possible: possible(caseFile, actor, sides),
      events,
      texts,
      application: applied?.success ? applied.data : null,
    })
  })
}

/** The free text an event carries, by field: reason, question, points…; empty when it has none or it was removed. */
export function wordsOf(event: Pick<CaseEvent, 'body'>, texts: ReadonlyMap<string, Json>): Record<string, Json | undefined> {
  const digest = event.body.text ?? event.body.proposal?.text
  const text = digest ? texts.get(digest) : undefined
  if (!text || typeof text !== 'object' || Array.isArray(text)) return {}
  const { command, ...rest } = text as { command?: Record<string, Json> }
  return command ?? rest
}
