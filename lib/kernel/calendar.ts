import { addDays, type PlainDate, weekday } from './dates'

/** One published year of public holidays: days off on week-days or weekends, and weekend days worked in exchange (调休). */
export type HolidayYear = { year: number; source: string; daysOff: readonly PlainDate[]; workdays: readonly PlainDate[]; mark?: string }

/** A day outside the loaded years: an error to be mended by loading the year, never a guess. */
export class CalendarNotLoaded extends Error {
  constructor(readonly year: number) {
    super(`${year}年节假日安排尚未载入，请系统管理员载入后再办理`)
  }
}

export type WorkingCalendar = { isWorkingDay(day: PlainDate): boolean; years: readonly number[] }

/** Working days by the published notices; asking for a day of a year that is not loaded throws `CalendarNotLoaded`. */
export function workingCalendar(years: readonly HolidayYear[]): WorkingCalendar {
  const byYear = new Map(years.map((y) => [y.year, { off: new Set(y.daysOff), on: new Set(y.workdays) }]))
  return {
    years: [...byYear.keys()].sort(),
    isWorkingDay(day) {
      const year = Number(day.slice(0, 4))
      const known = byYear.get(year)
      if (!known) throw new CalendarNotLoaded(year)
      if (known.on.has(day)) return true
      return !known.off.has(day) && weekday(day) <= 5
    },
  }
}

/** The day on which the `count`-th working day after `from` falls (from itself is not counted; 民法典第201条 开始当日不计入). */
export function addWorkingDays(calendar: WorkingCalendar, from: PlainDate, count: number): PlainDate {
  let day = from
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (calendar.isWorkingDay(day)) left -= 1
  }
  return day
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: WorkingCalendar, from: PlainDate, to: PlainDate): number {
  if (to < from) return 0 - workingDaysBetween(calendar, to, from)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) count += 1
  return count
}
