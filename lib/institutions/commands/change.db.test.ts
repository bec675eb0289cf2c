import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, CALENDAR, PUBLIC } from '../../access/schema'
import type { Docket } from '../../agreements/schema/docket'
import { docket, openDockets } from '../../agreements/store/docket'
import { asActor, closeDoor } from '../../db'
import { addDays, type PlainDate } from '../../kernel/dates'
import { must } from '../../kernel/outcome'
import { listDigest } from '../rules/listing'
import { replayedOn, spansOf } from '../rules/span'
import type { ListedRow } from '../schema'
import { currentList, institution, register } from '../store'
import { entriesOf, entriesOfList, spansOn, wholeLog } from '../store/log'
import { A, B, bothSign, clerk, keeper, listed, own, person, seedPair, theirs } from './co-signed.fixture'
import { reportDaily } from './daily'
import { proposeRow, proposeStanding, suspendUrgently } from './propose'
import { returnRegister, signRegister, withdrawRegister } from './sign'

const today = '2026-11-23'
const sees = (code: string) => asActor(PUBLIC, (tx) => institution(tx, code))
const sign = (actor: Actor, { id, digest }: Pick<Docket, 'id' | 'digest'>, on: PlainDate = today) =>
  signRegister(actor, { docketId: id, digest, today: on })

let nth = 100
/** A fresh institution on the list. */
async function anew(): Promise<string> {
  nth += 1
  const code = `SL998001R${nth}`
  await listed({ code, name: `示例·会签${nth}` }, today)
  return code
}

function amend(code: string, cells: Record<string, string>, on: PlainDate = today, actor: Actor = clerk) {
  return proposeRow(actor, { isNew: false, cells: { code, ...cells }, reason: '电话变更', today: on })
}

beforeAll(seedPair)
afterAll(closeDoor)

