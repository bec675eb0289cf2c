import { describe, expect, test } from 'vitest'
import { workingCalendar } from '../../kernel/calendar'
import { YEAR_2026 } from '../../kernel/calendars/2026'
import { holidayFaults, holidayYearsWanted, longestWorkingDays, readHolidayDays } from './holidays'
import { defaultTerms, termsInForce } from './terms'

const year = (n: number) => ({ year: n, source: '示例', daysOff: [`${n}-01-01`], workdays: [] })
const only2026 = workingCalendar([YEAR_2026])
const terms = [defaultTerms()]
const told = (today: string, calendar = only2026, all = terms) =>
  holidayYearsWanted(calendar, all, today).map((one) => `${one.year}${one.isPressing ? '!' : ''}`)

describe('a year that is not loaded is told ahead of time', () => {
  test.each([
    ['2026-09-30', []],
    ['2026-10-01', ['2027']],
    // Thirty working days from 19 November end on 31 December; from the 20th they reach into the next year.
    ['2026-11-19', ['2027']],
    ['2026-11-20', ['2027!']],
    ['2026-12-31', ['2027!']],
    ['2027-01-04', ['2027!']],
    ['2027-10-01', ['2027!', '2028']],
  ])('on %s: %j', (today, wanted) => expect(told(today)).toEqual(wanted))

  test('nothing once it is loaded; a longer limit asks earlier, and skips what it does not reach', () => {
    expect(told('2026-12-31', workingCalendar([YEAR_2026, year(2027)]))).toEqual([])
    const long = termsInForce(
      [{ key: 'visitDays', value: 120, validFrom: '2026-01-01', validTo: null, source: '示例', verified: false, note: '' }],
      '2026-07-20',
    )
    expect(longestWorkingDays([defaultTerms(), long])).toBe(120)
    expect(told('2026-07-20', only2026, [long])).toEqual(['2027!'])
    expect(told('2026-06-01', only2026, [long])).toEqual([])
    expect(longestWorkingDays([])).toBe(0)
  })
})

describe('days as a notice writes them', () => {
  test.each<[string, string[]]>([
    ['1月1日', ['2029-01-01']],
    ['2029-05-01、5-2 5/3', ['2029-05-01', '2029-05-02', '2029-05-03']],
    ['10月1日（周一）至3日（周三）', ['2029-10-01', '2029-10-02', '2029-10-03']],
    ['2029年9月30日至10月2日', ['2029-09-30', '2029-10-01', '2029-10-02']],
    ['2月12日，\n2月12日；', ['2029-02-12']],
    ['', []],
  ])('%s', (text, days) => expect(readHolidayDays(text, 2029)).toEqual({ ok: true, value: days }))

  test.each(['2028-01-01', '2月30日', '13月1日', '春节', '10月7日至1日', '7日', '1月1日至5月1日'])('refuses %s', (text) => {
    expect(readHolidayDays(text, 2029)).toMatchObject({ ok: false, problem: { code: 'notADay' } })
  })

  test('what cannot be right is told under its own field', () => {
    expect(holidayFaults({ year: 2029, daysOff: ['2029-01-01'], workdays: ['2029-01-06'] })).toEqual({})
    expect(holidayFaults({ year: 2029, daysOff: [], workdays: ['2029-01-02'] })).toEqual({
      daysOff: '请填写放假的日子',
      workdays: '2029年1月2日本来就是工作日，调休上班的日子应当是周末',
    })
    expect(holidayFaults({ year: 2029, daysOff: ['2028-12-31'], workdays: ['2028-12-30'] }).workdays).toContain('不在2029年内')
    expect(holidayFaults({ year: 2029, daysOff: ['2029-01-06'], workdays: ['2029-01-06'] }).workdays).toContain('既填了放假又填了上班')
  })
})
