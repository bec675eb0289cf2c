import type { Actor, Side } from '../../access/schema'
import type { CommandKind } from '../schema/command'
import type { CaseFile } from '../schema/event'

/** What a clerk may do at the window for someone who has no account, on signed paper (窗口代办). */
export const COUNTER_ACTS: readonly CommandKind[] = ['submit', 'withdraw', 'chooseInstitution', 'object', 'changeInstitution']

/**
 * The sides an actor has for one act: a clerk of either bureau stands in for the applicant of a case that came in at the counter, for
 * these acts and no others. Whoever resubmits has entered the application too, and may not accept it.
 */
export function sidesForAct(
  caseFile: Pick<CaseFile, 'appliedAs' | 'status'>,
  act: CommandKind,
  actor: Actor,
  sides: readonly Side[],
): readonly Side[] {
  const isClerk = actor.role === 'clerk' || actor.role === 'reviewer'
  const standsIn =
    isClerk && sides.length > 0 && caseFile.appliedAs === 'counter' && caseFile.status !== 'draft' && COUNTER_ACTS.includes(act)
  return standsIn ? [...sides, 'applicant'] : sides
}

/** Whether this person entered the application, first or when it was mended. */
export function enteredIt(caseFile: Pick<CaseFile, 'facts'>, personKey: string | null | undefined): boolean {
  const { enteredByKey, resubmittedByKeys } = caseFile.facts
  return personKey !== null && personKey !== undefined && (enteredByKey === personKey || resubmittedByKeys.includes(personKey))
}
