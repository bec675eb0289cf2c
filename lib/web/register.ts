import type { Actor } from '../access/schema'
import { owedBy } from '../agreements/rules/docket'
import type { Region, Township } from '../agreements/schema'
import type { Docket } from '../agreements/schema/docket'
import { regions, townships } from '../agreements/store'
import { openDockets } from '../agreements/store/docket'
import { asActor } from '../db'
import { careCountOf } from '../institutions/rules/listing'
import type { Institution, ListVersion } from '../institutions/schema'
import { listVersions, register } from '../institutions/store'

export type RegisterDesk = {
  region: Region
  regions: Region[]
  townships: Township[]
  /** The own region's part, by code. */
  rows: Institution[]
  /** How many stand on the whole list, of either kind, and how many care institutions of them are suspended. */
  counts: { care: number; assessment: number; suspended: number }
  versions: ListVersion[]
  /** Open dockets of the register, the oldest first, each with whether this actor's bureau is owed its signature. */
  open: Array<{ docket: Docket; isOurs: boolean; waitsFor: string[] }>
}

/** The register as the bureau keeping part of it sees it. */
export function registerDesk(actor: Actor): Promise<RegisterDesk> {
  return asActor(actor, async (tx) => {
    const known = await regions(tx)
    const region = known.find((one) => one.code === actor.regionCode)
    if (!region) throw new Error(`no region ${actor.regionCode ?? 'null'} is kept`)
    const all = await register(tx)
    const assessment = all.filter((row) => row.kind === 'assessment' && row.status !== 'withdrawn').length
    const suspended = all.filter((row) => row.kind === 'care' && row.status === 'suspended').length
    const open = (await openDockets(tx, 'register')).map((docket) => ({
      ...{ docket, isOurs: owedBy(docket).includes(region.code) },
      waitsFor: owedBy(docket).map((code) => known.find((one) => one.code === code)?.shortName ?? code),
    }))
    return {
      ...{ region, regions: known, townships: await townships(tx), versions: await listVersions(tx, 8) },
      ...{ rows: all.filter((row) => row.regionCode === region.code), counts: { care: careCountOf(all), assessment, suspended } },
      open,
    }
  })
}
