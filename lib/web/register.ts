import type { Actor } from '../access/schema'
import type { Region, Township } from '../agreements/schema'
import { regions, townships } from '../agreements/store'
import { asActor } from '../db'
import type { Institution, ListVersion } from '../institutions/schema'
import { listVersions, register } from '../institutions/store'

export type RegisterDesk = {
  region: Region
  regions: Region[]
  townships: Township[]
  /** The own region's part, by code. */
  rows: Institution[]
  /** How many the whole register holds, of either kind. */
  counts: { care: number; assessment: number }
  versions: ListVersion[]
}

/** The register as the bureau keeping part of it sees it. */
export function registerDesk(actor: Actor): Promise<RegisterDesk> {
  return asActor(actor, async (tx) => {
    const known = await regions(tx)
    const region = known.find((one) => one.code === actor.regionCode)
    if (!region) throw new Error(`no region ${actor.regionCode ?? 'null'} is kept`)
    const all = await register(tx)
    const care = all.filter((row) => row.kind === 'care' && row.status === 'valid').length
    const assessment = all.filter((row) => row.kind === 'assessment' && row.status === 'valid').length
    return {
      ...{ region, regions: known, townships: await townships(tx), versions: await listVersions(tx, 8) },
      ...{ rows: all.filter((row) => row.regionCode === region.code), counts: { care, assessment } },
    }
  })
}
