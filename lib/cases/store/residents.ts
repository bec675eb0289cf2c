import type { Door } from '../../db'
import { Prisma } from '../../generated/prisma/client'
import type { PlainDate } from '../../kernel/dates'
import { OPEN_STATUSES } from '../schema'
import type { CaseFile } from '../schema/event'
import type { Due, ResidentCounts, ResidentFilter } from '../schema/resident'
import { fromRow } from './case'

/** People on one page of the living list. */
export const RESIDENTS_PAGE = 25

/** For each agreement of the bureau, the last valid day of those whose 期满评估 has opened. */
export type Windows = ReadonlyArray<{ agreementId: string; until: PlainDate }>
type Asking = { regionCode: string; windows: Windows; renewing: readonly string[] }
type Narrowing = Omit<ResidentFilter, 'after'>

const BY_END: Prisma.CaseOrderByWithRelationInput[] = [{ validTo: 'asc' }, { id: 'asc' }]
const ON_LIST = { status: 'recognised' } as const

/** Recognised people of one bureau, either direction, by the day their validity ends, a page at a time. */
export async function residentsOf(
  tx: Door,
  asking: Asking,
  filter: ResidentFilter,
  take = RESIDENTS_PAGE,
): Promise<{ cases: CaseFile[]; next: string | null }> {
  const where: Prisma.CaseWhereInput = { ...ON_LIST, AND: [narrowed(asking, filter), after(filter.after)] }
  const inOrder = { orderBy: BY_END, take: take + 1 }
  // Two reads and not one OR: each side has its own index.
  const insured = await tx.case.findMany({ where: { insuredRegion: asking.regionCode, ...where }, ...inOrder })
  const resident = await tx.case.findMany({ where: { residenceRegion: asking.regionCode, ...where }, ...inOrder })
  const all = [...insured, ...resident].map(fromRow).toSorted(byEnd)
  const shown = all.slice(0, take)
  const last = shown.at(-1)
  return { cases: shown, next: last?.validTo && all.length > take ? `${last.validTo}_${last.id}` : null }
}

/** The recognitions of this bureau whose 期满评估 is under way already. */
export async function renewingOf(tx: Door, regionCode: string): Promise<string[]> {
  const open = Prisma.join([...OPEN_STATUSES])
  const rows = await tx.$queryRaw<Array<{ id: string }>>`
    select "previousId" as "id" from "Case" where "insuredRegion" = ${regionCode} and "status" in (${open})
      and "occasion" = 'renewal' and "previousId" is not null
    union all
    select "previousId" from "Case" where "residenceRegion" = ${regionCode} and "status" in (${open})
      and "occasion" = 'renewal' and "previousId" is not null`
  return rows.map((row) => row.id)
}

/** Of these people, those on the bureau's living list. */
export async function residentsAmong(tx: Door, personIds: readonly string[], take: number): Promise<CaseFile[]> {
  if (personIds.length === 0) return []
  const rows = await tx.case.findMany({ where: { ...ON_LIST, personId: { in: [...personIds] } }, orderBy: BY_END, take })
  return rows.map(fromRow)
}

/** How many are on the list under a filter (whatever is due), and how many of them with each due: one statement, each side by its index. */
export async function residentCounts(tx: Door, { regionCode, windows, renewing }: Asking, filter: Narrowing): Promise<ResidentCounts> {
  const from = filter.from ? Prisma.sql`and "insuredRegion" = ${filter.from}` : Prisma.empty
  const town = filter.town ? Prisma.sql`and "townshipCode" = ${filter.town}` : Prisma.empty
  const open = windows.map((one) => Prisma.sql`("agreementId" = ${one.agreementId} and "validTo" <= ${one.until})`)
  const renewal = open.length > 0 ? Prisma.join(open, ' or ') : Prisma.sql`false`
  const columns = Prisma.sql`count(*)::int as "all",
    (count(*) filter (where "facts"->>'endReported' is not null))::int as "ending",
    (count(*) filter (where (${renewal}) and not "id" = any(${[...renewing]})))::int as "renewal",
    (count(*) filter (where "facts"->>'inHospitalSince' is not null))::int as "hospital",
    (count(*) filter (where "facts"->>'institutionId' is null and "facts"#>>'{recognition,benefitFrom}' is not null))::int as "unchosen",
    (count(*) filter (where "facts"->'acknowledged'->>${regionCode} is null))::int as "unacknowledged"`
  const rows = await tx.$queryRaw<ResidentCounts[]>`
    select ${columns} from "Case" where "insuredRegion" = ${regionCode} and "status" = 'recognised' ${from} ${town}
    union all
    select ${columns} from "Case" where "residenceRegion" = ${regionCode} and "status" = 'recognised' ${from} ${town}`
  const sum = (key: keyof ResidentCounts) => rows.reduce((total, row) => total + row[key], 0)
  return {
    all: sum('all'),
    ending: sum('ending'),
    renewal: sum('renewal'),
    hospital: sum('hospital'),
    unchosen: sum('unchosen'),
    unacknowledged: sum('unacknowledged'),
  }
}

function narrowed({ regionCode, windows, renewing }: Asking, { from, town, due }: Narrowing): Prisma.CaseWhereInput {
  return {
    ...(from ? { insuredRegion: from } : {}),
    ...(town ? { townshipCode: town } : {}),
    ...(due ? { AND: DUE_WHERE[due](regionCode, windows, renewing) } : {}),
  }
}

const DUE_WHERE: Record<Due, (regionCode: string, windows: Windows, renewing: readonly string[]) => Prisma.CaseWhereInput[]> = {
  ending: () => [{ facts: { path: ['endReported'], not: Prisma.AnyNull } }],
  renewal: (_region, windows, renewing) => [
    { OR: windows.map(({ agreementId, until }) => ({ agreementId, validTo: { lte: until } })) },
    { id: { notIn: [...renewing] } },
  ],
  hospital: () => [{ facts: { path: ['inHospitalSince'], not: Prisma.AnyNull } }],
  unchosen: () => [
    { facts: { path: ['institutionId'], equals: Prisma.AnyNull } },
    { facts: { path: ['recognition', 'benefitFrom'], not: Prisma.AnyNull } },
  ],
  unacknowledged: (regionCode) => [{ facts: { path: ['acknowledged', regionCode], equals: Prisma.AnyNull } }],
}

/** The rest of the list by (validTo, id). The plain bound beside the pair lets the index begin there. */
function after(cursor: string | undefined): Prisma.CaseWhereInput {
  if (!cursor) return {}
  const [day, id] = [cursor.slice(0, 10), cursor.slice(11)]
  return { validTo: { gte: day }, OR: [{ validTo: { gt: day } }, { id: { gt: id } }] }
}

function byEnd(a: CaseFile, b: CaseFile): number {
  const [one, other] = [a.validTo ?? '', b.validTo ?? '']
  return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1
}
