import type { Actor } from '../access/schema'
import { attestedByBoth } from '../agreements/rules'
import type { Attestation, Region } from '../agreements/schema'
import { attestationsOf, partnersOf, region } from '../agreements/store'
import { asActor } from '../db'
import { EDITIONS, editionTitle } from '../standard/rules/edition'
import type { Edition } from '../standard/schema'
import { portalToday } from './session'

export type AttestedEdition = {
  edition: Edition
  /** One line a bureau that grades by it: the own first. `signed` is its word on exactly this digest. */
  bureaus: Array<{ region: Region; isOwn: boolean; signed: Attestation | null; settledWithOwn: boolean }>
  shownAs: string
}

/** Every edition with its digest and who has signed it, for the own bureau and those it has an agreement with today. */
export async function attestedEditions(actor: Actor): Promise<AttestedEdition[]> {
  const today = await portalToday()
  return asActor(actor, async (tx) => {
    const own = actor.regionCode ? await region(tx, actor.regionCode) : null
    if (!own) throw new Error(`no region ${actor.regionCode ?? 'null'} is kept`)
    const partners = await partnersOf(tx, own.code, today)
    const editions: AttestedEdition[] = []
    for (const edition of EDITIONS) {
      const attestations = await attestationsOf(tx, edition.id)
      const settled = (other: Region) => attestedByBoth(attestations, [own.code, other.code], edition.digest)
      editions.push({
        edition,
        bureaus: [own, ...partners].map((one) => ({
          region: one,
          isOwn: one.code === own.code,
          signed: attestations.find((each) => each.regionCode === one.code && each.digest === edition.digest) ?? null,
          settledWithOwn: settled(one),
        })),
        shownAs: editionTitle(edition, partners.length > 0 && partners.every(settled)),
      })
    }
    return editions
  })
}
