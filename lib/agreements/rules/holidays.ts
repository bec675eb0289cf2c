import { addWorkingDays, CalendarNotLoaded, type HolidayYear, type WorkingCalendar } from '../../kernel/calendar'
import { addDays, chineseDay, isPlainDate, type PlainDate, weekday } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { TERM_KEYS, type Terms } from '../schema'
import { type DayTermKey, dayUnitOf, isDayTerm } from './terms'

/** A year whose holidays are not loaded. `isPressing`: a limit that began today could end in it, or it has begun. */
export type YearWanted = { year: number; isPressing: boolean }

/** The next year's notice comes out in autumn: from this day on its absence is told. */
const ASKED_FROM = '10-01'

/**
 * Years to be loaded, told ahead of time: this year; the next from 1 October on, or as soon as the longest limit that could begin today
 * reaches into it. Empty when nothing is wanted.
 */
export function holidayYearsWanted(calendar: WorkingCalendar, terms: readonly Terms[], today: PlainDate): YearWanted[] {
  const year = Number(today.slice(0, 4))
  const pressing = yearReached(calendar, today, longestWorkingDays(terms))
  const wanted = new Set<number>(pressing === null ? [] : [pressing])
  if (!calendar.years.includes(year)) wanted.add(year)
  if (today.slice(5) >= ASKED_FROM && !calendar.years.includes(year + 1)) wanted.add(year + 1)
  return [...wanted].sort().map((each) => ({ year: each, isPressing: each === pressing || each === year }))
}

/** The longest limit in working days that any of these pairs has. */
export function longestWorkingDays(terms: readonly Terms[]): number {
  const keys = TERM_KEYS.filter((key): key is DayTermKey => isDayTerm(key) && dayUnitOf(key) === 'workingDay')
  return Math.max(0, ...terms.flatMap((each) => keys.map((key) => each[key].value)))
}

function yearReached(calendar: WorkingCalendar, today: PlainDate, days: number): number | null {
  try {
    addWorkingDays(calendar, today, days)
    return null
  } catch (error) {
    if (error instanceof CalendarNotLoaded) return error.year
    throw error
  }
}

const FULL = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const NOTICE = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日$/
const SHORT = /^(\d{1,2})[-/.](\d{1,2})$/
const DAY_ONLY = /^(\d{1,2})日$/

/**
 * The days an administrator types or copies out of a notice: 2029-10-01, 10月1日, 10-1, and runs such as 10月1日至7日, one after the
 * other with spaces, commas or lines between. Week-days in brackets are passed over. Refuses what is no day of that year.
 */
export function readHolidayDays(text: string, year: number): Outcome<PlainDate[]> {
  const days = new Set<PlainDate>()
  const tokens = text.replace(/[（(][^）)]*[）)]/g, '').split(/[\s,，、;；。]+/)
  for (const token of tokens.filter((each) => each !== '')) {
    const [first = '', last] = token.split(/至|到|~|～|—/)
    const from = dayIn(first, year, null)
    const to = last === undefined ? from : dayIn(last, year, from)
    if (!from || !to || to < from || to > addDays(from, 31))
      return refused('notADay', `“${token}”不是${year}年的日期，请照“10月1日至7日”或“${year}-10-01”的样子填写`)
    for (let day = from; day <= to; day = addDays(day, 1)) days.add(day)
  }
  return done([...days].sort())
}

function dayIn(text: string, year: number, after: PlainDate | null): PlainDate | null {
  const [, y, m, d] =
    FULL.exec(text) ??
    NOTICE.exec(text) ??
    (after ? DAY_ONLY.exec(text)?.toSpliced(1, 0, '', after.slice(5, 7)) : null) ??
    SHORT.exec(text)?.toSpliced(1, 0, '') ??
    []
  if (!m || !d || (y && Number(y) !== year)) return null
  const day = `${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  return isPlainDate(day) ? day : null
}

/** What cannot be right in a year's holidays, under the form's own fields; empty when nothing. */
export function holidayFaults({ year, daysOff, workdays }: Pick<HolidayYear, 'year' | 'daysOff' | 'workdays'>): Record<string, string> {
  const faults: Record<string, string> = {}
  const stray = (days: readonly PlainDate[]) => days.find((day) => !day.startsWith(String(year)))
  const [strayOff, strayWork] = [stray(daysOff), stray(workdays)]
  const both = workdays.find((day) => daysOff.includes(day))
  const notWeekend = workdays.find((day) => weekday(day) <= 5)
  if (daysOff.length === 0) faults.daysOff = '请填写放假的日子'
  if (strayOff) faults.daysOff = `${strayOff} 不在${year}年内`
  if (strayWork) faults.workdays = `${strayWork} 不在${year}年内`
  if (notWeekend) faults.workdays = `${chineseDay(notWeekend)}本来就是工作日，调休上班的日子应当是周末`
  if (both) faults.workdays = `${chineseDay(both)}既填了放假又填了上班`
  return faults
}
