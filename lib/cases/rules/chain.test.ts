import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PEOPLE } from '../case.fixture'
import type { CaseEvent } from '../schema/event'
import { Walk } from '../walk.fixture'
import { chainDigest, chainFaults, replayed } from './chain'

function aCase(): { events: CaseEvent[]; head: string } {
  const walk = new Walk()
  const { applicant, competentClerk, competentReviewer, residenceClerk } = PEOPLE
  walk.press(applicant, 'applicant', 'submit', 'do')
  walk.press(competentClerk, 'competentBureau', 'accept', 'propose')
  walk.press(competentReviewer, 'competentBureau', 'accept', 'approve')
  walk.press(competentClerk, 'competentBureau', 'commission', 'do')
  walk.press(residenceClerk, 'residenceBureau', 'acceptCommission', 'do')
  walk.press(residenceClerk, 'residenceBureau', 'assign', 'do')
  return { events: structuredClone(walk.events), head: walk.caseFile.chainHead }
}

/** An event as somebody with the whole database in hand would forge it: its own digest fits. */
function forged(event: CaseEvent, more: Partial<CaseEvent>): CaseEvent {
  const changed = { ...event, ...more }
  return { ...changed, digest: chainDigest(changed) }
}

const { events, head } = aCase()
const last = events.length - 1

describe('A-01 the chain of a case', () => {
  test('is sound as it was written', () => {
    expect(events).toHaveLength(7)
    expect(chainFaults(events, head)).toEqual([])
    expect(events.map((one) => one.previousDigest)).toEqual(['', ...events.slice(0, -1).map((one) => one.digest)])
  })

  test('a digest covers every field of the event', () => {
    const [event] = events as [CaseEvent]
    for (const key of Object.keys(event) as Array<keyof CaseEvent>) {
      if (key === 'digest') continue
      const other = key === 'at' ? new Date(0) : key === 'body' ? { to: 'accepted' } : key === 'seq' ? 99 : 'x'
      expect(chainDigest({ ...event, [key]: other }), key).not.toBe(event.digest)
    }
  })
})

describe('A-02 the verifier names the first bad entry', () => {
  const each = events.map((_, at) => at)

  test.each(each)('edited at %i', (at) => {
    const spoilt = events.map((one, i) => (i === at ? { ...one, body: { ...one.body, ground: 'other' as const } } : one))
    expect(chainFaults(spoilt, head)[0]).toMatchObject({ at, seq: at + 1, fault: 'altered' })
  })

  test.each(each.slice(0, -1))('edited at %i with its own digest made anew: the next no longer follows', (at) => {
    const spoilt = events.map((one, i) => (i === at ? forged(one, { accountId: 'someone-else' }) : one))
    expect(chainFaults(spoilt, head)[0]).toMatchObject({ at: at + 1, fault: 'unjoined' })
  })

  test('the last edited with its own digest made anew: the head tells', () => {
    const spoilt = events.map((one, i) => (i === last ? forged(one, { accountId: 'someone-else' }) : one))
    expect(chainFaults(spoilt)).toEqual([])
    expect(chainFaults(spoilt, head)).toEqual([{ at: events.length, seq: null, fault: 'cutShort' }])
  })

  test.each(each.slice(0, -1))('deleted at %i', (at) => {
    expect(chainFaults(events.toSpliced(at, 1), head)[0]).toMatchObject({ at, seq: at + 2, fault: 'notNext' })
  })

  test.each(each.slice(0, -1))('deleted at %i, the rest renumbered and each digest made anew: unjoined there', (at) => {
    const rest = events.toSpliced(at, 1).map((one, i) => forged(one, { seq: i + 1 }))
    expect(chainFaults(rest, head)[0]).toMatchObject({ at, fault: 'unjoined' })
  })

  test.each(each.slice(1))('inserted at %i', (at) => {
    const stranger = forged(events[at] as CaseEvent, { requestId: 'stranger', previousDigest: events[at - 1]?.digest ?? '' })
    expect(chainFaults(events.toSpliced(at, 0, stranger), head)[0]).toMatchObject({ at: at + 1, fault: 'notNext' })
  })

  test.each(each.slice(0, -1))('reordered at %i', (at) => {
    const swapped = [...events]
    swapped[at] = events[at + 1] as CaseEvent
    swapped[at + 1] = events[at] as CaseEvent
    expect(chainFaults(swapped, head)[0]).toMatchObject({ at, fault: 'notNext' })
  })

  test.each(each)('cut after %i', (at) => {
    const cut = events.slice(0, at)
    expect(chainFaults(cut, head)).toEqual([{ at, seq: null, fault: 'cutShort' }])
  })

  test('another case’s event in the place of one', () => {
    const spoilt = events.map((one, i) => (i === 3 ? forged(one, { caseId: 'case-2' }) : one))
    expect(chainFaults(spoilt, head)[0]).toMatchObject({ at: 3, fault: 'notNext' })
  })

  test('any one character of any stored event', () => {
    fc.assert(
      fc.property(fc.nat(last), fc.nat(), fc.constantFrom('0', 'x', '示'), (at, where, letter) => {
        const text = JSON.stringify(events[at])
        const i = where % text.length
        if (text[i] === letter) return
        let changed: CaseEvent
        try {
          const read = JSON.parse(text.slice(0, i) + letter + text.slice(i + 1)) as CaseEvent
          changed = { ...read, at: new Date(read.at) }
          if (Number.isNaN(changed.at.getTime())) return
        } catch {
          return
        }
        if (JSON.stringify(changed) === text) return
        expect(chainFaults(events.with(at, changed), head)[0]?.at).toBeLessThanOrEqual(at + 1)
      }),
      { numRuns: 500 },
    )
  })
})

describe('P-07 without its texts', () => {
  test('the chain is verified and the case replayed from the events alone', () => {
    // Names, addresses and reasons are nowhere in them: digests of texts at most.
    expect(JSON.stringify(events)).not.toMatch(/[一-鿿]/)
    expect(replayed(events)).toMatchObject({ status: 'assessing', version: 7, chainHead: head })
  })
})
