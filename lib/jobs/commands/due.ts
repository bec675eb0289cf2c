import { CALENDAR } from '../../access/schema'
import { longestTerm, termsByDay, workingCalendarOf } from '../../agreements/store'
import { perform } from '../../cases/commands/perform'
import { SOON_WORKING_DAYS } from '../../cases/rules/clock'
import { REMINDED_STATUSES, reminderFor } from '../../cases/rules/reminders'
import type { CaseStatus, ReminderOf } from '../../cases/schema'
import type { Command } from '../../cases/schema/command'
import type { DueAct, DueActKind } from '../../cases/schema/due'
import type { CaseFile } from '../../cases/schema/event'
import {
  answersPressing,
  conclusionsPressing,
  type DuePlace,
  type DueRow,
  FROM_THE_FIRST,
  limitOver,
  pressing,
  renewalNear,
  validityOver,
} from '../../cases/store/due'
import { asActor, type Door } from '../../db'
import { addWorkingDays, CalendarNotLoaded, type WorkingCalendar } from '../../kernel/calendar'
import { addDays, type PlainDate } from '../../kernel/dates'
import { enqueue } from '../../queue'
import { superviseDue } from '../../supervision/commands/reminding'
import { isSettled, keyOf } from '../rules'
import { warnOfExpiry } from './expiring'

/** What one run of the calendar did, by act, and what it could not do, by code. */
export type JobReport = { done: Record<DueActKind, number>; refused: Array<{ caseId: string; act: DueActKind; code: string }> }

const PAGE = 200

type Page = { acts: DueAct[]; next: DuePlace | null }
/** Reads the acts of one kind that are due, page by page, each page by an index. */
type Reading = (tx: Door, today: PlainDate, after: DuePlace) => Promise<Page>

function pageOf(act: DueActKind, rows: readonly DueRow[]): Page {
  const last = rows.at(-1)
  return {
    acts: rows.map(({ id, version }) => ({ act, caseId: id, version, level: null, of: 'desk' })),
    next: last && rows.length === PAGE ? { day: last.day, id: last.id } : null,
  }
}

function overLimit(act: DueActKind, status: CaseStatus): Reading {
  return async (tx, today, after) => pageOf(act, await limitOver(tx, status, today, after, PAGE))
}

async function overValidity(tx: Door, today: PlainDate, after: DuePlace): Promise<Page> {
  return pageOf('expire', await validityOver(tx, today, after, PAGE))
}

/** A pair may open renewals later than the earliest: then its cases are read and left. */
async function nearRenewal(tx: Door, today: PlainDate, after: DuePlace): Promise<Page> {
  const rows = await renewalNear(tx, today, addDays(today, await longestTerm(tx, 'renewalLeadDays')), after, PAGE)
  const termsOn = await termsByDay(
    tx,
    rows.map((row) => row.agreementId),
  )
  const { next } = pageOf('openRenewal', rows)
  const open = rows.filter(({ agreementId, day }) => addDays(day, -termsOn(agreementId, today).renewalLeadDays.value) <= today)
  return { ...pageOf('openRenewal', open), next }
}

/** Without the year's calendar nothing is soon; what is over is over all the same. */
function soonBy(calendar: WorkingCalendar, today: PlainDate): PlainDate {
  try {
    return addWorkingDays(calendar, today, SOON_WORKING_DAYS)
  } catch (error) {
    if (error instanceof CalendarNotLoaded) return today
    throw error
  }
}

type Pressing = (tx: Door, today: PlainDate, soonBy: PlainDate, after: DuePlace, take: number) => Promise<CaseFile[]>

function ofDesk(status: CaseStatus): Pressing {
  return (tx, today, until, after, take) => pressing(tx, status, today, until, after, take)
}

/** Reminders of one limit, over the cases it presses; `dayOf` is the day they are read by. */
function reminders(of: ReminderOf, read: Pressing, dayOf: (caseFile: CaseFile) => PlainDate | null): Reading {
  return async (tx, today, after) => {
    const calendar = await workingCalendarOf(tx)
    const cases = await read(tx, today, soonBy(calendar, today), after, PAGE)
    const termsOn = await termsByDay(
      tx,
      cases.map((one) => one.agreementId),
    )
    const acts = cases.flatMap((caseFile): DueAct[] => {
      const { id, version, agreementId } = caseFile
      const reminder = reminderFor(caseFile, { today, calendar, termsOn: (day) => termsOn(agreementId, day) }, of)
      return reminder ? [{ act: 'remind', caseId: id, version, level: reminder.level, of }] : []
    })
    const last = cases.at(-1)
    const day = last ? dayOf(last) : null
    return { acts, next: last && day && cases.length === PAGE ? { day, id: last.id } : null }
  }
}

/** Reminders come last: what has lapsed or ended needs none. */
const READINGS: readonly Reading[] = [
  overLimit('endNotice', 'onNotice'),
  overLimit('lapse', 'returned'),
  overLimit('discard', 'draft'),
  overValidity,
  nearRenewal,
  ...REMINDED_STATUSES.map((status) => reminders('desk', ofDesk(status), (one) => one.dueOn)),
  reminders('answer', answersPressing, (one) => one.answerDueOn),
  reminders('conclusion', conclusionsPressing, (one) => one.facts.conclusionDueOn),
]

/** Everything time itself has to do by `today`, a page at a time. */
export async function* dueActs(today: PlainDate): AsyncGenerator<DueAct[]> {
  for (const reading of READINGS) {
    for (let at: DuePlace | null = FROM_THE_FIRST; at; ) {
      const after: DuePlace = at
      const page: Page = await asActor(CALENDAR, (tx) => reading(tx, today, after))
      if (page.acts.length > 0) yield page.acts
      at = page.next
    }
  }
}

/** The command a due act is. */
export function commandOf({ act, caseId, level, of }: DueAct): Command {
  return act === 'remind' ? { kind: act, caseId, level, of } : { kind: act, caseId }
}

/** Carries out one due act; doing it twice is doing it once. Answers null when it is done or there is nothing left to do, else why not. */
export async function carryOutDue(due: DueAct, today: PlainDate, at: Date): Promise<string | null> {
  const outcome = await perform(CALENDAR, { step: 'do', command: commandOf(due) }, { requestId: keyOf(due), today, at, seen: due.version })
  return outcome.ok || isSettled(outcome.problem.code) ? null : outcome.problem.code
}

/**
 * Does at once everything that has fallen due by `today`, reminders of supervision too: the demo calendar's move waits for it. A missed run is caught up by the next;
 * a second run finds nothing; beside the queue's workers each act is done once, since its requestId is made of act, case and version.
 */
export async function runDueJobs(today: PlainDate, at: Date): Promise<JobReport> {
  const done = { endNotice: 0, lapse: 0, discard: 0, expire: 0, openRenewal: 0, remind: 0 }
  const refused: JobReport['refused'] = []
  for await (const acts of dueActs(today))
    for (const due of acts) {
      const code = await carryOutDue(due, today, at)
      if (code === null) done[due.act] += 1
      else refused.push({ caseId: due.caseId, act: due.act, code })
    }
  await superviseDue({ today, at })
  await warnOfExpiry({ today, at })
  return { done, refused }
}

/** Hands to the queue everything that has fallen due by `today`, one job an act, case and version. Answers how many are due. */
export async function handInDue(today: PlainDate): Promise<number> {
  let count = 0
  for await (const acts of dueActs(today)) {
    count += acts.length
    await asActor(CALENDAR, (tx) =>
      enqueue(
        tx,
        'act',
        acts.map((due) => ({ key: keyOf(due), payload: due })),
      ),
    )
  }
  return count
}
