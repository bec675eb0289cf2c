import { basisText, type DayTermKey, dayUnitOf, termText } from '../../agreements/rules/terms'
import { TERM_LABEL, type Terms } from '../../agreements/schema'
import { CalendarNotLoaded, type WorkingCalendar, workingDaysBetween } from '../../kernel/calendar'
import { dayBeside, daysBetween, type PlainDate } from '../../kernel/dates'
import { type CaseStatus, PAUSE_REASON_LABEL, type PauseReason } from '../schema'
import type { ShownTime } from '../schema/desk'
import type { CaseFacts, CaseFile, Pause } from '../schema/event'
import { deskTermOf } from './known'
import { isClosed } from './life'
import { conclusionRuns, isStoppable, pausedWorkingDays, standingPause } from './pause'

/** Due within this many working days counts as 即将超期. */
export const SOON_WORKING_DAYS = 2

/** The term that limits: what it counts and what may be printed as its 依据 (or 条款待核定). */
export type Limit = {
  key: DayTermKey
  label: string
  count: number
  unit: 'workingDay' | 'day'
  text: string
  basis: string
  verified: boolean
}

/** `none`: nothing limits it. `paused`: rests, neither soon nor late. */
export type ClockState = 'running' | 'soon' | 'late' | 'paused' | 'none'

export type Clock = {
  limit: Limit | null
  state: ClockState
  /** The day the limit counts from (that day not counted), and the last day; no last day while it rests. */
  from: PlainDate | null
  dueOn: PlainDate | null
  /** Days left (negative: over) and days used, in the limit's unit, pauses taken out. Null where a year is not loaded. */
  left: number | null
  used: number | null
  pause: { why: PauseReason; since: PlainDate } | null
}

export type CaseClock = {
  /** The limit of the desk the case lies on. */
  desk: Clock
  /** While the family corrects: the acceptance limit that waits for the resubmission. */
  held: Clock | null
  /** An open question's own limit, which presses the bureau that was asked while the desk's rests. */
  answer: Clock
  /** 出具评估结论书, over all desks. */
  conclusion: Clock
  /** Every pause so far with the working days it took, oldest first. */
  pauses: Rest[]
}
export type Rest = Pick<Pause, 'why' | 'since' | 'until'> & { days: number | null }

/** What of a case its clocks are told from. */
export type Timed = Pick<CaseFile, 'status' | 'statusSince' | 'dueOn'> & {
  facts: Pick<CaseFacts, 'pauses' | 'clockFrom' | 'conclusionDueOn' | 'reportedOn' | 'acceptedOn' | 'notice'>
}
/** The day it is told on, and the terms of the case's pair that stood on a day: a limit is the one in force when it began. */
export type ClockScene = { today: PlainDate; calendar: WorkingCalendar; termsOn: (day: PlainDate) => Terms }

export const NO_CLOCK: Clock = { limit: null, state: 'none', from: null, dueOn: null, left: null, used: null, pause: null }

/**
 * The clocks of a case on a day. Both bureaus, the assessors, the family and the public are told the number this one function gives;
 * a day outside the loaded years leaves the number null and is never guessed.
 */
export function clockOf(caseFile: Timed, scene: ClockScene): CaseClock {
  const { today, calendar } = scene
  return {
    desk: deskClock(caseFile, scene),
    held: heldClock(caseFile, scene),
    answer: answerClock(caseFile, scene),
    conclusion: conclusionClock(caseFile, scene),
    pauses: caseFile.facts.pauses.map(({ why, since, until }) => ({
      ...{ why, since, until },
      days: counted(() => workingDaysBetween(calendar, since, until ?? today)),
    })),
  }
}

function deskClock({ status, statusSince, dueOn, facts }: Timed, scene: ClockScene): Clock {
  const key = deskTermOf(status)
  if (!key) return NO_CLOCK
  // A notice runs from the day it was published, whatever was objected meanwhile.
  const from = status === 'onNotice' && facts.notice ? facts.notice.from : (facts.clockFrom ?? statusSince)
  const limit = limitOf(key, from, scene)
  const open = isStoppable(status) ? standingPause(facts, 'answer') : null
  const pauses = pausesOf(status, facts.pauses)
  if (open && open.left !== null) return resting(limit, from, open, pauses, scene)
  if (dueOn === null) return NO_CLOCK
  const clock = running(limit, from, dueOn, pauses, scene)
  // A public notice presses nobody: it runs, and then it is over.
  return isStoppable(status) ? clock : { ...clock, state: 'running' }
}

/** A correction stops the acceptance limit, not the family's own; a published notice is stopped by nothing. */
function pausesOf(status: CaseStatus, pauses: readonly Pause[]): Pause[] {
  if (!isStoppable(status)) return []
  return pauses.filter((one) => status !== 'returned' || one.why !== 'correction')
}

function heldClock({ status, facts }: Timed, scene: ClockScene): Clock | null {
  const correction = standingPause(facts, 'correction')
  const key = deskTermOf('submitted')
  if (status !== 'returned' || !correction || correction.left === null || !key) return null
  return resting(limitOf(key, correction.from, scene), correction.from, correction, facts.pauses, scene)
}

