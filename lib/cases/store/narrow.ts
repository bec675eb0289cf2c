import type { Door } from '../../db'
import type { Prisma } from '../../generated/prisma/client'
import { addDays } from '../../kernel/dates'
import type { FilterDays, Order } from '../rules/filter'
import { OPEN_STATUSES } from '../schema'
import type { QueueFilter } from '../schema/desk'
import type { CaseFile } from '../schema/event'

/** The day a part of a list presses by: the desk's limit, or that of an open question. */
export type DueColumn = 'dueOn' | 'answerDueOn'

function columnOf({ sort }: Order, due: DueColumn): DueColumn | 'statusSince' {
  return sort === 'since' ? 'statusSince' : due
}

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

export function orderBy(order: Order, due: DueColumn = 'dueOn'): Prisma.CaseOrderByWithRelationInput[] {
  const { sort, direction } = order
  return sort === 'number' ? [{ caseNo: direction }] : [{ [columnOf(order, due)]: direction }, { id: direction }]
}

/** The rest of a list after a cursor, in its order. The plain bound beside the pair lets the index begin there. */
export async function afterCursor(
  tx: Door,
  order: Order,
  after: string | undefined,
  due: DueColumn = 'dueOn',
): Promise<Prisma.CaseWhereInput> {
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
  const column = columnOf(order, due)
  if (value === 'none') return { [column]: null, id: { [beyond]: id } }
  const within = {
    [column]: { [order.direction === 'asc' ? 'gte' : 'lte']: value },
    OR: [{ [column]: { [beyond]: value } }, { id: { [beyond]: id } }],
  }
  // Without a limit they stand last.
  return order.sort === 'due' && order.direction === 'asc' ? { OR: [within, { [column]: null }] } : within
}

/** What a case is placed by in an order, beside its id. */
export function keyOf({ sort }: Order, one: CaseFile, due: DueColumn): string {
  return sort === 'number' ? one.caseNo : sort === 'due' ? (one[due] ?? LAST) : one.statusSince
}

/** Without a limit they stand last. */
const LAST = '9999-12-31'

type Placed = { caseFile: CaseFile; key: string }

/** The cursor of the page that begins after this case. */
export function cursorAfter({ sort }: Order, { caseFile, key }: Placed): string {
  return `${sort === 'number' ? 'number' : key === LAST ? 'none' : key}_${caseFile.id}`
}

/** As the database orders them, for lists put together from several reads. */
export function inOrder({ direction }: Order): (one: Placed, other: Placed) => number {
  const sign = direction === 'asc' ? 1 : -1
  return (one, other) => {
    if (one.key !== other.key) return one.key < other.key ? -sign : sign
    return one.caseFile.id < other.caseFile.id ? -sign : sign
  }
}
