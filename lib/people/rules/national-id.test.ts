import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../kernel/dates'
import { birthDateOf, inventNationalId, lastFourOf, maskNationalId, normaliseNationalId, readNationalId, sexOf } from './national-id'

const anyId = fc
  .record({
    area: fc.constantFrom('330499', '330599', '110101', '659004'),
    days: fc.integer({ min: 0, max: 70_000 }),
    sequence: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ area, days, sequence }) => inventNationalId(area, addDays('1850-01-01', days), sequence))

describe('national id (GB 11643)', () => {
  test.each([
    ['330499194003120023', '330499194003120023'],
    ['33049919400312002３', '330499194003120023'],
    [' 330499 19400312 0023 ', '330499194003120023'],
    ['330499-19400312-0023', '330499194003120023'],
    ['３３０４９９１９４００３１２００２３', '330499194003120023'],
    ['11010519491231002X', '11010519491231002X'],
    ['11010519491231002x', '11010519491231002X'],
    ['11010519491231002Ｘ', '11010519491231002X'],
    ['330499194003120024', null],
    ['', null],
    ['33049919400312002', null],
    ['3304991940031200233', null],
    ['X30499194003120023', null],
    ['330499194002300026', null],
    ['330499194013010026', null],
    ['330499000001010026', null],
    ['330499400312002', null],
    ['三三〇四九九', null],
  ])('P-02 reads %j as %j', (text, id) => {
    const read = readNationalId(text)
    expect(read.ok ? read.value : null).toBe(id)
  })

  test('any invented id is valid, in every way of typing it', () => {
    fc.assert(
      fc.property(anyId, fc.boolean(), (id, wide) => {
        const typed = wide ? [...id].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('\u3000') : ` ${id.toLowerCase()}`
        expect(readNationalId(typed)).toEqual({ ok: true, value: id })
        expect(normaliseNationalId(normaliseNationalId(typed))).toBe(id)
      }),
    )
  })

  test('any single wrong character is caught', () => {
    fc.assert(
      fc.property(anyId, fc.integer({ min: 0, max: 17 }), fc.constantFrom(...'0123456789X'), (id, place, character) => {
        fc.pre(id[place] !== character)
        expect(readNationalId(id.slice(0, place) + character + id.slice(place + 1)).ok).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('any two neighbours swapped are caught', () => {
    fc.assert(
      fc.property(anyId, fc.integer({ min: 0, max: 16 }), (id, place) => {
        fc.pre(id[place] !== id[place + 1])
        expect(readNationalId(id.slice(0, place) + id[place + 1] + id[place] + id.slice(place + 2)).ok).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  test('each refusal says what to do, under the form’s field', () => {
    for (const [text, code] of [
      ['', 'nationalId.missing'],
      ['123', 'nationalId.form'],
      ['330499194002300026', 'nationalId.birthDate'],
    ] as const) {
      const read = readNationalId(text)
      expect(read.ok ? '' : read.problem.code).toBe(code)
      expect(read.ok ? {} : read.problem.fields).toHaveProperty('nationalId')
    }
  })

  test('birth date and sex are read from it', () => {
    const id = inventNationalId('330599', '1936-02-29', 7)
    expect(birthDateOf(id)).toBe('1936-02-29')
    expect(sexOf(id)).toBe('male')
    expect(sexOf(inventNationalId('330599', '1936-02-29', 8))).toBe('female')
  })

  test('P-04 masked: no digit of the birth date is left', () => {
    fc.assert(
      fc.property(anyId, (id) => {
        expect(maskNationalId(id)).toBe(`${id.slice(0, 6)}********${id.slice(14)}`)
        expect(lastFourOf(id)).toBe(`****${id.slice(14)}`)
      }),
    )
  })

  test('does not invent what is no id', () => {
    expect(() => inventNationalId('3304', '1940-03-12', 1)).toThrow()
    expect(() => inventNationalId('330499', '1940-02-30', 1)).toThrow()
    expect(() => inventNationalId('330499', '1940-03-12', 1000)).toThrow()
  })
})
