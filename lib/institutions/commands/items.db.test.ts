import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, CALENDAR, PUBLIC, type Role } from '../../access/schema'
import { saveAgreement, saveRegion } from '../../agreements/commands'
import type { Docket } from '../../agreements/schema/docket'
import { docket } from '../../agreements/store/docket'
import { asActor, closeDoor, countingQueries } from '../../db'
import { must } from '../../kernel/outcome'
import { HIGH, ITEMS, LINKS, LOW, termsWith } from '../items.fixture'
import { itemsOn, termsOfItem } from '../rules/items'
import { equivalentOn } from '../rules/mapping'
import { searchKeysOf } from '../rules/search-key'
import type { CatalogueDraft } from '../schema/items'
import type { MappingDraft } from '../schema/mapping'
import { catalogueBook, institutionItems, itemBook, itemsOf } from '../store/items'
import { endInstitutionItem, recordInstitutionItems } from './institution-items'
import { returnItemDocket, signItemDocket, withdrawItemDocket } from './item-dockets'
import { proposeCatalogue } from './items'
import { proposeMapping } from './mapping'

const OTHER = '996003'
const HOUSE = 'SL9960010001'
let today = '2026-01-05'

function person(role: Role, regionCode: string | null, name = role as string): Actor {
  return { role, regionCode, accountId: `${name}-${regionCode}`, institutionId: null, personKey: `${name}-${regionCode}`, name }
}
const keeper = person('administrator', null)
const [clerk, own, theirs] = [person('clerk', LOW), person('reviewer', LOW), person('reviewer', HIGH)]

beforeAll(async () => {
  for (const [at, code] of [LOW, HIGH, OTHER].entries())
    must(
      await saveRegion(keeper, {
        ...{ code, name: `示例项目${at}`, shortName: `项目${at}`, letters: `J${'ABC'[at]}`, cityName: '示例市' },
        ...{ bureauName: `示例中心${at}`, phone: '0000（演示）', address: '示例路1号' },
      }),
    )
  const agreement = { title: '示例协议', signedOn: '2025-04-25', validFrom: '2025-04-25', validTo: null, source: '示例', mark: '示例' }
  must(await saveAgreement(keeper, { regions: [HIGH, LOW], ...agreement }))
})
afterAll(closeDoor)

async function draftOf(regionCode: string, more: Partial<CatalogueDraft>): Promise<CatalogueDraft> {
  const { versions } = await asActor(PUBLIC, (tx) => catalogueBook(tx, regionCode))
  return { regionCode, base: versions[0]?.number ?? 0, from: '2026-02-01', rows: [], ended: [], ...more }
}
async function mappingDraft(more: Partial<MappingDraft> = {}): Promise<MappingDraft> {
  const { versions } = await asActor(PUBLIC, (tx) => itemBook(tx, LOW, HIGH))
  return { lowRegion: LOW, highRegion: HIGH, base: versions[0]?.number ?? 0, from: '2026-03-01', links: LINKS, ...more }
}
const propose = async (actor: Actor, more: Partial<CatalogueDraft>, regionCode = actor.regionCode as string) =>
  proposeCatalogue(actor, { draft: await draftOf(regionCode, more), reason: '示例：核定', today })
const map = async (actor: Actor, more: Partial<MappingDraft> = {}) =>
  proposeMapping(actor, { draft: await mappingDraft(more), reason: '示例：首版', today })
const sign = (actor: Actor, { id, digest }: Pick<Docket, 'id' | 'digest'>) => signItemDocket(actor, { docketId: id, digest, today })
const rowsOf = (regionCode: string) => ITEMS.filter((one) => one.regionCode === regionCode).map(termsOfItem)

