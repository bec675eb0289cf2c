import { pairOf } from '../../agreements/rules'
import type { Door } from '../../db'
import type { Prisma, ServiceItem as Row } from '../../generated/prisma/client'
import type { PlainDate } from '../../kernel/dates'
import type { CatalogueStep } from '../rules/items'
import { chargedPrice, itemOn, standsOnDay } from '../rules/items'
import { inOrder } from '../rules/mapping'
import {
  type CatalogueBook,
  type InstitutionItem,
  type ItemCatalogue,
  itemTermsSchema,
  type OfferedItem,
  type ServiceItem,
} from '../schema/items'
import { type ItemBook, itemTargetSchema, type MappingVersion } from '../schema/mapping'

/** One change of catalogues, mappings or institutions' prices at a time, until the transaction ends: each is judged by what stands. */
export async function lockItems(tx: Door): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(20220736)`
}

/** A region's catalogue whole. */
export async function catalogueBook(tx: Door, regionCode: string): Promise<CatalogueBook> {
  const versions = await tx.itemCatalogue.findMany({ where: { regionCode }, orderBy: { number: 'desc' } })
  return { regionCode, versions, items: await catalogueRows(tx, [regionCode]) }
}

/** What two regions know of each other's items; regions in any order. */
export async function itemBook(tx: Door, a: string, b: string): Promise<ItemBook> {
  return { items: await catalogueRows(tx, [a, b]), versions: await mappingVersions(tx, a, b) }
}

async function catalogueRows(tx: Door, regions: readonly string[]): Promise<ServiceItem[]> {
  const rows = await tx.serviceItem.findMany({
    where: { regionCode: { in: [...regions] } },
    orderBy: [{ regionCode: 'asc' }, { code: 'asc' }, { validFrom: 'asc' }],
  })
  return rows.map(itemFrom)
}

/** Every version of the mapping between two regions with its links, the latest first: two reads however many. */
export async function mappingVersions(tx: Door, a: string, b: string): Promise<MappingVersion[]> {
  const where = pairOf(a, b)
  const versions = await tx.itemMapping.findMany({ where, orderBy: { number: 'desc' } })
  const links = await tx.itemLink.findMany({ where, orderBy: [{ number: 'asc' }, { regionCode: 'asc' }, { code: 'asc' }] })
  return versions.map((version) => ({
    ...version,
    links: links
      .filter((link) => link.number === version.number)
      .map(({ regionCode, code, targets, reason }) => ({ regionCode, code, reason, targets: itemTargetSchema.array().parse(targets) })),
  }))
}

/** Issues a version of a catalogue: its new rows begin, and the rows they take the place of get their last day. */
export async function writeCatalogue(tx: Door, version: ItemCatalogue, { added, closed }: CatalogueStep): Promise<void> {
  await tx.itemCatalogue.createMany({ data: [version] })
  const { regionCode } = version
  const [one] = closed
  // All of a change end on the same day, the one before its first.
  if (one)
    await tx.serviceItem.updateMany({
      where: { regionCode, validTo: null, code: { in: closed.map((each) => each.code) } },
      data: { validTo: one.validTo },
    })
  await tx.serviceItem.createMany({ data: added })
}

/** Issues a version of the mapping. */
export async function writeMapping(tx: Door, { links, ...version }: MappingVersion): Promise<void> {
  await tx.itemMapping.createMany({ data: [version] })
  const { lowRegion, highRegion, number } = version
  await tx.itemLink.createMany({
    data: inOrder(links).map(({ targets, ...link }) => ({
      ...{ lowRegion, highRegion, number, ...link },
      targets: targets as Prisma.InputJsonValue,
    })),
  })
}

/** An institution's own prices, every dated row, by item and day. */
export async function institutionItems(tx: Door, institutionCode: string): Promise<InstitutionItem[]> {
  return tx.institutionItem.findMany({ where: { institutionCode }, orderBy: [{ itemCode: 'asc' }, { validFrom: 'asc' }] })
}

/** What a care institution offers on `day`: items of its region's catalogue that stand that day, with its own price and its validity. */
export async function itemsOf(tx: Door, institutionCode: string, day: PlainDate): Promise<OfferedItem[]> {
  const own = (await institutionItems(tx, institutionCode)).filter((one) => standsOnDay(one, day))
  const [first] = own
  if (!first) return []
  const items = await catalogueRows(tx, [first.regionCode])
  return own.flatMap((one) => {
    const item = itemOn(items, one.regionCode, one.itemCode, day)
    return item ? [{ ...one, item, charged: chargedPrice(one, item) }] : []
  })
}

/** Writes own prices; those before them get their last day. */
export async function writeInstitutionItems(
  tx: Door,
  rows: readonly InstitutionItem[],
  closed: ReadonlyArray<Pick<InstitutionItem, 'institutionCode' | 'itemCode' | 'validFrom'> & { validTo: PlainDate }>,
): Promise<void> {
  for (const { validTo, ...key } of closed) await tx.institutionItem.updateMany({ where: key, data: { validTo } })
  await tx.institutionItem.createMany({ data: [...rows] })
}

function itemFrom({ regionCode, validFrom, validTo, catalogue, ...rest }: Row): ServiceItem {
  return { ...itemTermsSchema.parse(rest), regionCode, validFrom, validTo, catalogue }
}
