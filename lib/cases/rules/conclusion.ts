import { clauseOf, dueDay, lastValidDay } from '../../agreements/rules/terms'
import { chineseDay, firstOfNextMonth, type PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { reachesBenefitLevel } from '../../standard/rules/edition'
import type { Grade } from '../../standard/schema'
import { DECLINE_GROUND_ROWS } from '../schema'
import type { CaseFile, NewEvent } from '../schema/event'
import { type Deciders, type Known, moving, staying } from './known'

/** True when the grade opens the way to benefits under the pair's terms (default: grade 3 and above, 待核定). */
export function atBenefitLevel(grade: number, known: Pick<Known, 'terms'>): boolean {
  return reachesBenefitLevel(grade as Grade, known.terms.benefitFromGrade.value as Grade)
}

/** Validity and benefit, from the day of the finding or of recognition as the terms say; both days included. */
export function recognitionOf(
  caseFile: CaseFile,
  known: Pick<Known, 'terms' | 'today'>,
): { validFrom: PlainDate; validTo: PlainDate; benefitFrom: PlainDate | null; basis: string[] } {
  const finding = caseFile.facts.finding
  if (!finding) throw new Error('a case in hand for recognition has a finding')
  const validFrom = known.terms.validFromDay.value === 'findingDay' ? (caseFile.facts.foundOn ?? known.today) : known.today
  const benefitFrom = known.terms.benefitStart.value === 'firstOfNextMonth' ? firstOfNextMonth(known.today) : validFrom
  return {
    validFrom,
    validTo: lastValidDay(known.terms, validFrom),
    benefitFrom: atBenefitLevel(finding.grade, known) ? benefitFrom : null,
    basis: [...new Set([clauseOf(known.terms.validityMonths), clauseOf(known.terms.validFromDay), clauseOf(known.terms.benefitStart)])],
  }
}

function objected(caseFile: CaseFile, known: Known): Outcome<NewEvent[]> {
  if (caseFile.occasion === 'dispute')
    return refused('disputeIsFinal', '复评结论是最终结论，不能再提异议；可以按决定书上的救济途径办理。', { source: '条款待核定' })
  const told = caseFile.facts.recognition?.on ?? caseFile.facts.reportedOn
  const from = caseFile.status === 'disputed' ? caseFile.facts.disputedFrom : caseFile.status
  const lastDay = from === 'onNotice' ? caseFile.noticeTo : told ? dueDay(known.calendar, known.terms, 'objectionDays', told) : null
  if (lastDay !== null && known.today > lastDay) {
    return refused('objectionTooLate', `提出异议的期限到 ${chineseDay(lastDay)} 为止，已经过了；状态有变化时可以申请重新评估。`, {
      source: clauseOf(known.terms.objectionDays),
    })
  }
  if (caseFile.status !== 'disputed') return done([{ kind: 'objected', body: moving('disputed', known) }])
  if (caseFile.facts.objections.some((each) => each.by === 'family' && each.outcome === null))
    return refused('objectedAlready', '您的异议正在核实，不需要再提；要补充的可以告诉居住地经办机构。')
  return done([{ kind: 'objected', body: staying(known) }])
}

/** The objection a decision speaks of: the one named, else the oldest still open. */
function objectionOf({ facts }: CaseFile, number: number | null): Outcome<number> {
  const found = facts.objections.find((one) => one.outcome === null && (number === null || one.number === number))
  return found ? done(found.number) : refused('noSuchObjection', '这项异议已经办结或不存在，请刷新页面。')
}

/** Finding, notice, objection, recognition (提出结论 → 公示与送达 → 互认). */
export const CONCLUSION: Deciders<
  'report' | 'endNotice' | 'object' | 'receiveObjection' | 'admitObjection' | 'dismissObjection' | 'recognise' | 'decline' | 'reexamine'
> = {
  report(caseFile, _command, known) {
    const finding = caseFile.facts.finding
    if (!finding) return refused('noFinding', '本案还没有评估结论，请退回评估。')
    if (caseFile.occasion === 'dispute' || !atBenefitLevel(finding.grade, known))
      return done([{ kind: 'reported', body: moving('reported', known) }])
    const to = dueDay(known.calendar, known.terms, 'noticeDays', known.today)
    return done([{ kind: 'noticed', body: { ...moving('onNotice', known), notice: { from: known.today, to } } }])
  },

  endNotice(caseFile, _command, known) {
    if (caseFile.noticeTo === null || known.today <= caseFile.noticeTo)
      return refused('noticeRuns', '公示期还没有结束，不能上报。', { source: clauseOf(known.terms.noticeDays) })
    return done([{ kind: 'noticeEnded', body: moving('reported', known) }])
  },

  object: (caseFile, _command, known) => objected(caseFile, known),

  receiveObjection(caseFile, command, known) {
    const { facts, status, noticeTo } = caseFile
    const onNotice = status === 'onNotice' || facts.disputedFrom === 'onNotice'
    if (!onNotice || noticeTo === null || known.today > noticeTo)
      return refused('noticeOver', '公示已经结束，不能再对公示的结论提出异议。', { source: clauseOf(known.terms.noticeDays) })
    const body = { objectionId: command.objectionId, objection: facts.objections.length + 1 }
    return done([{ kind: 'objectionReceived', body: { ...(status === 'disputed' ? staying(known) : moving('disputed', known)), ...body } }])
  },

  admitObjection(caseFile, command, known) {
    const found = objectionOf(caseFile, command.number)
    if (!found.ok) return found
    const body = { ...moving('arranging', known), round: caseFile.round + 1, occasion: 'dispute' as const, objection: found.value }
    return done([{ kind: 'objectionAdmitted', body }])
  },

  dismissObjection(caseFile, command, known) {
    const found = objectionOf(caseFile, command.number)
    if (!found.ok) return found
    const objection = found.value
    if (caseFile.facts.objections.some((one) => one.outcome === null && one.number !== objection))
      return done([{ kind: 'objectionDismissed', body: { ...staying(known), objection } }])
    const back = caseFile.facts.disputedFrom
    if (!back) throw new Error('a disputed case remembers where it came from')
    const dueOn = back === 'onNotice' ? caseFile.noticeTo : moving(back, known).dueOn
    return done([{ kind: 'objectionDismissed', body: { ...moving(back, known), dueOn, objection } }])
  },

  recognise(caseFile, _command, known) {
    if (!caseFile.facts.finding) return refused('noFinding', '本案还没有评估结论，不能互认。')
    if (known.eligibility && !known.eligibility.agreementInForce)
      return refused('noAgreement', '两地协议今天不在有效期内，不能作出互认决定。')
    return done([{ kind: 'recognised', body: { ...moving('recognised', known), recognition: recognitionOf(caseFile, known) } }])
  },

  decline(_case, command, known) {
    const row = DECLINE_GROUND_ROWS.find((each) => each.ground === command.ground && each.from <= known.today)
    if (!row) return refused('groundNotInForce', '所选的不予认定情形今天不适用，请重新选择。', { fields: { ground: '请重新选择' } })
    return done([{ kind: 'declined', body: { ...moving('declined', known), ground: command.ground } }])
  },

  reexamine: (caseFile, _command, known) =>
    done([{ kind: 'reexamined', body: { ...moving('commissioned', known), round: caseFile.round + 1 } }]),
}
