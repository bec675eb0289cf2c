import type { InstitutionFilter } from '@/lib/institutions/schema'

/** The address of a list of institutions under these conditions. */
export function institutionsHref(
  { text = '', region, town, kind, service, item, free, page }: Partial<InstitutionFilter>,
  base = '/institutions',
): string {
  const query = new URLSearchParams()
  if (kind === 'assessment') query.set('kind', kind)
  if (text !== '') query.set('q', text)
  if (town ?? region) query.set('place', town ?? region ?? '')
  if (service && kind !== 'assessment') query.set('service', service)
  if (item && kind !== 'assessment') query.set('item', item)
  if (free && kind !== 'assessment') query.set('free', free)
  if (page && page > 1) query.set('page', String(page))
  const written = query.toString()
  return written === '' ? base : `${base}?${written}`
}
