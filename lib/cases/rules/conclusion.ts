import { clauseOf, dueDay, lastValidDay } from '../../agreements/rules/terms'
import { firstOfNextMonth, type PlainDate } from '../../kernel/dates'
import { done, refused } from '../../kernel/outcome'
import { reachesBenefitLevel } from '../../standard/rules/edition'
import type { Grade } from '../../standard/schema'
import { DECLINE_GROUND_ROWS } from '../schema'
import type { CaseFile } from '../schema/event'
import { type Deciders, type Known, moving } from './known'
import { mayFollowOn, stayRunning } from './previous'

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

/** Finding, notice, recognition (提出结论 → 公示与送达 → 互认); objections beside it. */
export const CONCLUSION: Deciders<'report' | 'endNotice' | 'recognise' | 'decline' | 'reexamine'> = {
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

  recognise(caseFile, _command, known) {
    if (!caseFile.facts.finding) return refused('noFinding', '本案还没有评估结论，不能互认。')
    if (known.eligibility && !known.eligibility.agreementInForce)
      return refused('noAgreement', '两地协议今天不在有效期内，不能作出互认决定。')
    const may = mayFollowOn(known.previous)
    if (!may.ok) return may
    const recognition = recognitionOf(caseFile, known)
    return done([{ kind: 'recognised', body: { ...moving('recognised', known), recognition, ...stayRunning(known.previous) } }])
  },

  decline(_case, command, known) {
    const row = DECLINE_GROUND_ROWS.find((each) => each.ground === command.ground && each.from <= known.today)
    if (!row) return refused('groundNotInForce', '所选的不予认定情形今天不适用，请重新选择。', { fields: { ground: '请重新选择' } })
    return done([{ kind: 'declined', body: { ...moving('declined', known), ground: command.ground } }])
  },

  reexamine: (caseFile, _command, known) =>
    done([{ kind: 'reexamined', body: { ...moving('commissioned', known), round: caseFile.round + 1 } }]),
}
