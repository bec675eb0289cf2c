import type { Door } from '../../db'
import type { Prisma } from '../../generated/prisma/client'
import { addDays } from '../../kernel/dates'
import type { FilterDays, Order } from '../rules/filter'
import { OPEN_STATUSES } from '../schema'
import type { QueueFilter } from '../schema/desk'
import type { CaseFile } from '../schema/event'

const COLUMN = { due: 'dueOn', since: 'statusSince', number: 'caseNo' } as const

const QUESTIONED: Prisma.CaseWhereInput = {
  status: { in: [...OPEN_STATUSES] },
  dueOn: null,
  facts: { path: ['clarifying'], equals: true },
}

/** The conditions of a filter, as `fitsFilter` reads them. */
export function narrowed(filter: QueueFilter, days: FilterDays): Prisma.CaseWhereInput {
  const { from, to, status, occasion, age, town, grade, since, until } = filter
  const stays = {
    ...(age ? { lte: addDays(days.today, -Number(age)) } : {}),
    ...(since ? { gte: since } : {}),
  }
  return {
    ...(from ? { insuredRegion: from } : {}),
    ...(to ? { residenceRegion: to } : {}),
    ...(status ? { status } : {}),
    ...(occasion ? { occasion } : {}),
    ...(town ? { townshipCode: town } : {}),
    ...(grade ? { grade: Number(grade) } : {}),
    ...(age || since ? { statusSince: stays } : {}),
    ...(filter.held ? { holders: { some: { accountId: days.me ?? '' } } } : {}),
    AND: [...(until ? [{ statusSince: { lte: until } }] : []), dueIs(filter, days)],
  }
}

function dueIs({ due }: QueueFilter, { today, soonBy }: FilterDays): Prisma.CaseWhereInput {
  switch (due) {
    case 'overdue':
      return { status: { not: 'returned' }, dueOn: { lt: today } }
    case 'soon':
      return { status: { not: 'returned' }, dueOn: { gte: today, lte: soonBy } }
    case 'paused':
      return { OR: [{ status: 'returned' }, QUESTIONED] }
    case undefined:
      return {}
  }
}

export function orderBy({ sort, direction }: Order): Prisma.CaseOrderByWithRelationInput[] {
  return sort === 'number' ? [{ caseNo: direction }] : [{ [COLUMN[sort]]: direction }, { id: direction }]
}

/** The rest of a list after a cursor, in its order. The plain bound beside the pair lets the index begin there. */
export async function afterCursor(tx: Door, order: Order, after: string | undefined): Promise<Prisma.CaseWhereInput> {
  if (!after) return {}
  const at = after.indexOf('_')
  const [value, id] = [after.slice(0, at), after.slice(at + 1)]
  const beyond = order.direction === 'asc' ? 'gt' : 'lt'
  if (order.sort === 'number') {
    // No number stands in an address: the case it began after says its own.
    const from = await tx.case.findUnique({ where: { id }, select: { caseNo: true } })
    return from ? { caseNo: { [beyond]: from.caseNo } } : {}
  }
  if (value === 'number') return {}
  const column = COLUMN[order.sort]
  if (value === 'none') return { [column]: null, id: { [beyond]: id } }
  const within = {
    [column]: { [order.direction === 'asc' ? 'gte' : 'lte']: value },
    OR: [{ [column]: { [beyond]: value } }, { id: { [beyond]: id } }],
  }
  // Without a limit they stand last.
  return order.sort === 'due' && order.direction === 'asc' ? { OR: [within, { dueOn: null }] } : within
}

/** The cursor of the page that begins after this case. */
export function cursorAfter({ sort }: Order, last: CaseFile): string {
  return `${sort === 'number' ? 'number' : sort === 'due' ? (last.dueOn ?? 'none') : last.statusSince}_${last.id}`
}

/** As the database orders them, for lists put together from two reads. */
export function inOrder({ sort, direction }: Order): (one: CaseFile, other: CaseFile) => number {
  const sign = direction === 'asc' ? 1 : -1
  const keyOf = (one: CaseFile) => (sort === 'number' ? one.caseNo : sort === 'due' ? (one.dueOn ?? '9999-12-31') : one.statusSince)
  return (one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)]
    if (a !== b) return a < b ? -sign : sign
    return one.id < other.id ? -sign : sign
  }
}
