import { addDays, type PlainDate } from '../../kernel/dates'
import { type CaseStatus, OPEN_STATUSES } from '../schema'
import { AGES, type DeskList, type Due, FACETS, type Facet, type FacetCounts, type QueueFilter, type Sort } from '../schema/desk'
import type { CaseFile } from '../schema/event'

/** What a filter is read against: today, the last day that counts as soon, and who reads, where it asks for their own. */
export type FilterDays = { today: PlainDate; soonBy: PlainDate; me?: string | null }

/** A list of a bureau: one of the three of its desk, or all its cases. */
export type ListKind = DeskList | 'all'

/** An order of a list: by one column, the id deciding between equals. */
export type Order = { sort: Sort; direction: 'asc' | 'desc' }

/** On the desk the most urgent, the longest waiting, the lowest number first; among all cases what moved last, or the newest number. */
export function orderOf(list: ListKind, sort: Sort | undefined): Order {
  if (list !== 'all') return { sort: sort ?? 'due', direction: 'asc' }
  return { sort: sort ?? 'since', direction: sort === 'due' ? 'asc' : 'desc' }
}

/** What of a case a filter looks at. */
type Looked = Pick<
  CaseFile,
  'insuredRegion' | 'residenceRegion' | 'status' | 'occasion' | 'townshipCode' | 'grade' | 'statusSince' | 'dueOn'
>

const OPEN: ReadonlySet<CaseStatus> = new Set(OPEN_STATUSES)

/** Whether the clock of a case stands still: the family corrects, or an open question has stopped the desk's limit. */
export function isPaused({ status, dueOn, facts }: Pick<CaseFile, 'status' | 'dueOn' | 'facts'>): boolean {
  return status === 'returned' || (facts.clarifying && dueOn === null && OPEN.has(status))
}

/** How a case stands to its limit; null when it has none or time does not press. */
export function dueOf(caseFile: Pick<CaseFile, 'status' | 'dueOn' | 'facts'>, { today, soonBy }: FilterDays): Due | null {
  const { dueOn } = caseFile
  if (isPaused(caseFile)) return 'paused'
  if (dueOn === null || dueOn > soonBy) return null
  return dueOn < today ? 'overdue' : 'soon'
}

/** Whether a case fits what a list is narrowed to: as the store narrows its pages. */
export function fitsFilter(caseFile: Looked & Pick<CaseFile, 'facts'>, filter: QueueFilter, days: FilterDays): boolean {
  const { from, to, status, occasion, age, due, town, grade, since, until } = filter
  return (
    (from === undefined || caseFile.insuredRegion === from) &&
    (to === undefined || caseFile.residenceRegion === to) &&
    (status === undefined || caseFile.status === status) &&
    (occasion === undefined || caseFile.occasion === occasion) &&
    (age === undefined || caseFile.statusSince <= addDays(days.today, -Number(age))) &&
    (due === undefined || dueOf(caseFile, days) === due) &&
    (town === undefined || caseFile.townshipCode === town) &&
    (grade === undefined || caseFile.grade === Number(grade)) &&
    (since === undefined || caseFile.statusSince >= since) &&
    (until === undefined || caseFile.statusSince <= until)
  )
}

/** Cases alike in everything a filter counts, as the store groups them; '' where a case has nothing of a facet. */
export type FacetRow = Record<Facet, string> & { count: number }

/** A longer stay is a shorter one too: 满三个月 counts under 满一周. */
function codesOf(row: FacetRow, facet: Facet): readonly string[] {
  if (row[facet] === '') return []
  if (facet === 'age') return AGES.filter((age) => Number(age) <= Number(row.age))
  return [row[facet]]
}

/** What each code of each facet would show, the other conditions standing; from one grouped read. */
export function facetCounts(rows: readonly FacetRow[], filter: QueueFilter): FacetCounts {
  const of = Object.fromEntries(FACETS.map((facet) => [facet, {}])) as FacetCounts['of']
  let total = 0
  for (const row of rows) {
    const missed = FACETS.filter((facet) => filter[facet] !== undefined && !codesOf(row, facet).includes(filter[facet] as string))
    if (missed.length === 0) total += row.count
    if (missed.length > 1) continue
    for (const facet of missed.length === 1 ? missed : FACETS)
      for (const code of codesOf(row, facet)) of[facet][code] = (of[facet][code] ?? 0) + row.count
  }
  return { total, of }
}
