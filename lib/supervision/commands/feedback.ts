import type { Actor } from '../../access/schema'
import { casesOfApplicant } from '../../cases/store/progress'
import { asActor } from '../../db'
import type { Institution } from '../../institutions/schema'
import { institution, institutionNames } from '../../institutions/store'
import type { PlainDate } from '../../kernel/dates'
import { careById, careOfCases } from '../../people/store/care'
import type { Complaint, Rating } from '../schema/complaint'
import { complaintsBy } from '../store/complaint'
import { ratingsBy } from '../store/rating'

/** A care a family may speak of. */
export type SpokenOf = { careId: string; house: string; from: PlainDate; to: PlainDate | null; rating: Rating | null }

export type Feedback = { cares: SpokenOf[]; complaints: Array<Complaint & { house: string }> }

/** 评价与投诉 of a family: whom its person is or was cared for by, what it said of them, and what it was answered. */
export function feedbackOf(actor: Actor): Promise<Feedback> {
  return asActor(actor, async (tx) => {
    const cases = await casesOfApplicant(tx)
    const cares = await careOfCases(
      tx,
      cases.map((one) => one.id),
    )
    const [complaints, ratings] = [await complaintsBy(tx, actor.accountId ?? ''), await ratingsBy(tx, actor.accountId ?? '')]
    const names = await institutionNames(
      tx,
      [...cares, ...complaints].map((one) => one.institutionId),
    )
    return {
      cares: cares.map(({ id, institutionId, caseId, from, to }) => ({
        ...{ careId: id, house: names.get(institutionId) ?? '—', from, to },
        rating: ratings.find((one) => one.institutionId === institutionId && one.caseId === caseId) ?? null,
      })),
      complaints: complaints.map((one) => ({ ...one, house: names.get(one.institutionId) ?? '—' })),
    }
  })
}

export type CareToSpeakOf = { careId: string; house: Institution; from: PlainDate; to: PlainDate | null; rating: Rating | null }

/** One of them; null for a miss and a wall alike. */
export function careToSpeakOf(actor: Actor, careId: string): Promise<CareToSpeakOf | null> {
  return asActor(actor, async (tx) => {
    const care = await careById(tx, careId)
    const house = care && (await institution(tx, care.institutionId))
    if (!care || !house) return null
    const ratings = await ratingsBy(tx, actor.accountId ?? '')
    const rating = ratings.find((one) => one.institutionId === house.id && one.caseId === care.caseId) ?? null
    return { careId, house, from: care.from, to: care.to, rating }
  })
}
