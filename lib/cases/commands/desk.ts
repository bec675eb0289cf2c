import type { Actor } from '../../access/schema'
import { writeAudit } from '../../access/store'
import type { YearWanted } from '../../agreements/rules/holidays'
import type { Region } from '../../agreements/schema'
import { asActor, type Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { normaliseNationalId, readNationalId } from '../../people/rules/national-id'
import { findByNationalId, findPersonIdsByNamePart } from '../../people/store'
import { fitsFilter } from '../rules/filter'
import type { DeskCounts, Facets, QueueFilter, QueueRow } from '../schema/desk'
import type { CaseFile } from '../schema/event'
import { askedOf, casesByNumber, casesInTowns, casesOfPeople, deskCounts, QUEUE_PAGE } from '../store/desk'
import { endsReportedTo } from '../store/residents'
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
    const { proposals, wanting, unseen, ...page } = await listed(tx, setting, filter.list, filter, QUEUE_PAGE)
    const isFirst = filter.list === 'mine' && !filter.after
    const asked = isFirst ? await askedOf(tx, actor.regionCode) : []
    const ending = isFirst ? await endingFor(tx, setting, filter) : []
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

/** Ends reported shown at once; more than a bureau ever has. */
const ENDS_SHOWN = 25

/** Those already proposed lie among the proposals. */
async function endingFor(tx: Door, setting: Setting, filter: QueueFilter): Promise<CaseFile[]> {
  const ends = await endsReportedTo(tx, setting.actor.regionCode, ENDS_SHOWN)
  return ends.filter((one) => one.proposal === null && fitsFilter(one, filter, daysOf(setting)))
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
