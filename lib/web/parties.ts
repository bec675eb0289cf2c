import { cache } from 'react'
import { PUBLIC } from '../access/schema'
import { attestedByBoth } from '../agreements/rules'
import type { Agreement, Region, Terms } from '../agreements/schema'
import { agreementsOf, attestationsOf, demoOffset, regions, termsFor } from '../agreements/store'
import { asActor } from '../db'
import { careInstitutionCount } from '../institutions/store'
import { addDays, type PlainDate, shanghaiDay } from '../kernel/dates'
import { EDITIONS, editionInForce, editionTitle } from '../standard/rules/edition'
import type { Edition } from '../standard/schema'

export type Pair = { agreement: Agreement; regions: [Region, Region]; terms: Terms; edition: Edition; editionTitle: string }
export type Parties = { today: PlainDate; pairs: Pair[]; careInstitutions: number }

/** What the public may read of every agreement in force today: parties, terms and the standard they grade by. */
export const partiesToday = cache(function partiesToday(): Promise<Parties> {
  return asActor(PUBLIC, async (tx) => {
    const today = addDays(shanghaiDay(new Date()), await demoOffset(tx))
    const byCode = new Map((await regions(tx)).map((region) => [region.code, region]))
    const edition = editionInForce(EDITIONS, today)
    const attestations = await attestationsOf(tx, edition.id)
    const pairs: Pair[] = []
    for (const agreement of await agreementsOf(tx, today)) {
      const [low, high] = [byCode.get(agreement.lowRegion), byCode.get(agreement.highRegion)]
      if (!low || !high) throw new Error(`agreement ${agreement.id} names a region that is not kept`)
      const attested = attestedByBoth(attestations, [low.code, high.code], edition.digest)
      pairs.push({
        agreement,
        regions: [low, high],
        terms: await termsFor(tx, agreement.id, today),
        edition,
        editionTitle: editionTitle(edition, attested),
      })
    }
    return { today, pairs, careInstitutions: await careInstitutionCount(tx, today) }
  })
})
