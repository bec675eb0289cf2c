import type { Door } from '../db'
import type { Prisma, Institution as Row } from '../generated/prisma/client'
import type { PlainDate } from '../kernel/dates'
import { validFor } from './rules'
import { searchKeysOf } from './rules/search-key'
import { type Institution, type ListedRow, type ListVersion, type RegisterRow, registerRowSchema } from './schema'
import type { DailyFacts } from './schema/change'

/** One institution by its 定点编号 or its id. */
export async function institution(tx: Door, codeOrId: string): Promise<Institution | null> {
  const row = await tx.institution.findFirst({ where: { OR: [{ code: codeOrId }, { id: codeOrId }] } })
  return row && institutionFrom(row)
}

/** Names by id, for lists: one read however many. */
export async function institutionNames(tx: Door, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.institution.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } })
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Care institutions a person of this pair of regions may choose on `day`. */
export async function careInstitutionsFor(tx: Door, day: PlainDate, regions: readonly [string, string]): Promise<Institution[]> {
  const rows = await tx.institution.findMany({
    where: {
      ...{ kind: 'care', status: 'valid', agreementFrom: { lte: day }, agreementTo: { gte: day } },
      servesRegions: { hasEvery: [...regions] },
    },
    orderBy: IN_ORDER,
  })
  // The law decides; the query only narrows.
  return rows.map(institutionFrom).filter((one) => validFor(one, day, regions[0], regions[1]).ok)
}

/** Designated assessment institutions of a region in force on `day`. */
export async function assessmentInstitutionsOf(tx: Door, regionCode: string, day: PlainDate): Promise<Institution[]> {
  const rows = await tx.institution.findMany({
    where: { kind: 'assessment', status: 'valid', regionCode, agreementFrom: { lte: day }, agreementTo: { gte: day } },
    orderBy: IN_ORDER,
  })
  return rows.map(institutionFrom)
}

/** How many care institutions are designated and not suspended on `day`: the number on the home page. */
export async function careInstitutionCount(tx: Door, day: PlainDate): Promise<number> {
  return tx.institution.count({ where: { kind: 'care', status: 'valid', agreementFrom: { lte: day }, agreementTo: { gte: day } } })
}

/** The whole register, by code. */
export async function register(tx: Door): Promise<Institution[]> {
  return (await tx.institution.findMany({ orderBy: { code: 'asc' } })).map(institutionFrom)
}

/** The latest issue of the register; null before the first import. */
export async function currentList(tx: Door): Promise<ListVersion | null> {
  return tx.listVersion.findFirst({ orderBy: { number: 'desc' }, select: LIST })
}

/** The last issues, newest first. */
export async function listVersions(tx: Door, count: number): Promise<ListVersion[]> {
  return tx.listVersion.findMany({ orderBy: { number: 'desc' }, take: count, select: LIST })
}

/** Issues of the list on one page of their history, the latest first. */
export const HISTORY_PAGE = 20

export async function listHistory(tx: Door, page: number): Promise<{ rows: ListVersion[]; total: number }> {
  const rows = await tx.listVersion.findMany({
    orderBy: { number: 'desc' },
    skip: (page - 1) * HISTORY_PAGE,
    take: HISTORY_PAGE,
    select: LIST,
  })
  return { rows, total: await tx.listVersion.count() }
}

/** One issue, by its number or by the docket that made it. */
export async function listVersion(tx: Door, by: { number: number } | { docketId: string }): Promise<ListVersion | null> {
  return tx.listVersion.findUnique({ where: by, select: LIST })
}

/** One import at a time, over both regions, until the transaction ends: the list's number and digest are of the whole. */
export async function lockRegister(tx: Door): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(20220724)`
}

/** Adds rows to the register under the list that will name them; `searchKeysOf` the name goes with each. */
export async function insertInstitutions(tx: Door, listNumber: number, rows: readonly RegisterRow[]): Promise<void> {
  await tx.institution.createMany({ data: rows.map((row) => ({ ...row, ...searchKeysOf(row.name), listNumber })) })
}

/** Overwrites what both bureaus sign of the rows of these codes. */
export async function amendInstitutions(tx: Door, listNumber: number, rows: readonly ListedRow[]): Promise<void> {
  for (const { code, regionCode, ...rest } of rows)
    await tx.institution.updateMany({ where: { code, regionCode }, data: { ...rest, ...searchKeysOf(rest.name), listNumber } })
}

/** Writes what changes from day to day, of one institution. */
export async function writeDaily(tx: Door, code: string, { openingHours, freePlaces, freePlacesOn }: DailyFacts): Promise<void> {
  await tx.institution.updateMany({ where: { code }, data: { openingHours, freePlaces, freePlacesOn } })
}

/** Rows of the register by code. */
export async function institutionsByCode(tx: Door, codes: readonly string[]): Promise<Map<string, Institution>> {
  const rows = await tx.institution.findMany({ where: { code: { in: [...new Set(codes)] } } })
  return new Map(rows.map((row) => [row.code, institutionFrom(row)]))
}

/** Issues a list. createMany, so that the insert is free of RETURNING. */
export async function insertListVersion(tx: Door, list: Omit<ListVersion, 'createdAt'> & { accountId: string }): Promise<void> {
  await tx.listVersion.createMany({ data: [list] })
}

const IN_ORDER: Prisma.InstitutionOrderByWithRelationInput[] = [{ townshipCode: 'asc' }, { initials: 'asc' }, { code: 'asc' }]
const LIST = {
  number: true,
  issuedOn: true,
  digest: true,
  careCount: true,
  regionCode: true,
  mark: true,
  previous: true,
  docketId: true,
  createdAt: true,
} as const

// Made once: it has its own compiled check.
const ROW = registerRowSchema.strip()

/** A row as the modules above know it. */
export function institutionFrom(row: Row): Institution {
  const { id, listNumber, nameKey: _, initials: __, updatedAt: ___, ...rest } = row
  return { id, listNumber, ...ROW.parse(rest) }
}
