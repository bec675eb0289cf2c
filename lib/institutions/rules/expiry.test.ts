import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/dates'
import { daysLeftSays, EXPIRY_STEPS, expiriesOf, warningSeq } from './expiry'

const today = '2026-11-24'
const row = (agreement: number, licence: number | null = null, status: 'valid' | 'suspended' | 'withdrawn' = 'valid') => ({
  ...{ status, agreementTo: addDays(today, agreement), licenceTo: licence === null ? null : addDays(today, licence) },
})

describe('what runs out', () => {
  it.each([
    [61, []],
    [60, [60]],
    [31, [60]],
    [30, [30]],
    [8, [30]],
    [7, [7]],
    [0, [7]],
    [-1, [null]],
  ])('%d days ahead is at step %j', (days, steps) => {
    expect(expiriesOf(row(days), today).map((one) => one.step)).toEqual(steps)
  })

  it('agreement and licence each by itself, the sooner first; a suspended institution too, one that has left not', () => {
    expect(expiriesOf(row(40, 5), today).map(({ what, step }) => [what, step])).toEqual([
      ['licence', 7],
      ['agreement', 60],
    ])
    expect(expiriesOf(row(5, null, 'suspended'), today)).toHaveLength(1)
    expect(expiriesOf(row(5, 5, 'withdrawn'), today)).toEqual([])
  })

  it.each([
    [12, '还有 12 天'],
    [0, '今天到期'],
    [-3, '已过期 3 天'],
  ])('%d is said as %s', (days, says) => expect(daysLeftSays(days)).toBe(says))

  it('each warning has a number of its own, in the range of an integer', () => {
    const one = fc.record({
      what: fc.constantFrom('agreement' as const, 'licence' as const),
      days: fc.integer({ min: 0, max: 30_000 }),
      step: fc.constantFrom(...EXPIRY_STEPS),
    })
    fc.assert(
      fc.property(one, one, (a, b) => {
        const [first, second] = [a, b].map((each) => warningSeq({ what: each.what, on: addDays('2020-01-01', each.days), step: each.step }))
        expect(first === second).toBe(a.what === b.what && a.days === b.days && a.step === b.step)
        expect(first).toBeLessThan(2 ** 31)
      }),
    )
  })
})
