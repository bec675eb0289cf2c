import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agree, type Bedside, confirmTogether, fillSheets } from '@/prisma/demo/bedside'
import type { Bureau, Cast } from '@/prisma/demo/staff'
import { type Actor, CALENDAR } from '../../access/schema'
import { asActor, closeDoor } from '../../db'
import { addDays, addMonths } from '../../kernel/dates'
import { must, type Outcome } from '../../kernel/outcome'
import { careOf } from '../../people/store/care'
import { filingsOf } from '../../people/store/filing'
import { caseStanding, mildAnswers, NX, pressOn, seedCast, TX } from '../cast.fixture'
import { benefitOf } from '../rules/benefit'
import { replayed } from '../rules/chain'
import type { Command } from '../schema/command'
import type { CaseFile } from '../schema/event'
import { caseById, eventsOf } from '../store/case'
import { familyView } from './family'
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
const propose = (bureau: Bureau, command: Command, today: string) => perform(bureau.clerks[0], { step: 'propose', command }, pressOn(today))

async function twice(bureau: Bureau, command: Command, today: string) {
  const { version } = must(await propose(bureau, command, today))
  const approval = { step: 'approve' as const, caseId: command.caseId, act: command.kind, seq: version, note: '' }
  return must(await perform(bureau.reviewers[0], approval, pressOn(today)))
}
async function caseFile(caseId: string): Promise<CaseFile> {
  const found = await asActor(CALENDAR, (door) => caseById(door, caseId))
  if (!found) throw new Error('no such case')
  return found
}
const lastDays = async (personId: string) => (await asActor(CALENDAR, (door) => careOf(door, { personId }))).map((one) => one.to)
async function replays(caseId: string) {
  expect(replayed(await asActor(CALENDAR, (door) => eventsOf(door, caseId)))).toEqual(await caseFile(caseId))
}

describe('a new recognition knows what happened to the person', () => {
  test('not while an end waits; a stay in hospital goes over, and its discharge is reported there', async () => {
    const { caseId, applicant, start } = await caseStanding(cast, 'recognised', { choosesCare: true })
    const from = addMonths((await caseFile(caseId)).facts.recognition?.validFrom ?? '', 6)
    const follows = { previousId: caseId, occasion: 'change' as const }
    const next = await caseStanding(cast, 'reported', { applicant, application: start.application, follows, from })
    const { today } = next
    const report = (change: 'hospitalStay' | 'return' | 'notEnded' | 'discharge', of = caseId) =>
      act(
        change === 'notEnded' ? tx.clerks[0] : applicant,
        { kind: 'reportChange', caseId: of, change, happenedOn: today, note: '' },
        today,
      )
    const recognise: Command = { kind: 'recognise', caseId: next.caseId }
    must(await report('hospitalStay'))
    must(await report('return'))
    expect(code(await propose(tx, recognise, today))).toBe('previousEnds')
    must(await report('notEnded'))
    await twice(tx, recognise, today)
    const now = await caseFile(next.caseId)
    expect(now).toMatchObject({ status: 'recognised', facts: { inHospitalSince: today } })
    expect(benefitOf(now, addDays(today, 3))?.standing).toBe('paused')
    await replays(next.caseId)
    must(await report('discharge', next.caseId))
    expect((await caseFile(next.caseId)).facts.inHospitalSince).toBeNull()
  })
})

describe('a recognition under dispute', () => {
  async function disputed() {
    const told = await caseStanding(cast, 'recognised', { choosesCare: true })
    must(await act(told.applicant, { kind: 'object', caseId: told.caseId, reason: '等级偏低（示例）' }, told.today))
    return { ...told, personId: (await caseFile(told.caseId)).personId }
  }

  test('ended meanwhile: care and filing end with it; taken up again, the institution is to be chosen anew', async () => {
    const { caseId, today, personId, applicant } = await disputed()
    const institutionId = (await caseFile(caseId)).facts.institutionId ?? ''
    await twice(tx, { kind: 'end', caseId, why: 'movedBack', happenedOn: today }, today)
    expect(await lastDays(personId)).toEqual([today])
    const filings = await asActor(CALENDAR, (door) => filingsOf(door, personId))
    expect(filings.every((one) => one.until === today)).toBe(true)
    await twice(tx, { kind: 'reopen', caseId, reason: '误办（示例）' }, today)
    expect(await caseFile(caseId)).toMatchObject({ status: 'disputed', facts: { institutionId: null } })
    await twice(nx, { kind: 'dismissObjection', caseId, number: null, ground: 'factsStand', reason: '示例' }, today)
    const on = addDays(today, 1)
    must(await act(applicant, { kind: 'chooseInstitution', caseId, institutionId }, on))
    expect((await lastDays(personId)).sort()).toEqual([today, null])
    await replays(caseId)
  })

  test('复评: benefit, care and the first result stand until it is decided; below benefit level the care ends the day before', async () => {
    const { caseId, today, personId, applicant } = await disputed()
    await twice(nx, { kind: 'admitObjection', caseId, number: null, ground: 'factsDoubtful', reason: '示例' }, today)
    const grade = async () => (await familyView(applicant, caseId, today))?.result?.grade
    expect([(await caseFile(caseId)).status, await grade()]).toEqual(['arranging', 4])
    expect(benefitOf(await caseFile(caseId), addMonths(today, 3))?.standing).toBe('running')
    const on = addDays(today, 1)
    const personnelIds = [4, 5].map((at) => nx.assessors[at]?.personnelId ?? '')
    must(await act(nx.clerks[0], { kind: 'assign', caseId, personnelIds, scheduledOn: on, window: '上午' }, today))
    expect(await grade()).toBe(4)
    const [first, second, desk] = [4, 5, 7].map((at) => nx.assessors[at]?.actor as Actor) as [Actor, Actor, Actor]
    const bedside: Bedside = {
      ...{ visitId: (await caseFile(caseId)).facts.visitId ?? '', visitedOn: on, first, second, answers: mildAnswers() },
      when: () => ({ today: on, at: new Date(`${on}T03:00:00Z`) }),
    }
    await fillSheets(bedside)
    await agree(bedside)
    must(await act(nx.clerks[0], { kind: 'callExpert', caseId, personnelId: nx.assessors[7]?.personnelId ?? '', duty: 'desk' }, on))
    must(await act(second, { kind: 'submitFinding', caseId, sheetDigest: await confirmTogether(bedside, desk) }, on))
    // The second finding is not told before it is reviewed: the first is shown on.
    expect(await grade()).toBe(4)
    await twice(nx, { kind: 'report', caseId }, on)
    expect(await lastDays(personId)).toEqual([null])
    const decided = addDays(on, 2)
    await twice(tx, { kind: 'recognise', caseId }, decided)
    expect(await caseFile(caseId)).toMatchObject({
      status: 'recognised',
      facts: { institutionId: null, recognition: { benefitFrom: null } },
    })
    expect(await lastDays(personId)).toEqual([addDays(decided, -1)])
    await replays(caseId)
  })
})
