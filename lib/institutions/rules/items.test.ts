import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/dates'
import { CELLS, catalogueDraftWith, HIGH, ITEMS, itemWith, LINKS, LOW, termsWith } from '../items.fixture'
import type { CatalogueBook, CatalogueDraft, ItemCells, ServiceItem } from '../schema/items'
import { ITEM_RULES, judgeItem } from './item-cells'
import { CATALOGUE_RULES, judgeCatalogue, judgedSays } from './item-checks'
import { firstDayAfter, itemRecords, ratioOf, readCatalogue } from './item-drafts'
import { afterDraft, catalogueDigest, cellsOfItem, changesOf, chargedPrice, itemOn, itemsOn, payFor, standsOnDay } from './items'

const VERSION = {
  ...{ regionCode: LOW, number: 1, effectiveFrom: '2026-01-01', issuedOn: '2025-12-01', digest: '', previous: null, itemCount: 3 },
  ...{ docketId: 'd', mark: '' },
}
const BOOK: CatalogueBook = { regionCode: LOW, versions: [VERSION], items: ITEMS.filter((one) => one.regionCode === LOW) }
const CONTEXT = { book: BOOK, links: LINKS, today: '2026-02-10' }

/** What breaks each check of an item, and no other. */
const SPOILT: Record<string, Partial<ItemCells>> = {
  'S-01': { code: '洗发' },
  'S-02': { name: ' ' },
  'S-03': { kind: '其他' },
  'S-04': { forms: '上门' },
  'S-05': { unit: '周', minutes: '' },
  'S-06': { minutes: '1441' },
  'S-07': { price: '0' },
  'S-08': { fundShare: '100.01' },
  'S-09': { mark: '长'.repeat(41) },
}

describe('an item as it is typed', () => {
  it('each check is numbered once and has its line here', () => {
    expect(ITEM_RULES.map((rule) => rule.code)).toEqual(Object.keys(SPOILT))
  })

  it.each(Object.entries(SPOILT))('%s stops %j and no other check does', (code, cells) => {
    expect(judgeItem({ ...CELLS, ...cells }).faults.map((one) => one.code)).toEqual([code])
  })

  it('a good one is read, in half width and capitals; written and read again it is the same', () => {
    expect(judgeItem(CELLS)).toEqual({ faults: [], item: termsWith() })
    expect(judgeItem({ ...CELLS, code: 'ｊａ－０１', price: '３０', fundShare: '70%', minutes: '３０' }).item).toEqual(termsWith())
    for (const item of ITEMS) expect(judgeItem(cellsOfItem(item)).item).toEqual(termsWith({ ...pick(item) }))
  })

  it.each([
    [{ unit: '小时', minutes: '' }, 60],
    [{ unit: '小时', minutes: '60' }, 60],
    [{ unit: '日', minutes: '' }, null],
  ])('%j is counted in %s minutes', (cells, minutes) => {
    expect(judgeItem({ ...CELLS, ...cells }).item?.minutes).toBe(minutes)
  })

  it.each([{ unit: '小时', minutes: '30' }, { unit: '月', minutes: '30' }, { minutes: '' }, { minutes: '0' }, { minutes: '7.5' }])(
    '%j counts nothing',
    (cells) => {
      expect(judgeItem({ ...CELLS, ...cells }).faults.map((one) => one.code)).toEqual(['S-06'])
    },
  )
})

function pick({ regionCode: _, validFrom: __, validTo: ___, catalogue: ____, ...terms }: ServiceItem) {
  return terms
}

