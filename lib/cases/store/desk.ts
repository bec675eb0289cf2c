import type { Actor } from '../../access/schema'
import type { Door } from '../../db'
import { Prisma } from '../../generated/prisma/client'
import type { PlainDate } from '../../kernel/dates'
import { ASSESSORS_DESK, COMPETENT_DESK, RESIDENCE_DESK } from '../rules/desk'
import type { FilterDays, Order } from '../rules/filter'
import { isClosed } from '../rules/life'
import { standingPause } from '../rules/pause'
import { CaseStatus } from '../schema'
import type { DeskCounts, QueueFilter } from '../schema/desk'
import type { CaseFile } from '../schema/event'
import { fromRow } from './case'
import { afterCursor, cursorAfter, inOrder, narrowed, orderBy } from './narrow'

/** Cases on one page of a queue. */
export const QUEUE_PAGE = 25
/** Standing proposals of one bureau shown at once; more than a bureau ever has. */
const PROPOSALS_SHOWN = 50
/** Of the cases with assessors, those looked through for a missing expert. */
const ASSESSED_SHOWN = 50

/** Decisions to acknowledge shown at once. */
const UNACKNOWLEDGED_SHOWN = 25

const BY_DUE: Prisma.CaseOrderByWithRelationInput[] = [{ dueOn: 'asc' }, { id: 'asc' }]
const BY_SINCE: Prisma.CaseOrderByWithRelationInput[] = [{ statusSince: 'desc' }, { id: 'desc' }]

export type Page = { cases: CaseFile[]; next: string | null }

type CountRow = { list: string; region: string; status: string; count: number; soon: number; overdue: number; own: number; onDesk: number }

/**
 * The three numbers of a bureau's desk in one statement, each part by its own index. A standing proposal counts as mine only for a
 * reviewer who is not its proposer.
 */
export async function deskCounts(tx: Door, actor: Actor, today: PlainDate, soonBy: PlainDate): Promise<DeskCounts> {
  const region = actor.regionCode ?? ''
  const away = [...RESIDENCE_DESK, ...ASSESSORS_DESK]
  const towards = [...COMPETENT_DESK, ...ASSESSORS_DESK]
  const own = Prisma.sql`("proposal"->>'accountId' = ${actor.accountId ?? ''} or "proposal"->>'personKey' = ${actor.personKey ?? ''})`
  const rows = await tx.$queryRaw<CountRow[]>`
    select 'desk' as "list", "insuredRegion" as "region", "status", count(*)::int as "count",
      (count(*) filter (where "dueOn" <= ${soonBy}))::int as "soon", (count(*) filter (where "dueOn" < ${today}))::int as "overdue",
      0 as "own", 0 as "onDesk"
    from "Case" where "deskRegion" = ${region} group by 2, 3
    union all
    select 'late', "residenceRegion", "status", count(*)::int, 0, 0, 0, 0
    from "Case" where "insuredRegion" = ${region} and "status" in (${Prisma.join(away)}) and "dueOn" < ${today} group by 2, 3
    union all
    select 'late', "insuredRegion", "status", count(*)::int, 0, 0, 0, 0
    from "Case" where "residenceRegion" = ${region} and "status" in (${Prisma.join(towards)}) and "dueOn" < ${today} group by 2, 3
    union all
    select 'proposed', "deskRegion", '', count(*)::int, 0, 0, (count(*) filter (where ${own}))::int,
      (count(*) filter (where "deskRegion" = ${region}))::int
    from "Case" where "insuredRegion" = ${region} and "proposal" is not null and "proposal"->>'regionCode' = ${region} group by 2
    union all
    select 'proposed', "deskRegion", '', count(*)::int, 0, 0, (count(*) filter (where ${own}))::int,
      (count(*) filter (where "deskRegion" = ${region}))::int
    from "Case" where "residenceRegion" = ${region} and "proposal" is not null and "proposal"->>'regionCode' = ${region} group by 2`
  return countsOf(rows, actor)
}

function countsOf(rows: readonly CountRow[], actor: Actor): DeskCounts {
  const of = (list: string) => rows.filter((row) => row.list === list)
  const sum = (list: string, what: 'count' | 'soon' | 'overdue' | 'own' | 'onDesk') => of(list).reduce((total, row) => total + row[what], 0)
  const proposed = sum('proposed', 'count')
  const toReview = actor.role === 'reviewer' ? proposed - sum('proposed', 'own') : 0
  return {
    mine: sum('desk', 'count') - sum('proposed', 'onDesk') + toReview,
    toReview,
    underReview: proposed - toReview,
    late: sum('late', 'count'),
    lateBy: of('late').map(({ region, status, count }) => ({ regionCode: region, status: CaseStatus.parse(status), count })),
    soon: sum('desk', 'soon'),
    overdue: sum('desk', 'overdue'),
  }
}

/** Proposals this bureau has standing, wherever the case lies, most urgent first. */
export async function standingProposals(tx: Door, regionCode: string): Promise<CaseFile[]> {
  const standing = { proposal: { not: Prisma.DbNull, path: ['regionCode'], equals: regionCode } }
  const urgent = { orderBy: BY_DUE, take: PROPOSALS_SHOWN }
  // Two reads and not one OR: each side has its own index of standing proposals.
  const competent = await tx.case.findMany({ where: { insuredRegion: regionCode, AND: withProposal(standing) }, ...urgent })
  const residence = await tx.case.findMany({ where: { residenceRegion: regionCode, AND: withProposal(standing) }, ...urgent })
  return [...competent, ...residence]
    .map(fromRow)
    .toSorted(inOrder({ sort: 'due', direction: 'asc' }))
    .slice(0, PROPOSALS_SHOWN)
}

