import { dueDay } from '../../agreements/rules/terms'
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from '../../kernel/calendar'
import { addDays, type PlainDate } from '../../kernel/dates'
import type { CaseStatus, PauseReason } from '../schema'
import type { CaseFacts, CaseFile, EventBody, NewEvent, Pause } from '../schema/event'
import type { Known } from './known'
import { isClosed } from './life'

type ClockFacts = Pick<CaseFacts, 'clarifying' | 'pauses' | 'clockFrom' | 'conclusionDueOn' | 'reportedOn'>
type Ticking = Pick<CaseFile, 'status' | 'statusSince' | 'dueOn'> & { facts: ClockFacts }
type ClockBody = Pick<EventBody, 'dueOn' | 'pauses' | 'clockFrom' | 'conclusionDueOn'>

/** The pause of this kind that stands on a case; at most one does. */
export function standingPause(facts: Pick<CaseFacts, 'pauses'>, why: PauseReason): Pause | null {
  return facts.pauses.find((one) => one.why === why && one.until === null) ?? null
}

/** True of a question that began to stop the desk's limit: a further one, or one beside a limit that runs on, stops none. */
export function isPauseBegun({ pauses }: Pick<EventBody, 'pauses'>): boolean {
  return (standingPause({ pauses: pauses ?? [] }, 'answer')?.left ?? null) !== null
}

/** True of a desk whose limit a question stops. A public notice runs for the days it was published with. */
export function isStoppable(status: CaseStatus): boolean {
  return status !== 'onNotice'
}

/** The conclusion's limit runs from acceptance until the finding is reported to the competent bureau, and rests while the case is closed. */
export function conclusionRuns({
  status,
  facts,
}: Pick<Ticking, 'status'> & { facts: Pick<ClockFacts, 'conclusionDueOn' | 'reportedOn'> }): boolean {
  return facts.conclusionDueOn !== null && facts.reportedOn === null && !isClosed(status) && status !== 'recognised'
}

/** Working days after `from` up to and including `to` on which one of these pauses stood; days two of them share count once. */
export function pausedWorkingDays(pauses: readonly Pause[], from: PlainDate, to: PlainDate, calendar: WorkingCalendar): number {
  let count = 0
  const within = pauses.filter((one) => one.since < to && (one.until === null || one.until > from))
  if (within.length === 0) return 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const rests = within.some((one) => one.since < day && (one.until === null || day <= one.until))
    if (rests && calendar.isWorkingDay(day)) count += 1
  }
  return count
}

/** What an event leaves of the clock's part of the facts. */
export function clockFactsAfter(facts: CaseFacts, body: EventBody, moves: boolean): CaseFacts {
  return {
    ...facts,
    pauses: body.pauses ?? facts.pauses,
    clarifying: body.pauses ? standingPause({ pauses: body.pauses }, 'answer') !== null : facts.clarifying,
    clockFrom: body.clockFrom ?? (moves ? null : facts.clockFrom),
    conclusionDueOn: body.conclusionDueOn ?? facts.conclusionDueOn,
  }
}

/**
 * What decided events do to the clock: a question stops the desk's limit and the conclusion's, an answer lets both go on; a correction
 * keeps what the acceptance limit had left for the resubmission. Whichever act moves a case, its pauses are settled here and nowhere else.
 * Throws CalendarNotLoaded past the loaded years.
 */
export function withClock(caseFile: CaseFile, events: readonly NewEvent[], known: Known): NewEvent[] {
  let now: Ticking = caseFile
  return events.map((event) => {
    const body = { ...event.body, ...clockBody(now, event, known) }
    const status = body.to ?? now.status
    const moves = status !== now.status
    now = {
      status,
      statusSince: moves ? known.today : now.statusSince,
      dueOn: body.dueOn !== undefined ? body.dueOn : now.dueOn,
      facts: clockFactsAfter({ ...caseFile.facts, ...now.facts }, body, moves),
    }
    return { ...event, body }
  })
}

function clockBody(now: Ticking, event: NewEvent, known: Known): ClockBody {
  if (event.kind === 'clarified') return asked(now, known)
  if (event.kind === 'answered') return answered(now, known)
  const { to } = event.body
  return to === undefined || to === now.status ? {} : moved(now, event, to, known)
}

