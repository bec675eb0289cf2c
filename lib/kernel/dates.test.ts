import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  ageOn,
  chineseDay,
  chineseWeekday,
  dayBeside,
  daysBetween,
  firstOfNextMonth,
  isPlainDate,
  shanghaiDay,
  shanghaiMinute,
  shortDay,
  weekday,
} from './dates'

const day = fc.integer({ min: 0, max: 200_000 }).map((n) => addDays('1850-01-01', n))

describe('days', () => {
  test.each([
    ['2026-02-28', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-02-30', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['2026-01-01T00:00', false],
    ['', false],
  ])('%s exists: %s', (text, exists) => {
    expect(isPlainDate(text)).toBe(exists)
  })

  test('a day that does not exist is a bug, not a guess', () => {
    for (const work of [() => addDays('2026-02-30', 1), () => addMonths('x', 1), () => daysBetween('2026-01-01', '')])
      expect(work).toThrow('not a day')
  })

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-01', 1, '2027-01-01'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to)
  })

  test('going and coming back, by property', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (from, count) => {
        const to = addDays(from, count)
        expect(isPlainDate(to)).toBe(true)
        expect(daysBetween(from, to)).toBe(count)
        expect(addDays(to, -count)).toBe(from)
        expect(to > from).toBe(count > 0)
        expect(weekday(addDays(from, 7))).toBe(weekday(from))
      }),
    )
  })

  test('the first of the next month, whole years lived, the words', () => {
    expect([firstOfNextMonth('2026-12-31'), firstOfNextMonth('2026-01-31'), firstOfNextMonth('2026-02-01')]).toEqual([
      '2027-01-01',
      '2026-02-01',
      '2026-03-01',
    ])
    expect([ageOn('1943-02-14', '2026-02-13'), ageOn('1943-02-14', '2026-02-14')]).toEqual([82, 83])
    expect([dayBeside('2026-11-03', '2026-01-01'), dayBeside('2025-11-03', '2026-01-01')]).toEqual(['11月3日', '2025年11月3日'])
    expect([chineseDay('2026-11-03'), shortDay('2026-11-03'), chineseWeekday('2026-11-23')]).toEqual(['2026年11月3日', '11月3日', '星期一'])
    expect([weekday('2026-11-23'), weekday('2026-11-22')]).toEqual([1, 7])
  })

  test('the day and minute in Shanghai, whatever the machine’s zone', () => {
    expect(shanghaiDay(new Date('2026-11-22T15:59:59Z'))).toBe('2026-11-22')
    expect(shanghaiDay(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
    expect(shanghaiMinute(new Date('2026-11-22T16:07:59Z'))).toBe('2026-11-23 00:07')
  })
})