describe('目录和对照：一方提出，两方签署，从起始日算数', () => {
  it('a catalogue counts with the last signature, from its first day; the public reads it, with its number and digest', async () => {
    const filed = must(await propose(clerk, { rows: rowsOf(LOW) }))
    expect(filed).toMatchObject({ topic: 'serviceItems', state: 'open', title: '服务项目目录变更：增3项，自2026年2月1日起' })
    must(await sign(theirs, filed))
    expect((await asActor(PUBLIC, (tx) => catalogueBook(tx, LOW))).versions).toEqual([])
    expect(must(await sign(own, filed)).state).toBe('signed')
    const book = await asActor(PUBLIC, (tx) => catalogueBook(tx, LOW))
    expect(book.versions).toMatchObject([
      { number: 1, effectiveFrom: '2026-02-01', issuedOn: today, itemCount: 3, previous: null, mark: '示例' },
    ])
    expect(itemsOn(book.items, LOW, '2026-01-31')).toEqual([])
    expect(itemsOn(book.items, LOW, '2026-02-01').map(termsOfItem)).toEqual(rowsOf(LOW))
    must(await sign(own, must(await propose(theirs, { rows: rowsOf(HIGH) }))))
    expect((await asActor(PUBLIC, (tx) => catalogueBook(tx, HIGH))).versions[0]?.itemCount).toBe(3)
  })

  it('another price is another row; the row before gets its last day and nothing else of it changes', async () => {
    const before = await asActor(PUBLIC, (tx) => catalogueBook(tx, LOW))
    must(await sign(theirs, must(await propose(own, { from: '2026-04-01', rows: [termsWith({ price: 3300 })] }))))
    const { items, versions } = await asActor(PUBLIC, (tx) => catalogueBook(tx, LOW))
    expect(versions.map((one) => one.number)).toEqual([2, 1])
    expect(versions[0]?.previous).toBe(versions[1]?.digest)
    const rows = items.filter((one) => one.code === 'JA-01')
    expect(rows.map(({ validFrom, validTo, price }) => [validFrom, validTo, price])).toEqual([
      ['2026-02-01', '2026-03-31', 3000],
      ['2026-04-01', null, 3300],
    ])
    expect(items.filter((one) => one.code !== 'JA-01')).toEqual(before.items.filter((one) => one.code !== 'JA-01'))
  })

  it('a mapping counts the same way, in both directions', async () => {
    const filed = must(await map(theirs))
    expect(filed).toMatchObject({ topic: 'itemMapping', neededRegions: [LOW, HIGH] })
    must(await sign(own, filed))
    const book = await asActor(PUBLIC, (tx) => itemBook(tx, HIGH, LOW))
    expect(book.versions).toMatchObject([{ number: 1, effectiveFrom: '2026-03-01', mark: '示例' }])
    expect(book.versions[0]?.links).toHaveLength(LINKS.length)
    expect(equivalentOn(book, LOW, 'JA-01', '2026-02-28')).toMatchObject({ kind: 'none', pending: true })
    expect(equivalentOn(book, LOW, 'JA-01', '2026-03-01')).toMatchObject({
      kind: 'mapped',
      version: 1,
      lines: [{ item: { code: 'YB01' }, num: 1, den: 2 }],
    })
    expect(equivalentOn(book, HIGH, 'YB01', '2026-04-01')).toMatchObject({
      lines: [{ item: { code: 'JA-01', price: 3300 }, num: 2, den: 1 }],
    })
  })

  it('an unmapped item blocks the signing of a mapping drawn up before it, and says which', async () => {
    const filed = must(await map(clerk, { from: '2026-06-01' }))
    must(await sign(own, filed))
    must(await sign(own, must(await propose(theirs, { from: '2026-05-01', rows: [termsWith({ code: 'YB04', name: '示例·新增' })] }))))
    const refusal = await sign(theirs, filed)
    expect(refusal).toMatchObject({ ok: false, problem: { code: 'blockedByRules', also: [{ code: 'P-01' }] } })
    expect(JSON.stringify(refusal)).toContain('示例·新增')
    expect((await asActor(own, (tx) => docket(tx, filed.id)))?.state).toBe('open')
    must(await returnItemDocket(theirs, { docketId: filed.id, reason: '新增的项目没有对照', today }))
    // And with its reason it is signed.
    const links = [...LINKS, { regionCode: HIGH, code: 'YB04', targets: [], reason: '对方没有这样的项目' }]
    must(await sign(theirs, must(await map(own, { from: '2026-06-01', links }))))
    expect((await asActor(PUBLIC, (tx) => itemBook(tx, LOW, HIGH))).versions).toHaveLength(2)
  })

  it('one at a time; taken back makes room', async () => {
    const filed = must(await propose(clerk, { from: '2026-07-01', rows: [termsWith({ price: 3200 })] }))
    expect(await propose(own, { from: '2026-08-01', rows: [termsWith({ price: 3100 })] })).toMatchObject({
      problem: { code: 'docketOpen' },
    })
    expect(must(await withdrawItemDocket(clerk, { docketId: filed.id, reason: '另行测算', today })).state).toBe('withdrawn')
    expect(await sign(theirs, filed)).toMatchObject({ problem: { code: 'notOpen' } })
  })

  it('of two proposals at once one is filed; of two last signatures one counts, once', async () => {
    const drafts = [3210, 3220].map((price) => propose(clerk, { from: '2026-07-01', rows: [termsWith({ price })] }))
    const outcomes = await Promise.all(drafts)
    expect(outcomes.map((one) => (one.ok ? 'filed' : one.problem.code)).sort()).toEqual(['docketOpen', 'filed'])
    const filed = must(outcomes.find((one) => one.ok) as (typeof outcomes)[number])
    must(await sign(own, filed))
    const signed = await Promise.all([sign(theirs, filed), sign(person('reviewer', HIGH, 'second'), filed)])
    expect(signed.map((one) => (one.ok ? 'signed' : one.problem.code)).sort()).toEqual(['notOpen', 'signed'])
    expect((await asActor(PUBLIC, (tx) => catalogueBook(tx, LOW))).versions[0]?.number).toBe(3)
  })

  it('a draft of an older version is stale; a first day that has come is refused at the last signature', async () => {
    const draft = { ...(await draftOf(LOW, { from: '2026-09-01', rows: [termsWith({ price: 3000 })] })), base: 2 }
    expect(await proposeCatalogue(clerk, { draft, reason: '示例', today })).toMatchObject({ problem: { code: 'stale' } })
    const filed = must(await propose(own, { from: '2026-09-01', rows: [termsWith({ price: 3000 })] }))
    today = '2026-09-01'
    expect(await sign(theirs, filed)).toMatchObject({ problem: { code: 'blockedByRules', also: [{ code: 'S-20' }] } })
    today = '2026-01-05'
    must(await sign(theirs, filed))
  })

  it.each([
    ['another region’s catalogue', () => propose(clerk, { rows: [termsWith({ price: 1 })] }, HIGH), 'notOwn'],
    ['not a bureau', () => propose(person('institution', LOW), { rows: [termsWith({ price: 1 })] }), 'notBureau'],
    ['a pair without the own region', () => map(person('clerk', OTHER)), 'notParty'],
    ['a pair without an agreement', () => map(person('clerk', OTHER), { highRegion: OTHER, base: 0 }), 'noPartner'],
    ['a docket of nobody', () => sign(own, { id: '00000000-0000-4000-8000-000000000000', digest: '0'.repeat(64) }), 'docketUnknown'],
  ])('%s is refused', async (_, work, code) => {
    expect(await work()).toMatchObject({ ok: false, problem: { code } })
  })

  it('what the rules block is not filed, each with its number', async () => {
    const refusal = await propose(clerk, { from: '2026-01-05', rows: [termsWith({ price: 3333 })], ended: ['JA-99'] })
    expect(refusal).toMatchObject({ problem: { code: 'blockedByRules', also: [{ code: 'S-20' }, { code: 'S-21' }, { code: 'S-24' }] } })
  })

  it('and by the row policies: nobody writes past a docket, no published row is edited, nothing is taken away', async () => {
    const row = { ...termsWith({ code: 'JA-50' }), regionCode: LOW, validFrom: '2026-01-01', validTo: null, catalogue: 1 }
    const link = { lowRegion: LOW, highRegion: HIGH, number: 9, regionCode: LOW, code: 'JA-01', targets: [], reason: '越过会签' }
    for (const actor of [clerk, own, keeper, PUBLIC]) {
      await expect(asActor(actor, (tx) => tx.serviceItem.createMany({ data: [row] }))).rejects.toThrow(/row-level security/)
      await expect(asActor(actor, (tx) => tx.itemLink.createMany({ data: [link] }))).rejects.toThrow(/row-level security/)
      const ended = await asActor(actor, (tx) => tx.serviceItem.updateMany({ where: { regionCode: LOW }, data: { validTo: '2026-12-31' } }))
      expect(ended.count).toBe(0)
    }
    const edit = (tx: Parameters<Parameters<typeof asActor>[1]>[0]) => tx.serviceItem.updateMany({ data: { price: 1 } })
    await expect(asActor(clerk, edit)).rejects.toThrow(/permission denied/)
    await expect(asActor(clerk, (tx) => tx.itemMapping.deleteMany({}))).rejects.toThrow(/permission denied/)
  })

  it('is read in a handful of statements, however many rows', async () => {
    const { queries } = await countingQueries(() => asActor(PUBLIC, (tx) => itemBook(tx, LOW, HIGH)))
    expect(queries.filter((one) => one.includes('FROM'))).toHaveLength(3)
  })
})

