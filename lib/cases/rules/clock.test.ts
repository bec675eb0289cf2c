import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor, Side } from '../../access/schema'
import { defaultTerms } from '../../agreements/rules/terms'
import { CalendarNotLoaded, workingCalendar } from '../../kernel/calendar'
import { YEAR_2025 } from '../../kernel/calendars/2025'
import { YEAR_2026 } from '../../kernel/calendars/2026'
import { addDays, type PlainDate } from '../../kernel/dates'
import { CALENDAR_OF_TESTS, caseAt, knownBy, PEOPLE, sampleOf } from '../case.fixture'
import { OPEN_STATUSES } from '../schema'
import type { CommandKind } from '../schema/command'
import type { CaseEvent, CaseFile } from '../schema/event'
import { type Choice, Walk } from '../walk.fixture'
import { place, replayed } from './chain'
import { type Clock, clockOf, clockSays, partUsed, shownTime } from './clock'
import { BY_HAND, BY_TICKS } from './clock-situations.fixture'
import { decide } from './decide'
import { progressOf } from './progress'
import { timelineOf } from './timeline'

const PUBLISHED = workingCalendar([YEAR_2025, YEAR_2026])
const TERMS = defaultTerms()
const REGIONS = { TX: '330499', NX: '330599' } as const
const { applicant, competentReviewer, residenceReviewer, assessor, calendar: time } = PEOPLE

/** Who does an act, of which side. */
const ACTS: Record<string, [CommandKind, Actor, Side]> = {
  submit: ['submit', applicant, 'applicant'],
  return: ['returnForCorrection', competentReviewer, 'competentBureau'],
  accept: ['accept', competentReviewer, 'competentBureau'],
  commission: ['commission', competentReviewer, 'competentBureau'],
  receive: ['acceptCommission', residenceReviewer, 'residenceBureau'],
  reject: ['rejectCommission', residenceReviewer, 'residenceBureau'],
  assign: ['assign', residenceReviewer, 'residenceBureau'],
  release: ['releaseVisit', assessor, 'assessor'],
  find: ['submitFinding', assessor, 'assessor'],
  sendBack: ['sendBack', residenceReviewer, 'residenceBureau'],
  report: ['report', residenceReviewer, 'residenceBureau'],
  endNotice: ['endNotice', time, 'calendar'],
  object: ['object', applicant, 'applicant'],
  admit: ['admitObjection', residenceReviewer, 'residenceBureau'],
  dismiss: ['dismissObjection', residenceReviewer, 'residenceBureau'],
  recognise: ['recognise', competentReviewer, 'competentBureau'],
  reexamine: ['reexamine', competentReviewer, 'competentBureau'],
  withdraw: ['withdraw', applicant, 'applicant'],
  lapse: ['lapse', time, 'calendar'],
  reopen: ['reopen', competentReviewer, 'competentBureau'],
  askC: ['clarify', competentReviewer, 'competentBureau'],
  askR: ['clarify', residenceReviewer, 'residenceBureau'],
}

type Situation = { says: string; from: 'TX' | 'NX'; acts: Array<[PlainDate, string]>; today: PlainDate; desk: string; conclusion: string }

function situations(text: string): Situation[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [says = '', pair = '', acts = '', today = '', desk = '', conclusion = ''] = line.split('|').map((part) => part.trim())
      const steps = acts.split(', ').map((act): [PlainDate, string] => act.split(' ') as [PlainDate, string])
      return { says, from: pair === 'NX-TX' ? 'NX' : 'TX', acts: steps, today, desk, conclusion }
    })
}

