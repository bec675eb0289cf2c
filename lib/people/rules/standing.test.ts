import { describe, expect, test } from 'vitest'
import type { Mandate, MandateState } from '../schema'
import { filingOn } from './filing'
import { insuranceStanding, latestInsurance, waitedEnough } from './insurance'
import { mandateCovers, standingMandates } from './mandate'

function mandate(id: string, state: MandateState, more: Partial<Mandate> = {}): Mandate {
  return {
    id,
    personId: 'p',
    accountId: id,
    kind: 'agent',
    relationship: '子女',
    representativeName: '示例·陈小妹',
    representativeKey: 'k',
    covers: ['apply', 'receive'],
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    state,
    endedWhy: null,
    createdAt: new Date(`2026-01-0${id.length}T00:00:00Z`),
    ...more,
  }
}
const ids = (mandates: Mandate[]) => mandates.map((one) => one.id)

describe('mandates', () => {
  const first = mandate('a', 'pending')
  const second = mandate('bb', 'pending')

  test.each([
    ['of two that await their check, the earlier', [second, first], ['a']],
    ['once a bureau has confirmed the later, the later', [first, { ...second, state: 'confirmed' as const }], ['bb']],
    ['once the earlier is rejected, the later', [{ ...first, state: 'rejected' as const }, second], ['bb']],
    ['what has been revoked does not stand', [{ ...first, state: 'revoked' as const }], []],
    [
      'both, when a bureau confirmed both',
      [
        { ...first, state: 'confirmed' as const },
        { ...second, state: 'confirmed' as const },
      ],
      ['a', 'bb'],
    ],
    ['what has run out does not stand', [{ ...first, validTo: '2026-05-31' }, second], ['bb']],
  ])('who stands: %s', (_title, mandates, expected) => {
    expect(ids(standingMandates(mandates, '2026-06-01'))).toEqual(expected)
  })

  test('what it covers and until when, both days included', () => {
    const confirmed = mandate('a', 'confirmed')
    expect(mandateCovers(confirmed, 'apply', '2026-01-01')).toBe(true)
    expect(mandateCovers(confirmed, 'apply', '2026-12-31')).toBe(true)
    expect(mandateCovers(confirmed, 'apply', '2027-01-01')).toBe(false)
    expect(mandateCovers(confirmed, 'apply', '2025-12-31')).toBe(false)
    expect(mandateCovers(confirmed, 'object', '2026-06-01')).toBe(false)
    expect(mandateCovers(mandate('a', 'pending'), 'apply', '2026-06-01')).toBe(false)
  })
})

describe('insurance', () => {
  const row = (asOf: string, status: 'insured' | 'suspended' | 'ended') => ({ asOf, status })

  test.each([
    ['no row', [], 'unknown'],
    ['fresh', [row('2026-05-02', 'insured')], 'insured'],
    ['on its last fresh day', [row('2026-05-01', 'insured')], 'insured'],
    ['stale', [row('2026-04-30', 'insured')], 'unknown'],
    ['suspended', [row('2026-05-20', 'suspended')], 'notInsured'],
    ['ended', [row('2026-05-20', 'ended')], 'notInsured'],
    ['the latest speaks', [row('2026-05-20', 'ended'), row('2026-05-21', 'insured')], 'insured'],
    ['a row of the future does not', [row('2026-06-01', 'ended'), row('2026-05-21', 'insured')], 'insured'],
  ] as const)('standing: %s', (_title, rows, standing) => {
    expect(insuranceStanding(rows, '2026-05-31', 30)).toBe(standing)
  })

  test('the latest row', () => {
    expect(latestInsurance([{ asOf: '2026-01-01' }, { asOf: '2026-03-01' }], '2026-02-01')).toEqual({ asOf: '2026-01-01' })
    expect(latestInsurance([], '2026-02-01')).toBeUndefined()
  })

  test('the waiting period', () => {
    expect(waitedEnough('2026-03-01', '2026-09-01', 6)).toBe(true)
    expect(waitedEnough('2026-03-01', '2026-08-31', 6)).toBe(false)
    expect(waitedEnough('2025-08-31', '2026-02-28', 6)).toBe(true)
    expect(waitedEnough('2026-03-01', '2026-03-01', 0)).toBe(true)
  })
})

describe('filings', () => {
  const filing = (since: string, until: string | null, filedOn = since) => ({ since, until, filedOn })

  test('the one in force on a day, both ends included; the latest of several', () => {
    expect(filingOn([filing('2026-01-01', null)], '2025-12-31')).toBeUndefined()
    expect(filingOn([filing('2026-01-01', '2026-02-01')], '2026-02-01')).toBeDefined()
    expect(filingOn([filing('2026-01-01', '2026-02-01')], '2026-02-02')).toBeUndefined()
    expect(filingOn([filing('2026-01-01', null), filing('2026-03-01', null)], '2026-04-01')?.since).toBe('2026-03-01')
    expect(filingOn([filing('2026-01-01', null, '2026-01-02'), filing('2026-01-01', null, '2026-02-02')], '2026-04-01')?.filedOn).toBe(
      '2026-02-02',
    )
  })
})
