import type { Region, Township } from '@/lib/agreements/schema'
import { standingOn } from '@/lib/institutions/rules'
import { drawn } from '@/lib/institutions/rules/map'
import { CARE_SERVICE_LABEL, type Institution, type InstitutionFilter } from '@/lib/institutions/schema'
import type { ListedInstitution, ListedMap, Listing } from '@/lib/institutions/schema/listing'
import type { PlainDate } from '@/lib/kernel/dates'
import { bedsText } from './beds-text'
import { institutionsHref } from './institutions-href'

/** What was found, as it was read. */
type Read = {
  today: PlainDate
  filter: InstitutionFilter & { kind: 'care' | 'assessment' }
  rows: readonly Institution[]
  total: number
  page: number
  pages: number
  counts: Listing['counts']
  places: Parameters<typeof drawn>[0]
  list: unknown
  regions: readonly Region[]
  townships: readonly Township[]
}

/** A page of the public list in the words it is shown with: one answer for the page and for what is typed into it. */
export function listingOf(list: Read): Listing {
  const { filter, counts, total, page, pages } = list
  const placed = new Map(list.rows.filter((row) => row.latitude !== null).map((row, n) => [row.code, n + 1]))
  return {
    href: institutionsHref({ ...filter, page: 1 }),
    kind: filter.kind,
    ...{ counts, total, page, pages, isPublished: list.list !== null },
    rows: list.rows.map((row) => listed(row, list, placed.get(row.code) ?? null)),
    map: mapOf(list, placed),
  }
}

function listed(row: Institution, { regions, townships, today }: Read, onMap: number | null): ListedInstitution {
  const shortName = (code: string) => regions.find((one) => one.code === code)?.shortName ?? code
  const standing = standingOn(row, today)
  const beds = bedsText(row)
  return {
    ...{ code: row.code, name: row.name, address: row.address, phone: row.phone, onMap },
    place: `${shortName(row.regionCode)} · ${townships.find((town) => town.code === row.townshipCode)?.name ?? ''}`,
    tags: [
      ...(standing.inForce ? [] : [{ tone: 'late' as const, says: standing.says }]),
      ...row.services.map((service) => ({ tone: 'go' as const, says: CARE_SERVICE_LABEL[service] })),
      ...(row.mark === '' ? [] : [{ tone: 'plain' as const, says: row.mark }]),
    ],
    lines: [...(beds ? [beds] : []), `可服务${row.servesRegions.map(shortName).join('、')}参保人`],
  }
}

function mapOf({ places, townships, filter, total }: Read, placed: ReadonlyMap<string, number>): ListedMap | null {
  const sheet = drawn(places)
  if (!sheet) return null
  const townName = (code: string) => townships.find((town) => town.code === code)?.name ?? code
  const marks = sheet.marks.map(({ x, y, count, spots }) => {
    const [first] = spots
    const codes = spots.flatMap((one) => one.code ?? [])
    const numbers = codes.flatMap((code) => placed.get(code) ?? []).toSorted((a, b) => a - b)
    const towns = [...new Set(spots.map((one) => one.townshipCode))]
    const town = towns.length === 1 && towns[0] !== filter.town ? towns[0] : null
    const anchor = codes.find((code) => placed.has(code))
    // One that stands on this page is led to its entry; several of a town, to the town; another, to its own page.
    const href =
      count > 1 && town
        ? institutionsHref({ ...filter, region: undefined, town, page: 1 })
        : anchor
          ? `#at-${anchor}`
          : count === 1 && first?.code
            ? `/institutions/${first.code}`
            : institutionsHref({ ...filter, region: undefined, town: towns[0], page: 1 })
    const says =
      count === 1 && first?.name ? `${first.name}，${townName(first.townshipCode)}` : `${towns.map(townName).join('、')}，${count} 家`
    return { x, y, count, numbers, codes, town: town ? townName(town).replace(/(街道|镇|乡)$/, '') : '', says, href }
  })
  return { ...sheet, marks, unplaced: total - places.reduce((sum, one) => sum + one.count, 0) }
}
