import { addDays, type PlainDate } from '../../kernel/dates'
import { digestOf } from '../../kernel/digest'
import { shareOf, yuanOf } from '../../kernel/money'
import { CARE_SERVICE_LABEL, CARE_SERVICES } from '../schema'
import {
  type CatalogueBook,
  type CatalogueDraft,
  type InstitutionItem,
  ITEM_FIELDS,
  ITEM_KIND_LABEL,
  ITEM_UNIT_LABEL,
  type ItemCells,
  type ItemField,
  type ItemTerms,
  type ItemUnit,
  type ServiceItem,
} from '../schema/items'
import type { Pay } from '../schema/mapping'
import { percentOf } from './item-cells'

/** 依据: no text in force fixes how parts of a 分 are dropped. */
export const ROUNDING_SAYS = '不足一分的舍去；一项对应几项的，各项之和等于合计。'

type Dated = { validFrom: PlainDate; validTo: PlainDate | null }

/** Whether a dated row stands on `day`, both its days included. */
export function standsOnDay({ validFrom, validTo }: Dated, day: PlainDate): boolean {
  return validFrom <= day && (validTo === null || day <= validTo)
}

/** One region's catalogue as it stands on `day`, by code. */
export function itemsOn<I extends ServiceItem>(items: readonly I[], regionCode: string, day: PlainDate): I[] {
  return items.filter((one) => one.regionCode === regionCode && standsOnDay(one, day)).sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** The one row of a code in force on `day`; null when there is none. */
export function itemOn(items: readonly ServiceItem[], regionCode: string, code: string, day: PlainDate): ServiceItem | null {
  return items.find((one) => one.regionCode === regionCode && one.code === code && standsOnDay(one, day)) ?? null
}

/** Only what a catalogue says of an item. */
export function termsOfItem(item: ItemTerms): ItemTerms {
  const { code, name, kind, forms, unit, minutes, price, fundShare, mark } = item
  return { code, name, kind, forms, unit, minutes, price, fundShare, mark }
}

/** Digest of a version: what the region's catalogue says on its first day, by code. */
export function catalogueDigest(regionCode: string, from: PlainDate, items: readonly ItemTerms[]): string {
  const rows = [...items].sort((a, b) => (a.code < b.code ? -1 : 1)).map(termsOfItem)
  return digestOf({ regionCode, from, items: rows })
}

export type CatalogueStep = {
  items: ServiceItem[]
  added: ServiceItem[]
  closed: Array<{ code: string; validFrom: string; validTo: string }>
}

/**
 * The book's rows once the draft counts as version `number`: changed and ended rows get their last day, the day before `from`; new rows
 * begin on it. Of rows that stand after `from` nothing is known here: a draft begins after the version before it.
 */
export function afterDraft(book: Pick<CatalogueBook, 'items'>, draft: CatalogueDraft, number: number): CatalogueStep {
  const touched = new Set([...draft.rows.map((one) => one.code), ...draft.ended])
  const last = addDays(draft.from, -1)
  const closed = book.items
    .filter((one) => one.regionCode === draft.regionCode && touched.has(one.code) && standsOnDay(one, draft.from))
    .map(({ code, validFrom }) => ({ code, validFrom, validTo: last }))
  const added = draft.rows.map((row) => ({
    ...termsOfItem(row),
    ...{ regionCode: draft.regionCode, validFrom: draft.from, validTo: null, catalogue: number },
  }))
  const isClosed = (one: ServiceItem) =>
    one.regionCode === draft.regionCode && closed.some((each) => each.code === one.code && each.validFrom === one.validFrom)
  const kept = book.items.map((one) => (isClosed(one) ? { ...one, validTo: last } : one))
  return { items: [...kept, ...added], added, closed }
}

export type ItemChange = { field: ItemField; before: string; after: string }
export type CatalogueChanges = {
  added: ItemTerms[]
  changed: Array<{ before: ItemTerms; after: ItemTerms; changes: ItemChange[] }>
  ended: ItemTerms[]
}

/** What a draft would change of what stands on its first day, for the eye. */
export function changesOf(items: readonly ServiceItem[], draft: CatalogueDraft): CatalogueChanges {
  const found: CatalogueChanges = { added: [], changed: [], ended: [] }
  for (const row of draft.rows) {
    const before = itemOn(items, draft.regionCode, row.code, draft.from)
    if (!before) found.added.push(row)
    else {
      const [was, is] = [cellsOfItem(before), cellsOfItem(row)]
      const changes = ITEM_FIELDS.filter((field) => was[field] !== is[field]).map((field) => ({
        field,
        before: was[field],
        after: is[field],
      }))
      if (changes.length > 0) found.changed.push({ before, after: row, changes })
    }
  }
  for (const code of draft.ended) {
    const before = itemOn(items, draft.regionCode, code, draft.from)
    if (before) found.ended.push(before)
  }
  return found
}

/** An item as it is typed and written to a file. */
export function cellsOfItem(item: ItemTerms): ItemCells {
  return {
    code: item.code,
    name: item.name,
    kind: ITEM_KIND_LABEL[item.kind],
    // In the order of the list, however it was entered: the same forms are the same cell.
    forms: CARE_SERVICES.filter((one) => item.forms.includes(one))
      .map((one) => CARE_SERVICE_LABEL[one])
      .join('、'),
    unit: ITEM_UNIT_LABEL[item.unit],
    minutes: item.minutes === null || (item.unit === 'hour' && item.minutes === 60) ? '' : String(item.minutes),
    price: yuanOf(item.price),
    fundShare: item.fundShare === null ? '' : percentOf(item.fundShare),
    mark: item.mark,
  }
}

/** 每次 30 分钟, 小时, 日: what is counted. */
export function unitSays({ unit, minutes }: { unit: ItemUnit; minutes: number | null }): string {
  return unit === 'visit' ? `次（${minutes} 分钟）` : ITEM_UNIT_LABEL[unit]
}

/** 60 % of it, or by the insured region's benefit. */
export function shareSays(fundShare: number | null): string {
  return fundShare === null ? '按参保地待遇规定' : `${percentOf(fundShare)}%`
}

/** What `quantity` units come to in the region whose catalogue the item is of, and what the fund pays of it. */
export function payFor(item: Pick<ItemTerms, 'price' | 'fundShare'>, quantity = 1): Pay {
  const total = item.price * quantity
  const fund = item.fundShare === null ? null : shareOf(total, item.fundShare)
  return { total, fund, own: fund === null ? null : total - fund }
}

/** What an institution may ask: its own price, never more than the catalogue's of the day. */
export function chargedPrice(own: Pick<InstitutionItem, 'price'>, item: Pick<ItemTerms, 'price'>): number {
  return Math.min(own.price, item.price)
}