describe('机构自己的项目和价格', () => {
  const record = (actor: Actor, itemCode: string, price: number, from = '2026-05-01') =>
    recordInstitutionItems(actor, { institutionCode: HOUSE, entries: [{ itemCode, price, from, mark: '示例' }] })

  beforeAll(async () => {
    const name = '示例·长青护理院'
    const row = {
      ...{ code: HOUSE, name, ...searchKeysOf(name), kind: 'care', services: ['homeCare'], regionCode: LOW, townshipCode: `${LOW}100` },
      ...{ address: '示例路1号', phone: '', legalPerson: '示例·某', servesRegions: [LOW, HIGH], agreementNo: '1' },
      ...{ agreementFrom: '2026-01-01', agreementTo: '2028-12-31' },
    }
    await asActor(CALENDAR, (tx) => tx.institution.createMany({ data: [row] }))
  })

  it('stand from day to day; what may be asked is never more than the catalogue says', async () => {
    expect(must(await record(clerk, 'JA-01', 2800))).toBe(1)
    must(await record(clerk, 'JA-01', 3000, '2026-08-01'))
    const rows = await asActor(PUBLIC, (tx) => institutionItems(tx, HOUSE))
    expect(rows.map(({ validFrom, validTo, price }) => [validFrom, validTo, price])).toEqual([
      ['2026-05-01', '2026-07-31', 2800],
      ['2026-08-01', null, 3000],
    ])
    expect(await asActor(PUBLIC, (tx) => itemsOf(tx, HOUSE, '2026-06-01'))).toMatchObject([
      { price: 2800, charged: 2800, item: { code: 'JA-01' } },
    ])
    expect(await asActor(PUBLIC, (tx) => itemsOf(tx, HOUSE, '2026-04-30'))).toEqual([])
    must(await endInstitutionItem(clerk, { institutionCode: HOUSE, itemCode: 'JA-01', to: '2026-10-31', today }))
    expect(await asActor(PUBLIC, (tx) => itemsOf(tx, HOUSE, '2026-11-01'))).toEqual([])
  })

  it.each([
    ['above the catalogue', () => record(clerk, 'JA-02', 9002), 'aboveCatalogue'],
    ['not in the catalogue', () => record(clerk, 'YB01', 100), 'itemNotInForce'],
    ['a day that has its price', () => record(clerk, 'JA-01', 2900, '2026-10-01'), 'dayTaken'],
    ['another bureau', () => record(theirs, 'JA-02', 9000), 'notOwnInstitution'],
    ['no bureau', () => record(PUBLIC, 'JA-02', 9000), 'notBureau'],
    [
      'ended before it began',
      () => endInstitutionItem(clerk, { institutionCode: HOUSE, itemCode: 'JA-02', to: '2026-10-31', today }),
      'notOffered',
    ],
  ])('%s is refused', async (_, work, code) => {
    expect(await work()).toMatchObject({ ok: false, problem: { code } })
  })

  it('and by the row policy: not another region’s, and no price is edited', async () => {
    const row = { institutionCode: HOUSE, itemCode: 'YB01', validFrom: '2026-05-01', validTo: null, regionCode: HIGH, price: 1, mark: '' }
    await expect(asActor(theirs, (tx) => tx.institutionItem.createMany({ data: [row] }))).rejects.toThrow(/row-level security/)
    await expect(asActor(clerk, (tx) => tx.institutionItem.updateMany({ data: { price: 1 } }))).rejects.toThrow(/permission denied/)
  })
})