function answerClock({ status, facts }: Timed, scene: ClockScene): Clock {
  const open = isClosed(status) ? null : standingPause(facts, 'answer')
  if (!open?.dueOn) return NO_CLOCK
  return running(limitOf('answerDays', open.since, scene), open.since, open.dueOn, [], scene)
}

function conclusionClock(caseFile: Timed, scene: ClockScene): Clock {
  const { conclusionDueOn, acceptedOn, pauses } = caseFile.facts
  if (conclusionDueOn === null || acceptedOn === null || !conclusionRuns(caseFile)) return NO_CLOCK
  const limit = limitOf('conclusionDays', acceptedOn, scene)
  const open = standingPause(caseFile.facts, 'answer')
  if (!open) return running(limit, acceptedOn, conclusionDueOn, pauses, scene)
  const left = counted(() => workingDaysBetween(scene.calendar, open.since, conclusionDueOn))
  return resting(limit, acceptedOn, { ...open, left }, pauses, scene)
}

function limitOf(key: DayTermKey, from: PlainDate, { termsOn }: ClockScene): Limit {
  const term = termsOn(from)[key]
  const { value: count, verified } = term
  return { key, label: TERM_LABEL[key], count, unit: dayUnitOf(key), text: termText(term), basis: basisText(term), verified }
}

function running(limit: Limit, from: PlainDate, dueOn: PlainDate, pauses: readonly Pause[], { today, calendar }: ClockScene): Clock {
  const inDays = limit.unit === 'day'
  const left = inDays ? daysBetween(today, dueOn) : counted(() => workingDaysBetween(calendar, today, dueOn))
  const used = inDays ? daysBetween(from, today) : usedUntil(from, today, pauses, calendar)
  const soon = left !== null && left <= SOON_WORKING_DAYS
  return { limit, from, dueOn, left, used, state: dueOn < today ? 'late' : soon ? 'soon' : 'running', pause: null }
}

function resting(
  limit: Limit,
  from: PlainDate,
  { why, since, left }: Pick<Pause, 'why' | 'since' | 'left'>,
  pauses: readonly Pause[],
  { calendar }: ClockScene,
): Clock {
  return { limit, state: 'paused', from, dueOn: null, left, used: usedUntil(from, since, pauses, calendar), pause: { why, since } }
}

function usedUntil(from: PlainDate, until: PlainDate, pauses: readonly Pause[], calendar: WorkingCalendar): number | null {
  if (until <= from) return 0
  return counted(() => workingDaysBetween(calendar, from, until) - pausedWorkingDays(pauses, from, until, calendar))
}

/** Null where the calendar is not loaded: a number that would be a guess is not shown. */
function counted(count: () => number): number | null {
  try {
    return count()
  } catch (error) {
    if (error instanceof CalendarNotLoaded) return null
    throw error
  }
}

/** Working days an office took between two days, the pauses of the case taken out; null outside the loaded years. */
export function workingDaysTaken(pauses: readonly Pause[], from: PlainDate, to: PlainDate, calendar: WorkingCalendar): number | null {
  return usedUntil(from, to, pauses, calendar)
}

/** The part of a limit that is used, 0 to 1, for a bar. */
export function partUsed({ state, left, used }: Clock): number {
  if (state === 'none' || left === null || used === null) return 0
  return left <= 0 || used + left === 0 ? 1 : Math.max(0, used) / (Math.max(0, used) + left)
}

export type ClockWords = { text: string; tone: 'calm' | 'soon' | 'late' | 'rest' }

/** 剩 3 个工作日 · 今天到期 · 已超过 2 个工作日 · 暂停计时（等答复，自11月20日）; null where nothing limits or no number can be told. */
export function clockSays({ limit, state, dueOn, left, pause }: Clock, today: PlainDate): ClockWords | null {
  if (!limit || state === 'none') return null
  const unit = limit.unit === 'day' ? '天' : '个工作日'
  if (pause) return { text: `暂停计时（${PAUSE_REASON_LABEL[pause.why]}，自${dayBeside(pause.since, today)}）`, tone: 'rest' }
  if (state === 'late') return { text: left === null || left === 0 ? '已过期限' : `已超过 ${-left} ${unit}`, tone: 'late' }
  if (left === null) return null
  const tone = state === 'soon' ? 'soon' : 'calm'
  if (left < 0) return { text: '已期满', tone }
  if (dueOn === today) return { text: '今天到期', tone }
  return { text: left === 0 ? '下一个工作日之前' : `剩 ${left} ${unit}`, tone }
}

/** The clock as a line of a list shows it: an application in correction shows what rests, every other case its desk's limit. */
export function shownTime({ desk, held }: Pick<CaseClock, 'desk' | 'held'>, today: PlainDate): ShownTime {
  const told = held ?? desk
  const words = clockSays(told, today)
  return { text: words?.text ?? null, tone: words?.tone ?? 'calm', left: told.left, part: partUsed(told) }
}

/** What a limit that rests will have when it goes on: 恢复后还有 3 个工作日. */
export function restSays({ left, pause }: Clock): string | null {
  if (!pause || left === null) return null
  return left >= 1 ? `恢复后还有 ${left} 个工作日` : '恢复后至少还有 1 个工作日'
}