describe('名录变更：一方提出，两方签署后生效', () => {
  it('a new institution stands on the list with the second signature, not before', async () => {
    const filed = must(
      await proposeRow(clerk, {
        ...{ isNew: true, reason: '新签协议', today },
        cells: {
          ...{
            code: 'SL998001RA01',
            name: '示例·新增',
            kind: '护理',
            services: '居家上门',
            regionCode: '示例甲市',
            townshipCode: '示例桥镇',
          },
          ...{ address: '示例路1号', legalPerson: '示例·陈某', servesRegions: '示例甲、示例乙', agreementNo: '1' },
          ...{ agreementFrom: '2026-01-01', agreementTo: '2027-12-31', openingHours: '每日8:00—17:00', mark: '示例' },
        },
      }),
    )
    expect(filed).toMatchObject({ title: '新增 示例·新增', neededRegions: [A, B], state: 'open' })
    expect(must(await sign(own, filed)).listNumber).toBeNull()
    expect(await sees('SL998001RA01')).toBeNull()
    const before = await asActor(PUBLIC, currentList)
    const { listNumber } = must(await sign(theirs, filed))
    const after = await asActor(PUBLIC, async (tx) => ({ list: await currentList(tx), rows: await register(tx) }))
    expect(after.list).toMatchObject({
      ...{ number: listNumber, issuedOn: today, regionCode: A, docketId: filed.id },
      ...{ digest: listDigest(after.rows), previous: before?.digest ?? null },
    })
    expect(await sees('SL998001RA01')).toMatchObject({ status: 'valid', openingHours: '每日8:00—17:00', listNumber })
    expect(await asActor(PUBLIC, (tx) => entriesOfList(tx, listNumber as number))).toMatchObject([
      { code: 'SL998001RA01', change: 'add', effectiveOn: today, docketId: filed.id, reason: '新签协议' },
    ])
  })

  it('amend, suspend, resume, withdraw, renew: each by its name, and the whole history kept', async () => {
    const code = await anew()
    await bothSign(must(await amend(code, { phone: '0000-1（演示）' })), today)
    await bothSign(must(await amend(code, { agreementTo: '2029-12-31', agreementNo: '示例-续' })), today)
    for (const change of ['suspend', 'resume', 'withdraw', 'resume'] as const)
      await bothSign(must(await proposeStanding(clerk, { code, change, reason: '示例理由', today })), today)
    const log = await asActor(PUBLIC, (tx) => entriesOf(tx, code))
    expect(log.map((one) => one.change)).toEqual(['resume', 'withdraw', 'resume', 'suspend', 'renew', 'amend', 'add'])
    expect(await sees(code)).toMatchObject({ phone: '0000-1（演示）', agreementTo: '2029-12-31', status: 'valid' })
  })

  it.each([
    ['suspend', 'notYours', () => person('clerk', B), 'notOwnRegion'],
    ['resume', 'valid already', () => clerk, 'validAlready'],
    ['suspend', 'no bureau', () => keeper, 'notBureau'],
  ] as const)('%s is refused: %s', async (change, _, who, code) => {
    expect(await proposeStanding(who(), { code: await anew(), change, reason: '示例', today })).toMatchObject({ problem: { code } })
  })

  it('what did not change is no docket, what waits is not proposed twice, and another change of it waits (M-31)', async () => {
    const code = await anew()
    expect(await amend(code, {})).toMatchObject({ problem: { code: 'nothingChanged' } })
    const filed = must(await amend(code, { phone: '0000-2（演示）' }))
    expect(await amend(code, { phone: '0000-2（演示）' })).toMatchObject({ problem: { code: 'awaited' } })
    expect(await amend(code, { phone: '0000-3（演示）' })).toMatchObject({ problem: { code: 'changeRefused', source: '名录规则 M-31' } })
    must(await withdrawRegister(clerk, { docketId: filed.id, reason: '误报', today }))
    expect((await amend(code, { phone: '0000-3（演示）' })).ok).toBe(true)
  })

  it('wrong cells are refused under their fields', async () => {
    expect(await amend(await anew(), { beds: '-1', legalPerson: '' })).toMatchObject({
      problem: { code: 'invalid', fields: { beds: expect.stringContaining('床位'), legalPerson: expect.any(String) } },
    })
  })

  it('a docket that the register has left behind is signed by nobody', async () => {
    const code = await anew()
    const filed = must(await amend(code, { phone: '0000-4（演示）' }))
    must(await suspendUrgently(own, { code, reason: '示例：消防隐患', today }))
    expect(await sign(theirs, filed)).toMatchObject({ problem: { code: 'stale', also: [{ message: expect.stringContaining(code) }] } })
    expect((await asActor(theirs, (tx) => docket(tx, filed.id)))?.signatures).toEqual([])
    expect(must(await returnRegister(theirs, { docketId: filed.id, reason: '请按现行名录另提', today }))).toBe('returned')
  })
})

describe('紧急暂停：先行生效，事后补签', () => {
  it('counts at once by a reviewer of its own bureau, and the signature comes after', async () => {
    const code = await anew()
    expect(await suspendUrgently(clerk, { code, reason: '示例', today })).toMatchObject({ problem: { code: 'urgentByReviewer' } })
    expect(await suspendUrgently(theirs, { code, reason: '示例', today })).toMatchObject({ problem: { code: 'notOwnRegion' } })
    const filed = must(await proposeStanding(own, { code, change: 'suspend', reason: '示例：消防隐患', isUrgent: true, today }))
    const list = await asActor(PUBLIC, currentList)
    expect(await sees(code)).toMatchObject({ status: 'suspended', listNumber: list?.number })
    expect(list).toMatchObject({ docketId: filed.id })
    expect(await suspendUrgently(own, { code, reason: '示例', today })).toMatchObject({ problem: { code: 'notValid' } })
    // The signature after issues nothing more; resuming is a docket of its own meanwhile.
    expect(must(await sign(theirs, filed)).listNumber).toBeNull()
    expect(await asActor(PUBLIC, currentList)).toEqual(list)
    await bothSign(must(await proposeStanding(clerk, { code, change: 'resume', reason: '示例：已整改', today })), today)
    expect((await sees(code))?.status).toBe('valid')
  })

  it('stands or falls with the deed it is half of', async () => {
    const code = await anew()
    await expect(
      asActor(own, async (tx) => {
        must(await suspendUrgently(own, { code, reason: '示例', today, tx }))
        throw new Error('the deed fails')
      }),
    ).rejects.toThrow('the deed fails')
    expect((await sees(code))?.status).toBe('valid')
  })
})

