import { done, type Outcome, refused } from '../../kernel/outcome'
import { type CaseStatus, STATUS_LABEL } from '../schema'
import type { CaseFile } from '../schema/event'

/** What else decides whether a closed case may be taken up again: read by the command. */
export type ReopeningFacts = {
  /** Another recognition of this person and pair is in force: its number, where the asker may know it. */
  otherRecognised: string | null
}

/**
 * Where a reopened case goes on. An assessment that was broken off begins with a fresh visit (待派员); a notice that was broken off was
 * not public all its days, and is published anew after the review (待复核). Any other status is taken up as it was left.
 */
export function reopensTo({ statusBefore }: Pick<CaseFile, 'statusBefore'>): Exclude<CaseStatus, 'draft'> | null {
  if (statusBefore === null || statusBefore === 'draft') return null
  if (statusBefore === 'assessing') return 'arranging'
  return statusBefore === 'onNotice' ? 'found' : statusBefore
}

/** Whether a closed case may be reopened, and to what. Refuses a draft, and a recognition beside another that is in force. */
export function mayReopen(
  caseFile: Pick<CaseFile, 'status' | 'statusBefore'>,
  { otherRecognised }: ReopeningFacts,
): Outcome<Exclude<CaseStatus, 'draft'>> {
  const to = reopensTo(caseFile)
  if (to === null) return refused('nothingToReopen', '草稿阶段办结的申请不能重开，请重新申请。')
  if (otherRecognised !== null && (to === 'recognised' || caseFile.status === 'superseded'))
    return refused('otherRecognised', `另有一件互认（${otherRecognised}）在有效期内，本案不能再恢复效力；请先办结那一件。`)
  return done(to)
}

/** 回到“待派员”，须重新派员上门: what follows, said before the press. */
export function reopeningSays(caseFile: Pick<CaseFile, 'statusBefore'>): string | null {
  const to = reopensTo(caseFile)
  if (to === null) return null
  if (caseFile.statusBefore === 'assessing') return '评估中途办结的，重开后回到“待派员”，须重新派员上门。'
  if (caseFile.statusBefore === 'onNotice') return '公示中途办结的，重开后回到“待复核”，复核上报后重新公示。'
  return `重开后回到“${STATUS_LABEL[to]}”，期限从当日重新计算。`
}
