import { sidesOf } from '../../access/rules'
import type { Actor, Side } from '../../access/schema'
import { partnerIn } from '../../agreements/rules'
import { holidayYearsWanted, type YearWanted } from '../../agreements/rules/holidays'
import type { Agreement, Region, Township } from '../../agreements/schema'
import { agreementsOf, regions, termsByDay, townships, workingCalendarOf } from '../../agreements/store'
import { expertsToConfirm } from '../../assessments/rules/confirmation'
import { assignmentsOfVisits } from '../../assessments/store/visits'
import type { Door } from '../../db'
import { addWorkingDays, CalendarNotLoaded, type WorkingCalendar } from '../../kernel/calendar'
import { addDays, ageOn, type PlainDate, shortDay } from '../../kernel/dates'
import { shape, viewersOf } from '../../people/rules/visibility'
import type { PersonRow, Sex } from '../../people/schema'
import { peopleOf } from '../../people/store'
import { EDITIONS, editionById, gradeLabel } from '../../standard/rules/edition'
import type { Grade } from '../../standard/schema'
import { clockOf, SOON_WORKING_DAYS, shownTime } from '../rules/clock'
import { askOf, proposedByOneself } from '../rules/desk'
import { type FilterDays, facetCounts, fitsFilter, type ListKind, orderOf } from '../rules/filter'
import type { Facets, QueueFilter, QueueRow } from '../schema/desk'
import type { CaseFile } from '../schema/event'
import {
  askedOf,
  casesOfBureau,
  dueSoon,
  lateElsewhere,
  onDesk,
  type Page,
  type Reading,
  standingProposals,
  unacknowledged,
  underAssessment,
} from '../store/desk'
import { facetRows } from '../store/facets'
import { heldAmong } from '../store/holder'
import { endsReportedTo } from '../store/residents'
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

/** The parts of one list as it stands on the page, in its order. */
export type Listed = Record<'ending' | 'proposals' | 'asked' | 'rows' | 'unseen' | 'wanting', CaseFile[]> & { next: string | null }

/**
 * A list of the bureau under a filter: `most` of its cases after the cursor, and on the first page of 待我处理 what stands beside
 * them: ends reported, proposals that wait, questions to answer, results to acknowledge, visits that want an expert.
 */
export async function listed(tx: Door, setting: Setting, list: ListKind, filter: QueueFilter, most: number): Promise<Listed> {
  const { actor, today } = setting
  const days = daysOf(setting)
  const page = await pageFor(tx, actor.regionCode, list, { filter, days, order: orderOf(list, filter.sort), most })
  const beside = { ending: [], proposals: [], asked: [], unseen: [], wanting: [] }
  if (list !== 'mine' || filter.after) return { ...beside, rows: page.cases, next: page.next }
  const fitting = async (cases: readonly CaseFile[]) => {
    const fit = cases.filter((one) => fitsFilter(one, filter, days))
    const ids = fit.map((one) => one.id)
    const held = filter.held ? await heldAmong(tx, actor.accountId ?? '', ids) : null
    return held ? fit.filter((one) => held.has(one.id)) : fit
  }
  // Those already proposed lie among the proposals.
  const ends = (await endsReportedTo(tx, actor.regionCode, ENDS_SHOWN)).filter((one) => one.proposal === null)
  const standing = await fitting(await standingProposals(tx, actor.regionCode))
  const forMe = (one: CaseFile) => Number(actor.role === 'reviewer' && !proposedByOneself(one, actor))
  return {
    ending: await fitting(ends),
    proposals: standing.toSorted((a, b) => forMe(b) - forMe(a)),
    asked: await fitting(await askedOf(tx, actor.regionCode)),
    wanting: await fitting(await wantingExperts(tx, actor.regionCode)),
    unseen: await fitting(await unacknowledged(tx, actor.regionCode, addDays(today, -ACKNOWLEDGED_WITHIN_DAYS))),
    rows: page.cases,
    next: page.next,
  }
}

