import type { Door } from '../../db'
import { Prisma } from '../../generated/prisma/client'
import type { PlainDate } from '../../kernel/dates'
import { searchText } from '../rules'
import type { Institution, InstitutionFilter, InstitutionKind } from '../schema'
import { institutionFrom } from '../store'

/** Institutions on one page of the public list. */
export const PAGE_SIZE = 20
/** A printed list is never longer. */
const WHOLE = 2000
/** Words are kept to this length. */
const WORD_LENGTH = 24
/** One past every text that begins with `text`, in byte order. */
const LAST = '\u{10FFFF}'

/** With the day an item is to be offered on; without one an item is not asked for. */
type Filter = Partial<InstitutionFilter> & { today?: PlainDate }
export type Counts = Record<InstitutionKind, number>
export type Found = { rows: Institution[]; total: number; counts: Counts; page: number; pages: number }

/** What the public list shows of the register: everything but the withdrawn, filtered, a page at a time; always in three statements. */
export async function search(tx: Door, filter: Filter): Promise<Found> {
  const counts = await countsOf(tx, filter)
  const total = filter.kind ? counts[filter.kind] : counts.care + counts.assessment
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const page = Math.min(filter.page ?? 1, pages)
  return { rows: await listed(tx, filter, PAGE_SIZE, (page - 1) * PAGE_SIZE), total, counts, page, pages }
}

/** The same list without pages, for printing and choosing. */
export function searchAll(tx: Door, filter: Filter): Promise<Institution[]> {
  return listed(tx, filter, WHOLE, 0)
}

/** Where something found is: an institution, or a town with the middle of its institutions. */
export type PlaceFound = {
  code: string | null
  name: string | null
  townshipCode: string
  latitude: number
  longitude: number
  count: number
}

/** Where the institutions found are: each by itself up to `limit` of them, else each town. */
export async function placesFound(tx: Door, filter: Filter, total: number, limit: number): Promise<PlaceFound[]> {
  const standing = Prisma.sql`f."latitude" IS NOT NULL AND ${standingUnder(filter)}`
  return total <= limit
    ? tx.$queryRaw<PlaceFound[]>`
        SELECT f."code", i."name", f."townshipCode", f."latitude", f."longitude", 1 AS "count"
        FROM "InstitutionFacet" f JOIN "Institution" i ON i."code" = f."code" WHERE ${standing} ${IN_ORDER} LIMIT ${limit}`
    : tx.$queryRaw<PlaceFound[]>`
        SELECT NULL AS "code", NULL AS "name", f."townshipCode", avg(f."latitude") AS "latitude", avg(f."longitude") AS "longitude", count(*)::int AS "count"
        FROM "InstitutionFacet" f WHERE ${standing} GROUP BY f."townshipCode" ORDER BY f."townshipCode"`
}

async function listed(tx: Door, filter: Filter, take: number, skip: number): Promise<Institution[]> {
  const codes = await tx.$queryRaw<Array<{ code: string }>>`
    SELECT f."code" FROM "InstitutionFacet" f WHERE ${standingUnder(filter)} ${IN_ORDER} LIMIT ${take} OFFSET ${skip}`
  const rows = await tx.institution.findMany({ where: { code: { in: codes.map((one) => one.code) } } })
  const byCode = new Map(rows.map((row) => [row.code, institutionFrom(row)]))
  return codes.flatMap(({ code }) => byCode.get(code) ?? [])
}

/** How many of each kind; services and places are the care institutions' alone. */
async function countsOf(tx: Door, filter: Filter): Promise<Counts> {
  const rows = await tx.$queryRaw<Array<{ kind: InstitutionKind; count: number }>>`
    SELECT 'care' AS "kind", count(*)::int AS "count" FROM "InstitutionFacet" f WHERE ${standingUnder({ ...filter, kind: 'care' })}
    UNION ALL
    SELECT 'assessment' AS "kind", count(*)::int AS "count" FROM "InstitutionFacet" f WHERE ${standingUnder({ ...filter, kind: 'assessment' })}`
  const of = (kind: InstitutionKind) => rows.find((row) => row.kind === kind)?.count ?? 0
  return { care: of('care'), assessment: of('assessment') }
}

const IN_ORDER = Prisma.sql`ORDER BY f."regionCode", f."townshipCode", f."initials", f."code"`

/** By ranges of the facets' index and of the words' alone: their operators are leakproof, so they reach through the row policies. */
function standingUnder({ text = '', region, town, kind, service, free, item, today }: Filter): Prisma.Sql {
  const [itemRegion, itemCode] = item && today && kind !== 'assessment' ? item.split('.') : []
  const facet = kind === 'assessment' ? 'any' : `${service ?? 'any'}${free ? '+free' : ''}`
  const words = text
    .split(/\s+/)
    .map((word) => [...searchText(word)].slice(0, WORD_LENGTH).join(''))
    .filter((word) => word !== '')
  return Prisma.join(
    [
      Prisma.sql`f."facet" = ${facet}`,
      ...(kind ? [Prisma.sql`f."kind" = ${kind}`] : []),
      ...(region ? [Prisma.sql`f."regionCode" = ${region}`] : []),
      ...(town
        ? [Prisma.sql`f."townshipCode" = ${town} AND f."regionCode" = (SELECT t."regionCode" FROM "Township" t WHERE t."code" = ${town})`]
        : []),
      ...(itemRegion && itemCode && today ? [offering(itemRegion, itemCode, today)] : []),
      ...words.map(
        (word) =>
          Prisma.sql`f."code" IN (SELECT w."code" FROM "InstitutionWord" w WHERE w."word" >= ${word} AND w."word" < ${word + LAST})`,
      ),
    ],
    ' AND ',
  )
}

function offering(regionCode: string, itemCode: string, today: PlainDate): Prisma.Sql {
  return Prisma.sql`f."code" IN (SELECT o."institutionCode" FROM "InstitutionItem" o WHERE o."regionCode" = ${regionCode} AND o."itemCode" = ${itemCode}
    AND o."validFrom" <= ${today} AND (o."validTo" IS NULL OR o."validTo" >= ${today}))`
}

/** The items one may look for on a day, by region and name. */
export async function itemsToFind(tx: Door, today: PlainDate): Promise<Array<{ regionCode: string; code: string; name: string }>> {
  return tx.serviceItem.findMany({
    where: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gte: today } }] },
    orderBy: [{ regionCode: 'asc' }, { code: 'asc' }],
    select: { regionCode: true, code: true, name: true },
  })
}
