import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedByAll } from '@/prisma/demo/institutions'
import { type Actor, PUBLIC } from '../access/schema'
import { asActor, closeDoor } from '../db'
import { must } from '../kernel/outcome'
import { confirmImport, importInstitutions } from './commands'
import { A, B, keeper, own, person, seedPair, theirs } from './commands/co-signed.fixture'
import { cellsWith } from './register.fixture'
import { listDigest } from './rules/listing'
import { searchKeysOf } from './rules/search-key'
import type { FileRow } from './schema'
import { assessmentInstitutionsOf, careInstitutionsFor, currentList, institution, register } from './store'
import { search } from './store/search'

const clerkOf = (regionCode: string) => person('clerk', regionCode)
const today = '2026-11-23'

function fileOf(...rows: FileRow['cells'][]): FileRow[] {
  return rows.map((cells, at) => ({ line: at + 2, cells }))
}

async function upload(actor: Actor, rows: readonly FileRow[], reason = '') {
  const preview = must(await importInstitutions(actor, { rows, today }))
  const report = must(await confirmImport(actor, { rows, planDigest: preview.planDigest, reason, today }))
  if (report.docketId) await signedByAll(report.docketId, [own, theirs], today)
  return report
}

beforeAll(seedPair)
afterAll(closeDoor)

describe('importing the register', () => {
  const ofA = [
    cellsWith(),
    cellsWith({
      code: 'SL9980010002',
      name: '示例·静水居家护理服务站',
      services: '居家上门',
      beds: '',
      freePlaces: '',
      townshipCode: '示例塘镇',
    }),
    cellsWith({ code: 'SL9980019001', name: '示例·甲失能评估中心', kind: '评估', services: '', beds: '', freePlaces: '' }),
  ]

  it('files one docket, and issues one list once both have signed; the same file again files nothing', async () => {
    const first = await upload(clerkOf(A), fileOf(...ofA))
    expect(first).toMatchObject({ added: 3, changed: 0, refused: 0 })
    const issued = await asActor(PUBLIC, async (tx) => ({ list: await currentList(tx), rows: await register(tx) }))
    expect(issued.list).toMatchObject({ docketId: first.docketId, digest: listDigest(issued.rows), regionCode: A, issuedOn: today })
    const again = await upload(clerkOf(A), fileOf(...[...ofA].reverse()))
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 3, docketId: null })
    expect(await asActor(PUBLIC, currentList)).toEqual(issued.list)
  })

  it('writes what changed, keeps what is missing', async () => {
    const moved = cellsWith({ code: 'SL9980010002', name: '示例·静水居家护理服务站', services: '居家上门', beds: '', freePlaces: '' })
    const before = await asActor(PUBLIC, currentList)
    const report = await upload(clerkOf(A), fileOf(moved))
    expect(report).toMatchObject({ added: 0, changed: 1, missing: 2 })
    expect((await asActor(PUBLIC, currentList))?.number).toBe((before?.number ?? 0) + 1)
    const kept = await asActor(PUBLIC, async (tx) => [await institution(tx, 'SL9980010001'), await institution(tx, 'SL9980010002')])
    expect(kept[0]?.name).toBe('示例·长青护理院')
    expect(kept[1]?.townshipCode).toBe('998001100')
  })

  it('rows of the other region are refused by rule', async () => {
    const elsewhere = cellsWith({ code: 'SL9980020001', regionCode: '示例乙区', townshipCode: '示例浜镇' })
    const preview = must(await importInstitutions(clerkOf(A), { rows: fileOf(elsewhere), today }))
    expect(preview).toMatchObject({ added: [], refused: [{ reasons: [{ code: 'M-06' }] }] })
    const report = must(await confirmImport(clerkOf(A), { rows: fileOf(elsewhere), planDigest: preview.planDigest, today }))
    expect(report).toMatchObject({ added: 0, refused: 1, docketId: null })
    expect(await asActor(PUBLIC, (tx) => institution(tx, 'SL9980020001'))).toBeNull()
  })

  it('and by the row policy: nothing is written or changed past a docket', async () => {
    const elsewhere = cellsWith({ code: 'SL9980020002', regionCode: '示例乙区', townshipCode: '示例浜镇' })
    await upload(clerkOf(B), fileOf(elsewhere))
    const row = {
      ...{ code: 'SL9980020003', name: '示例·越界', kind: 'care', services: ['homeCare'], regionCode: B, townshipCode: '998002100' },
      ...{
        address: '示例',
        phone: '',
        legalPerson: '示例',
        servesRegions: [A, B],
        agreementNo: '1',
        agreementFrom: today,
        agreementTo: today,
      },
      ...searchKeysOf('示例·越界'),
    }
    // Past the docket neither bureau writes its own part nor the other's, nor an issue of the list.
    for (const actor of [clerkOf(A), clerkOf(B), own, theirs]) {
      await expect(asActor(actor, (tx) => tx.institution.createMany({ data: [row] }))).rejects.toThrow(/row-level security/)
      const changed = await asActor(actor, (tx) => tx.institution.updateMany({ where: { code: 'SL9980020002' }, data: { name: '改' } }))
      expect(changed.count).toBe(0)
      const list = { number: 999, issuedOn: today, digest: '', careCount: 0, accountId: 'x', regionCode: B }
      await expect(asActor(actor, (tx) => tx.listVersion.createMany({ data: [list] }))).rejects.toThrow(/row-level security/)
    }
    await expect(asActor(clerkOf(A), (tx) => tx.institution.deleteMany({}))).rejects.toThrow(/permission denied/)
    // A code the other bureau holds is not taken over either.
    const taken = must(await importInstitutions(clerkOf(A), { rows: fileOf(cellsWith({ code: 'SL9980020002' })), today }))
    expect(taken).toMatchObject({ refused: [{ reasons: [{ code: 'M-07' }] }] })
  })

  it('is a bureau’s deed; what is confirmed is what was previewed; a warning needs a reason', async () => {
    for (const actor of [PUBLIC, keeper, { ...clerkOf(A), role: 'institution' as const }])
      expect(await importInstitutions(actor, { rows: fileOf(...ofA), today })).toMatchObject({ problem: { code: 'notBureau' } })
    const rows = fileOf(cellsWith({ code: 'SL9980010009', phone: '' }))
    const { planDigest } = must(await importInstitutions(clerkOf(A), { rows, today }))
    expect(await confirmImport(clerkOf(A), { rows, planDigest, today })).toMatchObject({ problem: { code: 'reasonMissing' } })
    expect(await confirmImport(clerkOf(A), { rows: fileOf(...ofA), planDigest, reason: '示例', today })).toMatchObject({
      problem: { code: 'stale' },
    })
    expect(must(await confirmImport(clerkOf(A), { rows, planDigest, reason: '机构电话装机中', today }))).toMatchObject({ added: 1 })
    // Confirming twice: the second finds the register moved.
    expect(await confirmImport(clerkOf(A), { rows, planDigest, reason: '示例', today })).toMatchObject({ problem: { code: 'stale' } })
  })

  it('what waits for its signatures is counted, not proposed again; another version of it waits (M-31)', async () => {
    const code = 'SL9980010030'
    const rows = fileOf(cellsWith({ code }))
    const { planDigest } = must(await importInstitutions(clerkOf(A), { rows, today }))
    const { docketId } = must(await confirmImport(clerkOf(A), { rows, planDigest, today }))
    expect(must(await importInstitutions(clerkOf(A), { rows, today }))).toMatchObject({ added: [], awaiting: 1 })
    const other = must(await importInstitutions(clerkOf(A), { rows: fileOf(cellsWith({ code, address: '示例路2号' })), today }))
    expect(other).toMatchObject({ awaiting: 0, refused: [{ reasons: [{ code: 'M-31' }] }] })
    await signedByAll(docketId ?? '', [own, theirs], today)
    expect(must(await importInstitutions(clerkOf(A), { rows, today }))).toMatchObject({ awaiting: 0, unchanged: 1 })
  })

  it('what changes from day to day is written at once, without a docket and without an issue', async () => {
    const rows = fileOf(cellsWith({ freePlaces: '9', freePlacesOn: today, openingHours: '周末休息' }))
    const before = await asActor(PUBLIC, currentList)
    expect(await upload(clerkOf(A), rows)).toMatchObject({ changed: 1, daily: 1, docketId: null })
    expect(await asActor(PUBLIC, currentList)).toEqual(before)
    expect(await asActor(PUBLIC, (tx) => institution(tx, 'SL9980010001'))).toMatchObject({ freePlaces: 9, openingHours: '周末休息' })
  })

  it('of two confirmations at once one wins, the other is told', async () => {
    const rows = fileOf(cellsWith({ code: 'SL9980010010' }))
    const { planDigest } = must(await importInstitutions(clerkOf(A), { rows, today }))
    const outcomes = await Promise.all([1, 2].map(() => confirmImport(clerkOf(A), { rows, planDigest, today })))
    expect(outcomes.map((one) => (one.ok ? 'done' : one.problem.code)).sort()).toEqual(['done', 'stale'])
  })
})

