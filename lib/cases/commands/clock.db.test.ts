import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bureau, Cast } from '@/prisma/demo/staff'
import { type Actor, CALENDAR } from '../../access/schema'
import { asActor, closeDoor } from '../../db'
import { addDays } from '../../kernel/dates'
import { must, type Outcome } from '../../kernel/outcome'
import { caseStanding, NX, pressOn, seedCast, TX } from '../cast.fixture'
import { replayFault } from '../rules/replay'
import type { Command } from '../schema/command'
import { QueueFilter } from '../schema/desk'
import type { CaseFile } from '../schema/event'
import { caseById, eventsOf } from '../store/case'
import { type BureauActor, findCases, openDesk } from './desk'
import { familyView } from './family'
import { perform } from './perform'
import { askProgress } from './progress'
import { queryCodeOf } from './query-code'

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

async function caseFile(caseId: string): Promise<CaseFile> {
  const found = await asActor(CALENDAR, (door) => caseById(door, caseId))
  if (!found) throw new Error('no such case')
  const events = await asActor(CALENDAR, (door) => eventsOf(door, caseId))
  expect(replayFault(found, events)).toBeNull()
  return found
}

async function lineOf(actor: Actor, caseNo: string, today: string) {
  return must(await findCases(actor as BureauActor, { text: caseNo }, today)).rows[0]
}

async function liesOn(actor: Actor, caseId: string, today: string, list: string): Promise<boolean> {
  const desk = await openDesk(actor as BureauActor, QueueFilter.parse({ list }), today)
  return desk.rows.some((row) => row.caseId === caseId)
}

describe('a question stops the clock, for everybody and on every desk', () => {
  test('asked, answered by the other bureau only, and gone on with what was left', async () => {
    const { caseId, today, applicant } = await caseStanding(cast, 'accepted')
    const [here, there] = [tx.clerks[0], nx.clerks[0]] as [Actor, Actor]
    const before = await caseFile(caseId)
    const { caseNo } = before
    must(await act(here, { kind: 'clarify', caseId, question: '示例' }, today))
    const asked = await caseFile(caseId)
    expect([asked.dueOn, asked.facts.clarifying, asked.facts.pauses.length]).toEqual([null, true, 1])

    // Long after the limit would have ended it is late nowhere, and all are told why.
    const later = addDays(today, 30)
    const told = (await lineOf(here, caseNo, later))?.time
    expect(told).toMatchObject({ tone: 'rest', left: 3 })
    // The question has a limit of its own: late with whoever was asked, and on the asker's list of what the other side owes.
    expect([await liesOn(here, caseId, later, 'soon'), await liesOn(there, caseId, later, 'soon')]).toEqual([false, true])
    expect([await liesOn(here, caseId, later, 'late'), await liesOn(there, caseId, later, 'late')]).toEqual([true, false])
    // It is reminded of once, as hard as it presses by now, and no answer is made up from silence.
    const remind = { kind: 'remind' as const, caseId, level: 'escalated' as const, of: 'answer' as const }
    must(await act(CALENDAR, remind, later))
    expect(code(await act(CALENDAR, remind, later))).toBe('remindedAlready')
    const due = (await caseFile(caseId)).facts
    expect(due).toMatchObject({ clarifying: true, reminded: null, answerReminded: { level: 'escalated', dueOn: asked.answerDueOn } })
    const family = await familyView(applicant, caseId, later)
    const anyone = must(await askProgress({ caseNo, queryCode: queryCodeOf(caseId) }, later))
    for (const progress of [family?.progress, anyone.progress]) expect(progress?.clock.desk).toMatchObject({ state: 'paused', left: 3 })

    expect(code(await act(here, { kind: 'answer', caseId, reply: '示例' }, later))).toBe('ownQuestion')
    expect(code(await act(there, { kind: 'clarify', caseId, question: '示例' }, later))).toBe('answerFirst')
    // Two at once: one answers, and the days go on once.
    const answers = await Promise.all(nx.clerks.slice(0, 2).map((each) => act(each, { kind: 'answer', caseId, reply: '示例' }, later)))
    expect(answers.filter((one) => one.ok)).toHaveLength(1)
    const after = await caseFile(caseId)
    expect(after.facts.pauses).toMatchObject([{ why: 'answer', since: today, until: later, left: 3, askedBy: TX }])
    expect((await lineOf(here, caseNo, later))?.time).toMatchObject({ left: 3, text: '剩 3 个工作日' })
    expect((after.facts.conclusionDueOn ?? '') > (before.facts.conclusionDueOn ?? '')).toBe(true)
  }, 120_000)

  test('the correction of a family that waits on the bureaus does not lapse', async () => {
    const { caseId, today, applicant } = await caseStanding(cast, 'returned')
    must(await act(tx.clerks[0] as Actor, { kind: 'clarify', caseId, question: '示例' }, today))
    const later = addDays(today, 60)
    expect(code(await act(CALENDAR, { kind: 'lapse', caseId }, later))).toBe('notYet')
    must(await act(applicant, { kind: 'submit', caseId }, later))
    expect(await caseFile(caseId)).toMatchObject({ status: 'submitted', dueOn: null })
    must(await act(nx.clerks[0] as Actor, { kind: 'answer', caseId, reply: '示例' }, later))
    const { dueOn, facts } = await caseFile(caseId)
    expect(dueOn !== null && dueOn > later).toBe(true)
    expect(facts.pauses.every((one) => one.until !== null)).toBe(true)
  }, 120_000)
})
