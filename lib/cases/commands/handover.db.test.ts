import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bureau, Cast } from '@/prisma/demo/staff'
import { CALENDAR } from '../../access/schema'
import { asActor, closeDoor } from '../../db'
import { must } from '../../kernel/outcome'
import { caseStanding, FROM, NX, pressOn, seedCast, TX } from '../cast.fixture'
import { holderOf } from '../store/holder'
import { messagesOf } from '../store/message'
import type { BureauActor } from './desk'
import { handOver, viewHandover } from './handover'
import { perform } from './perform'

const AT = new Date(`${FROM}T05:00:00Z`)
const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
let cast: Cast
let one: BureauActor
let other: BureauActor
let reviewer: BureauActor

beforeAll(async () => {
  await owner.connect()
  cast = await seedCast()
  const { clerks, reviewers } = cast.bureaus[TX] as Cast['bureaus'][string]
  ;[one, other, reviewer] = [clerks[0], clerks[1], reviewers[0]].map((actor) => ({ ...actor, regionCode: TX }) as BureauActor) as [
    BureauActor,
    BureauActor,
    BureauActor,
  ]
}, 120_000)
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

const holder = async (actor: BureauActor, caseId: string) =>
  (await asActor(actor, (tx) => holderOf(tx, caseId, actor.regionCode)))?.accountId ?? null
const choice = (from: BureauActor, to: BureauActor, caseIds: string[]) => ({
  ...{ from: from.accountId as string, to: to.accountId as string, why: 'leave' as const, caseIds },
})

describe('承办人', () => {
  test('is whoever of a bureau acts first, each bureau for itself, and stays so', async () => {
    const { caseId, today } = await caseStanding(cast, 'submitted')
    expect(await holder(one, caseId)).toBeNull()
    must(await perform(other, { step: 'do', command: { kind: 'supplement', caseId, note: '示例' } }, pressOn(today)))
    must(await perform(one, { step: 'do', command: { kind: 'supplement', caseId, note: '示例' } }, pressOn(today)))
    expect(await holder(one, caseId)).toBe(other.accountId)
    const there = { ...cast.bureaus[NX]?.clerks[0], regionCode: NX } as BureauActor
    expect(await holder(there, caseId)).toBeNull()
    must(await perform(there, { step: 'do', command: { kind: 'supplement', caseId, note: '示例' } }, pressOn(today)))
    expect(await holder(there, caseId)).toBe(there.accountId)
    // Each bureau's own business: the row of the other is behind the wall.
    expect(await asActor(one, (tx) => tx.caseHolder.findMany({ where: { caseId } }))).toHaveLength(1)
  })

  test('Z-02 a case is held by somebody at work at the bureau, and nobody else is written down', async () => {
    const { caseId, today } = await caseStanding(cast, 'submitted')
    must(await perform(one, { step: 'do', command: { kind: 'supplement', caseId, note: '示例' } }, pressOn(today)))
    const give = (accountId: string) =>
      asActor(one, (tx) => tx.caseHolder.updateMany({ where: { caseId, regionCode: one.regionCode }, data: { accountId } }))
    const there = cast.bureaus[NX] as Bureau
    const strangers = [there.clerks[0], there.assessors[0]?.actor, cast.administrator].map((each) => each?.accountId ?? '')
    for (const accountId of [...strangers, 'nobody']) await expect(give(accountId)).rejects.toThrow('row-level security')
    expect(await holder(one, caseId)).toBe(one.accountId)
    expect(await give(other.accountId ?? '')).toEqual({ count: 1 })
    // The portal's own hand is held to it too.
    const byPortal = { caseId, regionCode: NX, accountId: one.accountId ?? '', since: today }
    await expect(asActor(CALENDAR, (tx) => tx.caseHolder.createMany({ data: [byPortal] }))).rejects.toThrow('row-level security')
  })

  test('hands over own cases to a colleague, once; the trail names each', async () => {
    const { caseId, today } = await caseStanding(cast, 'submitted')
    must(await perform(one, { step: 'do', command: { kind: 'supplement', caseId, note: '示例' } }, pressOn(today)))
    expect((await viewHandover(one, { from: one.accountId ?? '', to: other.accountId ?? '', only: caseId })).cases).toMatchObject([
      { caseId, may: { ok: true } },
    ])
    const both = await Promise.all([1, 2].map(() => handOver(one, choice(one, other, [caseId]), today, AT)))
    expect(both.map((each) => must(each).done.length).toSorted()).toEqual([0, 1])
    expect(await holder(one, caseId)).toBe(other.accountId)
    const { rows } = await owner.query(
      `select "detail" from "AuditEntry" where "act" = 'case.handOver' and "caseId" = $1 and "outcome" = 'done'`,
      [caseId],
    )
    expect(rows).toEqual([{ detail: { from: one.accountId, to: other.accountId, why: 'leave' } }])
    const told = await asActor(other, async (tx) => (await messagesOf(tx, other, {}, 1)).rows)
    expect(told.filter((each) => each.caseId === caseId && each.title === '案件移交给您')).toMatchObject([
      { weight: 'act', text: expect.stringMatching(/承办的本案移交给您（休假或外出）。/) },
    ])
    expect(must(await handOver(one, choice(one, other, [caseId]), today, AT))).toEqual({
      done: [],
      skipped: [{ caseNo: '另有 1 件', why: expect.stringMatching(/。$/) }],
    })
  })

  test('an absent colleague’s cases are a reviewer’s to pass on, and nobody else’s; never to the other bureau', async () => {
    const { caseId, today } = await caseStanding(cast, 'submitted')
    must(await perform(other, { step: 'do', command: { kind: 'supplement', caseId, note: '示例' } }, pressOn(today)))
    expect(await handOver(one, choice(other, one, [caseId]), today, AT)).toMatchObject({ problem: { code: 'notReviewer' } })
    const there = { ...cast.bureaus[NX]?.clerks[0], regionCode: NX } as BureauActor
    expect(await handOver(reviewer, choice(other, there, [caseId]), today, AT)).toMatchObject({ problem: { code: 'noColleague' } })
    expect(must(await handOver(reviewer, choice(other, one, [caseId]), today, AT)).done).toHaveLength(1)
    expect(await holder(one, caseId)).toBe(one.accountId)
  })

  test('who must stand aside is skipped with the reason', async () => {
    const { caseId, today } = await caseStanding(cast, 'submitted')
    must(await perform(one, { step: 'do', command: { kind: 'supplement', caseId, note: '示例' } }, pressOn(today)))
    await owner.query(`update "Case" set "facts" = jsonb_set("facts", '{assessorKeys}', $2::jsonb) where "id" = $1`, [
      caseId,
      JSON.stringify([other.personKey]),
    ])
    const report = must(await handOver(one, choice(one, other, [caseId]), FROM, AT))
    expect(report).toMatchObject({ done: [], skipped: [{ why: '接手人参加过本案评估，应当回避。' }] })
    expect(await holder(one, caseId)).toBe(one.accountId)
  })
})
