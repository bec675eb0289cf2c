import { sidesOf } from '../../access/rules'
import type { Actor, Side } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { partnerIn } from '../../agreements/rules'
import type { Region, Township } from '../../agreements/schema'
import { agreementsOf, regions, termsByDay, townships, workingCalendarOf } from '../../agreements/store'
import { expertsToConfirm } from '../../assessments/rules/confirmation'
import { assignmentsOfVisits } from '../../assessments/store/visits'
import { asActor, type Door } from '../../db'
import { addWorkingDays, CalendarNotLoaded, type WorkingCalendar } from '../../kernel/calendar'
import { addDays, ageOn, type PlainDate, shortDay } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { normaliseNationalId, readNationalId } from '../../people/rules/national-id'
import { shape, viewersOf } from '../../people/rules/visibility'
import type { PersonRow, Sex } from '../../people/schema'
import { findByNationalId, findPersonIdsByNamePart, peopleOf } from '../../people/store'
import { EDITIONS, editionById, gradeLabel } from '../../standard/rules/edition'
import type { Grade } from '../../standard/schema'
import { clockOf, SOON_WORKING_DAYS, shownTime } from '../rules/clock'
import { askOf, fitsFilter } from '../rules/desk'
import type { DeskCounts, QueueFilter, QueueRow } from '../schema/desk'
import type { CaseFile } from '../schema/event'
import {
  casesByNumber,
  casesInTowns,
  casesOfBureau,
  casesOfPeople,
  deskCounts,
  dueSoon,
  lateElsewhere,
  onDesk,
  standingProposals,
  unacknowledged,
  underAssessment,
} from '../store/desk'

/** Who works at a bureau's desk. */
export type BureauActor = Actor & { regionCode: string }

/** What every list of a bureau needs to be read: loaded once, whatever the number of cases. */
type Setting = { actor: BureauActor; today: PlainDate; regions: Region[]; townships: Township[]; calendar: WorkingCalendar }

export type Desk = {
  region: Region
  /** Regions one may be insured in here: this one and those it has an agreement with today. */
  insuredRegions: Region[]
  counts: DeskCounts
  /** Only on the list 待我处理: proposals of this bureau, those this person may review first. */
  proposals: QueueRow[]
  /** Also there: visits of this bureau with fewer experts than must confirm. */
  expertsWanted: QueueRow[]
  /** Also there: decisions of late that this bureau has not acknowledged yet. */
  toAcknowledge: QueueRow[]
  rows: QueueRow[]
  next: string | null
  /** The years a deadline needs are not loaded: no days are counted. */
  calendarMissing: boolean
}

async function settingOf(tx: Door, actor: BureauActor, today: PlainDate): Promise<Setting> {
  return { actor, today, regions: await regions(tx), townships: await townships(tx), calendar: await workingCalendarOf(tx) }
}

function regionOf(known: readonly Region[], code: string): Region {
  const found = known.find((one) => one.code === code)
  if (!found) throw new Error(`no region ${code} is kept`)
  return found
}

async function insuredRegionsOf(tx: Door, setting: Setting): Promise<Region[]> {
  const { actor, today } = setting
  const pairs = (await agreementsOf(tx, today)).filter((one) => [one.lowRegion, one.highRegion].includes(actor.regionCode))
  return [actor.regionCode, ...pairs.map((one) => partnerIn(one, actor.regionCode))].map((code) => regionOf(setting.regions, code))
}

/** A decision that nobody has acknowledged stays on the desk this long; then it is found among all cases. */
const ACKNOWLEDGED_WITHIN_DAYS = 60

/** A bureau's desk as one of its people sees it. The number of statements does not depend on the number of cases. */
export function openDesk(actor: BureauActor, filter: QueueFilter, today: PlainDate): Promise<Desk> {
  return asActor(actor, async (tx) => {
    const setting = await settingOf(tx, actor, today)
    const soonBy = soonDay(setting)
    const counts = await deskCounts(tx, actor, today, soonBy ?? today)
    const isFirst = filter.list === 'mine' && !filter.after
    const fitting = (cases: readonly CaseFile[]) => cases.filter((one) => fitsFilter(one, filter, today))
    const standing = isFirst ? fitting(await standingProposals(tx, actor.regionCode)) : []
    const page = await pageFor(tx, setting, filter, soonBy ?? today)
    const wanting = isFirst ? fitting(await wantingExperts(tx, actor.regionCode)) : []
    const unseen = isFirst ? fitting(await unacknowledged(tx, actor.regionCode, addDays(today, -ACKNOWLEDGED_WITHIN_DAYS))) : []
    const rows = await queueRows(tx, setting, [...standing, ...wanting, ...unseen, ...page.cases])
    await noteReading(tx, actor, 'desk.read', rows.length)
    const [afterStanding, afterWanting] = [standing.length, standing.length + wanting.length]
    const afterUnseen = afterWanting + unseen.length
    const proposals = rows.slice(0, afterStanding).toSorted((a, b) => Number(b.ask.turn === 'review') - Number(a.ask.turn === 'review'))
    return {
      region: regionOf(setting.regions, actor.regionCode),
      insuredRegions: await insuredRegionsOf(tx, setting),
      counts,
      proposals,
      expertsWanted: rows.slice(afterStanding, afterWanting).map((row) => ({ ...row, ask: { turn: 'mine', says: '增派专家' } })),
      toAcknowledge: rows.slice(afterWanting, afterUnseen),
      rows: rows.slice(afterUnseen),
      next: page.next,
      calendarMissing: soonBy === null,
    }
  })
}

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

