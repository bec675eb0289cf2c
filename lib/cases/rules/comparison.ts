import type { Occasion } from '../schema'
import type { CaseEvent, CaseFile, CaseFinding } from '../schema/event'
import { isClosed } from './life'
import { findingIsTold } from './progress'

/**
 * The result a family reads: the finding in hand once it is told; while a 复评 or 复查 is under way and its own finding is still under
 * review, the one before it, which was told. Null where nothing was told yet.
 */
export function toldFindingOf(
  caseFile: Pick<CaseFile, 'status' | 'statusBefore' | 'round' | 'facts'>,
  events: ReadonlyArray<Pick<CaseEvent, 'kind' | 'body'>>,
): { finding: CaseFinding; isReviewed: boolean } | null {
  const { finding } = caseFile.facts
  const earlier = earlierFindingOf(events)
  const isSecond = finding !== null && earlier !== null && earlier.finding.visitId !== finding.visitId
  if (finding && findingIsTold(caseFile)) return { finding, isReviewed: earlier !== null && !isSecond && !isClosed(caseFile.status) }
  const stood = isClosed(caseFile.status) ? caseFile.statusBefore : caseFile.status
  return earlier && isUnderReview(stood) ? { finding: earlier.finding, isReviewed: !isClosed(caseFile.status) } : null
}

/** From a finding handed in, or sent back, until it is told. */
function isUnderReview(stood: CaseFile['statusBefore']): boolean {
  return stood === 'found' || stood === 'assessing'
}

/**
 * The finding that a 复评 or 复查 of this case took the place of: the last one before the round in hand began. What was sent back before
 * anyone was told of it is none.
 */
export function earlierFindingOf(
  events: ReadonlyArray<Pick<CaseEvent, 'kind' | 'body'>>,
): { finding: CaseFinding; occasion: Occasion } | null {
  const turn = events.findLastIndex(({ kind }) => kind === 'objectionAdmitted' || kind === 'reexamined')
  if (turn < 0) return null
  const before = events.slice(0, turn)
  const finding = before.findLast(({ kind }) => kind === 'found')?.body.finding
  const occasion =
    before.findLast(({ body }) => body.occasion)?.body.occasion ??
    before.find(({ body }) => body.started)?.body.started?.occasion ??
    'initial'
  return finding ? { finding, occasion } : null
}
