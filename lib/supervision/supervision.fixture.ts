import { randomUUID } from 'node:crypto'
import type { Actor } from '../access/schema'
import { asActor } from '../db'
import type { Institution } from '../institutions/schema'
import { careInstitutionsFor } from '../institutions/store'
import { SERVICE_2026 } from './editions/service-2026'
import type { ItemAnswers } from './schema/checklist'

/** Someone of an institution, of tests. */
export function carerOf(house: Institution): Actor & { institutionId: string } {
  return {
    ...{ role: 'institution', accountId: randomUUID(), regionCode: house.regionCode, institutionId: house.id },
    ...{ personKey: null, name: '示例·机构人员' },
  }
}

/** Care institutions both regions may use, as a bureau's clerk reads them. */
export function housesOf(actor: Actor, regions: readonly [string, string], day: string): Promise<Institution[]> {
  return asActor(actor, (tx) => careInstitutionsFor(tx, day, regions))
}

/** A whole sheet: everything met but these. */
export function sheetBut(...unmet: string[]): ItemAnswers {
  return Object.fromEntries(SERVICE_2026.items.map(({ id }) => [id, unmet.includes(id) ? 'unmet' : 'met']))
}
