import type { PlainDate } from '../../kernel/dates'
import { CASE_STATUSES, type CaseStatus, type Desk, REMINDER_LEVELS, type ReminderLevel, type ReminderOf } from '../schema'
import type { CaseFile } from '../schema/event'
import { askedRegionOf } from './asks'
import { type Clock, type ClockScene, clockOf, type Timed } from './clock'
import { DESK_OF, moveOf } from './life'

/** Whom a reminder is for: people of one office of one bureau, the assessors of the open visit, or the family. */
export type ReminderFor = { who: 'clerks' | 'reviewers'; regionCode: string } | { who: 'assessors' | 'family'; regionCode: null }

type Whose = Pick<CaseFile, 'status' | 'insuredRegion' | 'residenceRegion' | 'proposal' | 'facts'>
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

type Reminded = Timed & { facts: Pick<CaseFile['facts'], 'reminded' | 'answerReminded' | 'conclusionReminded'> }

/** What of each limit was reminded so far. */
export const GIVEN = { desk: 'reminded', answer: 'answerReminded', conclusion: 'conclusionReminded' } as const satisfies Record<
  ReminderOf,
  keyof CaseFile['facts']
>

/**
 * The reminder of one of its limits a case is due for on a day; null when none is, or when one as hard was given for this limit. A family
 * is reminded before its limit ends and not after: what is late to correct lapses by itself. A question nobody answers is never answered
 * by itself: its reminders grow harder, and stay with the bureau that was asked.
 */
export function reminderFor(caseFile: Reminded, scene: ClockScene, of: ReminderOf = 'desk'): Reminder | null {
  const { status, facts } = caseFile
  if (of === 'desk' && !REMINDED_STATUSES.includes(status)) return null
  const clock = clockOf(caseFile, scene)[of]
  const level = levelOf(clock, scene.termsOn(scene.today).escalateAfterDays.value)
  if (clock.dueOn === null || level === null || givenBefore(facts[GIVEN[of]], level, clock.dueOn)) return null
  return of === 'desk' && DESK_OF[status] === 'applicant' && level !== 'soon' ? null : { level, dueOn: clock.dueOn }
}

/** True when a reminder of this level or a harder one was given for the same last day. */
export function givenBefore(given: CaseFile['facts']['reminded'], level: ReminderLevel, dueOn: PlainDate): boolean {
  return given !== null && given.dueOn === dueOn && REMINDER_LEVELS.indexOf(given.level) >= REMINDER_LEVELS.indexOf(level)
}

/**
 * Whom a reminder is for. Of the desk's limit: its own people, its reviewers where a proposal waits for them. Of a question: the bureau
 * that was asked, whoever's desk the case lies on. Of the conclusion: the desk that holds the case then; while a notice runs, the bureau
 * whose finding it is. Escalated, the reviewers of that bureau first, then both bureaus.
 */
export function peopleOf(caseFile: Whose, isEscalated: boolean, of: ReminderOf = 'desk'): ReminderFor[] {
  const { status, insuredRegion, residenceRegion, proposal } = caseFile
  const desk: Desk = DESK_OF[status]
  const asked = of === 'answer' ? askedRegionOf(caseFile) : null
  if (of === 'answer' && asked === null) return []
  if (of === 'desk' && (desk === 'none' || desk === 'calendar')) return []
  if (of === 'desk' && desk === 'applicant') return [{ who: 'family', regionCode: null }]
  const own = asked ?? (desk === 'competentBureau' ? insuredRegion : residenceRegion)
  const assessors: ReminderFor[] = asked === null && desk === 'assessors' ? [{ who: 'assessors', regionCode: null }] : []
  if (!isEscalated) {
    const reviewers: ReminderFor[] = asked === null && proposal?.regionCode === own ? [{ who: 'reviewers', regionCode: own }] : []
    return [...assessors, ...reviewers, { who: 'clerks', regionCode: own }]
  }
  const other = own === insuredRegion ? residenceRegion : insuredRegion
  const bureaus = [own, other].flatMap((regionCode): ReminderFor[] => [
    { who: 'reviewers', regionCode },
    { who: 'clerks', regionCode },
  ])
  return [...assessors, ...bureaus]
}
