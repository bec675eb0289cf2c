import { sidesOf } from '../../access/rules'
import { type Actor, CALENDAR, type Side } from '../../access/schema'
import { type Door, nowAsking } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { standingMandates } from '../../people/rules/mandate'
import { careRunning } from '../../people/store/care'
import { mandatesOf } from '../../people/store/mandate'
import { seesAsAssessor } from '../rules/life'
import type { CaseFile } from '../schema/event'
import { caseById } from '../store/case'

/** A case together with where this actor stands to it. */
export type Stood = { caseFile: CaseFile; sides: Side[]; isKin: boolean }

/**
 * The case an actor would act on; null for a miss and for a wall alike. An institution reads no case, whose row holds scores and keys:
 * the care it gives today, seen by its own eyes, is its purpose, and from there on the portal's hand reads and writes.
 */
export async function caseInHand(tx: Door, actor: Actor, caseId: string, today: PlainDate): Promise<Stood | null> {
  if (actor.role !== 'institution') {
    const caseFile = await caseById(tx, caseId)
    return caseFile && standingOf(tx, actor, caseFile, today)
  }
  const cares = actor.institutionId !== null && (await careRunning(tx, { caseId, institutionId: actor.institutionId }, today))
  if (!cares) return null
  await nowAsking(tx, CALENDAR)
  const caseFile = await caseById(tx, caseId)
  return caseFile && { caseFile, sides: ['institution'], isKin: false }
}

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
