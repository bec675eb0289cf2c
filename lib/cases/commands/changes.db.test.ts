import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bureau, Cast } from '@/prisma/demo/staff'
import { type Actor, CALENDAR } from '../../access/schema'
import { asActor, closeDoor } from '../../db'
import { careInstitutionsFor } from '../../institutions/store'
import { addDays, addMonths } from '../../kernel/dates'
import { must, type Outcome } from '../../kernel/outcome'
import { careOf } from '../../people/store/care'
import { filingsOf } from '../../people/store/filing'
import { caseStanding, mildAnswers, NX, pressOn, seedCast, TX } from '../cast.fixture'
import { benefitOf } from '../rules/benefit'
import { replayed } from '../rules/chain'
import type { ChangeKind } from '../schema'
import type { Command } from '../schema/command'
import type { CaseFile } from '../schema/event'
import { caseById, eventsOf } from '../store/case'
import { applicationOf } from './application'
import { follow, followAtCounter } from './following'
import { perform } from './perform'

let cast: Cast
let tx: Bureau
let nx: Bureau

beforeAll(async () => {
  cast = await seedCast()
  tx = cast.bureaus[TX] as Bureau
  nx = cast.bureaus[NX] as Bureau
}, 120_000)
afterAll(closeDoor)

const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.problem.code)
const act = (actor: Actor, command: Command, today: string) => perform(actor, { step: 'do', command }, pressOn(today))
const report = (actor: Actor, caseId: string, change: ChangeKind, happenedOn: string, today = happenedOn) =>
  act(actor, { kind: 'reportChange', caseId, change, happenedOn, note: '' }, today)

async function twice(bureau: Bureau, command: Command, today: string) {
  const { version } = must(await perform(bureau.clerks[0], { step: 'propose', command }, pressOn(today)))
  const approval = { step: 'approve' as const, caseId: command.caseId, act: command.kind, seq: version, note: '' }
  return must(await perform(bureau.reviewers[0], approval, pressOn(today)))
}
async function caseFile(caseId: string): Promise<CaseFile> {
  const found = await asActor(CALENDAR, (door) => caseById(door, caseId))
  if (!found) throw new Error('no such case')
  return found
}
const events = (caseId: string) => asActor(CALENDAR, (door) => eventsOf(door, caseId))
const care = (personId: string) => asActor(CALENDAR, (door) => careOf(door, { personId }))
/** An account of the institution that cares for the case. */
function carerOf({ facts }: CaseFile, institutionId = facts.institutionId): Actor {
  return {
    role: 'institution',
    accountId: randomUUID(),
    regionCode: NX,
    institutionId,
    personKey: `key-${randomUUID()}`,
    name: '示例·护理',
  }
}
async function anotherInstitution(today: string, than: string | null): Promise<string> {
  const all = await asActor(CALENDAR, (door) => careInstitutionsFor(door, today, [TX, NX]))
  const other = all.find((one) => one.id !== than)
  if (!other) throw new Error('two institutions serve both regions')
  return other.id
}

describe('住院与出院: the benefit pauses from admission to discharge, and both sides read one event', () => {
  test('reported by each who may, once', async () => {
    const { caseId, today, applicant } = await caseStanding(cast, 'recognised', { choosesCare: true })
    const carer = carerOf(await caseFile(caseId))
    const [inOn, outOn] = [addDays(today, 40), addDays(today, 50)]
    const before = (await events(caseId)).length
    must(await report(carer, caseId, 'hospitalStay', inOn, addDays(inOn, 2)))
    expect(code(await report(applicant, caseId, 'hospitalStay', inOn, addDays(inOn, 2)))).toBe('stayRuns')
    expect(benefitOf(await caseFile(caseId), addDays(inOn, 2))).toEqual({ standing: 'paused', says: expect.stringMatching(/^自.+起$/) })
    expect(code(await report(nx.clerks[0], caseId, 'discharge', addDays(inOn, -1), outOn))).toBe('dischargeBeforeStay')
    must(await report(applicant, caseId, 'discharge', outOn))
    expect(benefitOf(await caseFile(caseId), addDays(outOn, 40))?.standing).toBe('running')
    expect(code(await report(tx.clerks[0], caseId, 'hospitalStay', addDays(outOn, -1), outOn))).toBe('stayOverlaps')

    for (const clerk of [tx.clerks[0], nx.clerks[0]]) {
      const seen = await asActor(clerk, (door) => eventsOf(door, caseId))
      expect(seen.slice(before).map((one) => [one.kind, one.body.change, one.side])).toEqual([
        ['changeReported', 'hospitalStay', 'institution'],
        ['changeReported', 'discharge', 'applicant'],
      ])
      expect(seen[before]?.body.institutionId).toBe(carer.institutionId)
    }
    expect(replayed(await events(caseId))).toEqual(await caseFile(caseId))
  })

  test('a stay reported twice at once is one stay', async () => {
    const { caseId, today, applicant } = await caseStanding(cast, 'recognised', { choosesCare: true })
    const carer = carerOf(await caseFile(caseId))
    const both = await Promise.all([report(carer, caseId, 'hospitalStay', today), report(applicant, caseId, 'hospitalStay', today)])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(['stayRuns', 'stale']).toContain(code(both.find((one) => !one.ok) as Outcome<unknown>))
  })
})

