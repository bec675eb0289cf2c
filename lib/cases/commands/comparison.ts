import type { FrozenSheet } from '../../assessments/schema'
import { agreedFindingOf } from '../../assessments/store/sheets'
import type { Door } from '../../db'
import { shownTo } from '../../people/rules/visibility'
import type { Viewer } from '../../people/schema'
import { editionById } from '../../standard/rules/edition'
import { movementOf } from '../../standard/rules/movement'
import type { Movement } from '../../standard/schema'
import { earlierFindingOf } from '../rules/comparison'
import type { SheetsCompared } from '../schema/comparison'
import type { CaseEvent, CaseFile } from '../schema/event'
import { caseById } from '../store/case'

/**
 * The finding in hand beside the one it took the place of (复评、复查), or beside the previous case's (重新评估、期满评估). Null when there is
 * no earlier finding, or these viewers may see none.
 */
export async function sheetsCompared(
  tx: Door,
  caseFile: CaseFile,
  events: readonly CaseEvent[],
  viewers: readonly Viewer[],
): Promise<SheetsCompared | null> {
  const { finding } = caseFile.facts
  if (!finding || shownTo('comparison', viewers) !== 'full') return null
  const here = earlierFindingOf(events)
  const previous = !here && caseFile.previousId ? await caseById(tx, caseFile.previousId) : null
  const earlier = here ?? (previous?.facts.finding ? { finding: previous.facts.finding, occasion: previous.occasion } : null)
  if (!earlier || earlier.finding.visitId === finding.visitId) return null
  const [one, other] = [await agreedFindingOf(tx, earlier.finding.visitId), await agreedFindingOf(tx, finding.visitId)]
  if (!one || !other) return null
  return {
    first: { occasion: earlier.occasion, visitedOn: one.visitedOn, frozen: one.frozen },
    second: { occasion: caseFile.occasion, visitedOn: other.visitedOn, frozen: other.frozen },
    movement: movementBetween(one.frozen, other.frozen),
  }
}

function movementBetween(first: FrozenSheet, second: FrozenSheet): Movement | null {
  const { edition: id, digest } = second.questionnaire
  if (first.questionnaire.digest !== digest) return null
  const edition = editionById(id, digest)
  if (!edition.ok) return null
  const moved = movementOf(edition.value, first.answers, second.answers)
  return moved.ok ? moved.value : null
}
