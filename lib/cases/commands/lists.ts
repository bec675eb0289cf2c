import { sidesOf } from '../../access/rules'
import type { Actor, Side } from '../../access/schema'
import { partnerIn } from '../../agreements/rules'
import { holidayYearsWanted, type YearWanted } from '../../agreements/rules/holidays'
import type { Agreement, Region, Township } from '../../agreements/schema'
import { agreementsOf, regions, termsByDay, townships, workingCalendarOf } from '../../agreements/store'
import { expertsWantedAt } from '../../assessments/store/visits'
import type { Door } from '../../db'
import { addWorkingDays, CalendarNotLoaded, type WorkingCalendar } from '../../kernel/calendar'
import { addDays, ageOn, type PlainDate, shortDay } from '../../kernel/dates'
import { shape, viewersOf } from '../../people/rules/visibility'
import type { PersonRow, Sex } from '../../people/schema'
import { peopleOf } from '../../people/store'
import { EDITIONS, editionById, gradeLabel } from '../../standard/rules/edition'
import type { Grade } from '../../standard/schema'
import { askedRegionOf } from '../rules/asks'
import { clockOf, SOON_WORKING_DAYS, shownTime } from '../rules/clock'
import { askOf, proposedByOneself } from '../rules/desk'
import { type FilterDays, facetCounts, fitsFilter, type ListKind, orderOf } from '../rules/filter'
import type { Facets, QueueFilter, QueueRow } from '../schema/desk'
import type { CaseFile } from '../schema/event'
import { type ListedCase, type Page, pageOf, standingProposals, visitsUnderWay } from '../store/desk'
import { facetRows } from '../store/facets'
import { heldAmong } from '../store/holder'
import { type Listing, partsOf } from '../store/parts'
import type { BureauActor } from './desk'

/** What every list of a bureau needs to be read: loaded once, whatever the number of cases. */
export type Setting = {
  actor: BureauActor
  today: PlainDate
  regions: Region[]
  townships: Township[]
  calendar: WorkingCalendar
  /** This region's, in force today. */
  agreements: Agreement[]
  /** The last day that counts as soon; null where the calendar is not loaded. */
  soonBy: PlainDate | null
}

export async function settingOf(tx: Door, actor: BureauActor, today: PlainDate): Promise<Setting> {
  const calendar = await workingCalendarOf(tx)
  const soonBy = soonDay(calendar, today)
  const agreements = (await agreementsOf(tx, today)).filter((one) => [one.lowRegion, one.highRegion].includes(actor.regionCode))
  return { actor, today, regions: await regions(tx), townships: await townships(tx), calendar, agreements, soonBy }
}

export function regionOf(known: readonly Region[], code: string): Region {
  const found = known.find((one) => one.code === code)
  if (!found) throw new Error(`no region ${code} is kept`)
  return found
}

/** Regions one may be insured in here: this one and its partners of today. */
export function insuredRegionsOf({ actor, agreements, regions }: Setting): Region[] {
  return [actor.regionCode, ...agreements.map((one) => partnerIn(one, actor.regionCode))].map((code) => regionOf(regions, code))
}

/** Years whose holidays the limits of this bureau's pairs want, told ahead of time. */
export async function yearsWantedBy(tx: Door, { agreements, calendar, today }: Setting): Promise<YearWanted[]> {
  const ids = agreements.map((one) => one.id)
  const termsOn = await termsByDay(tx, ids)
  return holidayYearsWanted(
    calendar,
    ids.map((id) => termsOn(id, today)),
    today,
  )
}

/** The days a filter is read against; without a calendar nothing but what is overdue counts as soon. */
export function daysOf({ actor, today, soonBy }: Setting): FilterDays {
  return { today, soonBy: soonBy ?? today, me: actor.accountId }
}

/** One page of a list; on the first page of 待我处理 also what colleagues of this bureau have proposed and somebody else is to review. */
export type Listed = Page & { colleagues: CaseFile[] }

/** What the lists of a bureau are told by today, whichever of them is opened. */
export type ListingOf = Omit<Listing, 'list' | 'why'>

/** Everything a list is told by, for its numbers, its pages and its exports alike. */
export async function listingOf(tx: Door, setting: Setting): Promise<ListingOf> {
  const { actor, today } = setting
  const { soonBy } = daysOf(setting)
  const wanting = new Map((await expertsWantedAt(tx, await visitsUnderWay(tx, actor.regionCode))).map((one) => [one.caseId, one.wants]))
  return { actor, today, soonBy, wanting, acknowledgedFrom: addDays(today, -ACKNOWLEDGED_WITHIN_DAYS) }
}

/** A list of the bureau under a filter: `most` of its cases after the cursor. */
export async function listed(
  tx: Door,
  setting: Setting,
  listing: ListingOf,
  { list, filter, most }: { list: ListKind; filter: QueueFilter; most: number },
): Promise<Listed> {
  const days = daysOf(setting)
  const parts = partsOf({ ...listing, list, why: list === 'mine' ? filter.why : undefined })
  const page = await pageOf(tx, parts, { filter, days, order: orderOf(list, filter.sort), most })
  const beside = list === 'mine' && !filter.after && !filter.why
  return { ...page, colleagues: beside ? await colleaguesOf(tx, setting, filter) : [] }
}

