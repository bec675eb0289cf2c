import { done, type Outcome, refused } from '../../kernel/outcome'
import type { Assignment, ConfirmationPlace, ExpertConfirmation } from '../schema'

const UNSETTLED = '条款待核定'

/** The conclusion needs the confirmation of at least two experts (医保发〔2023〕29号 §22, 条款待核定). */
export const CONFIRMATIONS_LEAST = 2

/** Experts who confirmed this very sheet, and how many more are wanted. Another sheet's confirmations count for nothing. */
export function confirmationsNeeded(
  sheetDigest: string,
  confirmations: readonly Pick<ExpertConfirmation, 'accountId' | 'sheetDigest'>[],
): { confirmedBy: string[]; missing: number } {
  const confirmedBy = [...new Set(confirmations.filter((one) => one.sheetDigest === sheetDigest).map((one) => one.accountId))]
  return { confirmedBy, missing: Math.max(0, CONFIRMATIONS_LEAST - confirmedBy.length) }
}

/** Experts on the visit who have not confirmed, and whether another must be called to the desk. */
export function expertsToConfirm(
  assignments: readonly Assignment[],
  confirmedBy: readonly string[],
): { waitingFor: Assignment[]; deskExpertsWanted: number } {
  const experts = assignments.filter((one) => one.active && one.kind === 'expert')
  return {
    waitingFor: experts.filter((one) => !confirmedBy.includes(one.accountId)),
    deskExpertsWanted: Math.max(0, CONFIRMATIONS_LEAST - experts.length),
  }
}

export function placeOf(assignment: Assignment): ConfirmationPlace {
  return assignment.duty === 'onSite' ? 'onSite' : 'desk'
}

/** Only an expert of this visit, clear of ties, confirms; and only the sheet that was signed. */
export function mayConfirm(assignment: Assignment, sheetDigest: string | null, shownDigest: string): Outcome<ConfirmationPlace> {
  if (assignment.kind !== 'expert')
    return refused('notExpert', '只有评估专家可以确认评估结论，请由本次评估的专家确认。', { source: UNSETTLED })
  if (assignment.recusal !== 'clear') return refused('recusalUndeclared', '请先签署回避声明，再确认评估结论。', { source: UNSETTLED })
  if (sheetDigest === null) return refused('notAgreed', '合议评估表还没有签署完成，请等现场评估人员签署后再确认。')
  if (sheetDigest !== shownDigest) return refused('sheetChanged', '您看到的评估表不是签署的那一份，请刷新页面后重新核对。')
  return done(placeOf(assignment))
}
