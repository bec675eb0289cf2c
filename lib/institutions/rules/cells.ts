import type { Region, Township } from '../../agreements/schema'
import { isPlainDate, type PlainDate } from '../../kernel/dates'
import {
  CARE_SERVICE_LABEL,
  type CareService,
  type FileCells,
  INSTITUTION_KIND_LABEL,
  INSTITUTION_STATUS_LABEL,
  type InstitutionKind,
  type InstitutionStatus,
  REGISTER_FIELDS,
  type RegisterField,
  type RegisterRow,
  type RowCells,
} from '../schema'

/** The regions and townships a ledger names; cells are read and written by them. */
export type PlaceNames = { regions: readonly Pick<Region, 'code' | 'name' | 'shortName'>[]; townships: readonly Township[] }

/** A row as its cells, by which it is exported, compared and read back unchanged. */
export function cellsOfRow(row: RegisterRow, names: PlaceNames): RowCells {
  const regionName = (code: string) => names.regions.find((one) => one.code === code)?.name ?? code
  return {
    ...row,
    kind: INSTITUTION_KIND_LABEL[row.kind],
    services: row.services.map((one) => CARE_SERVICE_LABEL[one]).join('、'),
    regionCode: regionName(row.regionCode),
    townshipCode: names.townships.find((one) => one.code === row.townshipCode)?.name ?? row.townshipCode,
    latitude: numberCell(row.latitude),
    longitude: numberCell(row.longitude),
    licenceFrom: row.licenceFrom ?? '',
    licenceTo: row.licenceTo ?? '',
    beds: numberCell(row.beds),
    freePlaces: numberCell(row.freePlaces),
    freePlacesOn: row.freePlacesOn ?? '',
    carers: numberCell(row.carers),
    certified: numberCell(row.certified),
    servesRegions: row.servesRegions.map(regionName).join('、'),
    status: INSTITUTION_STATUS_LABEL[row.status],
  }
}

function numberCell(value: number | null): string {
  return value === null ? '' : String(value)
}

function parts(cell: string): string[] {
  return cell.split(/[、，,；;\s]+/).filter((part) => part !== '')
}

function keyByLabel<K extends string>(labels: Record<K, string>, label: string): K | null {
  return (Object.keys(labels) as K[]).find((key) => labels[key] === label) ?? null
}

export function kindOf(cell: string): InstitutionKind | null {
  if (cell === '护理') return 'care'
  if (cell === '评估') return 'assessment'
  return keyByLabel(INSTITUTION_KIND_LABEL, cell)
}

export function servicesOf(cell: string): CareService[] | null {
  const known = parts(cell).map((part) => keyByLabel(CARE_SERVICE_LABEL, part))
  if (known.some((one) => one === null)) return null
  // In the order of the list, each once, so that the same file written otherwise changes nothing.
  return (Object.keys(CARE_SERVICE_LABEL) as CareService[]).filter((one) => known.includes(one))
}

export function statusOf(cell: string): InstitutionStatus | null {
  return keyByLabel(INSTITUTION_STATUS_LABEL, cell)
}

export function regionOf(cell: string, { regions }: Pick<PlaceNames, 'regions'>): string | null {
  return regions.find((one) => one.code === cell || one.name === cell || one.shortName === cell)?.code ?? null
}

export function regionsOf(cell: string, names: PlaceNames): string[] | null {
  const codes = parts(cell).map((part) => regionOf(part, names))
  if (codes.some((code) => code === null)) return null
  return [...new Set(codes as string[])].sort()
}

export function townshipOf({ townshipCode, regionCode }: Pick<RowCells, 'townshipCode' | 'regionCode'>, names: PlaceNames): string | null {
  const region = regionOf(regionCode, names)
  return names.townships.find((one) => one.regionCode === region && (one.code === townshipCode || one.name === townshipCode))?.code ?? null
}

/** Null for an empty cell, undefined for what is no number of places or people. */
export function countOf(cell: string): number | null | undefined {
  if (cell === '') return null
  return /^\d{1,5}$/.test(cell) ? Number(cell) : undefined
}

/** Decimal degrees, to a tenth of a metre. Null for an empty cell, undefined for what is none. */
export function degreesOf(cell: string): number | null | undefined {
  if (cell === '') return null
  return /^-?\d{1,3}(\.\d{1,15})?$/.test(cell) ? Number(Number(cell).toFixed(6)) : undefined
}

/** The first and last serial number taken for a day: 1990 to 2100, in the system of 1900. */
const SERIALS = [32_874, 73_415] as const
const DAYS_OF_1904 = 1_462

/** The day of a serial number without a day's format, as a cell of a day column may hold it; null outside 1990 to 2100. */
export function dayOfPlainSerial(serial: number, is1904: boolean): PlainDate | null {
  const own = is1904 ? serial + DAYS_OF_1904 : serial
  if (!Number.isInteger(own) || own < SERIALS[0] || own > SERIALS[1]) return null
  return new Date((own - 25_569) * 86_400_000).toISOString().slice(0, 10)
}

/** 2026-01-01, 2026/1/1, 2026.1.1, 2026年1月1日, 20260101, each also at midnight, and 46023: as spreadsheets and people write days. */
export function dayOf(cell: string): PlainDate | null {
  const bare = cell
    .normalize('NFKC')
    .replace(/\s*T?00:00(:00(\.0+)?)?$/, '')
    .replace(/\s+/g, '')
  if (/^\d{5}$/.test(bare)) return dayOfPlainSerial(Number(bare), false)
  const [, year, month, date] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(bare) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(bare) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(bare) ??
    []
  if (!year || !month || !date) return null
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isPlainDate(day) ? day : null
}

/** The same where a day may be left out: null for an empty cell, undefined for what is no day. */
export function dayOrNone(cell: string): PlainDate | null | undefined {
  return cell === '' ? null : (dayOf(cell) ?? undefined)
}

/** Fields that keep the form they were typed in: a name is what its owner says it is. */
const NAMES: readonly RegisterField[] = ['name', 'address', 'legalPerson', 'mark']
/** Fields of free form in which digits, letters and dashes alone are made half-width. */
const NUMBERS: readonly RegisterField[] = ['phone', 'openingHours', 'licenceNo', 'agreementNo']

/** Cells as they are judged: codes, labels, numbers and days in half width (NFKC), names in their own form. */
export function plainCells<C extends FileCells>(cells: C): C {
  const plain = { ...cells }
  for (const field of REGISTER_FIELDS) {
    const typed = cells[field]
    if (typed === undefined || NAMES.includes(field)) continue
    plain[field] = NUMBERS.includes(field) ? halfWidth(typed) : typed.normalize('NFKC').trim()
  }
  return plain
}

/** Digits, letters and dashes as they are typed in half width; brackets and words keep their form. */
function halfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ－＋／．]/g, (letter) => letter.normalize('NFKC'))
}