async function colleaguesOf(tx: Door, setting: Setting, filter: QueueFilter): Promise<CaseFile[]> {
  const { actor } = setting
  const standing = (await standingProposals(tx, actor.regionCode)).filter(
    (one) =>
      fitsFilter(one, filter, daysOf(setting)) &&
      !(actor.role === 'reviewer' && !proposedByOneself(one, actor)) &&
      askedRegionOf(one) !== actor.regionCode,
  )
  if (!filter.held) return standing
  const held = await heldAmong(
    tx,
    actor.accountId ?? '',
    standing.map((one) => one.id),
  )
  return standing.filter((one) => held.has(one.id))
}

/** What a list can be narrowed by, counted in one statement, and the towns among its cases by name. */
export async function facetsFor(tx: Door, setting: Setting, listing: ListingOf, list: ListKind, filter: QueueFilter): Promise<Facets> {
  const counts = facetCounts(await facetRows(tx, { ...listing, list, why: undefined }, filter), filter)
  const towns = setting.townships.filter((town) => town.code === filter.town || counts.of.town[town.code] !== undefined)
  return { ...counts, towns: towns.map(({ code, name }) => ({ code, name })) }
}

/** A decision that nobody has acknowledged stays on the desk this long; then it is found among all cases. */
const ACKNOWLEDGED_WITHIN_DAYS = 60

function soonDay(calendar: WorkingCalendar, today: PlainDate): PlainDate | null {
  try {
    return addWorkingDays(calendar, today, SOON_WORKING_DAYS)
  } catch (error) {
    if (error instanceof CalendarNotLoaded) return null
    throw error
  }
}

/** The clerk's part of an assessment: without another expert there can be no finding. */
const WANTS: Record<'third' | 'expert', QueueRow['ask']> = {
  third: { turn: 'mine', says: '增派第三位专家' },
  expert: { turn: 'mine', says: '增派专家' },
}

/** Lines of a list: the people of all cases in one read, each field by the field × side table. */
export async function queueRows(tx: Door, setting: Setting, cases: readonly ListedCase[]): Promise<QueueRow[]> {
  const people = await peopleOf(
    tx,
    cases.map(({ caseFile }) => caseFile.personId),
  )
  const termsOn = await termsByDay(
    tx,
    cases.map(({ caseFile }) => caseFile.agreementId),
  )
  const townOf = new Map(setting.townships.map((town) => [town.code, town.name]))
  const nameOf = (code: string) => setting.regions.find((one) => one.code === code)?.shortName ?? code
  return cases.map(({ caseFile, why, due }) => {
    const { actor, today, calendar } = setting
    const clock = clockOf(caseFile, { today, calendar, termsOn: (day) => termsOn(caseFile.agreementId, day) })
    // Where a question presses, its own limit is shown and not the desk's, which rests.
    const isQuestion = due === 'answerDueOn'
    const sides = sidesOf(actor, { ...caseFile, ownAccountId: null, representatives: [], assessors: [] })
    return {
      ...{ caseId: caseFile.id, caseNo: caseFile.caseNo, status: caseFile.status, occasion: caseFile.occasion },
      person: personOf(actor, sides, caseFile, people.get(caseFile.personId), today),
      town: townOf.get(caseFile.townshipCode) ?? '',
      insured: nameOf(caseFile.insuredRegion),
      residence: nameOf(caseFile.residenceRegion),
      aside: asideOf(caseFile),
      ask: why === 'third' || why === 'expert' ? WANTS[why] : askOf(caseFile, actor, sides, nameOf),
      ...(why ? { why } : {}),
      dueOn: isQuestion ? caseFile.answerDueOn : caseFile.dueOn,
      time: shownTime(isQuestion && clock.answer.dueOn ? { desk: clock.answer, held: null } : clock, today),
      validTo: caseFile.validTo,
    }
  })
}

function personOf(
  actor: Actor,
  sides: readonly Side[],
  caseFile: CaseFile,
  person: PersonRow | undefined,
  today: PlainDate,
): QueueRow['person'] {
  if (!person) return { name: '—', sex: null, age: null }
  const viewers = viewersOf(actor, sides, { personKey: caseFile.personKey, visitIsOpen: false })
  return {
    name: shape('name', person.name, viewers) ?? '—',
    sex: shape('sex', person.sex, viewers) === person.sex ? (person.sex satisfies Sex) : null,
    age: shape('birthDate', person.birthDate, viewers) === person.birthDate ? ageOn(person.birthDate, today) : null,
  }
}

function asideOf({ status, facts }: CaseFile): string {
  if (status === 'assessing' && facts.scheduledOn) return `${shortDay(facts.scheduledOn)}上门`
  if (!facts.finding || (status !== 'recognised' && status !== 'onNotice' && status !== 'reported' && status !== 'found')) return ''
  const edition = editionById(facts.finding.editionId, facts.finding.editionDigest, EDITIONS)
  return edition.ok ? gradeLabel(edition.value, facts.finding.grade as Grade) : ''
}