function pageFor(tx: Door, { actor, today }: Setting, filter: QueueFilter, soonBy: PlainDate) {
  if (filter.list === 'late') return lateElsewhere(tx, actor.regionCode, filter, today)
  if (filter.list === 'soon') return dueSoon(tx, actor.regionCode, filter, today, soonBy)
  return onDesk(tx, actor.regionCode, filter, today)
}

function soonDay({ calendar, today }: Setting): PlainDate | null {
  try {
    return addWorkingDays(calendar, today, SOON_WORKING_DAYS)
  } catch (error) {
    if (error instanceof CalendarNotLoaded) return null
    throw error
  }
}

export type AllCases = Pick<Desk, 'region' | 'insuredRegions' | 'rows' | 'next'>

/** 全部案件 of a bureau, both sides, closed ones too. */
export function allCases(actor: BureauActor, filter: QueueFilter, today: PlainDate): Promise<AllCases> {
  return asActor(actor, async (tx) => {
    const setting = await settingOf(tx, actor, today)
    const page = await casesOfBureau(tx, actor.regionCode, filter, today)
    const rows = await queueRows(tx, setting, page.cases)
    await noteReading(tx, actor, 'cases.read', rows.length)
    return {
      region: regionOf(setting.regions, actor.regionCode),
      insuredRegions: await insuredRegionsOf(tx, setting),
      rows,
      next: page.next,
    }
  })
}

/** Found cases at most; whoever finds more is told to say more. */
export const FOUND_MOST = 50

const CASE_NUMBER = /^[A-Za-z]{2,4}-/
const ID_LIKE = /^\d{6,17}[\dXx]$/

export type Found = { rows: QueueRow[]; more: boolean }

/**
 * Finds this bureau's cases by case number (or its beginning), full national id, part of a name, or township. Refuses an id that is
 * none. What was looked for is not kept, only how.
 */
export function findCases(actor: BureauActor, text: string, today: PlainDate): Promise<Outcome<Found>> {
  return asActor(actor, async (tx) => {
    const sought = text.normalize('NFKC').trim()
    const setting = await settingOf(tx, actor, today)
    const found = await sourcesFor(tx, setting, sought)
    if (!found.ok) return found
    const { by, cases } = found.value
    const rows = await queueRows(tx, setting, cases.slice(0, FOUND_MOST))
    await writeAudit(tx, actor, {
      act: 'cases.find',
      subject: `region:${actor.regionCode}`,
      outcome: 'done',
      detail: { by, rows: rows.length },
    })
    return done({ rows, more: cases.length > FOUND_MOST })
  })
}

async function sourcesFor(tx: Door, { townships: towns }: Setting, sought: string): Promise<Outcome<{ by: string; cases: CaseFile[] }>> {
  const limit = FOUND_MOST + 1
  if (CASE_NUMBER.test(sought)) return done({ by: 'caseNo', cases: await casesByNumber(tx, sought.toUpperCase(), limit) })
  if (ID_LIKE.test(normaliseNationalId(sought))) {
    const id = readNationalId(sought)
    if (!id.ok)
      return refused('findId', '身份证号要填满18位且校验位正确；也可以改用案号或姓名查找。', { fields: { text: id.problem.message } })
    const person = await findByNationalId(tx, id.value)
    return done({ by: 'nationalId', cases: person ? await casesOfPeople(tx, [person.id], limit) : [] })
  }
  const people = await casesOfPeople(tx, await findPersonIdsByNamePart(tx, sought), limit)
  const codes = towns.filter((town) => town.name.includes(sought)).map((town) => town.code)
  const inTowns = await casesInTowns(tx, codes, limit)
  const seen = new Set(people.map((one) => one.id))
  return done({ by: 'name', cases: [...people, ...inTowns.filter((one) => !seen.has(one.id))] })
}

async function noteReading(tx: Door, actor: BureauActor, act: string, rows: number): Promise<void> {
  await writeAudit(tx, actor, { act, subject: `region:${actor.regionCode}`, outcome: 'done', detail: { rows } })
}

/** Lines of a list: the people of all cases in one read, each field by the field × side table. */
async function queueRows(tx: Door, setting: Setting, cases: readonly CaseFile[]): Promise<QueueRow[]> {
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
