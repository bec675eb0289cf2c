import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Cast } from '@/prisma/demo/staff'
import { type Actor, CALENDAR } from '../../access/schema'
import { assignmentsOf, visitsOfCase } from '../../assessments/store/visits'
import { asActor, closeDoor } from '../../db'
import { must } from '../../kernel/outcome'
import { caseStanding, NX, pressOn, SL, seedCast, seedThirdRegion, TX } from '../cast.fixture'
import { batchDeed } from '../rules/batch'
import { BATCH_ACTS } from '../schema/batch'
import type { Command } from '../schema/command'
import { caseById } from '../store/case'
import { foresee } from './batch'
import type { BureauActor } from './desk'
import { perform } from './perform'
import { replayEveryCase } from './replay'

let cast: Cast
const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
beforeAll(async () => {
  await owner.connect()
  cast = await seedThirdRegion(await seedCast())
}, 120_000)
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

const bureau = (code: string) => cast.bureaus[code] as Cast['bureaus'][string]
const clerk = (code: string, at = 0) => ({ ...bureau(code).clerks[at], regionCode: code }) as BureauActor
const fileOf = async (caseId: string) => {
  const caseFile = await asActor(CALENDAR, (tx) => caseById(tx, caseId))
  if (!caseFile) throw new Error('the case is gone')
  return caseFile
}
const act = (actor: Actor, command: Command, today: string) => perform(actor, { step: 'do', command }, pressOn(today))

/** ②: proposed by a clerk, approved by a reviewer of the same bureau. */
async function twice(code: string, command: Command, today: string) {
  const { version } = must(await perform(clerk(code), { step: 'propose', command }, pressOn(today)))
  const deed = { step: 'approve', caseId: command.caseId, act: command.kind, seq: version, note: '' } as const
  return perform(bureau(code).reviewers[0] as Actor, deed, pressOn(today))
}

describe('an assessment broken off', () => {
  test.each(['withdraw', 'death', 'invalidate'] as const)(
    '%s: the visit is given up; reopened, the case waits for a fresh one and finds it',
    async (how) => {
      const { caseId, today, applicant } = await caseStanding(cast, 'assessing')
      const visitId = (await fileOf(caseId)).facts.visitId as string
      const before = await asActor(CALENDAR, (tx) => assignmentsOf(tx, visitId))
      if (how === 'withdraw') must(await act(applicant, { kind: 'withdraw', caseId, reason: '' }, today))
      if (how === 'death') must(await twice(TX, { kind: 'end', caseId, why: 'death', happenedOn: today }, today))
      if (how === 'invalidate') must(await twice(TX, { kind: 'invalidate', caseId, reason: '示例' }, today))
      const assessor = { ...CALENDAR, role: 'assessor', accountId: before[0]?.accountId ?? '', regionCode: NX } as Actor
      expect(await asActor(assessor, (tx) => caseById(tx, caseId))).toBeNull()
      expect((await asActor(CALENDAR, (tx) => visitsOfCase(tx, caseId))).map((one) => one.state)).toEqual(['released'])

      expect(must(await twice(TX, { kind: 'reopen', caseId, reason: '示例' }, today)).status).toBe('arranging')
      expect(await fileOf(caseId)).toMatchObject({ deskRegion: NX, assessorIds: [], facts: { visitId: null, scheduledOn: null } })
      const personnelIds = before.filter((one) => one.duty === 'onSite').map((one) => one.personnelId)
      must(await act(clerk(NX), { kind: 'assign', caseId, personnelIds, scheduledOn: today, window: '上午' }, today))
      const again = await fileOf(caseId)
      expect(again.status).toBe('assessing')
      expect(again.facts.visitId).not.toBe(visitId)
      expect((await asActor(CALENDAR, (tx) => visitsOfCase(tx, caseId))).map((one) => one.state)).toEqual(['released', 'assigned'])
    },
  )
})

describe('a notice broken off', () => {
  test('reopened, it is reviewed and published anew for all its days', async () => {
    const { caseId, today } = await caseStanding(cast, 'onNotice')
    must(await twice(TX, { kind: 'end', caseId, why: 'unreachable', happenedOn: today }, today))
    expect(must(await twice(TX, { kind: 'reopen', caseId, reason: '示例' }, today)).status).toBe('found')
    expect(await fileOf(caseId)).toMatchObject({ noticeTo: null, grade: expect.any(Number) })
    expect(must(await twice(NX, { kind: 'report', caseId }, today)).status).toBe('onNotice')
    expect((await fileOf(caseId)).facts.notice?.from).toBe(today)
  })
})

describe('转办', () => {
  test('to a region the insured one has an agreement with, and the competent bureau has its way out', async () => {
    const { caseId, today } = await caseStanding(cast, 'commissioned', { insured: NX, residence: TX })
    const refusedTo = await act(clerk(TX), { kind: 'forward', caseId, toRegion: '110101', reason: '示例' }, today)
    expect(refusedTo).toMatchObject({ problem: { code: 'noSuchParty' } })
    expect(must(await act(clerk(TX), { kind: 'forward', caseId, toRegion: SL, reason: '示例' }, today)).status).toBe('accepted')
    expect(must(await twice(NX, { kind: 'end', caseId, why: 'movedElsewhere', happenedOn: today }, today)).status).toBe('ended')
  })
})

describe('批量办理', () => {
  test('what is foreseen is what happens, case by case, and nothing is written by looking', async () => {
    const stood = [
      await caseStanding(cast, 'commissioned'),
      await caseStanding(cast, 'accepted'),
      await caseStanding(cast, 'found'),
      await caseStanding(cast, 'reported'),
      await caseStanding(cast, 'recognised'),
    ]
    const ids = stood.map((one) => one.caseId)
    const today = stood
      .map((one) => one.today)
      .toSorted()
      .at(-1) as string
    for (const who of [clerk(TX, 1), clerk(NX, 1)])
      for (const deed of BATCH_ACTS) {
        const before = await Promise.all(ids.map(fileOf))
        const lines = await foresee(who, deed, ids, today)
        expect(lines.map((one) => one.caseId)).toEqual(ids)
        expect(await Promise.all(ids.map(fileOf))).toEqual(before)
        for (const { caseId, version, status, to, why } of lines) {
          const outcome = await perform(who, batchDeed(deed, caseId, '', status), pressOn(today, { seen: version }))
          expect(outcome.ok ? null : outcome.problem.message).toBe(why)
          if (outcome.ok) expect(outcome.value.status).toBe(to)
        }
      }
  }, 180_000)

  test('a second time finds nothing left to do, and a wall hides the case', async () => {
    const { caseId, today } = await caseStanding(cast, 'commissioned')
    const deed = batchDeed('acceptCommission', caseId, '', 'commissioned')
    must(await perform(clerk(NX), deed, pressOn(today)))
    expect(await foresee(clerk(NX), 'acceptCommission', [caseId], today)).toMatchObject([
      { to: null, why: expect.stringMatching(/待派员.*。$/) },
    ])
    expect(await foresee(clerk(SL), 'acceptCommission', [caseId], today)).toEqual([])
  })
})

test('every case still is what its events say', async () => {
  expect((await replayEveryCase()).faults).toEqual([])
})
