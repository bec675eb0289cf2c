import type { QueueFilter } from '@/lib/cases/schema/desk'

/** The address of a queue under other conditions; changing one begins again at the first page. */
export function queueHref(base: '/desk' | '/cases', filter: QueueFilter, change: Partial<QueueFilter>): string {
  const { list, ...rest } = { ...filter, after: undefined, ...change }
  const query = new URLSearchParams()
  if (base === '/desk' && list !== 'mine') query.set('list', list)
  for (const [name, value] of Object.entries(rest)) if (value) query.set(name, value)
  const text = query.toString()
  return text ? `${base}?${text}` : base
}
