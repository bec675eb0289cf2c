import { clauseOf, dueDay } from '../../agreements/rules/terms'
import { CalendarNotLoaded } from '../../kernel/calendar'
import { chineseDay, type PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import type { CaseFile, NewEvent } from '../schema/event'
import { OBJECTION_GROUND_ROWS, type ObjectionGround, type ObjectionOutcome } from '../schema/objection'
import { type Deciders, type Known, moving, staying } from './known'

type Reckoned = Pick<Known, 'terms' | 'calendar' | 'today'>

const latest = (days: ReadonlyArray<PlainDate | null | undefined>): PlainDate | null =>
  days.reduce<PlainDate | null>((last, day) => (day && (last === null || day > last) ? day : last), null)

/** True while the finding hangs out, an objection to it or not. */
export function isOnNotice({ status, facts }: Pick<CaseFile, 'status' | 'facts'>): boolean {
  return status === 'onNotice' || (status === 'disputed' && facts.disputedFrom === 'onNotice')
}

/**
 * The day the family was last told this grade: by the notice, by the report where there is no notice, or by the recognition. What was
 * told of an earlier finding counts no more.
 */
export function toldOn({ facts }: Pick<CaseFile, 'facts'>): PlainDate | null {
  const { notice, reportedOn, recognition, foundOn } = facts
  return latest([notice?.from, reportedOn, recognition?.on].filter((day) => !foundOn || (day && day >= foundOn)))
}

/** The last day the family may object: `objectionDays` from being told, and never before the notice itself is over. Null: nothing is told yet. */
export function lastObjectionDay(caseFile: CaseFile, known: Pick<Reckoned, 'terms' | 'calendar'>): PlainDate | null {
  const told = toldOn(caseFile)
  return latest([told && dueDay(known.calendar, known.terms, 'objectionDays', told), isOnNotice(caseFile) ? caseFile.noticeTo : null])
}

/**
 * Whether the insured person or a representative may object today, whatever the grade (医保发〔2023〕29号 §27). Refuses 'disputeIsFinal',
 * 'notTold', 'objectionTooLate' and 'objectedAlready'.
 */
export function familyMayObject(caseFile: CaseFile, known: Reckoned): Outcome<{ lastDay: PlainDate }> {
  if (caseFile.occasion === 'dispute')
    return refused('disputeIsFinal', '复评结论是最终结论，不能再提异议；可以按决定书上的救济途径办理。', { source: '条款待核定' })
  const lastDay = lastObjectionDay(caseFile, known)
  if (lastDay === null) return refused('notTold', '评估结论还没有告知，告知之后才能提出异议。')
  if (known.today > lastDay) {
    return refused('objectionTooLate', `提出异议的期限到 ${chineseDay(lastDay)} 为止，已经过了；状态有变化时可以申请重新评估。`, {
      source: clauseOf(known.terms.objectionDays),
    })
  }
  if (caseFile.status === 'disputed' && openObjections(caseFile).some((each) => each.by === 'family'))
    return refused('objectedAlready', '您的异议正在核实，不需要再提；要补充的可以告诉居住地经办机构。')
  return done({ lastDay })
}

/** Null past the years whose holidays are loaded too: who is told then learns the days, not the date. */
export function objectionDayIfKnown(caseFile: CaseFile, known: Parameters<typeof lastObjectionDay>[1]): PlainDate | null {
  try {
    return lastObjectionDay(caseFile, known)
  } catch (error) {
    if (error instanceof CalendarNotLoaded) return null
    throw error
  }
}

/** Until when the family may object and why not today, as sentences; a year without its calendar is said, never guessed. */
export function objectingToday(caseFile: CaseFile, known: Reckoned): { lastDay: PlainDate | null; why: string | null } {
  try {
    const may = familyMayObject(caseFile, known)
    return { lastDay: lastObjectionDay(caseFile, known), why: may.ok ? null : may.problem.message }
  } catch (error) {
    if (!(error instanceof CalendarNotLoaded)) throw error
    return { lastDay: null, why: `${error.message}，最后一天暂时算不出来，请联系经办机构。` }
  }
}

export function openObjections({ facts }: Pick<CaseFile, 'facts'>): CaseFile['facts']['objections'] {
  return facts.objections.filter((one) => one.outcome === null)
}

/**
 * Whether a stranger's objection that was just received is the first of this notice: the family is told by SMS of that one alone, or
 * anyone could have a telephone ring all day. `before` is the case as it stood.
 */
export function isFirstOfNotice({ facts }: Pick<CaseFile, 'facts'>): boolean {
  const hungOn = facts.notice?.from
  return !facts.objections.some((one) => one.by === 'other' && (hungOn === undefined || one.on >= hungOn))
}

/** Grounds that may be given for this outcome today. */
export function groundsFor(outcome: ObjectionOutcome, today: PlainDate) {
  return OBJECTION_GROUND_ROWS.filter((row) => row.outcome === outcome && row.from <= today)
}

/** The wording of a ground as on its day; null when it is none of this outcome's. */
export function objectionGroundLabel(outcome: ObjectionOutcome, ground: ObjectionGround, on: PlainDate): string | null {
  return groundsFor(outcome, on).find((row) => row.ground === ground)?.label ?? null
}

/** The objection a decision speaks of: the one named, else the oldest still open. */
function objectionOf(caseFile: CaseFile, number: number | null): Outcome<number> {
  const found = openObjections(caseFile).find((one) => number === null || one.number === number)
  return found ? done(found.number) : refused('noSuchObjection', '这项异议已经办结或不存在，请刷新页面。')
}

function decidedOn(
  caseFile: CaseFile,
  outcome: ObjectionOutcome,
  { number, ground }: { number: number | null; ground: ObjectionGround },
  today: PlainDate,
): Outcome<{ objection: number; objectionGround: ObjectionGround }> {
  const found = objectionOf(caseFile, number)
  if (!found.ok) return found
  if (objectionGroundLabel(outcome, ground, today) === null)
    return refused('groundNotInForce', '所选的情形不适用于这一结果，请重新选择。', { fields: { ground: '请重新选择' } })
  return done({ objection: found.value, objectionGround: ground })
}

/** 异议: by the family within its days, by anyone else while the notice runs; each admitted or dismissed, and one 复评 for all of them. */
export const OBJECTIONS: Deciders<'object' | 'receiveObjection' | 'admitObjection' | 'dismissObjection'> = {
  object(caseFile, _command, known) {
    const may = familyMayObject(caseFile, known)
    if (!may.ok) return may
    return done([{ kind: 'objected', body: caseFile.status === 'disputed' ? staying(known) : moving('disputed', known) }])
  },

  receiveObjection(caseFile, command, known) {
    const { facts, status, noticeTo } = caseFile
    if (!isOnNotice(caseFile) || noticeTo === null || known.today > noticeTo)
      return refused('noticeOver', '公示已经结束，不能再对公示的结论提出异议。', { source: clauseOf(known.terms.noticeDays) })
    const body = { objectionId: command.objectionId, objection: facts.objections.length + 1 }
    return done([{ kind: 'objectionReceived', body: { ...(status === 'disputed' ? staying(known) : moving('disputed', known)), ...body } }])
  },

  admitObjection(caseFile, command, known) {
    const decided = decidedOn(caseFile, 'admitted', command, known.today)
    if (!decided.ok) return decided
    const body = { ...moving('arranging', known), round: caseFile.round + 1, occasion: 'dispute' as const, ...decided.value }
    return done([{ kind: 'objectionAdmitted', body }])
  },

  dismissObjection(caseFile, command, known): Outcome<NewEvent[]> {
    const decided = decidedOn(caseFile, 'dismissed', command, known.today)
    if (!decided.ok) return decided
    const { objection } = decided.value
    if (openObjections(caseFile).some((one) => one.number !== objection))
      return done([{ kind: 'objectionDismissed', body: { ...staying(known), ...decided.value } }])
    const back = caseFile.facts.disputedFrom
    if (!back) throw new Error('a disputed case remembers where it came from')
    const dueOn = back === 'onNotice' ? caseFile.noticeTo : moving(back, known).dueOn
    return done([{ kind: 'objectionDismissed', body: { ...moving(back, known), dueOn, ...decided.value } }])
  },
}
