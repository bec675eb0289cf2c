import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/dates'
import { catalogueDraftWith, HIGH, ITEMS, itemWith, LINKS, LOW, mappingDraftWith, termsWith, versionWith } from '../items.fixture'
import type { Equivalent, ItemBook, ItemLink, MappingDraft } from '../schema/mapping'
import { afterDraft, itemsOn } from './items'
import { equivalentOn, mappingDigest, mappingOn, payThere, unevenness } from './mapping'
import { judgeMapping, MAPPING_RULES, turningDays } from './mapping-checks'

const BOOK: ItemBook = { items: ITEMS, versions: [versionWith()] }
const FRESH = { book: { items: ITEMS, versions: [] }, today: '2026-01-15' }
type Mapped = Extract<Equivalent, { kind: 'mapped' }>

const without = (code: string) => LINKS.filter((link) => link.code !== code)
const instead = (link: Partial<ItemLink> & { code: string }) => LINKS.map((one) => (one.code === link.code ? { ...one, ...link } : one))

/** What breaks each check, and what breaks beside it. */
const BROKEN: Record<string, [Partial<MappingDraft>, string[]?]> = {
  'P-01': [{ links: without('YB02') }],
  'P-02': [{ links: instead({ code: 'JA-01', targets: [{ code: 'YB09', num: 1, den: 2 }] }) }, ['P-51']],
  'P-03': [{ links: instead({ code: 'YB02', targets: [{ code: 'JA-01', num: 2, den: 1 }], reason: '' }) }, ['P-51']],
  'P-04': [{ links: instead({ code: 'JA-03', targets: [{ code: 'YB03', num: 2, den: 2 }] }) }, ['P-51']],
  'P-05': [{ links: instead({ code: 'YB02', reason: '无' }) }],
  'P-06': [{ links: [...LINKS, ...LINKS.filter((one) => one.code === 'YB02')] }],
  'P-07': [{ links: [...LINKS, { regionCode: LOW, code: 'JA-99', targets: [], reason: '并不存在的项目' }] }],
  'P-08': [{ from: '2026-01-15' }],
  'P-51': [{ links: instead({ code: 'YB01', targets: [], reason: '对方没有这样的项目' }) }],
  'P-52': [{}],
  'P-53': [{}],
}

describe('a new version of the mapping', () => {
  it('a whole one passes; each check is numbered once and has its line here', () => {
    expect(judgeMapping(mappingDraftWith(), FRESH)).toEqual([])
    expect(MAPPING_RULES.map((rule) => rule.code)).toEqual(Object.keys(BROKEN))
  })

  it.each(Object.entries(BROKEN))('%s', (code, [more, beside = []]) => {
    const spoil = code === 'P-52' ? { kind: 'medicalNursing' as const } : code === 'P-53' ? { forms: ['institutionalCare' as const] } : {}
    const items = ITEMS.map((one) => (one.code === 'JA-03' ? { ...one, ...spoil } : one))
    const found = judgeMapping(mappingDraftWith(more), { ...FRESH, book: { items, versions: [] } })
    expect(found.map((one) => one.code).filter((one) => !beside.includes(one))).toEqual([code])
    expect(found.find((one) => one.code === code)?.strength).toBe(code > 'P-50' ? 'warns' : 'blocks')
  })

  it('covers the days to come: an item that begins later wants its link, a target that ends is missed', () => {
    const later = [...ITEMS, itemWith({ code: 'JA-04', name: '示例·以后的', validFrom: '2026-09-01' })]
    expect(judgeMapping(mappingDraftWith(), { ...FRESH, book: { items: later, versions: [] } })).toMatchObject([
      { code: 'P-01', found: ['示例·以后的（JA-04）'] },
    ])
    const ending = ITEMS.map((one) => (one.code === 'YB02' ? { ...one, validTo: '2026-06-30' } : one))
    expect(judgeMapping(mappingDraftWith(), { ...FRESH, book: { items: ending, versions: [] } })).toMatchObject([
      { code: 'P-02', found: ['示例·上门助浴（JA-02）'] },
    ])
    expect(turningDays(mappingDraftWith(), { items: [...later, ...ending] })).toEqual(['2026-02-01', '2026-07-01', '2026-09-01'])
  })

  it('its digest is of the links, whatever their order', () => {
    expect(mappingDigest(mappingDraftWith())).toBe(mappingDigest(mappingDraftWith({ links: LINKS.toReversed() })))
    expect(mappingDigest(mappingDraftWith())).not.toBe(mappingDigest(mappingDraftWith({ links: without('YB02') })))
  })
})

