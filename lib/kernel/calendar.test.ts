import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, CalendarNotLoaded, workingCalendar, workingDaysBetween } from './calendar'
import { YEAR_2025 } from './calendars/2025'
import { YEAR_2026 } from './calendars/2026'
import { addDays, isPlainDate, weekday } from './dates'

const calendar = workingCalendar([YEAR_2025, YEAR_2026])

describe('working days by the published notices', () => {
  test.each([
    ['2026-02-13', true, 'the Friday before 春节'],
    ['2026-02-14', true, 'a Saturday worked in exchange'],
    ['2026-02-16', false, 'a Monday of 春节'],
    ['2026-02-24', true, 'the first day back'],
    ['2026-10-10', true, 'a Saturday worked in exchange'],
    ['2026-11-21', false, 'a plain Saturday'],
    ['2026-11-23', true, 'a plain Monday'],
  ])('%s: %s (%s)', (day, working) => {
    expect(calendar.isWorkingDay(day)).toBe(working)
  })

  test.each([YEAR_2025, YEAR_2026])('the notice of $year: days of that year, days worked fall on a weekend, none is both', (year) => {
    for (const day of [...year.daysOff, ...year.workdays]) {
      expect(isPlainDate(day)).toBe(true)
      expect(day.startsWith(String(year.year))).toBe(true)
    }
    for (const day of year.workdays) expect(weekday(day)).toBeGreaterThan(5)
    expect(year.daysOff.filter((day) => year.workdays.includes(day))).toEqual([])
    expect(new Set(year.daysOff).size).toBe(year.daysOff.length)
    expect(year.source).toContain(String(year.year))
  })

  test('a year that is not loaded is an error that says what to do', () => {
    expect(() => calendar.isWorkingDay('2027-01-04')).toThrow(CalendarNotLoaded)
    expect(() => addWorkingDays(calendar, '2026-12-28', 10)).toThrow('2027年节假日安排尚未载入')
  })

  test('the day it starts is not counted (民法典第201条)', () => {
    expect(addWorkingDays(calendar, '2026-11-23', 5)).toBe('2026-11-30')
    expect(addWorkingDays(calendar, '2026-02-13', 1)).toBe('2026-02-14')
    expect(addWorkingDays(calendar, '2026-02-14', 1)).toBe('2026-02-24')
    expect(addWorkingDays(calendar, '2026-09-30', 3)).toBe('2026-10-10')
    expect(addWorkingDays(calendar, '2026-11-21', 0)).toBe('2026-11-21')
  })

  test('counting there and back, by property', () => {
    const day = fc.integer({ min: 0, max: 600 }).map((n) => addDays('2025-01-01', n))
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const to = addWorkingDays(calendar, from, count)
        expect(calendar.isWorkingDay(to)).toBe(true)
        expect(workingDaysBetween(calendar, from, to)).toBe(count)
        expect(workingDaysBetween(calendar, to, from)).toBe(-count)
      }),
    )
  })
})
