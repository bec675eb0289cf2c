import type { Door } from '../../db'
import type { Rating as Row } from '../../generated/prisma/client'
import type { PlainDate } from '../../kernel/dates'
import { vault } from '../../vault'
import { figureOf } from '../rules/rating'
import type { PublicRating, Rating, RatingScore } from '../schema/complaint'

function place(id: string): string {
  return `Rating.textCipher:${id}`
}

function ratingFrom({ id, number, institutionId, caseId, score, textCipher, ratedOn }: Row): Rating {
  const text = textCipher && vault().open(textCipher, place(id))
  return { id, number, institutionId, caseId, score: score as RatingScore, text, ratedOn }
}

export type NewRating = Rating & { concernedRegions: string[]; accountId: string }

/** Keeps a rating. Throws on the unique index where the case has one of this institution. */
export async function insertRating(tx: Door, { text, ...one }: NewRating): Promise<void> {
  await tx.rating.createMany({ data: [{ ...one, textCipher: text === null ? null : vault().seal(text, place(one.id)) }] })
}

/** A family's own, the latest first. */
export async function ratingsBy(tx: Door, accountId: string): Promise<Rating[]> {
  return (await tx.rating.findMany({ where: { accountId }, orderBy: [{ ratedOn: 'desc' }, { id: 'desc' }], take: 100 })).map(ratingFrom)
}

/** The latest ratings a bureau is concerned by, of one institution or of all. */
export async function latestRatings(tx: Door, institutionId: string | null, take: number): Promise<Rating[]> {
  const rows = await tx.rating.findMany({
    where: institutionId === null ? {} : { institutionId },
    orderBy: [{ ratedOn: 'desc' }, { id: 'desc' }],
    take,
  })
  return rows.map(ratingFrom)
}

/** One rating of an institution at a time, until the transaction ends: of two at once one is the tenth. */
export async function lockRatings(tx: Door, institutionId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`ratings:${institutionId}`}, 0))`
}

/** How many there are and what they come to. Read by the portal's own hand. */
export async function countRatings(tx: Door, institutionId: string): Promise<{ count: number; sum: number }> {
  const { _count, _sum } = await tx.rating.aggregate({ where: { institutionId }, _count: true, _sum: { score: true } })
  return { count: _count, sum: _sum.score ?? 0 }
}

/** Sets the figure everyone may read. By the portal's own hand. */
export async function writePublicRating(
  tx: Door,
  institutionId: string,
  figure: { count: number; sum: number; asOf: PlainDate },
): Promise<void> {
  await tx.publicRating.upsert({ where: { institutionId }, create: { institutionId, ...figure }, update: figure })
}

/** The figure everyone may read; null before there are ten. */
export async function publicRating(tx: Door, institutionId: string): Promise<PublicRating | null> {
  const row = await tx.publicRating.findUnique({ where: { institutionId } })
  return row && figureOf(row)
}

export type ScoreCount = { institutionId: string; score: RatingScore; count: number }

/** Ratings of a year by institution and score. Before it is shown, small cells are hidden. */
export async function countScores(tx: Door, year: number): Promise<ScoreCount[]> {
  const rows = await tx.rating.groupBy({
    by: ['institutionId', 'score'],
    where: { ratedOn: { gte: `${year}-01-01`, lte: `${year}-12-31` } },
    _count: true,
  })
  return rows.map(({ institutionId, score, _count }) => ({ institutionId, score: score as RatingScore, count: _count }))
}