describe('去世、返回、参保地变更: reported by anyone concerned, ended by the competent bureau alone, by two', () => {
  test('death, by the family: work at once, then the end with its reason and day; care and filing end with it', async () => {
    const { caseId, today, applicant } = await caseStanding(cast, 'recognised', { choosesCare: true })
    const died = addDays(today, 20)
    must(await report(applicant, caseId, 'death', died, addDays(died, 3)))
    const reported = await caseFile(caseId)
    expect(reported.facts.endReported).toEqual({ why: 'death', on: died })
    expect(benefitOf(reported, addDays(died, 3))?.says).toContain('已报告去世')
    expect(code(await report(nx.clerks[0], caseId, 'hospitalStay', died))).toBe('deathReported')
    const end: Command = { kind: 'end', caseId, why: 'death', happenedOn: died }
    expect(code(await perform(nx.clerks[0], { step: 'propose', command: end }, pressOn(addDays(died, 4))))).toBe('wrongSide')
    await twice(tx, end, addDays(died, 4))
    expect((await caseFile(caseId)).status).toBe('ended')
    expect((await care(reported.personId)).map((one) => one.to)).toEqual([died])
    const filings = await asActor(CALENDAR, (door) => filingsOf(door, reported.personId))
    expect(filings.every((one) => one.until === died)).toBe(true)
  })

  test('a wrong report is taken back by the competent bureau, and the benefit goes on', async () => {
    const { caseId, today, applicant } = await caseStanding(cast, 'recognised', { choosesCare: true })
    must(await report(applicant, caseId, 'return', today))
    expect(code(await report(nx.clerks[0], caseId, 'notEnded', today))).toBe('notReportedByYou')
    must(await report(tx.clerks[0], caseId, 'notEnded', today))
    expect((await caseFile(caseId)).facts.endReported).toBeNull()
  })

  test('the care ends on the last valid day when validity runs out', async () => {
    const { caseId } = await caseStanding(cast, 'recognised', { choosesCare: true })
    const { personId, validTo } = await caseFile(caseId)
    must(await act(CALENDAR, { kind: 'expire', caseId }, addDays(validTo ?? '', 1)))
    expect((await care(personId)).map((one) => one.to)).toEqual([validTo])
  })
})

describe('Z-08 an institution: its own clients, nothing of scores and ids', () => {
  test('nobody else’s client, none of yesterday, no other act, and no row of case or person', async () => {
    const { caseId, today, applicant } = await caseStanding(cast, 'recognised', { choosesCare: true })
    const file = await caseFile(caseId)
    const carer = carerOf(file)
    const other = await anotherInstitution(today, file.facts.institutionId)
    const stranger = carerOf(file, other)
    expect(code(await report(stranger, caseId, 'hospitalStay', today))).toBe('notFound')
    expect(code(await report(carerOf(file, null), caseId, 'hospitalStay', today))).toBe('notFound')
    expect(code(await report(carer, caseId, 'hospitalStay', addDays(today, -5)))).toBe('notFound')
    expect(code(await act(carer, { kind: 'end', caseId, why: 'death', happenedOn: today }, today))).toBe('wrongSide')
    expect(code(await report(carer, caseId, 'insuredRegionChange', today))).toBe('notReportedByYou')
    const rows = await asActor(carer, async (door) => [
      await door.case.count(),
      await door.caseEvent.count(),
      await door.caseContent.count(),
      await door.insuredPerson.count(),
      await door.answerSheet.count(),
      await door.crossRegionFiling.count(),
      await door.mandate.count(),
      await door.careRelationship.count({ where: { NOT: { institutionId: carer.institutionId ?? '' } } }),
    ])
    expect(rows).toEqual([0, 0, 0, 0, 0, 0, 0, 0])

    must(await act(applicant, { kind: 'changeInstitution', caseId, institutionId: other, reason: '离家近（示例）' }, addDays(today, 10)))
    expect(code(await report(carer, caseId, 'hospitalStay', addDays(today, 10)))).toBe('notFound')
    must(await report(stranger, caseId, 'hospitalStay', addDays(today, 10)))
  })
})

