import { cache } from 'react'
import { PUBLIC } from '../access/schema'
import { asActor } from '../db'
import type { PublicRating } from '../supervision/schema/complaint'
import { publicRating } from '../supervision/store/rating'

/** What everyone may know of an institution's ratings; null before there are ten. */
export const ratingOf = cache(async function ratingOf(institutionId: string): Promise<PublicRating | null> {
  return asActor(PUBLIC, (tx) => publicRating(tx, institutionId))
})
