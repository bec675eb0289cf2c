import { GRADE_LABEL } from '../../standard/schema'
import { OCCASION_LABEL, STATUS_LABEL } from '../schema'
import { AGE_LABEL, DUE_LABEL, FACET_LABEL, FACETS, type Facet, type FilterCodes, WHY_LABEL } from '../schema/desk'

/** Names a filter's codes are told by. */
export type FilterNames = {
  regions: ReadonlyArray<{ code: string; shortName: string }>
  towns: ReadonlyArray<{ code: string; name: string }>
}

export type Condition = { key: Facet | 'held' | 'since' | 'until'; says: string }

/** The conditions of a filter in words, in the order they are asked. */
export function conditionsOf(filter: FilterCodes, names: FilterNames): Condition[] {
  const region = (code: string) => names.regions.find((one) => one.code === code)?.shortName ?? code
  const conditions: Condition[] = FACETS.flatMap((key) => {
    const label = labelOf(key, filter, region, names)
    return label === null ? [] : [{ key, says: `${FACET_LABEL[key]}：${label}` }]
  })
  if (filter.held) conditions.push({ key: 'held', says: '我经办的' })
  for (const key of ['since', 'until'] as const) if (filter[key]) conditions.push({ key, says: `${FACET_LABEL[key]} ${filter[key]}` })
  return conditions
}

function labelOf(facet: Facet, filter: FilterCodes, region: (code: string) => string, { towns }: FilterNames): string | null {
  const { why, from, to, status, occasion, age, due, town, grade } = filter
  switch (facet) {
    case 'why':
      return why ? WHY_LABEL[why] : null
    case 'from':
      return from ? region(from) : null
    case 'to':
      return to ? region(to) : null
    case 'status':
      return status ? STATUS_LABEL[status] : null
    case 'occasion':
      return occasion ? OCCASION_LABEL[occasion] : null
    case 'age':
      return age ? AGE_LABEL[age] : null
    case 'due':
      return due ? DUE_LABEL[due] : null
    case 'town':
      return town ? (towns.find((one) => one.code === town)?.name ?? town) : null
    case 'grade':
      return grade ? GRADE_LABEL[Number(grade) as keyof typeof GRADE_LABEL] : null
  }
}
