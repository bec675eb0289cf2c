import { cache } from 'react'
import type { Actor } from '../access/schema'
import { holidayYearsWanted, type YearWanted } from '../agreements/rules/holidays'
import type { Agreement, HolidayYear, Region, Terms } from '../agreements/schema'
import { agreementsOf, holidayYears, regions, termsByDay, workingCalendarOf } from '../agreements/store'
import { asActor } from '../db'
import type { PlainDate } from '../kernel/dates'
import { portalToday } from './session'

export type CalendarsPage = {
  today: PlainDate
  years: Array<HolidayYear & { isLoaded: boolean }>
  wanted: YearWanted[]
  /** Each pair's terms that stand today. */
  pairs: Array<{ agreement: Agreement; names: [string, string]; terms: Terms }>
}

/** Calendars loaded and wanted, and the terms in force, for the administrators' pages. */
export const calendarsPage = cache(async function calendarsPage(actor: Actor): Promise<CalendarsPage> {
  const today = await portalToday()
  return asActor(actor, async (tx) => {
    const agreements = await agreementsOf(tx, today)
    const termsOn = await termsByDay(
      tx,
      agreements.map((one) => one.id),
    )
    const known = await regions(tx)
    const nameOf = (code: string) => known.find((one: Region) => one.code === code)?.name ?? code
    const pairs = agreements.map((agreement) => ({
      agreement,
      names: [nameOf(agreement.lowRegion), nameOf(agreement.highRegion)] as [string, string],
      terms: termsOn(agreement.id, today),
    }))
    const wanted = holidayYearsWanted(
      await workingCalendarOf(tx),
      pairs.map((one) => one.terms),
      today,
    )
    return { today, years: await holidayYears(tx), wanted, pairs }
  })
})
