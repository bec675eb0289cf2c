import type { Ask } from '../schema/desk'
import type { CaseFile } from '../schema/event'
import { isClosed } from './life'
import { standingPause } from './pause'

type Asking = Pick<CaseFile, 'status' | 'insuredRegion' | 'residenceRegion' | 'deskRegion' | 'facts'>

/** The bureau that the other waits for an answer from; null when no question is open. */
export function askedRegionOf({ status, insuredRegion, residenceRegion, facts }: Omit<Asking, 'deskRegion'>): string | null {
  const open = isClosed(status) ? null : standingPause(facts, 'answer')
  if (!open || open.askedBy === null) return null
  return open.askedBy === insuredRegion ? residenceRegion : insuredRegion
}

/** What a case asks of one of its bureaus: an answer before an end, an end before the next step, and a decision to be taken note of last. */
function askOfBureau(caseFile: Asking, regionCode: string): Ask | null {
  const { status, insuredRegion, deskRegion, facts } = caseFile
  if (askedRegionOf(caseFile) === regionCode) return 'answer'
  if (facts.recognition !== null && !isClosed(status) && facts.endReported && regionCode === insuredRegion) return 'end'
  if (deskRegion === regionCode) return 'step'
  return (status === 'recognised' || status === 'declined') && facts.acknowledged[regionCode] === undefined ? 'acknowledge' : null
}

/** The columns both desks are read by. */
export function asksOf(caseFile: Asking): Pick<CaseFile, 'competentAsk' | 'residenceAsk' | 'answerDueOn'> {
  const open = askedRegionOf(caseFile) === null ? null : standingPause(caseFile.facts, 'answer')
  return {
    competentAsk: askOfBureau(caseFile, caseFile.insuredRegion),
    residenceAsk: askOfBureau(caseFile, caseFile.residenceRegion),
    answerDueOn: open?.dueOn ?? null,
  }
}
