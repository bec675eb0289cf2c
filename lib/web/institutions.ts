import { cache } from 'react'
import { PUBLIC } from '../access/schema'
import type { Region, Township } from '../agreements/schema'
import { regions, townships } from '../agreements/store'
import { asActor } from '../db'
import { type Institution, type InstitutionFilter, institutionFilterSchema, type ListVersion } from '../institutions/schema'
import type { RegisterEntry } from '../institutions/schema/change'
import type { OfferedItem } from '../institutions/schema/items'
import type { InstitutionPhoto } from '../institutions/schema/request'
import { currentList, institution } from '../institutions/store'
import { itemsOf } from '../institutions/store/items'
import { entriesOf } from '../institutions/store/log'
import { photosOf } from '../institutions/store/request'
import { type Counts, itemsToFind, type PlaceFound, placesFound, search, searchAll } from '../institutions/store/search'
import type { PlainDate } from '../kernel/dates'
import { portalToday } from './session'

/** What stands in the address: `place` is a region's six digits or a township's nine. */
export type InstitutionQuery = Record<string, string | string[] | undefined>

type Places = { regions: Region[]; townships: Township[] }
export type PublicList = Places & {
  today: PlainDate
  filter: InstitutionFilter & { kind: 'care' | 'assessment' }
  rows: Institution[]
  total: number
  page: number
  pages: number
  counts: Counts
  places: PlaceFound[]
  items: Awaited<ReturnType<typeof itemsToFind>>
  list: ListVersion | null
}

/** The search form's values; whatever is not understood is left out, never an error. */
export function institutionFilterOf(query: InstitutionQuery): PublicList['filter'] {
  const first = (name: string) => {
    const value = query[name]
    return Array.isArray(value) ? value[0] : value
  }
  const place = first('place') ?? ''
  const filter = institutionFilterSchema.parse({
    text: first('q') ?? '',
    ...(place.length === 6 ? { region: place } : { town: place }),
    kind: first('kind'),
    service: first('service'),
    item: first('item'),
    free: first('free'),
    page: first('page') ?? 1,
  })
  return { ...filter, kind: filter.kind ?? 'care' }
}

/** The public list of 定点机构, read as the public: one page, or for printing all of it. */
export async function publicInstitutions(query: InstitutionQuery, whole = false): Promise<PublicList> {
  const today = await portalToday()
  const filter = { ...institutionFilterOf(query), today }
  return asActor(PUBLIC, async (tx) => {
    const found = whole ? allOf(await searchAll(tx, filter)) : await search(tx, filter)
    const places = whole ? [] : await placesFound(tx, filter, found.total, EACH_BY_ITSELF)
    const items = await itemsToFind(tx, today)
    return {
      ...found,
      places,
      items,
      filter,
      today,
      regions: await regions(tx),
      townships: await townships(tx),
      list: await currentList(tx),
    }
  })
}

/** So many institutions are set out on the map one by one; more, by town. */
const EACH_BY_ITSELF = 300

function allOf(rows: Institution[]) {
  return { rows, total: rows.length, counts: { care: rows.length, assessment: rows.length }, page: 1, pages: 1 }
}

export type PublicInstitution = Places & {
  institution: Institution
  today: PlainDate
  list: ListVersion | null
  items: OfferedItem[]
  /** What the register's log tells of it, the latest first. */
  history: RegisterEntry[]
  photos: InstitutionPhoto[]
  /** The middle of each town, as far as its institutions tell it. */
  towns: PlaceFound[]
}

/** One institution by its 定点编号, for page and title alike; null when the register has no such number. */
export const publicInstitution = cache(async function publicInstitution(code: string): Promise<PublicInstitution | null> {
  const today = await portalToday()
  return asActor(PUBLIC, async (tx) => {
    const found = /^[A-Z0-9]{12}$/.test(code) ? await institution(tx, code) : null
    if (!found) return null
    return {
      ...{ institution: found, today, regions: await regions(tx), townships: await townships(tx), list: await currentList(tx) },
      ...{ items: await itemsOf(tx, code, today), history: await entriesOf(tx, code), photos: await photosOf(tx, code, ['shown']) },
      towns: await placesFound(tx, {}, 1, 0),
    }
  })
})