function withProposal({ proposal }: { proposal: { not: typeof Prisma.DbNull; path: string[]; equals: string } }): Prisma.CaseWhereInput[] {
  return [{ proposal: { not: proposal.not } }, { proposal: { path: proposal.path, equals: proposal.equals } }]
}

/** Cases this bureau has sent assessors to and that are not found yet, most urgent first. */
export async function underAssessment(tx: Door, regionCode: string): Promise<CaseFile[]> {
  const where = { residenceRegion: regionCode, status: { in: [...ASSESSORS_DESK] } }
  return (await tx.case.findMany({ where, orderBy: BY_DUE, take: ASSESSED_SHOWN })).map(fromRow)
}

/** Decisions since `since` that this bureau has not acknowledged, the newest first. */
export async function unacknowledged(tx: Door, regionCode: string, since: PlainDate): Promise<CaseFile[]> {
  const where: Prisma.CaseWhereInput = {
    status: { in: ['recognised', 'declined'] },
    statusSince: { gte: since },
    facts: { path: ['acknowledged', regionCode], equals: Prisma.AnyNull },
  }
  const newest = { orderBy: BY_SINCE, take: UNACKNOWLEDGED_SHOWN }
  const competent = await tx.case.findMany({ where: { insuredRegion: regionCode, ...where }, ...newest })
  const residence = await tx.case.findMany({ where: { residenceRegion: regionCode, ...where }, ...newest })
  return [...competent, ...residence]
    .map(fromRow)
    .toSorted(inOrder({ sort: 'since', direction: 'desc' }))
    .slice(0, UNACKNOWLEDGED_SHOWN)
}

/** Questions to one bureau shown at once. */
const ASKED_SHOWN = 50

/** Cases in which the other bureau waits for this one's answer, whoever's desk they lie on, the longest waiting first. */
export async function askedOf(tx: Door, regionCode: string): Promise<CaseFile[]> {
  const open = Prisma.sql`"facts"->>'clarifying' = 'true'`
  const rows = await tx.$queryRaw<Array<{ id: string }>>`
    (select "id" from "Case" where "insuredRegion" = ${regionCode} and ${open} order by "id" limit ${ASKED_SHOWN})
    union all
    (select "id" from "Case" where "residenceRegion" = ${regionCode} and ${open} order by "id" limit ${ASKED_SHOWN})`
  if (rows.length === 0) return []
  const files = await tx.case.findMany({ where: { id: { in: rows.map((row) => row.id) } } })
  const since = (one: CaseFile) => standingPause(one.facts, 'answer')?.since ?? ''
  return files
    .map(fromRow)
    .filter((one) => !isClosed(one.status) && standingPause(one.facts, 'answer')?.askedBy !== regionCode)
    .toSorted((a, b) => (since(a) < since(b) ? -1 : 1))
}

/** One read of a list: its conditions, the days they are read against, its order, and how many cases at most. */
export type Reading = { filter: QueueFilter; days: FilterDays; order: Order; most: number }

/** Cases on this bureau's desk that are nobody's proposal yet, a page at a time. */
export async function onDesk(tx: Door, regionCode: string, reading: Reading): Promise<Page> {
  const unproposed: Prisma.CaseWhereInput = {
    OR: [{ proposal: { equals: Prisma.DbNull } }, { NOT: { proposal: { path: ['regionCode'], equals: regionCode } } }],
  }
  return pageOf(tx, [{ deskRegion: regionCode, AND: [unproposed] }], reading)
}

/** Cases on this bureau's desk that are overdue or fall due soon, proposals included. */
export function dueSoon(tx: Door, regionCode: string, reading: Reading): Promise<Page> {
  return pageOf(tx, [{ deskRegion: regionCode, dueOn: { lte: reading.days.soonBy } }], reading)
}

/** This bureau's cases that are overdue with the other side or with assessors. */
export function lateElsewhere(tx: Door, regionCode: string, reading: Reading): Promise<Page> {
  const late = { dueOn: { lt: reading.days.today } }
  const away = { in: [...RESIDENCE_DESK, ...ASSESSORS_DESK] }
  const towards = { in: [...COMPETENT_DESK, ...ASSESSORS_DESK] }
  const sides = [
    { insuredRegion: regionCode, status: away, ...late },
    { residenceRegion: regionCode, status: towards, ...late },
  ]
  return pageOf(tx, sides, reading)
}

/** Every case of this bureau, either side, open and closed. */
export function casesOfBureau(tx: Door, regionCode: string, reading: Reading): Promise<Page> {
  return pageOf(tx, [{ insuredRegion: regionCode }, { residenceRegion: regionCode }], reading)
}

/** A page of a list that is put together from reads which share no case: one a side, each by its own index. */
async function pageOf(tx: Door, sides: readonly Prisma.CaseWhereInput[], reading: Reading): Promise<Page> {
  const { filter, days, order, most } = reading
  const rest = await afterCursor(tx, order, filter.after)
  const cases: CaseFile[] = []
  for (const { AND = [], ...side } of sides) {
    const where = { ...side, AND: [...(Array.isArray(AND) ? AND : [AND]), narrowed(filter, days), rest] }
    cases.push(...(await tx.case.findMany({ where, orderBy: orderBy(order), take: most + 1 })).map(fromRow))
  }
  const shown = (sides.length > 1 ? cases.toSorted(inOrder(order)) : cases).slice(0, most)
  const last = shown.at(-1)
  return { cases: shown, next: last && cases.length > most ? cursorAfter(order, last) : null }
}