/** Lives the acts by the law alone: decided, placed, folded. Throws CalendarNotLoaded as `perform` would refuse it. */
function lived({ from, acts }: Situation): { caseFile: CaseFile; events: CaseEvent[]; refusedAt: { act: string; year: number } | null } {
  const to = from === 'TX' ? 'NX' : 'TX'
  const { assessorIds: _, ...draft } = caseAt('draft')
  const started = { ...draft, insuredRegion: REGIONS[from], residenceRegion: REGIONS[to], enteredByKey: null }
  const day = acts[0]?.[0] ?? ''
  const begun = place(
    null,
    applicant,
    'applicant',
    [
      {
        kind: 'started',
        body: {
          dueOn: null,
          started: {
            agreementId: started.agreementId,
            insuredRegion: started.insuredRegion,
            residenceRegion: started.residenceRegion,
            ...{ townshipCode: '330598001', personId: 'person-1', personKey: 'key-insured', appliedAs: 'self', occasion: 'initial' },
            ...{ previousId: null, applicantAccountId: applicant.accountId, enteredBy: null, enteredByKey: null },
          },
        },
      },
    ],
    { requestId: 'r0', today: day, at: new Date(`${day}T01:00:00Z`) },
    'case-1',
  )
  let { caseFile } = begun
  const events = [...begun.placed]
  const regionOf = (side: Side) => (side === 'competentBureau' ? caseFile.insuredRegion : caseFile.residenceRegion)
  for (const [n, [today, act]] of acts.entries()) {
    const asker = caseFile.facts.pauses.findLast((one) => one.why === 'answer')?.askedBy
    const answering = asker === caseFile.insuredRegion ? 'residenceBureau' : 'competentBureau'
    const row = act === 'ans' ? (['answer', competentReviewer, answering] as [CommandKind, Actor, Side]) : ACTS[act]
    if (!row) throw new Error(`no act ${act}`)
    const [kind, person, side] = row
    const actor = person.regionCode ? { ...person, regionCode: regionOf(side) } : person
    const stamp = { requestId: `r${n + 1}`, today, at: new Date(`${today}T02:00:00Z`) }
    try {
      const decided = decide(caseFile, sampleOf(kind), knownBy(actor, side, { today, calendar: PUBLISHED, terms: TERMS }))
      if (!decided.ok) throw new Error(`${act} on ${today}: ${decided.problem.code}`)
      const after = place(caseFile, actor, side, decided.value, stamp)
      caseFile = after.caseFile
      events.push(...after.placed)
    } catch (error) {
      if (error instanceof CalendarNotLoaded) return { caseFile, events, refusedAt: { act, year: error.year } }
      throw error
    }
  }
  return { caseFile, events, refusedAt: null }
}

function told({ state, dueOn, left, used }: Clock): string {
  return state === 'none' ? 'none' : `${state} ${dueOn ?? '-'} ${left ?? '?'} ${used ?? '?'}`
}

const scene = (today: PlainDate) => ({ today, calendar: PUBLISHED, termsOn: () => TERMS })
const bureau = (name: string) => ({ name, bureauName: name, phone: '0' })
const forFamily = (today: PlainDate) => ({
  ...scene(today),
  insured: bureau('甲'),
  residence: bureau('乙'),
  visit: null,
  benefitFromGrade: 3,
})

describe.each([
  ['counted by hand', situations(BY_HAND), 30],
  ['counted by ticks', situations(BY_TICKS), 170],
] as const)('dated situations %s', (_, list, least) => {
  test(`there are ${least} or more, in both directions`, () => {
    expect(list.length).toBeGreaterThanOrEqual(least)
    expect(new Set(list.map((one) => one.from))).toEqual(new Set(['TX', 'NX']))
  })

  test.each(list.map((one, n) => [`${n + 1} ${one.says}，看 ${one.today}`, one] as const))('%s', (_says, one) => {
    const { caseFile, events, refusedAt } = lived(one)
    if (refusedAt) {
      expect([`refused ${refusedAt.act} ${refusedAt.year}`, '-']).toEqual([one.desk, one.conclusion])
      return
    }
    const clock = clockOf(caseFile, scene(one.today))
    expect([`${caseFile.status} ${told(clock.desk)}`, told(clock.conclusion)]).toEqual([one.desk, one.conclusion])
    // The row is the fold, and its last day is the clock's: lists by dueOn can say nothing else.
    expect(replayed(events)).toEqual(caseFile)
    expect(caseFile.dueOn).toBe(clock.desk.dueOn)
    // Whoever looks is told the same: the family's page, a bureau's list, the timeline.
    const progress = progressOf(caseFile, forFamily(one.today))
    expect(progress.clock).toEqual(clock)
    const words = clockSays(clock.desk, one.today)
    if (clock.desk.state !== 'paused' && progress.nextDate?.on === caseFile.dueOn) expect(progress.left?.text).toBe(words?.text)
    if (!clock.held) expect(shownTime(clock, one.today).text).toBe(words?.text ?? null)
    const [now] = timelineOf(caseFile, events, {
      ...{ today: one.today, calendar: PUBLISHED, clock, goesOnNotice: true },
      ...{ whoOf: () => '', wordsOf: () => ({}), nameOf: () => '' },
    }).filter((line) => line.key === 'now')
    if (now && words) expect(now.notes).toContain(words.text)
  })
})

describe('a year that is not loaded', () => {
  const until2026 = scene('2027-01-04')
  test('late is told, how late is not; a day still to come is told as a day', () => {
    const late = clockOf(caseAt('found', { dueOn: '2026-12-30', statusSince: '2026-12-25' }), until2026)
    expect([late.desk.state, late.desk.left, late.desk.used]).toEqual(['late', null, null])
    expect(clockSays(late.desk, '2027-01-04')?.text).toBe('已过期限')
    const ahead = clockOf(caseAt('found', { dueOn: '2027-03-01', statusSince: '2026-12-25' }), scene('2026-12-31'))
    expect(clockSays(ahead.desk, '2026-12-31')).toBeNull()
    expect(partUsed(ahead.desk)).toBe(0)
  })
})

