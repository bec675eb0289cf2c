import type { PlainDate } from '../../kernel/dates'
import { searchText } from '../rules'
import { ITEM_KINDS, type ItemKind, type ServiceItem } from '../schema/items'
import type { Equivalent, ItemBook } from '../schema/mapping'
import { itemsOn } from './items'
import { equivalentOn } from './mapping'

/** One item of a region as it stands on a day, what it is in the other, and the row that comes next of it. */
export type Compared = { item: ServiceItem; there: Equivalent; next: ServiceItem | null }

/** Every item of a region on `day` beside what it is in the other; those the regions have still to speak of first, then those of nothing there. */
export function comparedOn(book: ItemBook, regionCode: string, day: PlainDate): Compared[] {
  const order = ({ there }: Compared) => (there.kind === 'mapped' ? 2 : there.pending ? 0 : 1)
  return itemsOn(book.items, regionCode, day)
    .flatMap((item) => {
      const there = equivalentOn(book, regionCode, item.code, day)
      const coming = book.items.filter((one) => one.regionCode === regionCode && one.code === item.code && one.validFrom > day)
      return there ? [{ item, there, next: coming.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))[0] ?? null }] : []
    })
    .sort((a, b) => order(a) - order(b) || (a.item.code < b.item.code ? -1 : 1))
}

/** Those whose name or code, here or there, holds every word. */
export function searchedFor(rows: readonly Compared[], text: string): Compared[] {
  const words = text
    .split(/\s+/)
    .map(searchText)
    .filter((word) => word !== '')
  return rows.filter(({ item, there }) => {
    const lines = there.kind === 'mapped' ? there.lines.map((line) => line.item) : []
    const said = searchText([item, ...lines].map((one) => `${one.name} ${one.code}`).join(' '))
    return words.every((word) => said.includes(word))
  })
}

/** By kind, in the order of the kinds and within each by code. */
export function byKind(rows: readonly Compared[]): Array<{ kind: ItemKind; rows: Compared[] }> {
  return ITEM_KINDS.map((kind) => ({
    kind,
    rows: rows.filter((one) => one.item.kind === kind).sort((a, b) => (a.item.code < b.item.code ? -1 : 1)),
  })).filter((group) => group.rows.length > 0)
}
