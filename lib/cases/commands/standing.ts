import { sidesOf } from '../../access/rules'
import type { Actor, Side } from '../../access/schema'
import type { Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { standingMandates } from '../../people/rules/mandate'
import { mandatesOf } from '../../people/store/mandate'
import { seesAsAssessor } from '../rules/life'
import type { CaseFile } from '../schema/event'

/** A case together with where this actor stands to it. */
export type Stood = { caseFile: CaseFile; sides: Side[]; isKin: boolean }

/** The actor's sides of a case already loaded under their own eyes (row policies); none is a wall like a miss. */
export async function standingOf(tx: Door, actor: Actor, caseFile: CaseFile, today: PlainDate): Promise<Stood> {
  const mandates = actor.role === 'calendar' || actor.role === 'assessor' ? [] : await mandatesOf(tx, caseFile.personId)
  const representatives = standingMandates(mandates, today).flatMap((one) => (one.accountId ? [one.accountId] : []))
  // A draft has no mandate yet: whoever began it for another mends and submits it.
  const forAnother = caseFile.appliedAs === 'guardian' || caseFile.appliedAs === 'agent'
  if (caseFile.status === 'draft' && forAnother && caseFile.applicantAccountId) representatives.push(caseFile.applicantAccountId)
  const sides = sidesOf(actor, {
    insuredRegion: caseFile.insuredRegion,
    residenceRegion: caseFile.residenceRegion,
    personKey: caseFile.personKey,
    ownAccountId: caseFile.appliedAs === 'self' ? caseFile.applicantAccountId : null,
    representatives,
    assessors: seesAsAssessor(caseFile) ? caseFile.assessorIds : [],
  })
  // The counter clerk stands in for the applicant while the case is being entered, and never after.
  if (caseFile.status === 'draft' && caseFile.enteredBy !== null && caseFile.enteredBy === actor.accountId) sides.push('applicant')
  const isKin = actor.personKey !== null && mandates.some((one) => one.representativeKey === actor.personKey)
  return { caseFile, sides, isKin }
}
