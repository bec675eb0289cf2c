import { termsFor, workingCalendarOf } from '../../agreements/store'
import type { Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { moveOf } from '../rules/life'
import { objectingToday, objectionGroundLabel, toldOn } from '../rules/objection'
import type { FamilyObjection, OwnObjection } from '../schema/family-objection'
import { type CaseReading, wordsOf } from './read'

/** What the family may do about the grade it was told, and what became of what it objected; null while there is nothing to tell. */
export async function familyObjectionOf(tx: Door, reading: CaseReading, today: PlainDate): Promise<FamilyObjection | null> {
  const { caseFile } = reading
  const own = ownObjections(reading)
  const may = moveOf(caseFile.status, 'object') !== undefined
  if (!may && own.length === 0) return null
  const terms = await termsFor(tx, caseFile.agreementId, today)
  const calendar = await workingCalendarOf(tx)
  const { lastDay, why } = objectingToday(caseFile, { terms, calendar, today })
  return {
    ...{ told: toldOn(caseFile), lastDay, own },
    ...{ days: terms.objectionDays, decisionDays: terms.objectionDecisionDays },
    why: may ? why : '本案现在的阶段不能提出异议。',
  }
}

function ownObjections({ caseFile, events, texts }: CaseReading): OwnObjection[] {
  const textOf = (event: CaseReading['events'][number], field: string) => {
    const text = wordsOf(event, texts)[field]
    return typeof text === 'string' ? text : ''
  }
  const made = events.filter(({ kind }) => kind === 'objected' || kind === 'objectionReceived')
  return caseFile.facts.objections.flatMap(({ number, by, on, outcome }): OwnObjection[] => {
    const event = made[number - 1]
    if (by !== 'family' || !event) return []
    // One admitted answers every one that was open: the first 成立 after it was made.
    const decision = events.find(
      ({ kind, seq, body }) =>
        seq > event.seq && (kind === 'objectionAdmitted' || (kind === 'objectionDismissed' && body.objection === number)),
    )
    const ground = decision?.body.objectionGround
    const decided =
      outcome && decision
        ? {
            ...{ outcome, on: decision.today, reason: textOf(decision, 'reason') },
            ground: (ground && objectionGroundLabel(outcome, ground, decision.today)) ?? '',
          }
        : null
    return [{ number, on, said: textOf(event, 'reason'), decided }]
  })
}
