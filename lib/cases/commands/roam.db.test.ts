import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Cast } from '@/prisma/demo/staff'
import { type Actor, CALENDAR, PUBLIC } from '../../access/schema'
import { defaultTerms } from '../../agreements/rules/terms'
import { workingCalendarOf } from '../../agreements/store'
import { asActor, closeDoor } from '../../db'
import { careInstitutionsFor } from '../../institutions/store'
import { commandOf, dueActs } from '../../jobs/commands/due'
import { addWorkingDays, type WorkingCalendar } from '../../kernel/calendar'
import { addDays, type PlainDate } from '../../kernel/dates'
import { must, type Outcome } from '../../kernel/outcome'
import { anApplication, FROM, family, NX, pressOn, seedCast, TX } from '../cast.fixture'
import { assess, chosenOf, commandFor, dice, maySee, peopleOf, seenBy, sidesIn, turnsOf, type World } from '../roam.fixture'
import { clockOf } from '../rules/clock'
import { DESK_OF, moveOf } from '../rules/life'
import { replayFault } from '../rules/replay'
import { type CaseStatus, CLOSED_STATUSES, OPEN_STATUSES } from '../schema'
import { COMMAND_KINDS, type Command } from '../schema/command'
import type { CaseEvent, CaseFile } from '../schema/event'
import type { EventKind } from '../schema/event-kind'
import { caseById, eventsOf } from '../store/case'
import { start } from './apply'
import { type Performed, perform } from './perform'

const STEPS = 2_000
const CASES = 30
const SEED = 20_251_125

let cast: Cast
let calendar: WorkingCalendar
const dies = dice(SEED)
const applicants = new Map<string, Actor>()
const world: World & { today: PlainDate } = { today: FROM, institutions: [], towns: { [TX]: '330483101', [NX]: '330503101' } }

beforeAll(async () => {
  cast = await seedCast()
  calendar = await asActor(CALENDAR, workingCalendarOf)
  const care = await asActor(CALENDAR, (tx) => careInstitutionsFor(tx, FROM, [TX, NX]))
  Object.assign(world, { institutions: care.map((one) => one.id) })
}, 120_000)
afterAll(closeDoor)

async function caseOf(caseId: string): Promise<CaseFile> {
  const found = await asActor(CALENDAR, (tx) => caseById(tx, caseId))
  if (!found) throw new Error('the case is gone')
  return found
}

async function begin(): Promise<string> {
  const way = applicants.size % 2 === 0 ? ([TX, NX] as const) : ([NX, TX] as const)
  const applicant = family()
  const given = await anApplication(...way, world.today)
  const { caseId } = must(await start(applicant, given, pressOn(world.today)))
  applicants.set(caseId, applicant)
  return caseId
}

/** Working days of each desk as the pair's terms have them by default, written out by hand. */
const DAYS: Partial<Record<CaseStatus, number>> = {
  ...{
    submitted: 5,
    returned: 15,
    accepted: 3,
    commissioned: 3,
    arranging: 3,
    assessing: 15,
    found: 3,
    onNotice: 5,
    disputed: 5,
    reported: 5,
  },
}
/** Moves after which a limit goes on or begins anew by rules of their own. */
const OWN_CLOCK: readonly EventKind[] = ['reopened', 'objectionDismissed']

/** The limit of the desk: as the table counts it from the day the case came there, and never one beside it. */
function expectClock(caseFile: CaseFile, events: readonly CaseEvent[]): void {
  const { status, dueOn, facts } = caseFile
  const { desk } = clockOf(caseFile, { today: world.today, calendar, termsOn: () => defaultTerms() })
  expect(desk.dueOn, `clock of ${status}`).toBe(dueOn)
  const days = DAYS[status]
  if (days === undefined) {
    if (status !== 'draft') expect([dueOn, desk.state]).toEqual([null, 'none'])
    return
  }
  const arrival = events.findLast((one) => one.body.to === status)
  if (!arrival || OWN_CLOCK.includes(arrival.kind) || facts.pauses.length > 0) return
  expect(dueOn, `${status} since ${arrival.today}`).toBe(addWorkingDays(calendar, arrival.today, days))
}

/** Row, chain, clock and desk after whatever has happened. */
async function look(caseId: string): Promise<CaseFile> {
  const [caseFile, events] = await asActor(CALENDAR, async (tx) => [await caseById(tx, caseId), await eventsOf(tx, caseId)] as const)
  if (!caseFile) throw new Error('the case is gone')
  expect(replayFault(caseFile, events)).toBeNull()
  expectClock(caseFile, events)
  const desk = DESK_OF[caseFile.status]
  const region = desk === 'competentBureau' ? caseFile.insuredRegion : desk === 'residenceBureau' ? caseFile.residenceRegion : null
  expect(caseFile.deskRegion, caseFile.status).toBe(region)
  return caseFile
}

function said(outcome: Outcome<Performed>): string {
  if (outcome.ok) return 'ok'
  expect(outcome.problem.message).toMatch(/[一-鿿].*。$/)
  expect(outcome.problem.code).toMatch(/^[a-zA-Z]+$/)
  return outcome.problem.code
}