describe('under dispute and after a reopening', () => {
  test('a recognition under dispute still knows of hospital, death and the institution that cares', async () => {
    const { caseId, today, applicant } = await caseStanding(cast, 'recognised', { choosesCare: true })
    const carer = carerOf(await caseFile(caseId))
    must(await act(applicant, { kind: 'object', caseId, reason: '示例' }, today))
    must(await report(carer, caseId, 'hospitalStay', today))
    expect(await caseFile(caseId)).toMatchObject({ status: 'disputed', facts: { inHospitalSince: today } })
    must(await report(applicant, caseId, 'death', addDays(today, 1)))
    const dead = await caseFile(caseId)
    expect([dead.competentAsk, dead.residenceAsk]).toEqual(['end', 'step'])
    expect(benefitOf(dead, addDays(today, 1))).toMatchObject({ standing: 'ending' })
    expect(replayed(await events(caseId))).toEqual(dead)
  })

  test('an objection before recognition opens no such way', async () => {
    const { caseId, today, applicant } = await caseStanding(cast, 'disputed')
    expect(code(await report(applicant, caseId, 'hospitalStay', today))).toBe('notRecognised')
  })

  test('reopened after a death reported in error: the filing that the end had closed runs again', async () => {
    const { caseId, today } = await caseStanding(cast, 'recognised', { choosesCare: true })
    const { personId } = await caseFile(caseId)
    const filings = () => asActor(CALENDAR, (door) => filingsOf(door, personId))
    const on = addDays(today, 3)
    await twice(tx, { kind: 'end', caseId, why: 'death', happenedOn: on }, on)
    expect((await filings()).map((one) => one.until)).toEqual([on])
    await twice(tx, { kind: 'reopen', caseId, reason: '报错了（示例）' }, addDays(on, 2))
    expect((await filings()).map((one) => one.until)).toEqual([null])
  })
})

describe('更换护理机构: the old care ends the day before the new begins', () => {
  test('with its history, for the family and both bureaus', async () => {
    const { caseId, today, applicant } = await caseStanding(cast, 'recognised', { choosesCare: true })
    const { personId, facts } = await caseFile(caseId)
    const other = await anotherInstitution(today, facts.institutionId)
    const on = addDays(today, 30)
    const change = (institutionId: string): Command => ({ kind: 'changeInstitution', caseId, institutionId, reason: '离家近（示例）' })
    expect(code(await act(applicant, change(facts.institutionId ?? ''), on))).toBe('sameInstitution')
    expect(code(await act(applicant, change('nowhere'), on))).toBe('institutionUnknown')
    expect(code(await act(nx.clerks[0], change(other), on))).toBe('wrongSide')
    must(await act(applicant, change(other), on))
    for (const actor of [applicant, tx.clerks[0], nx.clerks[0]])
      expect((await asActor(actor, (door) => careOf(door, { personId }))).map((one) => [one.institutionId, one.from, one.to])).toEqual([
        [other, on, null],
        [facts.institutionId, today, addDays(on, -1)],
      ])
  })
})

const RENEWAL = { occasion: 'renewal' as const, reason: '' }
const CHANGE = { occasion: 'change' as const, reason: '近三个月不能自己翻身（示例）' }

