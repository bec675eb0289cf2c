import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bureau, Cast } from '@/prisma/demo/staff'
import { type Actor, CALENDAR, PUBLIC } from '../../access/schema'
import { asActor, closeDoor, type Door } from '../../db'
import { must, type Outcome } from '../../kernel/outcome'
import { anApplication, caseStanding, FROM, family, NX, pressOn, SL, seedCast, seedThirdRegion, TX } from '../cast.fixture'
import { chainFaults, replayed } from '../rules/chain'
import type { Command } from '../schema/command'
import { caseById, caseByNumber, eventsOf } from '../store/case'
import { enterAtCounter, start } from './apply'
import { perform } from './perform'
import { queryCodeHash, queryCodeOf } from './query-code'
import { readCase } from './read'

let cast: Cast
let told: Record<'txnx' | 'nxtx' | 'slnx', Awaited<ReturnType<typeof caseStanding>>>
const bureau = (code: string) => cast.bureaus[code] as Bureau

beforeAll(async () => {
  cast = await seedThirdRegion(await seedCast())
  told = {
    txnx: await caseStanding(cast, 'assessing', { insured: TX, residence: NX }),
    nxtx: await caseStanding(cast, 'onNotice', { insured: NX, residence: TX }),
    slnx: await caseStanding(cast, 'recognised', { insured: SL, residence: NX, choosesCare: true }),
  }
}, 180_000)
afterAll(closeDoor)

const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.problem.code)

/** Which of the three cases an actor sees, by every way in: by id, by number, in the list, by its events. */
async function sees(actor: Actor): Promise<string[]> {
  const seen: string[] = []
  for (const [name, { caseId, today }] of Object.entries(told)) {
    const caseNo = (await asActor(CALENDAR, (tx) => caseById(tx, caseId)))?.caseNo ?? ''
    const ways = await asActor(actor, async (tx) => [
      (await caseById(tx, caseId)) !== null,
      (await caseByNumber(tx, caseNo)) !== null,
      (await tx.case.findMany({ select: { id: true } })).some((one) => one.id === caseId),
      (await eventsOf(tx, caseId)).length > 0,
      (await tx.visit.count({ where: { caseId } })) + (await tx.caseContent.count({ where: { caseId } })) > 0,
    ])
    const read = (await readCase(actor, caseId, today, async () => true)) === true
    expect(new Set(ways).size, `${actor.name} ${name}: ${ways}`).toBe(1)
    expect(read, `${actor.name} ${name}`).toBe(ways[0])
    if (read) seen.push(name)
  }
  return seen
}

describe('a third region is rows, not code', () => {
  test('its case runs from application to care, and the chain holds', async () => {
    const after = await asActor(CALENDAR, (tx) => caseById(tx, told.slnx.caseId))
    expect(after).toMatchObject({
      status: 'recognised',
      insuredRegion: SL,
      residenceRegion: NX,
      facts: { institutionId: expect.any(String) },
    })
    expect(after?.caseNo).toMatch(/^SL-NX-2026-000001$/)
    const events = await asActor(CALENDAR, (tx) => eventsOf(tx, told.slnx.caseId))
    expect(replayed(events)).toEqual(after)
    expect(chainFaults(events, after?.chainHead)).toEqual([])
    for (const { kind, regionCode } of events) if (kind === 'recognised' || kind === 'accepted') expect(regionCode).toBe(SL)
  })

  test('and its mirror, living there and examined by its own people', async () => {
    const mirror = await caseStanding(cast, 'found', { insured: NX, residence: SL })
    const after = await asActor(CALENDAR, (tx) => caseById(tx, mirror.caseId))
    expect(after?.caseNo).toMatch(/^NX-SL-2026-/)
    expect(after?.facts.assessorKeys).toEqual(
      expect.arrayContaining(
        bureau(SL)
          .assessors.slice(0, 2)
          .map((one) => one.actor.personKey),
      ),
    )
  })

  test('where no agreement stands there is no application', async () => {
    const given = await anApplication(TX, SL)
    expect(code(await start(family(), given, pressOn(FROM)))).toBe('noAgreement')
    expect(code(await enterAtCounter(bureau(SL).clerks[0], { ...given, appliedAs: 'counter' }, pressOn(FROM)))).toBe('noAgreement')
  })
})

describe('Z-01 Z-03 each bureau sees the cases it is a side of, and no other', () => {
  test.each([
    [TX, ['txnx', 'nxtx']],
    [NX, ['txnx', 'nxtx', 'slnx']],
    [SL, ['slnx']],
  ])('%s: clerks and reviewers', async (region, expected) => {
    for (const actor of [...bureau(region).clerks, ...bureau(region).reviewers]) expect(await sees(actor)).toEqual(expected)
    expect(await sees({ ...bureau(region).clerks[0], regionCode: '330482' })).toEqual([])
  })

  test('Z-07 the stranger’s bureau may try every act: it is told of no case, as for one that is not there', async () => {
    const { caseId, today } = told.nxtx
    const commands: Command[] = [
      { kind: 'accept', caseId, insuranceEvidence: '' },
      { kind: 'report', caseId },
      { kind: 'clarify', caseId, question: '示例' },
      { kind: 'invalidate', caseId, reason: '示例' },
      { kind: 'changeAddress', caseId, townshipCode: '330483101', address: '示例路' },
    ]
    for (const actor of [bureau(SL).clerks[0], bureau(SL).reviewers[0]]) {
      for (const command of commands) {
        for (const step of ['do', 'propose'] as const) {
          const outcome = await perform(actor, { step, command }, pressOn(today))
          const missing = await perform(actor, { step, command: { ...command, caseId: 'no-such-case' } }, pressOn(today))
          expect(outcome).toEqual(missing)
          expect(code(outcome)).toBe('notFound')
        }
      }
      expect(code(await perform(actor, { step: 'approve', caseId, act: 'end', seq: 1, note: '' }, pressOn(today)))).toBe('notFound')
    }
  })

  test('a draft is nobody’s business but its maker’s; at the counter its clerk’s', async () => {
    const mine = family()
    const { caseId } = must(await start(mine, await anApplication(), pressOn(FROM)))
    const visible = (actor: Actor) => asActor(actor, async (tx) => (await caseById(tx, caseId)) !== null)
    expect([await visible(mine), await visible(bureau(TX).clerks[0]), await visible(bureau(NX).clerks[0])]).toEqual([true, false, false])
  })
})

