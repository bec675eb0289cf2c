import { FilterCodes, type QueueFilter, type SavedList } from '@/lib/cases/schema/desk'

export const LIST_PATH: Record<SavedList, '/desk' | '/cases'> = { desk: '/desk', cases: '/cases' }

/** A filter with every condition taken away; list and order stay. */
export const NO_CONDITIONS: Partial<QueueFilter> = Object.fromEntries(
  Object.keys(FilterCodes.shape)
    .filter((key) => key !== 'list' && key !== 'sort')
    .map((key) => [key, undefined]),
)

/** The codes of a filter as they stand in an address; the list or the order is always named, for a bare address opens one's own standard view. */
export function queueQuery(base: SavedList, filter: QueueFilter): string {
  const { list, sort, ...rest } = filter
  const query = new URLSearchParams(base === 'desk' ? { list } : { sort: sort ?? 'since' })
  if (base === 'desk' && sort) query.set('sort', sort)
  for (const [name, value] of Object.entries(rest)) if (value) query.set(name, value)
  return query.toString()
}

/** The address of a queue under other conditions; changing one begins again at the first page. */
export function queueHref(base: SavedList, filter: QueueFilter, change: Partial<QueueFilter>): string {
  return `${LIST_PATH[base]}?${queueQuery(base, { ...filter, after: undefined, ...change })}`
}
