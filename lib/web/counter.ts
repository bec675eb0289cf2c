import { partnerIn } from '../agreements/rules'
import type { Region, Township } from '../agreements/schema'
import { agreementsOf, regions, townships } from '../agreements/store'
import type { BureauActor } from '../cases/commands/desk'
import { asActor } from '../db'
import { portalToday } from './session'

export type Counter = { own: Region; partners: Region[]; townships: Township[]; today: string }

/** What the counter's form offers: this bureau's region and those it has an agreement with today. */
export async function counterOf(actor: BureauActor): Promise<Counter> {
  const today = await portalToday()
  return asActor(actor, async (tx) => {
    const known = await regions(tx)
    const own = known.find((one) => one.code === actor.regionCode)
    if (!own) throw new Error(`no region ${actor.regionCode} is kept`)
    const pairs = (await agreementsOf(tx, today)).filter((one) => [one.lowRegion, one.highRegion].includes(own.code))
    const codes = pairs.map((one) => partnerIn(one, own.code))
    return { own, partners: known.filter((one) => codes.includes(one.code)), townships: await townships(tx), today }
  })
}