function pageFor(tx: Door, regionCode: string, list: ListKind, reading: Reading): Promise<Page> {
  switch (list) {
    case 'mine':
      return onDesk(tx, regionCode, reading)
    case 'late':
      return lateElsewhere(tx, regionCode, reading)
    case 'soon':
      return dueSoon(tx, regionCode, reading)
    case 'all':
      return casesOfBureau(tx, regionCode, reading)
  }
}

/** What a list can be narrowed by, counted in one statement, and the towns among its cases by name. */
export async function facetsFor(tx: Door, setting: Setting, list: ListKind, filter: QueueFilter): Promise<Facets> {
  const counts = facetCounts(await facetRows(tx, setting.actor, list, filter, daysOf(setting)), filter)
  const towns = setting.townships.filter((town) => town.code === filter.town || counts.of.town[town.code] !== undefined)
  return { ...counts, towns: towns.map(({ code, name }) => ({ code, name })) }
}

/** Ends reported shown at once; more than a bureau ever has. */
const ENDS_SHOWN = 25

/** A decision that nobody has acknowledged stays on the desk this long; then it is found among all cases. */
const ACKNOWLEDGED_WITHIN_DAYS = 60

/** What is asked of a bureau that the other has put a question to. */
export const WANTS_ANSWER: QueueRow['ask'] = { turn: 'mine', says: '答复对方' }

/** What is asked of a visit that has too few experts. */
export const WANTS_EXPERT: QueueRow['ask'] = { turn: 'mine', says: '增派专家' }

/** The clerk's part of an assessment: a second expert must be called before there can be a finding. */
async function wantingExperts(tx: Door, regionCode: string): Promise<CaseFile[]> {
  const cases = await underAssessment(tx, regionCode)
  const people = await assignmentsOfVisits(
    tx,
    cases.flatMap((one) => one.facts.visitId ?? []),
  )
  return cases.filter(({ facts }) => {
    const onVisit = people.filter((one) => one.visitId === facts.visitId && one.active)
    return expertsToConfirm(onVisit, []).deskExpertsWanted > 0
  })
}

function soonDay(calendar: WorkingCalendar, today: PlainDate): PlainDate | null {
  try {
    return addWorkingDays(calendar, today, SOON_WORKING_DAYS)
  } catch (error) {
    if (error instanceof CalendarNotLoaded) return null
    throw error
  }
}

/** Lines of a list: the people of all cases in one read, each field by the field × side table. */
export async function queueRows(tx: Door, setting: Setting, cases: readonly CaseFile[]): Promise<QueueRow[]> {
  const people = await peopleOf(
    tx,
    cases.map((one) => one.personId),
  )
  const termsOn = await termsByDay(
    tx,
    cases.map((one) => one.agreementId),
  )
  const townOf = new Map(setting.townships.map((town) => [town.code, town.name]))
  const nameOf = (code: string) => setting.regions.find((one) => one.code === code)?.shortName ?? code
  return cases.map((caseFile) => {
    const { actor, today, calendar } = setting
    const sides = sidesOf(actor, { ...caseFile, ownAccountId: null, representatives: [], assessors: [] })
    return {
      ...{ caseId: caseFile.id, caseNo: caseFile.caseNo, status: caseFile.status, occasion: caseFile.occasion },
      person: personOf(actor, sides, caseFile, people.get(caseFile.personId), today),
      town: townOf.get(caseFile.townshipCode) ?? '',
      insured: nameOf(caseFile.insuredRegion),
      residence: nameOf(caseFile.residenceRegion),
      aside: asideOf(caseFile),
      ask: askOf(caseFile, actor, sides, nameOf),
      dueOn: caseFile.dueOn,
      time: shownTime(clockOf(caseFile, { today, calendar, termsOn: (day) => termsOn(caseFile.agreementId, day) }), today),
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
