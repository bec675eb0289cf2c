import type { ResidentFilter } from '@/lib/cases/schema/resident'

/** The address of the living list under other conditions; changing one begins again at the first page. */
export function residentsHref(filter: ResidentFilter, change: Partial<ResidentFilter>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filter, after: undefined, ...change })) if (value) query.set(name, value)
  const text = query.toString()
  return text ? `/residents?${text}` : '/residents'
}