/** Tries what the table does not allow this person, and finds the case as it was. */
async function trespass(caseFile: CaseFile): Promise<string> {
  const people = peopleOf(cast, caseFile, applicants.get(caseFile.id) as Actor)
  const actor = dies.of(people) as Actor
  const forbidden = COMMAND_KINDS.filter(
    (kind) => !sidesIn(caseFile, actor).some((side) => moveOf(caseFile.status, kind)?.by.includes(side)),
  )
  const kind = dies.of(forbidden)
  if (!kind) return 'nothing'
  const step = dies.of(['do', 'propose'] as const) ?? 'do'
  const command = commandFor(kind, caseFile, cast, world, dies)
  const outcome = await perform(actor, { step, command }, pressOn(world.today))
  expect(outcome.ok, `${actor.name} ${kind} in ${caseFile.status}`).toBe(false)
  return said(outcome)
}

async function press(actor: Actor, command: Command, as: 'do' | 'propose') {
  return perform(actor, { step: as, command }, pressOn(world.today))
}

/** One legal turn of somebody; a refusal for its own reasons is an answer too. */
async function take(caseFile: CaseFile): Promise<string> {
  const turn = chosenOf(turnsOf(cast, caseFile, applicants.get(caseFile.id) as Actor), dies)
  if (!turn) return 'rests'
  const { act, as, actor } = turn
  if (as === 'approve' || as === 'return') {
    const deed = { step: as, caseId: caseFile.id, act, seq: caseFile.proposal?.seq ?? 0, note: '再核一次（示例）' }
    return said(await perform(actor, deed, pressOn(world.today)))
  }
  if (act === 'submitFinding') {
    const call = async (clerk: Actor, command: Command) => said(await press(clerk, command, 'do')) === 'ok'
    const ready = await assess(cast, caseFile, world, dies, call)
    return ready ? said(await press(ready.actor, ready.command, 'do')) : 'notReady'
  }
  return said(await press(actor, commandFor(act, caseFile, cast, world, dies), as))
}

/** What time itself has to do by today. */
async function letTimePass(): Promise<string[]> {
  world.today = addWorkingDays(calendar, world.today, dies.upTo(4))
  const touched: string[] = []
  for await (const acts of dueActs(world.today))
    for (const due of acts) {
      const press = pressOn(world.today, { seen: due.version })
      expect(said(await perform(CALENDAR, { step: 'do', command: commandOf(due) }, press))).toBe('ok')
      touched.push(due.caseId)
    }
  return touched
}

describe('thousands of steps over many cases, in both directions', () => {
  test('after each: row equals replay, clock and desk are the table’s, what is illegal is refused with a reason, each sees what they may', async () => {
    const reached = new Set<CaseStatus>()
    const answers = new Map<string, number>()
    let trespasses = 0
    for (let step = 0; step < STEPS; step += 1) {
      if (applicants.size < CASES && dies.roll() < 0.05) await begin()
      const caseId = dies.of([...applicants.keys()])
      if (!caseId) {
        await begin()
        continue
      }
      const before = await caseOf(caseId)
      if (dies.roll() < 0.15) {
        trespasses += 1
        await trespass(before)
        expect((await look(caseId)).version).toBe(before.version)
        continue
      }
      const answer = await take(before)
      answers.set(answer, (answers.get(answer) ?? 0) + 1)
      const after = await look(caseId)
      reached.add(after.status)
      if (answer !== 'ok' && answer !== 'notReady') expect(after.version, answer).toBe(before.version)
      if (step % 25 === 0) for (const one of await letTimePass()) reached.add((await look(one)).status)
      if (step % 40 === 0) await everybodySees()
    }
    // Two years on, what is in force runs out by itself.
    world.today = addDays(world.today, 740)
    for (const one of await letTimePass()) reached.add((await look(one)).status)
    await everybodySees()
    expect(applicants.size).toBeGreaterThan(CASES / 2)
    expect(trespasses).toBeGreaterThan(STEPS / 10)
    expect(answers.get('ok') ?? 0).toBeGreaterThan(STEPS / 3)
    expect(['recognised' as const, ...OPEN_STATUSES].filter((one) => !reached.has(one))).toEqual([])
    expect(CLOSED_STATUSES.filter((one) => reached.has(one)).length).toBeGreaterThan(3)
  }, 600_000)
})

/** Every case, as everybody who might have a hand in one of them finds it: what they may, and no more. */
async function everybodySees(): Promise<void> {
  const cases: CaseFile[] = []
  for (const caseId of applicants.keys()) cases.push(await caseOf(caseId))
  const ids = cases.map((one) => one.id)
  const bureaus = Object.values(cast.bureaus)
  const stranger = { ...(bureaus[0]?.clerks[0] as Actor), regionCode: '330482' }
  const some = [dies.of([...applicants.values()]) as Actor, family(), stranger, PUBLIC]
  for (const { clerks, reviewers, assessors } of bureaus) some.push(clerks[0], reviewers[1], (dies.of(assessors) as { actor: Actor }).actor)
  for (const actor of some) {
    const seen = await seenBy(actor, ids)
    for (const caseFile of cases) expect(seen.has(caseFile.id), `${actor.name} ${caseFile.status}`).toBe(maySee(caseFile, actor))
  }
}
