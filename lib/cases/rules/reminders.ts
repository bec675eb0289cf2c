import type { PlainDate } from '../../kernel/dates'
import { CASE_STATUSES, type CaseStatus, type Desk, REMINDER_LEVELS, type ReminderLevel } from '../schema'
import type { CaseFile } from '../schema/event'
import { type Clock, type ClockScene, clockOf, type Timed } from './clock'
import { DESK_OF, moveOf } from './life'

/** Whom a reminder is for: people of one office of one bureau, the assessors of the open visit, or the family. */
export type ReminderFor = { who: 'clerks' | 'reviewers'; regionCode: string } | { who: 'assessors' | 'family'; regionCode: null }

type Whose = Pick<CaseFile, 'status' | 'insuredRegion' | 'residenceRegion' | 'proposal'>
export type Reminder = { level: ReminderLevel; dueOn: PlainDate }

/** Statuses in which the calendar reminds: somebody's desk, and the act is in the life table. A public notice presses nobody. */
export const REMINDED_STATUSES: readonly CaseStatus[] = CASE_STATUSES.filter(
  (status) => DESK_OF[status] !== 'none' && DESK_OF[status] !== 'calendar' && moveOf(status, 'remind')?.by.includes('calendar'),
)

/**
 * How hard a limit presses on a day: `soon` within two working days, `overdue` from the day after, `escalated` once it is overdue by
 * `escalateAfterDays` working days (待核定). Null while it rests, while it is far, and outside the loaded years.
 */
export function levelOf({ state, left }: Clock, escalateAfterDays: number): ReminderLevel | null {
  if (state === 'soon') return 'soon'
  if (state !== 'late') return null
  return left !== null && -left >= escalateAfterDays ? 'escalated' : 'overdue'
}

/**
 * The reminder a case is due for on a day; null when none is, or when one as hard was given for this limit. A family
 * is reminded before its limit ends and not after: what is late to correct lapses by itself.
 */
export function reminderFor(caseFile: Timed & { facts: Pick<CaseFile['facts'], 'reminded'> }, scene: ClockScene): Reminder | null {
  const { status, facts, dueOn } = caseFile
  if (dueOn === null || !REMINDED_STATUSES.includes(status)) return null
  const level = levelOf(clockOf(caseFile, scene).desk, scene.termsOn(scene.today).escalateAfterDays.value)
  if (level === null || givenBefore(facts.reminded, level, dueOn)) return null
  return DESK_OF[status] === 'applicant' && level !== 'soon' ? null : { level, dueOn }
}

/** True when a reminder of this level or a harder one was given for the same last day. */
export function givenBefore(given: CaseFile['facts']['reminded'], level: ReminderLevel, dueOn: PlainDate): boolean {
  return given !== null && given.dueOn === dueOn && REMINDER_LEVELS.indexOf(given.level) >= REMINDER_LEVELS.indexOf(level)
}

/** The desk's own people, its reviewers where a proposal waits for them; escalated, the reviewers of that bureau first, then both bureaus. */
export function peopleOf({ status, insuredRegion, residenceRegion, proposal }: Whose, isEscalated: boolean): ReminderFor[] {
  const desk: Desk = DESK_OF[status]
  if (desk === 'none' || desk === 'calendar') return []
  if (desk === 'applicant') return [{ who: 'family', regionCode: null }]
  const own = desk === 'competentBureau' ? insuredRegion : residenceRegion
  const assessors: ReminderFor[] = desk === 'assessors' ? [{ who: 'assessors', regionCode: null }] : []
  if (!isEscalated) {
    const reviewers: ReminderFor[] = proposal?.regionCode === own ? [{ who: 'reviewers', regionCode: own }] : []
    return [...assessors, ...reviewers, { who: 'clerks', regionCode: own }]
  }
  const other = own === insuredRegion ? residenceRegion : insuredRegion
  const bureaus = [own, other].flatMap((regionCode): ReminderFor[] => [
    { who: 'reviewers', regionCode },
    { who: 'clerks', regionCode },
  ])
  return [...assessors, ...bureaus]
}
