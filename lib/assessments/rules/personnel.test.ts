import { describe, expect, it } from 'vitest'
import type { Personnel } from '../schema'
import { isDue, registerShows, validityOn } from './personnel'

const one: Personnel = {
  ...{ id: 'p', accountId: 'a', personKey: 'k', name: '示例·卫评估', kind: 'expert', regionCode: '330503', institutionId: 'i' },
  ...{ institutionName: '示例·评估所', certificateNo: '示例-1', validFrom: '2026-01-01', validTo: '2026-12-31', status: 'in', version: 0 },
}

describe('a certificate', () => {
  it.each([
    ['2025-12-31', 'notYet'],
    ['2026-01-01', 'valid'],
    ['2026-11-01', 'expiring'],
    ['2026-10-31', 'valid'],
    ['2026-12-31', 'expiring'],
    ['2027-01-01', 'expired'],
  ])('on %s is %s', (today, validity) => {
    expect(validityOn(one, today).validity).toBe(validity)
  })

  it('is due only while its holder is in the register', () => {
    expect(isDue(one, '2027-01-01')).toBe(true)
    expect(isDue({ ...one, status: 'out' }, '2027-01-01')).toBe(false)
  })
})

describe('the register’s filter', () => {
  const all = { kind: null, status: null, due: false, institutionId: null }

  it.each([
    [all, true],
    [{ ...all, kind: 'expert' as const }, true],
    [{ ...all, kind: 'assessor' as const }, false],
    [{ ...all, status: 'out' as const }, false],
    [{ ...all, institutionId: 'other' }, false],
    [{ ...all, due: true }, false],
  ])('%j shows: %s', (filter, shown) => {
    expect(registerShows(one, filter, '2026-06-01')).toBe(shown)
  })
})
