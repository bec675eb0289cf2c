import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { centsOf, shareOf, wholeCents, yuanOf } from './money'

const amount = fc.integer({ min: 0, max: 10_000_000 })
const part = fc.record({ num: amount.map(BigInt), den: fc.integer({ min: 1, max: 480 }).map(BigInt) })

describe('money in whole 分', () => {
  test.each([
    ['25', 2500],
    ['25.5', 2550],
    ['0.01', 1],
    ['25.505', null],
    ['-1', null],
    ['1,000', null],
    ['', null],
    ['.5', null],
  ])('%j is %s', (typed, cents) => {
    expect(centsOf(typed)).toBe(cents)
  })

  test('typed and read again, by property', () => {
    fc.assert(fc.property(amount, (cents) => centsOf(yuanOf(cents)) === cents))
    expect([yuanOf(-5), yuanOf(0), yuanOf(100)]).toEqual(['-0.05', '0.00', '1.00'])
  })

  test('a share drops the part of a 分, and shares of a whole never exceed it', () => {
    expect([shareOf(333, 7000), shareOf(1, 9999), shareOf(100, 10_000)]).toEqual([233, 0, 100])
    fc.assert(
      fc.property(
        amount,
        fc.integer({ min: 0, max: 10_000 }),
        (cents, points) => shareOf(cents, points) + shareOf(cents, 10_000 - points) <= cents,
      ),
    )
  })

  test('parts add up to the whole, the whole never exceeds what is exact by a 分 or more, no part moves by a 分', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const whole = wholeCents(parts)
        expect(whole.parts.reduce((sum, one) => sum + one, 0)).toBe(whole.total)
        const den = parts.reduce((product, one) => product * one.den, 1n)
        const exact = parts.reduce((sum, one) => sum + one.num * (den / one.den), 0n)
        const lost = exact - BigInt(whole.total) * den
        expect(lost >= 0n && lost < den).toBe(true)
        for (const [at, one] of parts.entries()) {
          const moved = one.num - BigInt(whole.parts[at] as number) * one.den
          expect(moved > -one.den && moved < one.den).toBe(true)
        }
      }),
    )
  })
})
