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
import { deskCounts, QUEUE_PAGE } from '../store/desk'
import { casesByNumber, casesInTowns, casesOfPeople, type Looking } from '../store/find'
import {
  daysOf,
  facetsFor,
  insuredRegionsOf,
  listed,
  queueRows,
  regionOf,
  type Setting,
  settingOf,
  WANTS_ANSWER,
  WANTS_EXPERT,
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
  /** Only on the list 待我处理: proposals of this bureau, those this person may review first. */
  proposals: QueueRow[]
  /** Also there: visits of this bureau with fewer experts than must confirm. */
  expertsWanted: QueueRow[]
  /** Also there: decisions of late that this bureau has not acknowledged yet. */
  toAcknowledge: QueueRow[]
  /** Also there: cases in which the other bureau waits for an answer. */
  toAnswer: QueueRow[]
  /** Also there: recognitions whose end was reported (death, return…) and waits for this bureau. */
  toEnd: QueueRow[]
  rows: QueueRow[]
  next: string | null
  /** Years whose holidays are to be loaded, told before a deadline falls into them. */
  yearsWanted: YearWanted[]
}

/** A bureau's desk as one of its people sees it. The number of statements does not depend on the number of cases. */
export function openDesk(actor: BureauActor, filter: QueueFilter, today: PlainDate): Promise<Desk> {
  return asActor(actor, async (tx) => {
    const setting = await settingOf(tx, actor, today)
    const counts = await deskCounts(tx, actor, today, daysOf(setting).soonBy)
    const { ending, proposals, wanting, unseen, asked, ...page } = await listed(tx, setting, filter.list, filter, QUEUE_PAGE)
    const rows = await queueRows(tx, setting, [...ending, ...proposals, ...wanting, ...unseen, ...asked, ...page.rows])
    await noteReading(tx, actor, 'desk.read', rows.length)
    const take = (cases: readonly CaseFile[]) => rows.splice(0, cases.length)
    return {
      region: regionOf(setting.regions, actor.regionCode),
      insuredRegions: insuredRegionsOf(setting),
      counts,
      facets: await facetsFor(tx, setting, filter.list, filter),
      toEnd: take(ending),
      proposals: take(proposals),
      expertsWanted: take(wanting).map((row) => ({ ...row, ask: WANTS_EXPERT })),
      toAcknowledge: take(unseen),
      toAnswer: take(asked).map((row) => ({ ...row, ask: WANTS_ANSWER })),
      rows: take(page.rows),
      next: page.next,
      yearsWanted: await yearsWantedBy(tx, setting),
    }
  })
}

export type AllCases = Pick<Desk, 'region' | 'insuredRegions' | 'facets' | 'rows' | 'next'>

/** 全部案件 of a bureau, both sides, closed ones too. */
export function allCases(actor: BureauActor, filter: QueueFilter, today: PlainDate): Promise<AllCases> {
  return asActor(actor, async (tx) => {
    const setting = await settingOf(tx, actor, today)
    const page = await listed(tx, setting, 'all', filter, QUEUE_PAGE)
    const rows = await queueRows(tx, setting, page.rows)
    await noteReading(tx, actor, 'cases.read', rows.length)
    return {
      region: regionOf(setting.regions, actor.regionCode),
      insuredRegions: insuredRegionsOf(setting),
      facets: await facetsFor(tx, setting, 'all', filter),
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
      shown.map((one) => one.caseFile),
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