describe('two at once', () => {
  it('of two that sign at once one completes it: one issue, one entry', async () => {
    const code = await anew()
    const filed = must(await amend(code, { phone: '0000-5（演示）' }))
    must(await sign(own, filed))
    const outcomes = await Promise.all([sign(theirs, filed), sign(person('reviewer', B, 'second'), filed)])
    expect(outcomes.map((one) => (one.ok ? 'done' : one.problem.code)).sort()).toEqual(['done', 'notOpen'])
    expect((await asActor(PUBLIC, (tx) => entriesOf(tx, code))).map((one) => one.change)).toEqual(['amend', 'add'])
  })

  it('signing against returning: one of both, and the register agrees with it', async () => {
    for (let i = 0; i < 6; i += 1) {
      const code = await anew()
      const filed = must(await amend(code, { phone: `0000-6${i}（演示）` }, today, own))
      const [signed, returned] = await Promise.all([
        sign(theirs, filed),
        returnRegister(person('reviewer', B, 'second'), { docketId: filed.id, reason: '示例', today }),
      ])
      expect([signed.ok, returned.ok].filter(Boolean)).toHaveLength(1)
      expect((await sees(code))?.phone === `0000-6${i}（演示）`).toBe(signed.ok)
    }
  })

  it('two dockets at once issue two lists, each joined to the one before', async () => {
    const [one, two] = [await anew(), await anew()]
    const filed = await Promise.all([amend(one, { phone: '1（演示）' }, today, own), amend(two, { phone: '2（演示）' }, today, own)])
    const signed = await Promise.all(filed.map((each) => sign(theirs, must(each))))
    const numbers = signed.map((each) => must(each).listNumber as number)
    expect(Math.abs((numbers[0] as number) - (numbers[1] as number))).toBe(1)
    const lists = await asActor(PUBLIC, (tx) => tx.listVersion.findMany({ where: { number: { in: numbers } }, orderBy: { number: 'asc' } }))
    expect(lists[1]?.previous).toBe(lists[0]?.digest)
  })
})

describe('every past day', () => {
  it('the spans kept are the log folded, and every day of a year by the index is the log replayed', async () => {
    const code = 'SL998001YEAR'
    const first = '2025-02-01'
    await listed({ code, name: '示例·一年', agreementFrom: '2025-01-01' }, first)
    const acts = ['suspend', 'resume', 'withdraw', 'resume', 'suspend', 'resume'] as const
    for (const [i, change] of acts.entries()) {
      const on = addDays(first, [40, 41, 41, 120, 121, 300][i] as number)
      await bothSign(must(await proposeStanding(clerk, { code, change, reason: '示例', today: on })), on)
    }
    const { log, kept } = await asActor(PUBLIC, async (tx) => ({
      log: await wholeLog(tx, [code]),
      kept: await tx.institutionSpan.findMany({ where: { code }, orderBy: { spanFrom: 'asc' } }),
    }))
    expect(kept).toEqual(spansOf(log))
    // 41 days after the first two changes meet: one span of that day.
    expect(kept.map(({ status }) => status)).toEqual(['valid', 'suspended', 'withdrawn', 'valid', 'suspended', 'valid'])
    const days = Array.from({ length: 370 }, (_, i) => addDays(first, i - 3))
    const stood = await asActor(PUBLIC, async (tx) => {
      const found: Array<{ day: PlainDate; row?: ListedRow }> = []
      for (const day of days) found.push({ day, row: (await spansOn(tx, day)).find((one) => one.code === code)?.row })
      return found
    })
    expect(stood).toEqual(days.map((day) => ({ day, row: replayedOn(log, day)[0] })))
  })

  it('a change signed after midnight by a clock that lags counts from the day before it, never earlier', async () => {
    const code = 'SL998001LATE'
    await listed({ code, name: '示例·迟' }, '2026-03-02')
    await bothSign(must(await proposeStanding(clerk, { code, change: 'suspend', reason: '示例', today: '2026-03-01' })), '2026-03-01')
    expect(await asActor(PUBLIC, (tx) => tx.institutionSpan.findMany({ where: { code } }))).toMatchObject([
      { spanFrom: '2026-03-02', spanTo: null, status: 'suspended' },
    ])
  })
})

