import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import type { CaseFacts, CaseFile, EventBody } from '../schema/event'
import { reportedAs } from './changes'
import { isClosed } from './life'

/** The recognition a new case would take the place of, as far as it tells what happened to the person. */
export type Previous = Pick<CaseFile, 'status'> & { facts: Pick<CaseFile['facts'], 'endReported' | 'endReason' | 'inHospitalSince'> }

/** Ends that are of the person, not of the recognition: who died or moved away is not recognised anew. */
const LASTING: readonly string[] = ['death', 'movedBack', 'movedElsewhere', 'insuredElsewhere']

/** Whether what is known of the person since the previous recognition lets a new one follow. */
export function mayFollowOn(previous: Previous | null | undefined): Outcome<true> {
  if (!previous) return done(true)
  const { status, facts } = previous
  if (!isClosed(status) && facts.endReported) {
    const says = `上一件互认已报告“${reportedAs(facts.endReported.why)}”，请先办理上一件的终止；报告不属实的，请先在上一件更正。`
    return refused('previousEnds', says, { source: '条款待核定' })
  }
  if (status === 'ended' && facts.endReason && LASTING.includes(facts.endReason)) {
    const says = `上一件互认已因“${reportedAs(facts.endReason)}”终止，本案不能再受理或互认，请办结本案。`
    return refused('previousEnded', says, { source: '条款待核定' })
  }
  if (status === 'expired' && facts.endReported) {
    const says = `上一件互认期满前已报告“${reportedAs(facts.endReported.why)}”；属实的请办结本案，不属实的请先重开上一件。`
    return refused('previousEnds', says, { source: '条款待核定' })
  }
  return done(true)
}

/** The day of admission, where the person is still in hospital as the recognition that gives up its place knew it. */
export function stayRunning(previous: Previous | null | undefined): { inHospitalSince?: PlainDate } {
  const since = previous && previous.status !== 'superseded' ? previous.facts.inHospitalSince : null
  return since ? { inHospitalSince: since } : {}
}

/** What a recognition adds to the facts: below benefit level nobody cares any longer; a stay in hospital may come over from the one before. */
export function recognised(facts: CaseFacts, { recognition, inHospitalSince }: EventBody, on: PlainDate): Partial<CaseFacts> {
  const institutionId = recognition?.benefitFrom === null ? null : facts.institutionId
  return {
    recognition: recognition ? { ...recognition, on } : null,
    institutionId,
    inHospitalSince: inHospitalSince ?? facts.inHospitalSince,
  }
}
