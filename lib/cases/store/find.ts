import type { Door } from '../../db'
import type { Prisma } from '../../generated/prisma/client'
import type { FilterDays } from '../rules/filter'
import type { QueueFilter } from '../schema/desk'
import type { CaseFile } from '../schema/event'
import { fromRow } from './case'
import { narrowed } from './narrow'

/** The conditions within which is looked, and how many cases are wanted at most. */
export type Looking = { filter: QueueFilter; days: FilterDays; most: number }

const LATEST: Prisma.CaseOrderByWithRelationInput[] = [{ statusSince: 'desc' }, { id: 'desc' }]

async function found(tx: Door, by: Prisma.CaseWhereInput, { filter, days, most }: Looking, orderBy = LATEST): Promise<CaseFile[]> {
  return (await tx.case.findMany({ where: { AND: [by, narrowed(filter, days)] }, orderBy, take: most })).map(fromRow)
}

/** Cases of this bureau whose number begins so. */
export function casesByNumber(tx: Door, prefix: string, looking: Looking): Promise<CaseFile[]> {
  return found(tx, { caseNo: { gte: prefix, lt: `${prefix}\u{10ffff}` } }, looking, [{ caseNo: 'desc' }])
}

export async function casesOfPeople(tx: Door, personIds: readonly string[], looking: Looking): Promise<CaseFile[]> {
  return personIds.length === 0 ? [] : found(tx, { personId: { in: [...personIds] } }, looking)
}

export async function casesInTowns(tx: Door, townshipCodes: readonly string[], looking: Looking): Promise<CaseFile[]> {
  return townshipCodes.length === 0 ? [] : found(tx, { townshipCode: { in: [...townshipCodes] } }, looking)
}
