import type { CatalogueDraft, ItemCells, ItemTerms, ServiceItem } from './schema/items'
import type { ItemLink, MappingDraft, MappingVersion } from './schema/mapping'

/** Two invented regions of an agreement. */
export const [LOW, HIGH] = ['996001', '996002'] as const

export function termsWith(more: Partial<ItemTerms> = {}): ItemTerms {
  return {
    ...{ code: 'JA-01', name: '示例·床上洗发', kind: 'dailyLiving', forms: ['homeCare'], unit: 'visit', minutes: 30, price: 3000 },
    ...{ fundShare: 7000, mark: '示例', ...more },
  }
}

export const CELLS: ItemCells = {
  ...{ code: 'JA-01', name: '示例·床上洗发', kind: '生活照料', forms: '居家上门', unit: '次', minutes: '30', price: '30.00' },
  ...{ fundShare: '70', mark: '示例' },
}

export function itemWith(more: Partial<ServiceItem> = {}): ServiceItem {
  return { ...termsWith(), regionCode: LOW, validFrom: '2026-01-01', validTo: null, catalogue: 1, ...more }
}

/** LOW: 30 分钟 and 60 分钟 items and one by the day; HIGH: 60 分钟, 30 分钟 and one by the day. */
export const ITEMS: ServiceItem[] = [
  itemWith(),
  itemWith({ code: 'JA-02', name: '示例·上门助浴', minutes: 90, price: 9001 }),
  itemWith({ code: 'JA-03', name: '示例·日间照料', unit: 'day', minutes: null, forms: ['dayCare'], price: 12_000, fundShare: null }),
  itemWith({ regionCode: HIGH, code: 'YB01', name: '示例·头面部清洁', minutes: 60, price: 5501, fundShare: 6550 }),
  itemWith({ regionCode: HIGH, code: 'YB02', name: '示例·擦浴', minutes: 30, price: 4000 }),
  itemWith({
    regionCode: HIGH,
    code: 'YB03',
    name: '示例·日托',
    unit: 'day',
    minutes: null,
    forms: ['dayCare'],
    price: 10_000,
    fundShare: null,
  }),
]

export const LINKS: ItemLink[] = [
  { regionCode: LOW, code: 'JA-01', targets: [{ code: 'YB01', num: 1, den: 2 }], reason: '' },
  {
    ...{ regionCode: LOW, code: 'JA-02', reason: '' },
    targets: [
      { code: 'YB01', num: 1, den: 1 },
      { code: 'YB02', num: 1, den: 1 },
    ],
  },
  { regionCode: LOW, code: 'JA-03', targets: [{ code: 'YB03', num: 1, den: 1 }], reason: '' },
  { regionCode: HIGH, code: 'YB01', targets: [{ code: 'JA-01', num: 2, den: 1 }], reason: '' },
  { regionCode: HIGH, code: 'YB02', targets: [], reason: '对方没有单独计价的擦浴' },
  { regionCode: HIGH, code: 'YB03', targets: [{ code: 'JA-03', num: 1, den: 1 }], reason: '' },
]

export function versionWith(more: Partial<MappingVersion> = {}): MappingVersion {
  return {
    ...{ lowRegion: LOW, highRegion: HIGH, number: 1, effectiveFrom: '2026-01-01', issuedOn: '2025-12-01', digest: '', previous: null },
    ...{ docketId: 'd', mark: '示例', links: LINKS, ...more },
  }
}

export function mappingDraftWith(more: Partial<MappingDraft> = {}): MappingDraft {
  return { lowRegion: LOW, highRegion: HIGH, base: 0, from: '2026-02-01', links: LINKS, ...more }
}

export function catalogueDraftWith(more: Partial<CatalogueDraft> = {}): CatalogueDraft {
  return { regionCode: LOW, base: 1, from: '2026-03-01', rows: [termsWith({ price: 3300 })], ended: [], ...more }
}