describe('properties of every life', () => {
  const choice = fc.record<Choice>({
    pick: fc.nat(999),
    onward: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
    days: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 9 })),
    grade: fc.integer({ min: 0, max: 5 }),
  })
  const life = fc.array(choice, { minLength: 5, maxLength: 60, size: 'max' })
  const asOf = (today: PlainDate) => ({ today, calendar: CALENDAR_OF_TESTS, termsOn: () => TERMS })

  test('the row’s last day is the clock’s at every step; a case with a limit has one told or rests; nothing rests twice', () => {
    let rested = 0
    fc.assert(
      fc.property(life, (choices) => {
        const walk = new Walk()
        for (const one of choices) {
          walk.step(one)
          const { caseFile, today } = walk
          const clock = clockOf(caseFile, asOf(today))
          expect(caseFile.dueOn).toBe(clock.desk.dueOn)
          const { pauses } = caseFile.facts
          for (const why of ['correction', 'answer', 'closed']) {
            expect(pauses.filter((each) => each.why === why && each.until === null).length).toBeLessThanOrEqual(1)
          }
          if ((OPEN_STATUSES as readonly string[]).includes(caseFile.status)) expect(clock.desk.state).not.toBe('none')
          if (clock.desk.state === 'paused') rested += 1
          expect(caseFile.facts.clarifying).toBe(pauses.some((each) => each.why === 'answer' && each.until === null))
        }
      }),
      { numRuns: 150 },
    )
    expect(rested).toBeGreaterThan(50)
  })

  test('monotone: with nothing done, what is left never grows and what is used never shrinks; at rest both stand still', () => {
    fc.assert(
      fc.property(life, fc.integer({ min: 1, max: 40 }), (choices, later) => {
        const walk = new Walk()
        for (const one of choices) walk.step(one)
        const [now, then] = [clockOf(walk.caseFile, asOf(walk.today)), clockOf(walk.caseFile, asOf(addDays(walk.today, later)))]
        for (const [one, other] of [
          [now.desk, then.desk],
          [now.conclusion, then.conclusion],
        ] as const) {
          if (one.left === null || other.left === null || one.used === null || other.used === null) continue
          expect(other.left).toBeLessThanOrEqual(one.left)
          expect(other.used).toBeGreaterThanOrEqual(one.used)
          if (one.state === 'paused') expect([other.state, other.left, other.used]).toEqual(['paused', one.left, one.used])
          if (one.state === 'late') expect(other.state).toBe('late')
        }
      }),
      { numRuns: 150 },
    )
  })

  test('a question, however long it stands, never shortens what is left, at the desk or of the conclusion', () => {
    const asked = fc.record({
      status: fc.constantFrom('submitted', 'accepted', 'commissioned', 'arranging', 'assessing', 'found', 'disputed', 'reported'),
      left: fc.integer({ min: -6, max: 20 }),
      gap: fc.integer({ min: 0, max: 60 }),
      of: fc.constantFrom('askC', 'askR'),
    })
    fc.assert(
      fc.property(asked, ({ status, left, gap, of }) => {
        const [today, then] = ['2026-06-01', addDays('2026-06-01', gap)]
        const dueOn = addDays('2026-06-01', left)
        const facts = { acceptedOn: '2026-05-20', conclusionDueOn: '2026-07-03' }
        const before = caseAt(status as CaseFile['status'], { dueOn, statusSince: '2026-05-20' }, facts)
        const side: Side = of === 'askC' ? 'competentBureau' : 'residenceBureau'
        const [asker, other] = side === 'competentBureau' ? [competentReviewer, residenceReviewer] : [residenceReviewer, competentReviewer]
        const press = (caseFile: CaseFile, kind: CommandKind, actor: Actor, on: PlainDate) => {
          const decided = decide(caseFile, sampleOf(kind), knownBy(actor, side, { today: on }))
          if (!decided.ok) throw new Error(decided.problem.code)
          return place(caseFile, actor, side, decided.value, { requestId: 'r', today: on, at: new Date(`${on}T01:00:00Z`) }).caseFile
        }
        const told = [clockOf(before, asOf(today))]
        const resting = press(before, 'clarify', asker, today)
        told.push(clockOf(resting, asOf(today)), clockOf(resting, asOf(then)))
        const after = press(resting, 'answer', other, then)
        told.push(clockOf(after, asOf(then)))
        const lefts = told.map((one) => one.desk.left ?? Number.NaN)
        const conclusions = told.map((one) => one.conclusion.left)
        expect(lefts[1]).toBe(lefts[0])
        expect(lefts[2]).toBe(lefts[0])
        expect(lefts[3]).toBe(Math.max(1, lefts[0] ?? 0))
        expect(new Set(conclusions).size).toBe(1)
        expect(['soon', 'late']).not.toContain(told[2]?.desk.state)
      }),
      { numRuns: 200 },
    )
  })
})
