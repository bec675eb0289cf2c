import { expect } from 'vitest'
import type { Outcome } from '../../kernel/outcome'
import { INSURED, knownBy, PEOPLE, TODAY } from '../case.fixture'
import type { NewEvent } from '../schema/event'

export const clerk = (more = {}) => knownBy(PEOPLE.competentClerk, 'competentBureau', more)
export const residence = (more = {}) => knownBy(PEOPLE.residenceClerk, 'residenceBureau', more)
export const family = (more = {}) => knownBy(PEOPLE.applicant, 'applicant', more)
export const time = (more = {}) => knownBy(PEOPLE.calendar, 'calendar', more)

/** A question that stands since today. */
export const PAUSE = { why: 'answer' as const, since: TODAY, until: null, left: 3, from: TODAY, askedBy: INSURED }

export function bodyOf(outcome: Outcome<NewEvent[]>) {
  if (!outcome.ok) throw new Error(outcome.problem.code)
  expect(outcome.value).toHaveLength(1)
  return { kind: outcome.value[0]?.kind, ...outcome.value[0]?.body }
}