describe('日常情况：不会签，即时可见，不入名录摘要', () => {
  it('is told by the bureau or by the institution itself, and by nobody else', async () => {
    const code = await anew()
    const { id } = (await sees(code)) ?? { id: '' }
    const list = await asActor(PUBLIC, currentList)
    const report = (actor: Actor, freePlaces: string) => reportDaily(actor, { code, openingHours: '每日', freePlaces, today })
    expect(must(await report(clerk, '5'))).toMatchObject({ freePlaces: 5, freePlacesOn: today })
    expect(must(await report({ ...person('institution', null), institutionId: id }, '4'))).toMatchObject({ freePlaces: 4 })
    for (const actor of [theirs, keeper, { ...person('institution', null), institutionId: 'other' }])
      expect(await report(actor, '1')).toMatchObject({ problem: { code: 'notYours' } })
    expect(await report(clerk, '61')).toMatchObject({ problem: { fields: { freePlaces: '床位数是 60' } } })
    expect(await sees(code)).toMatchObject({ freePlaces: 4, openingHours: '每日' })
    const now = await asActor(PUBLIC, async (tx) => ({ list: await currentList(tx), rows: await register(tx) }))
    expect(now.list).toEqual(list)
    expect(listDigest(now.rows)).toBe(list?.digest)
  })

  it('is left as it is by a change that both sign', async () => {
    const code = await anew()
    const filed = must(await amend(code, { phone: '0000-7（演示）' }))
    must(await reportDaily(clerk, { code, openingHours: '周末休息', freePlaces: '', today }))
    await bothSign(filed, today)
    expect(await sees(code)).toMatchObject({ phone: '0000-7（演示）', openingHours: '周末休息', freePlaces: null })
  })
})

describe('the walls', () => {
  it('an open docket is its parties’ own; entries and spans are written by the portal’s hand alone', async () => {
    const code = await anew()
    const filed = must(await amend(code, { phone: '0000-8（演示）' }))
    expect((await asActor(person('reviewer', '997003'), (tx) => openDockets(tx, 'register'))).map((one) => one.id)).not.toContain(filed.id)
    expect(await sign(person('reviewer', '997003'), filed)).toMatchObject({ problem: { code: 'docketUnknown' } })
    const entry = { listNumber: 1, docketId: '', code, regionCode: A, change: 'amend', effectiveOn: today, row: {}, reason: '' }
    await expect(asActor(own, (tx) => tx.registerEntry.createMany({ data: [entry] }))).rejects.toThrow(/row-level security/)
    await expect(asActor(CALENDAR, (tx) => tx.registerEntry.updateMany({ data: { reason: '改' } }))).rejects.toThrow(/permission denied/)
    const changed = await asActor(own, (tx) => tx.institutionSpan.updateMany({ where: { code }, data: { status: 'withdrawn' } }))
    expect(changed.count).toBe(0)
  })
})
