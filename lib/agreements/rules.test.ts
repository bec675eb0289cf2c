import { describe, expect, it } from 'vitest'
import { agreementOn, attestedByBoth, overlap, pairOf, partnerIn } from './rules'
import type { Agreement } from './schema'

const MEMORANDUM: Agreement = {
  ...{ id: 'm', lowRegion: '330483', highRegion: '330503', title: '备忘录', signedOn: '2025-04-25' },
  ...{ validFrom: '2025-04-25', validTo: null, source: '备忘录', mark: '' },
}

describe('a pair', () => {
  it('has one order, whichever side asks', () => {
    expect(pairOf('330503', '330483')).toEqual(pairOf('330483', '330503'))
    expect(partnerIn(MEMORANDUM, '330483')).toBe('330503')
    expect(partnerIn(MEMORANDUM, '330503')).toBe('330483')
    expect(() => partnerIn(MEMORANDUM, '330481')).toThrow()
  })

  it.each([
    ['2025-04-24', null],
    ['2025-04-25', 'm'],
    ['2036-01-01', 'm'],
  ])('on %s: %s', (day, id) => {
    expect(agreementOn([MEMORANDUM], '330503', '330483', day)?.id ?? null).toBe(id)
    expect(agreementOn([MEMORANDUM], '330483', '330503', day)?.id ?? null).toBe(id)
  })

  it('ends with its last day', () => {
    const ended = { ...MEMORANDUM, validTo: '2026-04-24' }
    expect(agreementOn([ended], '330483', '330503', '2026-04-24')).not.toBeNull()
    expect(agreementOn([ended], '330483', '330503', '2026-04-25')).toBeNull()
    expect(agreementOn([ended], '330483', '330481', '2026-04-24')).toBeNull()
  })

  it('throws when two agreements stand on one day', () => {
    expect(() => agreementOn([MEMORANDUM, { ...MEMORANDUM, id: 'n' }], '330483', '330503', '2026-01-01')).toThrow()
  })

  it.each([
    ['2025-01-01', '2025-12-31', '2026-01-01', null, false],
    ['2025-01-01', '2026-01-01', '2026-01-01', null, true],
    ['2025-01-01', null, '2030-01-01', '2030-12-31', true],
    ['2030-01-01', null, '2025-01-01', '2029-12-31', false],
  ])('%s–%s and %s–%s share a day: %s', (aFrom, aTo, bFrom, bTo, shared) => {
    const [a, b] = [
      { validFrom: aFrom, validTo: aTo },
      { validFrom: bFrom, validTo: bTo },
    ]
    expect(overlap(a, b)).toBe(shared)
    expect(overlap(b, a)).toBe(shared)
  })
})

describe('an edition', () => {
  const by = (regionCode: string, digest: string) => ({ regionCode, digest })
  it.each([
    [[], false],
    [[by('330483', 'd')], false],
    [[by('330483', 'd'), by('330483', 'd')], false],
    [[by('330483', 'd'), by('330503', 'other')], false],
    [[by('330483', 'd'), by('330481', 'd')], false],
    [[by('330503', 'd'), by('330483', 'd')], true],
  ])('%j attested by both: %s', (attestations, both) => {
    expect(attestedByBoth(attestations, ['330483', '330503'], 'd')).toBe(both)
  })
})