describe('searching', () => {
  it.each([
    [{ text: '静水' }, ['SL9980010002']],
    [{ text: 'jingshui' }, ['SL9980010002']],
    [{ text: 'jsjj' }, ['SL9980010002']],
    [{ text: '静水 服务站' }, ['SL9980010002']],
    [{ text: '静水', region: B }, []],
    [{ kind: 'assessment' as const, region: A }, ['SL9980019001']],
    [{ service: 'homeCare' as const, region: B }, ['SL9980020002']],
    [{ town: '998002100' }, ['SL9980020002']],
    [{ text: '%' }, []],
    [{ text: '没有这家' }, []],
  ])('%j', async (filter, codes) => {
    const found = await asActor(PUBLIC, (tx) => search(tx, filter))
    expect(found.rows.map((row) => row.code).filter((code) => code.startsWith('SL99800'))).toEqual(codes)
  })

  it('answers a page past the last with the last', async () => {
    const found = await asActor(PUBLIC, (tx) => search(tx, { region: A, page: 99 }))
    expect(found.page).toBe(found.pages)
    expect(found.rows.length).toBeGreaterThan(0)
  })

  it('offers for a pair what is valid that day for both, and the assessment institutions of a region', async () => {
    const only = cellsWith({ code: 'SL9980010020', name: '示例·只管本地', servesRegions: '示例甲市' })
    await upload(clerkOf(A), fileOf(only, cellsWith({ code: 'SL9980010021', name: '示例·停办', status: '暂停服务' })))
    const offered = await asActor(PUBLIC, (tx) => careInstitutionsFor(tx, today, [B, A]))
    expect(offered.map((one) => one.code)).toContain('SL9980010001')
    expect(offered.map((one) => one.code)).not.toContain('SL9980010020')
    expect(offered.map((one) => one.code)).not.toContain('SL9980010021')
    expect(await asActor(PUBLIC, (tx) => careInstitutionsFor(tx, '2028-01-01', [A, B]))).toEqual([])
    expect((await asActor(PUBLIC, (tx) => assessmentInstitutionsOf(tx, A, today))).map((one) => one.code)).toEqual(['SL9980019001'])
  })
})