describe('Z-08 assessors see what they are assigned to, while it is being assessed', () => {
  test('the two on site; nobody else of the register, in either region', async () => {
    const [first, second, ...others] = bureau(NX).assessors
    for (const one of [first, second]) expect(await sees(one?.actor as Actor)).toEqual(['txnx'])
    for (const one of [...others, ...bureau(TX).assessors, ...bureau(SL).assessors]) expect(await sees(one.actor)).toEqual([])
  })

  test('who is released loses sight at once, and the act was theirs', async () => {
    const { caseId, today } = await caseStanding(cast, 'assessing', { insured: SL, residence: NX })
    const assessor = bureau(NX).assessors[0]?.actor as Actor
    const visible = () => asActor(assessor, async (tx) => (await caseById(tx, caseId)) !== null)
    expect(await visible()).toBe(true)
    must(await perform(assessor, { step: 'do', command: { kind: 'releaseVisit', caseId, why: 'recused', note: '' } }, pressOn(today)))
    expect(await visible()).toBe(false)
    const again = await perform(assessor, { step: 'do', command: { kind: 'releaseVisit', caseId, why: 'ill', note: '' } }, pressOn(today))
    expect(code(again)).toBe('notFound')
    const last = (await asActor(CALENDAR, (tx) => eventsOf(tx, caseId))).at(-1)
    expect(last).toMatchObject({ kind: 'visitReleased', accountId: assessor.accountId, side: 'assessor' })
  })

  test('Z-03 once the finding is brought, the case is no longer theirs', async () => {
    const { caseId } = await caseStanding(cast, 'found', { insured: SL, residence: NX })
    for (const { actor } of bureau(NX).assessors)
      expect(await asActor(actor, async (tx) => (await caseById(tx, caseId)) !== null)).toBe(false)
  })
})

describe('families', () => {
  test('an applicant sees the own case by the own account, and no other', async () => {
    expect(await sees(told.txnx.applicant)).toEqual(['txnx'])
    expect(await sees(told.slnx.applicant)).toEqual(['slnx'])
    expect(await sees(family())).toEqual([])
  })

  test('an id that was only typed proves nothing; one a bureau has verified opens the person’s cases', async () => {
    const personKey = (await asActor(CALENDAR, (tx) => caseById(tx, told.nxtx.caseId)))?.personKey ?? null
    expect(await sees(family({ personKey }))).toEqual(['nxtx'])
    expect(await sees(family({ personKey: null }))).toEqual([])
  })
})

describe('W-04 the public asks by number and query code together', () => {
  const ask = async (caseNo: string, codeHash: string) => {
    const actor: Actor = { ...PUBLIC, ask: { caseNo, codeHash } }
    const found = await asActor(actor, async (tx) => ({ one: await caseByNumber(tx, caseNo), all: await tx.case.count() }))
    return [found.one?.id ?? null, found.all]
  }

  test('both right: that one case; either wrong, empty or swapped: none', async () => {
    const number = async (tx: Door, id: string) => (await caseById(tx, id))?.caseNo ?? ''
    const [own, other] = await asActor(CALENDAR, async (tx) => [await number(tx, told.txnx.caseId), await number(tx, told.nxtx.caseId)])
    const [right, others] = [queryCodeOf(told.txnx.caseId), queryCodeOf(told.nxtx.caseId)]
    expect(await ask(own, queryCodeHash(own, right))).toEqual([told.txnx.caseId, 1])
    expect(await ask(own, queryCodeHash(own, ` ${right.toLowerCase().slice(0, 4)}-${right.slice(4)} `))).toEqual([told.txnx.caseId, 1])
    for (const [caseNo, hash] of [
      [own, queryCodeHash(own, others)],
      [own, queryCodeHash(other, others)],
      [other, queryCodeHash(own, right)],
      [own, right],
      [own, ''],
      ['', ''],
      ['', queryCodeHash(own, right)],
    ] as const)
      expect(await ask(caseNo, hash)).toEqual([null, 0])
  })

  test('a draft has no number to ask by', async () => {
    const { caseId } = must(await start(family(), await anApplication(), pressOn(FROM)))
    const draft = await asActor(CALENDAR, (tx) => caseById(tx, caseId))
    expect(await ask(draft?.caseNo ?? '', draft?.queryCodeHash ?? '')).toEqual([null, 0])
    expect(await ask(draft?.caseNo ?? '', queryCodeHash(draft?.caseNo ?? '', queryCodeOf(caseId)))).toEqual([null, 0])
  })

  test('eight letters that are not confused when read aloud, the same each time', () => {
    for (const id of Object.values(told).map((one) => one.caseId)) {
      expect(queryCodeOf(id)).toMatch(/^[A-HJKMNP-Z2-9]{8}$/)
      expect(queryCodeOf(id)).toBe(queryCodeOf(id))
    }
  })
})
