import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PEOPLE } from '../case.fixture'
import { CASE_STATUSES, type CaseStatus, OPEN_STATUSES } from '../schema'
import type { CommandKind } from '../schema/command'
import type { CaseFile } from '../schema/event'
import { EVENT_KINDS } from '../schema/event-kind'
import { type Choice, Walk } from '../walk.fixture'
import { chainFaults, replayed } from './chain'
import { evolve } from './evolve'
import { deskRegionOf, isClosed, moveOf } from './life'
import { reopensTo } from './reopening'

const choice = fc.record<Choice>({
  pick: fc.nat(999),
  onward: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  days: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 12 }) }, fc.constant(800)),
  grade: fc.integer({ min: 0, max: 5 }),
})
const life = fc.array(choice, { minLength: 1, maxLength: 80, size: 'max' })

/** Lives a case and looks at it after every step. */
function live(choices: readonly Choice[], look: (walk: Walk, before: Walk['caseFile'], moved: boolean) => void): Walk {
  const walk = new Walk()
  for (const one of choices) {
    const before = walk.caseFile
    const moved = walk.step(one)
    look(walk, before, moved)
  }
  return walk
}

/** Where an act leads that goes back: a dispute ends with the last of its objections. */
function backTo(before: CaseFile, act: CommandKind): CaseStatus | null {
  if (act === 'reopen') return reopensTo(before)
  return before.facts.objections.filter((one) => one.outcome === null).length > 1 ? 'disputed' : before.facts.disputedFrom
}

describe('any life of possible acts', () => {
  test('folds without throwing, stays in the table, and replays to the same case', () => {
    const seen = new Set<CaseStatus>()
    fc.assert(
      fc.property(life, (choices) => {
        const walk = live(choices, ({ caseFile, events }, before, moved) => {
          seen.add(caseFile.status)
          expect(CASE_STATUSES).toContain(caseFile.status)
          expect(caseFile.version).toBe(events.length)
          expect(caseFile.deskRegion).toBe(deskRegionOf(caseFile.status, caseFile.insuredRegion, caseFile.residenceRegion))
          if (!moved) expect(caseFile).toBe(before)
          if (isClosed(before.status) && caseFile.status !== before.status) expect(events.at(-1)?.kind).toBe('reopened')
        })
        for (const { kind } of walk.events) expect(EVENT_KINDS).toContain(kind)
        expect(replayed(walk.events)).toEqual(walk.caseFile)
        expect(chainFaults(walk.events, walk.caseFile.chainHead)).toEqual([])
      }),
      { numRuns: 120 },
    )
    // The lives reach deep: past the visit, the notice, objections and recognition.
    expect([...seen]).toEqual(expect.arrayContaining([...OPEN_STATUSES.filter((one) => one !== 'returned'), 'recognised']))
  })

  test('every move lands where its row of the life table says', () => {
    fc.assert(
      fc.property(life, (choices) => {
        const walk = new Walk()
        for (const one of choices) {
          const before = walk.caseFile
          const chosen = walk.chosen(one)
          if (!walk.step(one) || !chosen || chosen.as === 'propose' || chosen.as === 'return') continue
          const to = moveOf(before.status, chosen.act)?.to
          const { status } = walk.caseFile
          if (to === 'stays') expect(status).toBe(before.status)
          else if (to === 'noticeOrReport') expect(['onNotice', 'reported']).toContain(status)
          else if (to === 'back') expect(status).toBe(backTo(before, chosen.act))
          else expect(status).toBe(to)
        }
      }),
      { numRuns: 120 },
    )
  })

  test('a proposal lapses when the case moves, and stands while it does not', () => {
    let lapsed = 0
    fc.assert(
      fc.property(life, (choices) => {
        live(choices, ({ caseFile, events }, before, moved) => {
          if (!moved) return
          const last = events.at(-1)
          if (caseFile.status !== before.status) expect(caseFile.proposal).toBeNull()
          else if (last?.kind === 'proposed') expect(caseFile.proposal?.seq).toBe(last.seq)
          else if (last?.kind === 'proposalReturned' || last?.body.proposedBy) expect(caseFile.proposal).toBeNull()
          else expect(caseFile.proposal).toBe(before.proposal)
          if (before.proposal && caseFile.status !== before.status && !last?.body.proposedBy) lapsed += 1
        })
      }),
      { numRuns: 120 },
    )
    expect(lapsed).toBeGreaterThan(0)
  })

  test('two people stand behind every ② that was carried out', () => {
    fc.assert(
      fc.property(life, (choices) => {
        const walk = live(choices, () => undefined)
        let status: CaseStatus = 'draft'
        for (const { body, kind, personKey, regionCode } of walk.events) {
          const two = [
            'accepted',
            'refused',
            'recognised',
            'declined',
            'ended',
            'invalidated',
            'reopened',
            'objectionAdmitted',
            'objectionDismissed',
            'noticed',
          ]
          if (two.includes(kind)) {
            expect(body.proposedBy?.personKey, `${kind} from ${status}`).toBeTruthy()
            expect(body.proposedBy?.personKey).not.toBe(personKey)
            const proposal = walk.events.find((one) => one.seq === body.proposedBy?.seq)
            expect(proposal).toMatchObject({ kind: 'proposed', regionCode })
          }
          status = body.to ?? status
        }
      }),
      { numRuns: 120 },
    )
  })
})

describe('the fold', () => {
  const { applicant, competentClerk, competentReviewer } = PEOPLE

  test('refuses an event that is not the next, and a case that does not begin', () => {
    const walk = new Walk()
    walk.press(applicant, 'applicant', 'submit', 'do')
    const [started, submitted] = walk.events
    if (!started || !submitted) throw new Error('two events')
    expect(() => evolve(null, submitted)).toThrow('begins')
    expect(() => evolve(evolve(null, started), { ...submitted, seq: 3 })).toThrow('cannot follow')
    expect(() => replayed([])).toThrow()
  })

  test('an answered or acknowledged decision does not answer for the next one', () => {
    const walk = new Walk()
    const both = (act: 'accept' | 'refuse' | 'reopen') => {
      walk.press(competentClerk, 'competentBureau', act, 'propose')
      walk.press(competentReviewer, 'competentBureau', act, 'approve')
    }
    walk.press(applicant, 'applicant', 'submit', 'do')
    both('refuse')
    expect(walk.caseFile.facts.ground).toBe('papersFalseOrMissing')
    both('reopen')
    expect([walk.caseFile.status, walk.caseFile.facts.ground]).toEqual(['submitted', null])
    both('accept')
    expect(walk.caseFile.status).toBe('accepted')
  })
})