/** What breaks each check of a version, and no other. */
const BROKEN: Record<string, Partial<CatalogueDraft>> = {
  'S-20': { from: '2026-02-10' },
  'S-21': { from: '2025-12-31' },
  'S-22': { rows: [termsWith({ unit: 'day' })] },
  'S-23': { rows: [termsWith({ price: 3300 })], ended: ['JA-01'] },
  'S-24': { ended: ['JA-09'] },
  'S-25': { rows: [termsWith({ code: 'JA-09', name: '示例·上门助浴' })] },
  'S-26': { rows: [termsWith()] },
  'S-51': { rows: [termsWith({ price: 3601 })] },
  'S-52': { rows: [termsWith({ code: 'JA-04', name: '示例·新项目' })] },
  'S-53': { rows: [termsWith({ minutes: 45 })] },
  'S-54': { ended: ['JA-01'], rows: [] },
}
/** Breaking one may break another beside it. */
const BESIDE: Record<string, string[]> = { 'S-22': ['S-53'], 'S-23': ['S-54'], 'S-25': ['S-52'] }

describe('a new version of a catalogue', () => {
  it('a change of a price passes; each check is numbered once and has its line here', () => {
    expect(judgeCatalogue(catalogueDraftWith(), CONTEXT)).toEqual([])
    expect(CATALOGUE_RULES.map((rule) => rule.code)).toEqual(Object.keys(BROKEN))
  })

  it.each(Object.entries(BROKEN))('%s', (code, more) => {
    const context = code === 'S-21' ? { ...CONTEXT, today: '2025-12-01' } : CONTEXT
    const found = judgeCatalogue(catalogueDraftWith(more), context)
    expect(found.map((one) => one.code).filter((one) => !BESIDE[code]?.includes(one))).toEqual([code])
    expect(judgedSays(found.find((one) => one.code === code) as never)).toContain(code)
  })

  it('is told field by field, added, and ended', () => {
    const draft = catalogueDraftWith({
      rows: [termsWith({ price: 3300 }), termsWith({ code: 'JA-04', name: '示例·新' })],
      ended: ['JA-03'],
    })
    const { added, changed, ended } = changesOf(BOOK.items, draft)
    expect(changed.map((one) => one.changes)).toEqual([[{ field: 'price', before: '30.00', after: '33.00' }]])
    expect([added.map((one) => one.code), ended.map((one) => one.code)]).toEqual([['JA-04'], ['JA-03']])
  })

  it('its digest is of the rows, whatever their order', () => {
    expect(catalogueDigest(LOW, '2026-01-01', BOOK.items)).toBe(catalogueDigest(LOW, '2026-01-01', BOOK.items.toReversed()))
    expect(catalogueDigest(LOW, '2026-01-01', BOOK.items)).not.toBe(catalogueDigest(LOW, '2026-01-02', BOOK.items))
  })
})

describe('a catalogue on every day', () => {
  /** Versions one after another, each changing, adding and ending some. */
  const steps = fc.array(
    fc.record({
      days: fc.integer({ min: 1, max: 60 }),
      price: fc.integer({ min: 1, max: 99_999 }),
      touched: fc.subarray(['JA-01', 'JA-02', 'JA-03', 'JA-04']),
      isEnd: fc.boolean(),
    }),
    { maxLength: 6 },
  )

  it('one row of a code at most, before as it was, from the first day as drafted', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let items = BOOK.items
        let from = '2026-01-01'
        for (const [at, { days, price, touched, isEnd }] of all.entries()) {
          from = addDays(from, days)
          const standing = touched.filter((code) => itemOn(items, LOW, code, from))
          const draft: CatalogueDraft = isEnd
            ? { regionCode: LOW, base: at + 1, from, rows: [], ended: standing }
            : { regionCode: LOW, base: at + 1, from, rows: touched.map((code) => termsWith({ code, name: code, price })), ended: [] }
          const before = items
          items = afterDraft({ items }, draft, at + 2).items
          const eve = addDays(from, -1)
          expect(itemsOn(items, LOW, eve).map((one) => one.price)).toEqual(itemsOn(before, LOW, eve).map((one) => one.price))
          for (const code of touched) expect(itemOn(items, LOW, code, from)?.price).toBe(isEnd ? undefined : price)
        }
        for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1))
          for (const code of ['JA-01', 'JA-02', 'JA-03', 'JA-04'])
            expect(items.filter((one) => one.code === code && standsOnDay(one, day)).length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 40 },
    )
  })

  it('other regions are not touched', () => {
    const { items } = afterDraft({ items: ITEMS }, catalogueDraftWith({ ended: ['YB01'] }), 2)
    expect(itemsOn(items, HIGH, '2026-06-01')).toEqual(itemsOn(ITEMS, HIGH, '2026-06-01'))
  })
})

