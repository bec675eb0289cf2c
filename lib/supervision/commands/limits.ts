import { defaultTerms } from '../../agreements/rules/terms'
import type { Terms } from '../../agreements/schema'
import { agreementsOf, termsFor, workingCalendarOf } from '../../agreements/store'
import type { Door } from '../../db'
import { CalendarNotLoaded, type WorkingCalendar } from '../../kernel/calendar'
import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'

export type Limits = { terms: Terms; calendar: WorkingCalendar }

/** The terms two of these regions have agreed on, and the working days; the named defaults where none of them have an agreement. */
export async function limitsFor(tx: Door, regions: readonly string[], today: PlainDate): Promise<Limits> {
  const pair = (await agreementsOf(tx, today)).find((one) => regions.includes(one.lowRegion) && regions.includes(one.highRegion))
  return { terms: pair ? await termsFor(tx, pair.id, today) : defaultTerms(), calendar: await workingCalendarOf(tx) }
}

/** A day that counts working days; refuses where the year is not loaded. */
export function dayOrRefusal(work: () => PlainDate): Outcome<PlainDate> {
  try {
    return done(work())
  } catch (error) {
    if (error instanceof CalendarNotLoaded) return refused('calendarNotLoaded', `${error.message}。`)
    throw error
  }
}
