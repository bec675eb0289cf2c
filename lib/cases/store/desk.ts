import type { Actor } from '../../access/schema'
import type { Door } from '../../db'
import { Prisma } from '../../generated/prisma/client'
import { addDays, type PlainDate } from '../../kernel/dates'
import { ASSESSORS_DESK, COMPETENT_DESK, RESIDENCE_DESK } from '../rules/desk'
import { CaseStatus } from '../schema'
import type { DeskCounts, QueueFilter } from '../schema/desk'
import type { CaseFile } from '../schema/event'
import { fromRow } from './case'

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
  const byInsured: Record<string, number> = {}
  for (const { region, count } of of('desk')) byInsured[region] = (byInsured[region] ?? 0) + count
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
    byInsured,
  }
}

/** Proposals this bureau has standing, wherever the case lies, most urgent first. */
export async function standingProposals(tx: Door, regionCode: string): Promise<CaseFile[]> {
  const standing = { proposal: { not: Prisma.DbNull, path: ['regionCode'], equals: regionCode } }
  const inOrder = { orderBy: BY_DUE, take: PROPOSALS_SHOWN }
  // Two reads and not one OR: each side has its own index of standing proposals.
  const competent = await tx.case.findMany({ where: { insuredRegion: regionCode, AND: withProposal(standing) }, ...inOrder })
  const residence = await tx.case.findMany({ where: { residenceRegion: regionCode, AND: withProposal(standing) }, ...inOrder })
  return [...competent, ...residence].map(fromRow).toSorted(byDue).slice(0, PROPOSALS_SHOWN)
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
  const inOrder = { orderBy: BY_SINCE, take: UNACKNOWLEDGED_SHOWN }
  const competent = await tx.case.findMany({ where: { insuredRegion: regionCode, ...where }, ...inOrder })
  const residence = await tx.case.findMany({ where: { residenceRegion: regionCode, ...where }, ...inOrder })
  return [...competent, ...residence].map(fromRow).toSorted(bySince).slice(0, UNACKNOWLEDGED_SHOWN)
}

/** Cases on this bureau's desk that are nobody's proposal yet, most urgent first, a page at a time. */
export async function onDesk(tx: Door, regionCode: string, filter: QueueFilter, today: PlainDate): Promise<Page> {
  const unproposed: Prisma.CaseWhereInput = {
    OR: [{ proposal: { equals: Prisma.DbNull } }, { NOT: { proposal: { path: ['regionCode'], equals: regionCode } } }],
  }
  const rows = await tx.case.findMany({
    where: { deskRegion: regionCode, AND: [unproposed, narrowed(filter, today), afterDueOrResting(filter.after)] },
    orderBy: BY_DUE,
    take: QUEUE_PAGE + 1,
  })
  return pageOf(rows.map(fromRow), (last) => last.dueOn ?? NO_DAY)
}

/** Cases on this bureau's desk that are overdue or fall due by `soonBy`, proposals included. */
export async function dueSoon(tx: Door, regionCode: string, filter: QueueFilter, today: PlainDate, soonBy: PlainDate): Promise<Page> {
  const rows = await tx.case.findMany({
    where: { deskRegion: regionCode, dueOn: { lte: soonBy }, AND: [narrowed(filter, today), afterDue(filter.after)] },
    orderBy: BY_DUE,
    take: QUEUE_PAGE + 1,
  })
  return pageOf(rows.map(fromRow), (last) => last.dueOn)
}

/** This bureau's cases that are overdue with the other side or with assessors. */
export async function lateElsewhere(tx: Door, regionCode: string, filter: QueueFilter, today: PlainDate): Promise<Page> {
  const late = { dueOn: { lt: today }, AND: [narrowed(filter, today), afterDue(filter.after)] }
  const inOrder = { orderBy: BY_DUE, take: QUEUE_PAGE + 1 }
  const away = { in: [...RESIDENCE_DESK, ...ASSESSORS_DESK] }
  const towards = { in: [...COMPETENT_DESK, ...ASSESSORS_DESK] }
  const competent = await tx.case.findMany({ where: { insuredRegion: regionCode, status: away, ...late }, ...inOrder })
  const residence = await tx.case.findMany({ where: { residenceRegion: regionCode, status: towards, ...late }, ...inOrder })
  return pageOf([...competent, ...residence].map(fromRow).toSorted(byDue), (last) => last.dueOn)
}