describe('期满评估 and 重新评估: a new case ahead of time', () => {
  test('not before the lead, and then with one press, filled from the last application', async () => {
    const { caseId, applicant, today } = await caseStanding(cast, 'recognised', { choosesCare: true })
    const { validTo } = await caseFile(caseId)
    const from = addDays(validTo ?? '', -60)
    expect(code(await follow(applicant, caseId, RENEWAL, pressOn(addDays(from, -1))))).toBe('tooEarly')
    expect(code(await follow(applicant, caseId, CHANGE, pressOn(today)))).toBe('tooEarly')
    const draft = must(await follow(applicant, caseId, RENEWAL, pressOn(from)))
    expect(await caseFile(draft.caseId)).toMatchObject({ status: 'draft', occasion: 'renewal', previousId: caseId })
    // The second press finds the same draft.
    expect(must(await follow(applicant, caseId, RENEWAL, pressOn(from)))).toEqual(draft)
    must(await act(applicant, { kind: 'submit', caseId: draft.caseId }, from))
    expect(code(await follow(applicant, caseId, RENEWAL, pressOn(from)))).toBe('caseOpen')
    // The old one stays in force until then; if it expires meanwhile, it expires.
    expect((await caseFile(caseId)).status).toBe('recognised')
    must(await act(CALENDAR, { kind: 'expire', caseId }, addDays(validTo ?? '', 1)))
    expect((await caseFile(draft.caseId)).status).toBe('submitted')
  })

  test('by nobody else', async () => {
    const { caseId } = await caseStanding(cast, 'recognised')
    const other = await caseStanding(cast, 'recognised')
    expect(code(await follow(other.applicant, caseId, RENEWAL, pressOn('2028-02-01')))).toBe('notFound')
    expect(code(await follow(nx.clerks[0], caseId, RENEWAL, pressOn('2028-02-20')))).toBe('otherAccount')
  })

  test('重新评估 after six months, with the reason told; the new recognition supersedes and the same institution goes on caring', async () => {
    const { caseId, applicant, start } = await caseStanding(cast, 'recognised', { choosesCare: true })
    const first = await caseFile(caseId)
    const from = addMonths(first.facts.recognition?.validFrom ?? '', 6)
    const draft = must(await follow(applicant, caseId, CHANGE, pressOn(from)))
    const drafted = await caseFile(draft.caseId)
    expect((await asActor(applicant, (door) => applicationOf(door, drafted))).condition).toBe(CHANGE.reason)
    must(await act(applicant, { kind: 'discard', caseId: draft.caseId }, from))
    const follows = { previousId: caseId, occasion: 'change' as const }
    const next = await caseStanding(cast, 'recognised', { applicant, application: start.application, follows, from })
    const [old, now] = [await caseFile(caseId), await caseFile(next.caseId)]
    expect([old.status, now.status, now.occasion]).toEqual(['superseded', 'recognised', 'change'])
    expect(now.facts.institutionId).toBe(first.facts.institutionId)
    const running = (await care(now.personId)).filter((one) => one.to === null)
    expect(running).toMatchObject([{ caseId: next.caseId, institutionId: first.facts.institutionId }])
    expect(replayed(await events(next.caseId))).toEqual(now)
  })

  test('below benefit level the care ends with the recognition it stood on', async () => {
    const { caseId, applicant, start } = await caseStanding(cast, 'recognised', { choosesCare: true })
    const from = addMonths((await caseFile(caseId)).facts.recognition?.validFrom ?? '', 6)
    const follows = { previousId: caseId, occasion: 'change' as const }
    const more = { applicant, application: start.application, follows, from, answers: mildAnswers() }
    const next = await caseStanding(cast, 'recognised', more)
    const now = await caseFile(next.caseId)
    expect(now.facts.institutionId).toBeNull()
    expect((await care(now.personId)).filter((one) => one.to === null)).toEqual([])
  })

  test('who came in at the counter renews at the counter, entered and submitted in one deed', async () => {
    const { caseId } = await caseStanding(cast, 'recognised', { appliedAs: 'counter' })
    const on = addDays((await caseFile(caseId)).validTo ?? '', -30)
    const receipt = must(await followAtCounter(nx.clerks[1], caseId, RENEWAL, pressOn(on)))
    expect(await caseFile(receipt.caseId)).toMatchObject({
      ...{ status: 'submitted', occasion: 'renewal', previousId: caseId, appliedAs: 'counter', enteredBy: nx.clerks[1].accountId },
    })
  })
})