/** A further question of the same bureau is part of the first: the pause that stands goes on. */
function asked(now: Ticking, { today, calendar, terms, actor }: Known): ClockBody {
  const { facts, dueOn, statusSince } = now
  if (standingPause(facts, 'answer')) return {}
  const left = dueOn !== null && isStoppable(now.status) ? workingDaysBetween(calendar, today, dueOn) : null
  const from = facts.clockFrom ?? statusSince
  const pause: Pause = {
    why: 'answer',
    since: today,
    until: null,
    left,
    from,
    askedBy: actor.regionCode,
    dueOn: dueDay(calendar, terms, 'answerDays', today),
  }
  return { pauses: [...facts.pauses, pause], ...(left === null ? {} : { dueOn: null }) }
}

function answered(now: Ticking, known: Known): ClockBody {
  const open = standingPause(now.facts, 'answer')
  if (!open) return {}
  return {
    pauses: ended(now.facts.pauses, open, known.today),
    ...(open.left === null ? {} : { dueOn: resumedDue(open.left, known) }),
    ...conclusionAfter(now, open, known),
  }
}

/**
 * The desk changes. An open question goes with the case where the family, an assessor or the calendar moved it: the next desk begins at
 * rest with its whole limit. Where a bureau moved it on, it did without the answer: the pause is over and the question closed.
 */
function moved(now: Ticking, event: NewEvent, to: CaseStatus, known: Known): ClockBody {
  const { facts } = now
  const { today } = known
  const isBureau = known.side === 'competentBureau' || known.side === 'residenceBureau'
  const open = standingPause(facts, 'answer')
  const correction = standingPause(facts, 'correction')
  const closed = standingPause(facts, 'closed')
  const goesAlong = open !== null && !isBureau && !isClosed(to)
  let { pauses } = facts
  let conclusion: ClockBody = {}
  if (open && !goesAlong) {
    pauses = ended(pauses, open, today)
    conclusion = conclusionAfter(now, open, known)
  }
  if (correction) pauses = ended(pauses, correction, today)
  if (closed) {
    pauses = ended(pauses, closed, today)
    conclusion = conclusionAfter({ ...now, status: to }, closed, known)
  }
  if (event.kind === 'returned') pauses = [...pauses, correctionFrom(now, open, known)]
  if (isClosed(to) && conclusionRuns(now)) {
    pauses = [...pauses, { why: 'closed', since: today, until: null, left: null, from: today, askedBy: null }]
  }
  const resumed = correction?.left != null && to === 'submitted' ? correction : null
  const dueOn = resumed ? resumedDue(resumed.left ?? 0, known) : (event.body.dueOn ?? null)
  const from = resumed ? { clockFrom: resumed.from } : {}
  if (open && goesAlong && isStoppable(to)) {
    const left = dueOn === null ? null : workingDaysBetween(known.calendar, today, dueOn)
    pauses = pauses.map((one) => (one === open ? { ...open, left, from: resumed?.from ?? today } : one))
    return { ...from, ...conclusion, pauses, dueOn: null }
  }
  return { ...from, ...conclusion, dueOn, ...(pauses === facts.pauses ? {} : { pauses }) }
}

/** 退回补正: the acceptance limit rests with what it had left. */
function correctionFrom({ facts, dueOn, statusSince }: Ticking, open: Pause | null, { today, calendar }: Known): Pause {
  const left = open ? open.left : dueOn === null ? null : workingDaysBetween(calendar, today, dueOn)
  return { why: 'correction', since: today, until: null, left, from: facts.clockFrom ?? statusSince, askedBy: null }
}

function ended(pauses: readonly Pause[], one: Pause, until: PlainDate): Pause[] {
  return pauses.map((each) => (each === one ? { ...one, until } : each))
}

/** A limit that goes on has at least one working day (our reading, 待核定): nobody is overdue on the day of the answer. */
function resumedDue(left: number, { calendar, today }: Known): PlainDate {
  return addWorkingDays(calendar, today, Math.max(1, left))
}

/** The conclusion's last day moves by the working days of the pause that is over. */
function conclusionAfter(now: Ticking, { since }: Pause, { calendar, today }: Known): ClockBody {
  const { conclusionDueOn } = now.facts
  if (conclusionDueOn === null || !conclusionRuns(now)) return {}
  const rested = workingDaysBetween(calendar, since, today)
  return rested > 0 ? { conclusionDueOn: addWorkingDays(calendar, conclusionDueOn, rested) } : {}
}
