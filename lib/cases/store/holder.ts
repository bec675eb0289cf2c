import type { Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { CLOSED_STATUSES } from '../schema'
import type { CaseFile } from '../schema/event'
import { fromRow } from './case'

export type Holder = { caseId: string; accountId: string; since: PlainDate }

/** Makes someone the holder of a case for their bureau, where it has none yet. */
export async function takeCase(tx: Door, of: Holder & { regionCode: string }): Promise<void> {
  await tx.caseHolder.createMany({ data: [of], skipDuplicates: true })
}

/** Who of this bureau holds a case; null when nobody has acted on it. */
export async function holderOf(tx: Door, caseId: string, regionCode: string): Promise<Holder | null> {
  return tx.caseHolder.findUnique({ where: { caseId_regionCode: { caseId, regionCode } }, omit: { regionCode: true } })
}

/** Of these cases, those this account holds. */
export async function heldAmong(tx: Door, accountId: string, caseIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.caseHolder.findMany({ where: { accountId, caseId: { in: [...caseIds] } }, select: { caseId: true } })
  return new Set(rows.map((row) => row.caseId))
}

const NOT_CLOSED = { status: { notIn: [...CLOSED_STATUSES] } }

/** How many cases that are not closed each person of a bureau holds. */
export async function heldCounts(tx: Door, regionCode: string): Promise<Map<string, number>> {
  const rows = await tx.caseHolder.groupBy({ by: ['accountId'], where: { regionCode, case: NOT_CLOSED }, _count: true })
  return new Map(rows.map((row) => [row.accountId, row._count]))
}

/** The cases an account holds that are not closed, the most urgent first; at most `most`. */
export async function heldCases(tx: Door, regionCode: string, accountId: string, most: number): Promise<CaseFile[]> {
  const rows = await tx.case.findMany({
    where: { ...NOT_CLOSED, holders: { some: { accountId, regionCode } } },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: most,
  })
  return rows.map(fromRow)
}

/** Passes cases from one person to another of a bureau; answers those that were still the first one's. */
export async function passCases(
  tx: Door,
  of: { caseIds: readonly string[]; regionCode: string; from: string; to: string; since: PlainDate },
): Promise<Set<string>> {
  const { caseIds, regionCode, from, to, since } = of
  const rows = await tx.caseHolder.updateManyAndReturn({
    where: { caseId: { in: [...caseIds] }, regionCode, accountId: from },
    data: { accountId: to, since },
    select: { caseId: true },
  })
  return new Set(rows.map((row) => row.caseId))
}
