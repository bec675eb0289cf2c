import type { Door } from '../../db'
import { Prisma } from '../../generated/prisma/client'
import type { FilterDays, ListKind, Order } from '../rules/filter'
import { CaseStatus } from '../schema'
import { type DeskCounts, type QueueFilter, WHYS, type Why } from '../schema/desk'
import type { CaseFile } from '../schema/event'
import { fromRow } from './case'
import { afterCursor, cursorAfter, type DueColumn, inOrder, keyOf, narrowed, orderBy } from './narrow'
import { type Listing, type Part, partsOf } from './parts'

/** Cases on one page of a queue. */
export const QUEUE_PAGE = 25
/** Standing proposals of one bureau shown at once; more than a bureau ever has. */
const PROPOSALS_SHOWN = 50
const BY_DUE: Prisma.CaseOrderByWithRelationInput[] = [{ dueOn: 'asc' }, { id: 'asc' }]

type CountRow = { list: string; why: string; region: string; status: string; count: number; overdue: number }

/** The three numbers of a bureau's desk in one statement, over the very parts its lists are read by; and what waits for a colleague's review. */
export async function deskCounts(tx: Door, listing: Omit<Listing, 'list' | 'why'>): Promise<DeskCounts> {
  const { today } = listing
  const region = listing.actor.regionCode ?? ''
  const counted = (list: ListKind) =>
    partsOf({ ...listing, list, why: undefined }).map(
      ({ sql, whySql, due }) => Prisma.sql`
        select ${list} as "list", ${list === 'late' && due === 'answerDueOn' ? Prisma.sql`'answer'` : whySql} as "why",
          case when "insuredRegion" = ${region} then "residenceRegion" else "insuredRegion" end as "region", "status",
          count(*)::int as "count", (count(*) filter (where ${Prisma.raw(`"${due}"`)} < ${today}))::int as "overdue"
        from "Case" where ${sql} group by 2, 3, 4`,
    )
  const proposed = (side: 'insuredRegion' | 'residenceRegion', ask: 'competentAsk' | 'residenceAsk') => Prisma.sql`
    select 'proposed', '', '', '', count(*)::int, 0
    from "Case" where ${Prisma.raw(`"${side}"`)} = ${region} and "proposal" is not null and "proposal"->>'regionCode' = ${region}
      and ${Prisma.raw(`"${ask}"`)} is distinct from 'answer'`
  const parts = [
    ...counted('mine'),
    ...counted('late'),
    ...counted('soon'),
    proposed('insuredRegion', 'competentAsk'),
    proposed('residenceRegion', 'residenceAsk'),
  ]
  const rows = await tx.$queryRaw<CountRow[]>`${Prisma.join(parts, ' union all ')}`
  const sum = (what: 'count' | 'overdue', list: string, why?: string) =>
    rows.filter((row) => row.list === list && (why === undefined || row.why === why)).reduce((total, row) => total + row[what], 0)
  return {
    mine: sum('count', 'mine'),
    mineBy: Object.fromEntries(WHYS.map((why) => [why, sum('count', 'mine', why)])) as DeskCounts['mineBy'],
    underReview: sum('count', 'proposed') - sum('count', 'mine', 'review'),
    late: sum('count', 'late'),
    lateBy: rows
      .filter((row) => row.list === 'late')
      .map(({ region: regionCode, status, why, count }) => ({
        regionCode,
        status: CaseStatus.parse(status),
        asked: why === 'answer',
        count,
      })),
    soon: sum('count', 'soon'),
    overdue: sum('overdue', 'soon'),
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
    .toSorted((a, b) => ((a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : 1))
    .slice(0, PROPOSALS_SHOWN)
}

function withProposal({ proposal }: { proposal: { not: typeof Prisma.DbNull; path: string[]; equals: string } }): Prisma.CaseWhereInput[] {
  return [{ proposal: { not: proposal.not } }, { proposal: { path: proposal.path, equals: proposal.equals } }]
}

/** The visits this bureau has sent assessors to and that are not found yet. */
export async function visitsUnderWay(tx: Door, regionCode: string): Promise<string[]> {
  const rows = await tx.$queryRaw<Array<{ visitId: string | null }>>`
    select "facts"->>'visitId' as "visitId" from "Case" where "residenceRegion" = ${regionCode} and "status" = 'assessing'`
  return rows.flatMap((row) => row.visitId ?? [])
}

/** Cases of a list as they are read, each with why it is there and the day it presses by. */
export type ListedCase = { caseFile: CaseFile; why: Why | undefined; due: DueColumn }

/** A case read by itself, on no list of the desk. */
export function unlisted(caseFile: CaseFile): ListedCase {
  return { caseFile, why: undefined, due: 'dueOn' }
}

export type Page = { cases: ListedCase[]; next: string | null }

/** One read of a list: its conditions, the days they are read against, its order, and how many cases at most. */
export type Reading = { filter: QueueFilter; days: FilterDays; order: Order; most: number }

/** A page of a list, put together from reads which share no case: one a part, each by its own index. */
export async function pageOf(tx: Door, parts: readonly Part[], reading: Reading): Promise<Page> {
  const { filter, days, order, most } = reading
  const found: Array<ListedCase & { key: string }> = []
  for (const { where, due, why } of parts) {
    const { AND = [], ...plain } = where
    const rest = await afterCursor(tx, order, filter.after, due)
    const whole = { ...plain, AND: [...(Array.isArray(AND) ? AND : [AND]), narrowed(filter, days), rest] }
    const rows = await tx.case.findMany({ where: whole, orderBy: orderBy(order, due), take: most + 1 })
    for (const row of rows) {
      const caseFile = fromRow(row)
      found.push({ caseFile, why: why(caseFile), due, key: keyOf(order, caseFile, due) })
    }
  }
  const shown = found.toSorted(inOrder(order)).slice(0, most)
  const last = shown.at(-1)
  return {
    cases: shown.map(({ caseFile, why, due }) => ({ caseFile, why, due })),
    next: last && found.length > most ? cursorAfter(order, last) : null,
  }
}
