import type { Actor } from '../../access/schema'
import { writeAudit } from '../../access/store'
import type { YearWanted } from '../../agreements/rules/holidays'
import type { Region } from '../../agreements/schema'
import { asActor, type Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { normaliseNationalId, readNationalId } from '../../people/rules/national-id'
import { searchText } from '../../people/rules/suffixes'
import { findByNationalId, findPersonIdsByNamePart } from '../../people/store'
import { findPersonIdsByRepresentative } from '../../people/store/mandate'
import { type DeskCounts, type Facets, type FindCases, type Match, type MatchedBy, QueueFilter, type QueueRow } from '../schema/desk'
import type { CaseFile } from '../schema/event'
import { deskCounts, QUEUE_PAGE, unlisted } from '../store/desk'
import { casesByNumber, casesInTowns, casesOfPeople, type Looking } from '../store/find'
import {
  daysOf,
  facetsFor,
  insuredRegionsOf,
  listed,
  listingOf,
  queueRows,
  regionOf,
  type Setting,
  settingOf,
  yearsWantedBy,
} from './lists'

/** Who works at a bureau's desk. */
export type BureauActor = Actor & { regionCode: string }

export type Desk = {
  region: Region
  /** Regions one may be insured in here: this one and those it has an agreement with today. */
  insuredRegions: Region[]
  counts: DeskCounts
  /** What the list can be narrowed by, counted. */
  facets: Facets
  /** On the first page of 待我处理, beside it and not counted in it: proposals that wait for somebody else's eyes. */
  colleagues: QueueRow[]
  /** Exactly what the list's number counts, a page at a time; on 待我处理 each with why it is there. */
  rows: QueueRow[]
  next: string | null
  /** Years whose holidays are to be loaded, told before a deadline falls into them. */
  yearsWanted: YearWanted[]
}

/** A bureau's desk as one of its people sees it. The number of statements does not depend on the number of cases. */
export function openDesk(actor: BureauActor, filter: QueueFilter, today: PlainDate): Promise<Desk> {
  return asActor(actor, async (tx) => {
    const setting = await settingOf(tx, actor, today)
    const listing = await listingOf(tx, setting)
    const counts = await deskCounts(tx, listing)
    const { colleagues, cases, next } = await listed(tx, setting, listing, { list: filter.list, filter, most: QUEUE_PAGE })
    const rows = await queueRows(tx, setting, [...colleagues.map(unlisted), ...cases])
    await noteReading(tx, actor, 'desk.read', rows.length)
    return {
      region: regionOf(setting.regions, actor.regionCode),
      insuredRegions: insuredRegionsOf(setting),
      counts,
      facets: await facetsFor(tx, setting, listing, filter.list, filter),
      colleagues: rows.splice(0, colleagues.length),
      rows,
      next,
      yearsWanted: await yearsWantedBy(tx, setting),
    }
  })
}

export type AllCases = Pick<Desk, 'region' | 'insuredRegions' | 'facets' | 'rows' | 'next'>

/** 全部案件 of a bureau, both sides, closed ones too. */
export function allCases(actor: BureauActor, filter: QueueFilter, today: PlainDate): Promise<AllCases> {
  return asActor(actor, async (tx) => {
    const setting = await settingOf(tx, actor, today)
    const listing = await listingOf(tx, setting)
    const page = await listed(tx, setting, listing, { list: 'all', filter, most: QUEUE_PAGE })
    const rows = await queueRows(tx, setting, page.cases)
    await noteReading(tx, actor, 'cases.read', rows.length)
    return {
      region: regionOf(setting.regions, actor.regionCode),
      insuredRegions: insuredRegionsOf(setting),
      facets: await facetsFor(tx, setting, listing, 'all', filter),
      rows,
      next: page.next,
    }
  })
}

/** Found cases at most; whoever finds more is told to say more. */
export const FOUND_MOST = 50

const CASE_NUMBER = /^[A-Za-z]{2,4}-/
const ID_LIKE = /^\d{6,17}[\dXx]$/
/** Of people with such a name, those whose cases are looked through. */
const NAMED_MOST = 500

/** `more`: not all that fit are listed. */
export type Found = { rows: QueueRow[]; more: boolean }

/**
 * Finds this bureau's cases by case number (or its beginning), full national id, part of a name, a representative's whole name, or
 * township; `within` a filter where one is given. Refuses an id that is none. What was looked for is not kept, only how.
 */
export function findCases(actor: BureauActor, { text, within }: FindCases, today: PlainDate): Promise<Outcome<Found>> {
  return asActor(actor, async (tx) => {
    const sought = text.normalize('NFKC').trim()
    const setting = await settingOf(tx, actor, today)
    const found = await matchesFor(tx, setting, sought, { filter: within ?? NO_FILTER, days: daysOf(setting), most: FOUND_MOST + 1 })
    if (!found.ok) return found
    const { matches, more } = found.value
    const shown = matches.slice(0, FOUND_MOST)
    const rows = await queueRows(
      tx,
      setting,
      shown.map((one) => unlisted(one.caseFile)),
    )
    await writeAudit(tx, actor, {
      act: 'cases.find',
      subject: `region:${actor.regionCode}`,
      outcome: 'done',
      detail: { by: matches[0]?.by ?? 'nothing', rows: rows.length },
    })
    return done({
      rows: rows.map((row, at) => ({ ...row, match: { by: shown[at]?.by ?? 'name', part: shown[at]?.part ?? '' } })),
      more: more || matches.length > FOUND_MOST,
    })
  })
}

const NO_FILTER = QueueFilter.parse({})

type Matching = Match & { caseFile: CaseFile }

async function matchesFor(
  tx: Door,
  { townships: towns }: Setting,
  sought: string,
  looking: Looking,
): Promise<Outcome<{ matches: Matching[]; more: boolean }>> {
  const as = (by: MatchedBy, part: string) => (caseFile: CaseFile) => ({ by, part, caseFile })
  if (CASE_NUMBER.test(sought)) {
    const number = sought.toUpperCase()
    return done({ matches: (await casesByNumber(tx, number, looking)).map(as('caseNo', number)), more: false })
  }
  if (ID_LIKE.test(normaliseNationalId(sought))) {
    const id = readNationalId(sought)
    if (!id.ok)
      return refused('findId', '身份证号要填满18位且校验位正确；也可以改用案号或姓名查找。', { fields: { text: id.problem.message } })
    const person = await findByNationalId(tx, id.value)
    return done({ matches: (await casesOfPeople(tx, person ? [person.id] : [], looking)).map(as('nationalId', '')), more: false })
  }
  const named = await findPersonIdsByNamePart(tx, sought, NAMED_MOST)
  const spoken = await findPersonIdsByRepresentative(tx, sought, NAMED_MOST)
  const codes = towns.filter((town) => town.name.includes(sought)).map((town) => town.code)
  const matches = [
    ...(await casesOfPeople(tx, named, looking)).map(as('name', searchText(sought))),
    ...(await casesOfPeople(tx, spoken, looking)).map(as('representative', '')),
    ...(await casesInTowns(tx, codes, looking)).map(as('town', sought)),
  ]
  const first = new Map(matches.toReversed().map((one) => [one.caseFile.id, one]))
  return done({
    matches: matches.filter((one) => first.get(one.caseFile.id) === one),
    more: named.length === NAMED_MOST || spoken.length === NAMED_MOST,
  })
}

async function noteReading(tx: Door, actor: BureauActor, act: string, rows: number): Promise<void> {
  await writeAudit(tx, actor, { act, subject: `region:${actor.regionCode}`, outcome: 'done', detail: { rows } })
}
