/** A calendar day 'YYYY-MM-DD' (Asia/Shanghai where it comes from a clock). Compared as text. */
export type PlainDate = string

const DAY = 86_400_000
const SHAPE = /^\d{4}-\d{2}-\d{2}$/

/** True for a day that exists: 2026-02-30 does not. */
export function isPlainDate(text: string): text is PlainDate {
  if (!SHAPE.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

function timeOf(day: PlainDate): number {
  if (!isPlainDate(day)) throw new Error(`not a day: ${day}`)
  return Date.parse(`${day}T00:00:00Z`)
}

export function addDays(day: PlainDate, days: number): PlainDate {
  return new Date(timeOf(day) + days * DAY).toISOString().slice(0, 10)
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((timeOf(to) - timeOf(from)) / DAY)
}

/** The same day of the month `months` later, or that month's last day where it has no such day. */
export function addMonths(day: PlainDate, months: number): PlainDate {
  timeOf(day)
  const [y, m, d] = day.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(y, m - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(d, last))).toISOString().slice(0, 10)
}

export function firstOfNextMonth(day: PlainDate): PlainDate {
  return `${addMonths(day, 1).slice(0, 7)}-01`
}

/** Whole years lived on `today`. */
export function ageOn(birthDate: PlainDate, today: PlainDate): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** Monday = 1 … Sunday = 7. */
export function weekday(day: PlainDate): number {
  return ((new Date(timeOf(day)).getUTCDay() + 6) % 7) + 1
}

/** 2026年11月23日 */
export function chineseDay(day: PlainDate): string {
  const [y, m, d] = day.split('-')
  return `${Number(y)}年${Number(m)}月${Number(d)}日`
}

/** 11月23日; with its year where that is another than `today`'s. */
export function dayBeside(day: PlainDate, today: PlainDate): string {
  return day.slice(0, 4) === today.slice(0, 4) ? shortDay(day) : chineseDay(day)
}

/** 11月23日 */
export function shortDay(day: PlainDate): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

/** 星期一 … 星期日 */
export function chineseWeekday(day: PlainDate): string {
  return `星期${'一二三四五六日'[weekday(day) - 1]}`
}

/** The calendar day in Asia/Shanghai at an instant (UTC+8 the whole year, no summer time since 1991). */
export function shanghaiDay(at: Date): PlainDate {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** 2026-11-23 14:06, Asia/Shanghai. */
export function shanghaiMinute(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
