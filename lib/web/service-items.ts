import { type Actor, PUBLIC } from '../access/schema'
import { partnersOn } from '../agreements/rules/docket'
import type { Region } from '../agreements/schema'
import type { Docket } from '../agreements/schema/docket'
import { agreementsOf, regions } from '../agreements/store'
import { openDockets } from '../agreements/store/docket'
import { asActor, type Door } from '../db'
import { type Compared, comparedOn } from '../institutions/rules/item-list'
import type { Institution } from '../institutions/schema'
import type { CatalogueBook, InstitutionItem, OfferedItem } from '../institutions/schema/items'
import type { ItemBook } from '../institutions/schema/mapping'
import { institution } from '../institutions/store'
import { catalogueBook, institutionItems, itemBook, itemsOf } from '../institutions/store/items'
import { searchAll } from '../institutions/store/search'
import { isPlainDate, type PlainDate } from '../kernel/dates'
import { partiesToday } from './parties'
import { portalToday } from './session'

export type ItemsQuery = Record<string, string | string[] | undefined>

/** Two regions' items, seen from the first. */
export type PairOfItems = { here: Region; there: Region; book: ItemBook; catalogues: Record<string, CatalogueBook> }

export type ItemsAsked = { day: PlainDate; text: string }

/** What stands in the address: a day, words, and whose names one knows; what is not understood is left out. */
export function itemsAsked(query: ItemsQuery, today: PlainDate): ItemsAsked {
  const day = first(query, 'day')
  return { day: isPlainDate(day) ? day : today, text: first(query, 'q').trim().slice(0, 60) }
}

function first(query: ItemsQuery, name: string): string {
  const value = query[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

async function pairOfItems(tx: Door, here: Region, there: Region): Promise<PairOfItems> {
  const book = await itemBook(tx, here.code, there.code)
  const catalogues = { [here.code]: await catalogueBook(tx, here.code), [there.code]: await catalogueBook(tx, there.code) }
  return { here, there, book, catalogues }
}

export type PublicItems = ItemsAsked & PairOfItems & { today: PlainDate; directions: Array<[Region, Region]>; rows: Compared[] }

/** What anyone may ask: as of a day, what a region's items are called and pay in the other. Null where no agreement stands. */
export async function publicItems(query: ItemsQuery): Promise<PublicItems | null> {
  const { pairs, today } = await partiesToday()
  const directions = pairs.flatMap(
    ({ regions: [low, high] }): Array<[Region, Region]> => [
      [low, high],
      [high, low],
    ],
  )
  const [from, to] = [first(query, 'from'), first(query, 'to')]
  const asked = directions.find(([a, b]) => a.code === from && (to === '' || b.code === to)) ?? directions[0]
  if (!asked) return null
  const about = itemsAsked(query, today)
  const pair = await asActor(PUBLIC, (tx) => pairOfItems(tx, ...asked))
  return { ...about, ...pair, today, directions, rows: comparedOn(pair.book, pair.here.code, about.day) }
}

export type ItemsDesk = PairOfItems & { today: PlainDate; partners: Region[]; dockets: Docket[]; rows: Compared[] }

/** Catalogues and mapping as a bureau works on them: the own, a partner's, and what waits for signatures. Null without a partner. */
export async function itemsDesk(actor: Actor, query: ItemsQuery, day?: PlainDate): Promise<ItemsDesk | null> {
  const today = await portalToday()
  return asActor(actor, async (tx) => {
    const known = await regions(tx)
    const own = known.find((one) => one.code === actor.regionCode)
    if (!own) throw new Error(`no region ${actor.regionCode ?? 'null'} is kept`)
    const codes = partnersOn(await agreementsOf(tx, today), own.code, today)
    const partners = known.filter((one) => codes.includes(one.code))
    const partner = partners.find((one) => one.code === first(query, 'with')) ?? partners[0]
    if (!partner) return null
    const [here, there] = first(query, 'side') === 'other' ? [partner, own] : [own, partner]
    const pair = await pairOfItems(tx, here, there)
    const dockets = [...(await openDockets(tx, 'serviceItems')), ...(await openDockets(tx, 'itemMapping'))]
    return { ...pair, today, partners, dockets, rows: comparedOn(pair.book, here.code, day ?? today) }
  })
}

/** Care institutions the own bureau keeps, by name, for their prices. */
export function ownHouses(actor: Actor): Promise<Array<{ code: string; name: string }>> {
  return asActor(actor, async (tx) => {
    const rows = await searchAll(tx, { region: actor.regionCode ?? '', kind: 'care' })
    return rows.map(({ code, name }) => ({ code, name }))
  })
}

export type PricesDesk = {
  institution: Institution
  today: PlainDate
  offered: OfferedItem[]
  rows: InstitutionItem[]
  book: CatalogueBook
}

/** An institution's items with its own prices, as the bureau that keeps it sees them; null for another bureau's. */
export async function pricesDesk(actor: Actor, code: string): Promise<PricesDesk | null> {
  const today = await portalToday()
  return asActor(actor, async (tx) => {
    const found = await institution(tx, code)
    if (!found || found.regionCode !== actor.regionCode || found.kind !== 'care') return null
    return {
      ...{ institution: found, today, offered: await itemsOf(tx, code, today), rows: await institutionItems(tx, code) },
      book: await catalogueBook(tx, found.regionCode),
    }
  })
}
