import type { Occasion } from '../schema'
import type { CaseEvent, CaseFinding } from '../schema/event'

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
