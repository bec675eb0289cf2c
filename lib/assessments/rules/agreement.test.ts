import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EDITIONS } from '../../standard/rules/edition'
import type { Assignment, OpenItem, SheetAnswer } from '../schema'
import { agreedFrom, agreementState, differences, signaturesMissing, weightsDigest } from './agreement'
import { confirmationsNeeded, expertsToConfirm, mayConfirm } from './confirmation'
import { itemsInOrder } from './sheet'

const [edition] = EDITIONS as [(typeof EDITIONS)[number]]
const items = itemsInOrder(edition).map(({ item }) => item)

const sheet: fc.Arbitrary<SheetAnswer[]> = fc
  .tuple(...items.map((item) => fc.constantFrom(...item.answerOptions.map((option) => option.weight))))
  .map((weights) => items.map((item, at) => ({ linkId: item.linkId, weight: weights[at] as number, unable: null, note: '' })))

function called(linkId: string, decidedBy: string | null = null): OpenItem {
  return { linkId, calledBy: 'a', decidedBy }
}

describe('differences and agreement', () => {
  it('do not depend on whose sheet comes first', () => {
    fc.assert(
      fc.property(sheet, sheet, (a, b) => {
        const there = differences(edition, a, b)
        const back = differences(edition, b, a)
        expect(back).toEqual(there.map((one) => ({ ...one, weights: [...one.weights].reverse() })))
        expect(agreedFrom(edition, a, b)).toEqual(agreedFrom(edition, b, a))
        const state = (own: SheetAnswer[][]) => agreementState(edition, own, agreedFrom(edition, a, b), [])
        expect(state([b, a]).wanting).toEqual(state([a, b]).wanting)
      }),
    )
  })

  it('a sheet has no differences with itself, and then nothing is left to agree on', () => {
    fc.assert(
      fc.property(sheet, (a) => {
        expect(differences(edition, a, a)).toEqual([])
        expect(agreementState(edition, [a, a], agreedFrom(edition, a, a), []).isComplete).toBe(true)
        expect(weightsDigest(edition, agreedFrom(edition, a, a))).toBe(weightsDigest(edition, a))
      }),
    )
  })

  it('what is in common and what differs are every item once', () => {
    fc.assert(
      fc.property(sheet, sheet, (a, b) => {
        const both = [...agreedFrom(edition, a, b).map((one) => one.linkId), ...differences(edition, a, b).map((one) => one.linkId)]
        expect(both.sort()).toEqual(items.map((item) => item.linkId).sort())
      }),
    )
  })

  it('it is complete only when every differing item has a weight and a reason, or a third’s decision', () => {
    fc.assert(
      fc.property(sheet, sheet, fc.infiniteStream(fc.constantFrom('agreed', 'bare', 'open', 'third')), (a, b, ways) => {
        const apart = differences(edition, a, b)
        const chosen = apart.map((one) => ({ ...one, way: ways.next().value as string }))
        const answers = [
          ...agreedFrom(edition, a, b),
          ...chosen.flatMap((one) =>
            one.way === 'open'
              ? []
              : [{ linkId: one.linkId, weight: one.weights[0] ?? 0, unable: null, note: one.way === 'bare' ? '' : '理由' }],
          ),
        ]
        const open = chosen.flatMap((one) =>
          one.way === 'open' ? [called(one.linkId)] : one.way === 'third' ? [called(one.linkId, 't')] : [],
        )
        const state = agreementState(edition, [a, b], answers, open)
        expect(state.wanting).toEqual(chosen.filter((one) => one.way === 'bare').map((one) => one.linkId))
        expect(state.open).toEqual(chosen.filter((one) => one.way === 'open').map((one) => one.linkId))
        expect(state.isComplete).toBe(chosen.every((one) => one.way === 'agreed' || one.way === 'third'))
      }),
    )
  })
})

function assigned(accountId: string, more: Partial<Assignment> = {}): Assignment {
  return {
    ...{ id: accountId, visitId: 'v', caseId: 'c', personnelId: accountId, accountId, name: accountId, kind: 'expert', duty: 'onSite' },
    ...{ recusal: 'clear', declaredAt: null, sheetLockedAt: null, active: true },
    ...more,
  }
}

describe('signatures on the agreed sheet', () => {
  const team = [assigned('a'), assigned('b'), assigned('t', { duty: 'third' })]

  it('everyone on site signs', () => {
    expect(signaturesMissing(team, [], [])).toEqual(['a', 'b'])
    expect(signaturesMissing(team, [], ['b'])).toEqual(['a'])
    expect(signaturesMissing(team, [], ['a', 'b'])).toEqual([])
  })

  it('where a third decided, the third and one of those on site are enough', () => {
    expect(signaturesMissing(team, [called('adl.feeding', 't')], ['a'])).toEqual(['t'])
    expect(signaturesMissing(team, [called('adl.feeding', 't')], ['t'])).toEqual(['a', 'b'])
    expect(signaturesMissing(team, [called('adl.feeding', 't')], ['t', 'b'])).toEqual([])
  })
})

describe('confirmation by experts (医保发〔2023〕29号 §22: at least two)', () => {
  const digest = 'd'.repeat(64)
  const by = (accountId: string, sheetDigest = digest) => ({ accountId, sheetDigest })

  it('two different experts of this very sheet', () => {
    expect(confirmationsNeeded(digest, [])).toEqual({ confirmedBy: [], missing: 2 })
    expect(confirmationsNeeded(digest, [by('a'), by('a'), by('b', 'other')]).missing).toBe(1)
    expect(confirmationsNeeded(digest, [by('a'), by('b'), by('c')])).toEqual({ confirmedBy: ['a', 'b', 'c'], missing: 0 })
  })

  it('with one expert on site another is wanted at the desk', () => {
    expect(expertsToConfirm([assigned('a'), assigned('b', { kind: 'assessor' })], [])).toMatchObject({ deskExpertsWanted: 1 })
    expect(expertsToConfirm([assigned('a'), assigned('d', { duty: 'desk' })], ['a'])).toMatchObject({
      deskExpertsWanted: 0,
      waitingFor: [{ accountId: 'd' }],
    })
  })

  it.each([
    ['notExpert', assigned('a', { kind: 'assessor' }), digest],
    ['recusalUndeclared', assigned('a', { recusal: 'none' }), digest],
    ['notAgreed', assigned('a'), null],
    ['sheetChanged', assigned('a'), 'e'.repeat(64)],
  ] as const)('%s refuses', (code, assignment, agreed) => {
    expect(mayConfirm(assignment, agreed, digest)).toMatchObject({ ok: false, problem: { code } })
  })
})