describe('what an item is in the other region', () => {
  it.each([
    [LOW, 'JA-01', [['YB01', 1, 2]]],
    [
      LOW,
      'JA-02',
      [
        ['YB01', 1, 1],
        ['YB02', 1, 1],
      ],
    ],
    [HIGH, 'YB01', [['JA-01', 2, 1]]],
  ])('%s %s', (region, code, lines) => {
    const found = equivalentOn(BOOK, region, code, '2026-05-01') as Mapped
    expect(found.lines.map((one) => [one.item.code, one.num, one.den])).toEqual(lines)
  })

  it('nothing there, with its reason; no such item that day; no mapping yet', () => {
    expect(equivalentOn(BOOK, HIGH, 'YB02', '2026-05-01')).toEqual({ kind: 'none', pending: false, reason: '对方没有单独计价的擦浴' })
    expect(equivalentOn(BOOK, LOW, 'JA-01', '2025-12-31')).toBeNull()
    expect(equivalentOn({ items: ITEMS, versions: [] }, LOW, 'JA-01', '2026-05-01')).toMatchObject({ kind: 'none', pending: true })
    expect(mappingOn([versionWith({ number: 2, effectiveFrom: '2026-06-01' }), versionWith()], '2026-05-31')?.number).toBe(1)
  })

  it('minutes are compared as fractions; days and months are only themselves', () => {
    const third = { item: itemWith({ minutes: 20 }), num: 1, den: 3 }
    expect(unevenness(itemWith({ minutes: 20 }), [third, third, third])).toBeNull()
    expect(unevenness(itemWith({ minutes: 20 }), [third, third])).toBe('分钟数合不上')
    const day = itemWith({ unit: 'day', minutes: null })
    expect(unevenness(day, [{ item: itemWith({ unit: 'month', minutes: null }), num: 1, den: 30 }])).toContain('不能折算')
  })
})

describe('总有回答：任何项目、任何一天，要么有对应，要么有理由', () => {
  /** Catalogue changes of both regions after the mapping was signed: the answer must hold whatever they do. */
  const change = fc.record({
    region: fc.constantFrom(LOW, HIGH),
    days: fc.integer({ min: 1, max: 90 }),
    price: fc.integer({ min: 1, max: 99_999 }),
    minutes: fc.constantFrom(30, 45, 60),
    at: fc.nat({ max: 3 }),
    isEnd: fc.boolean(),
  })

  it('on every day of a year, in both directions', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), (changes) => {
        let items = ITEMS
        let from = '2026-01-01'
        for (const { region, days, price, minutes, at, isEnd } of changes) {
          from = addDays(from, days)
          const code = (region === LOW ? ['JA-01', 'JA-02', 'JA-03', 'JA-04'] : ['YB01', 'YB02', 'YB03', 'YB04'])[at] as string
          const rows = isEnd ? [] : [termsWith({ code, name: code, price, minutes })]
          items = afterDraft({ items }, catalogueDraftWith({ regionCode: region, from, rows, ended: isEnd ? [code] : [] }), 2).items
        }
        const book = { items, versions: [versionWith()] }
        for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1))
          for (const region of [LOW, HIGH])
            for (const item of itemsOn(items, region, day)) {
              const found = equivalentOn(book, region, item.code, day)
              if (found?.kind === 'none') expect(found.reason.length).toBeGreaterThan(3)
              else {
                expect(found?.lines.length).toBeGreaterThan(0)
                expect(unevenness(item, (found as Mapped).lines)).toBeNull()
                for (const line of (found as Mapped).lines)
                  expect(line.item.validFrom <= day && (line.item.validTo ?? day) >= day).toBe(true)
              }
            }
      }),
      { numRuns: 25 },
    )
  })
})

describe('what it pays there', () => {
  const mapped = (code: string, region: string = LOW) => equivalentOn(BOOK, region, code, '2026-05-01') as Mapped

  it.each([
    ['JA-01', 1, { total: 2750, fund: 1801, own: 949 }],
    ['JA-01', 2, { total: 5501, fund: 3603, own: 1898 }],
    ['JA-03', 1, { total: 10_000, fund: null, own: null }],
  ])('%s × %i', (code, quantity, pay) => {
    expect(payThere(mapped(code), quantity)).toMatchObject(pay)
  })

  it('parts add up, the fund and the own part make the whole, and splitting a bill never makes a 分', () => {
    const quantity = fc.integer({ min: 0, max: 5000 })
    const line = fc.record({
      item: fc.record({ price: fc.integer({ min: 1, max: 9_999_999 }), fundShare: fc.integer({ min: 0, max: 10_000 }) }).map(itemWith),
      num: fc.integer({ min: 1, max: 50 }),
      den: fc.integer({ min: 1, max: 50 }),
    })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), quantity, quantity, (lines, a, b) => {
        const bill = (count: number) => payThere({ kind: 'mapped', version: 1, lines }, count)
        const [one, other, both] = [bill(a), bill(b), bill(a + b)]
        for (const pay of [one, other, both]) {
          expect(pay.parts.reduce((sum, part) => sum + part.total, 0)).toBe(pay.total)
          expect((pay.fund ?? 0) + (pay.own ?? 0)).toBe(pay.total)
          expect(pay.fund).toBeLessThanOrEqual(pay.total)
        }
        expect(one.total + other.total).toBeLessThanOrEqual(both.total)
      }),
    )
  })
})