/** Every case of this bureau, either side, open and closed: what moved last comes first. */
export async function casesOfBureau(tx: Door, regionCode: string, filter: QueueFilter, today: PlainDate): Promise<Page> {
  const where: Prisma.CaseWhereInput = { AND: [narrowed(filter, today), afterSince(filter.after)] }
  const inOrder = { orderBy: BY_SINCE, take: QUEUE_PAGE + 1 }
  const competent = await tx.case.findMany({ where: { insuredRegion: regionCode, ...where }, ...inOrder })
  const residence = await tx.case.findMany({ where: { residenceRegion: regionCode, ...where }, ...inOrder })
  return pageOf([...competent, ...residence].map(fromRow).toSorted(bySince), (last) => last.statusSince)
}

/** Cases of this bureau whose number begins so. */
export async function casesByNumber(tx: Door, prefix: string, limit: number): Promise<CaseFile[]> {
  const rows = await tx.case.findMany({
    where: { caseNo: { gte: prefix, lt: `${prefix}\u{10ffff}` } },
    orderBy: { caseNo: 'desc' },
    take: limit,
  })
  return rows.map(fromRow)
}

export async function casesOfPeople(tx: Door, personIds: readonly string[], limit: number): Promise<CaseFile[]> {
  if (personIds.length === 0) return []
  const rows = await tx.case.findMany({
    where: { personId: { in: [...personIds] } },
    orderBy: BY_SINCE,
    take: limit,
  })
  return rows.map(fromRow)
}

export async function casesInTowns(tx: Door, townshipCodes: readonly string[], limit: number): Promise<CaseFile[]> {
  if (townshipCodes.length === 0) return []
  const rows = await tx.case.findMany({
    where: { townshipCode: { in: [...townshipCodes] } },
    orderBy: BY_SINCE,
    take: limit,
  })
  return rows.map(fromRow)
}

function narrowed({ from, status, occasion, age }: QueueFilter, today: PlainDate): Prisma.CaseWhereInput {
  return {
    ...(from ? { insuredRegion: from } : {}),
    ...(status ? { status } : {}),
    ...(occasion ? { occasion } : {}),
    ...(age ? { statusSince: { lte: addDays(today, -Number(age)) } } : {}),
  }
}

function cursorOf(after: string): { day: PlainDate; id: string } {
  return { day: after.slice(0, 10), id: after.slice(11) }
}

/** Stands in a cursor for no last day: what rests comes after everything that is due. */
const NO_DAY = '9999-12-31'

/** The rest of a desk by (dueOn, id), those that rest last. */
function afterDueOrResting(after: string | undefined): Prisma.CaseWhereInput {
  if (!after) return {}
  const { day, id } = cursorOf(after)
  return day === NO_DAY ? { dueOn: null, id: { gt: id } } : { OR: [afterDue(after), { dueOn: null }] }
}

/** The rest of a list by (dueOn, id). The plain bound beside the pair lets the index begin there. */
function afterDue(after: string | undefined): Prisma.CaseWhereInput {
  if (!after) return {}
  const { day, id } = cursorOf(after)
  return { dueOn: { gte: day }, OR: [{ dueOn: { gt: day } }, { id: { gt: id } }] }
}

function afterSince(after: string | undefined): Prisma.CaseWhereInput {
  if (!after) return {}
  const { day, id } = cursorOf(after)
  return { statusSince: { lte: day }, OR: [{ statusSince: { lt: day } }, { id: { lt: id } }] }
}

function pageOf(cases: readonly CaseFile[], dayOf: (last: CaseFile) => PlainDate | null): Page {
  const shown = cases.slice(0, QUEUE_PAGE)
  const last = shown.at(-1)
  const day = last ? dayOf(last) : null
  return { cases: shown, next: last && day && cases.length > QUEUE_PAGE ? `${day}_${last.id}` : null }
}

function byDue(a: CaseFile, b: CaseFile): number {
  const [one, other] = [a.dueOn ?? NO_DAY, b.dueOn ?? NO_DAY]
  return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1
}

function bySince(a: CaseFile, b: CaseFile): number {
  return a.statusSince === b.statusSince ? (a.id > b.id ? -1 : 1) : a.statusSince > b.statusSince ? -1 : 1
}