describe('what it pays', () => {
  it.each([
    [itemWith(), 1, { total: 3000, fund: 2100, own: 900 }],
    [itemWith({ price: 3333 }), 3, { total: 9999, fund: 6999, own: 3000 }],
    [itemWith({ fundShare: null }), 2, { total: 6000, fund: null, own: null }],
    [itemWith(), 0, { total: 0, fund: 0, own: 0 }],
  ])('%#', (item, quantity, pay) => {
    expect(payFor(item, quantity)).toEqual(pay)
  })

  it('an institution asks its own price, never more than the catalogue’s', () => {
    expect([chargedPrice({ price: 2000 }, itemWith()), chargedPrice({ price: 4000 }, itemWith())]).toEqual([2000, 3000])
  })
})

describe('a catalogue from a file', () => {
  const standing = ITEMS.filter((one) => one.regionCode === LOW)
  const linesOf = (records: string[][]) => records.map((cells, at) => ({ line: at + 1, cells }))

  it('as exported it changes nothing, in any order of columns and lines', () => {
    const mixed = standing.map((one) => ({ ...one, forms: ['homeCare' as const, 'institutionalCare' as const] }))
    expect(readCatalogue(linesOf(itemRecords(mixed)), mixed)).toMatchObject({ value: { typed: [], unchanged: 3 } })
    const records = itemRecords(standing)
    expect(readCatalogue(linesOf(records), standing)).toMatchObject({ value: { typed: [], unchanged: 3, missing: [], faulty: [] } })
    const turned = [records[0] as string[], ...records.slice(1).toReversed()].map((cells) => [...cells].reverse())
    expect(readCatalogue(linesOf(turned), standing)).toMatchObject({ value: { typed: [], unchanged: 3 } })
  })

  it('tells what is changed, new, missing and unreadable, by line', () => {
    const [head, ...body] = itemRecords([standing[0] as ServiceItem, termsWith({ code: 'JA-09', name: '示例·新' })])
    const cheaper = (body[0] as string[]).map((cell) => (cell === '30.00' ? '２８' : cell))
    const broken = (body[1] as string[]).map((cell) => (cell === '30.00' ? '三十' : cell === 'JA-09' ? 'JA-10' : cell))
    const read = readCatalogue(linesOf([head as string[], cheaper, body[1] as string[], broken]), standing)
    expect(read).toMatchObject({
      value: {
        typed: [
          { code: 'JA-01', cells: { price: '28.00' } },
          { code: null, cells: { code: 'JA-09' } },
        ],
        missing: [{ code: 'JA-02' }, { code: 'JA-03' }],
        faulty: [{ line: 4, faults: [{ code: 'S-07' }] }],
      },
    })
  })

  it.each([
    [[['项目编码']], 'columnsMissing'],
    [itemRecords([]), 'noRows'],
    [itemRecords([termsWith(), termsWith()]), 'codeTwice'],
  ])('%#', (records, code) => {
    expect(readCatalogue(linesOf(records), standing)).toMatchObject({ ok: false, problem: { code } })
  })

  it('a draft begins after the version before it, and an item counts in the other by its minutes', () => {
    expect(firstDayAfter([{ effectiveFrom: '2026-12-01' }], '2026-11-24')).toBe('2026-12-02')
    expect(firstDayAfter([], '2026-11-24')).toBe('2026-12-01')
    expect(ratioOf(termsWith({ minutes: 40 }), termsWith({ minutes: 60 }))).toEqual({ num: 2, den: 3 })
    expect(ratioOf(termsWith({ minutes: null, unit: 'day' }), termsWith())).toBeNull()
  })
})
