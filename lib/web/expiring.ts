import type { Actor } from '../access/schema'
import { regions } from '../agreements/store'
import { asActor } from '../db'
import { EXPIRY_STEPS, type Expiry, expiriesOf } from '../institutions/rules/expiry'
import type { Institution } from '../institutions/schema'
import { endingBy } from '../institutions/store/expiry'
import { addDays } from '../kernel/dates'
import { portalToday } from './session'

export type ExpiringLine = { institution: Institution; region: string; isOwn: boolean; expiries: Expiry[] }

/** What runs out of the own institutions, and of those of partners that serve the own region's people; soonest first. */
export async function expiringFor(actor: Actor & { regionCode: string }): Promise<ExpiringLine[]> {
  const today = await portalToday()
  return asActor(actor, async (tx) => {
    const known = new Map((await regions(tx)).map((one) => [one.code, one.shortName]))
    return (await endingBy(tx, addDays(today, EXPIRY_STEPS[0])))
      .filter((one) => one.regionCode === actor.regionCode || one.servesRegions.includes(actor.regionCode))
      .map((institution) => ({
        ...{ institution, region: known.get(institution.regionCode) ?? institution.regionCode },
        ...{ isOwn: institution.regionCode === actor.regionCode, expiries: expiriesOf(institution, today) },
      }))
      .filter((one) => one.expiries.length > 0)
      .toSorted((a, b) => (a.expiries[0]?.daysLeft ?? 0) - (b.expiries[0]?.daysLeft ?? 0))
  })
}
