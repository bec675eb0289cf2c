import type { Region, Township } from '../../agreements/schema'
import { isPlainDate, type PlainDate } from '../../kernel/dates'
import {
  CARE_SERVICE_LABEL,
  type CareService,
  INSTITUTION_KIND_LABEL,
  INSTITUTION_STATUS_LABEL,
  type InstitutionKind,
  type InstitutionStatus,
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

/** 2026-01-01, 2026/1/1 and 2026.1.1, as spreadsheets write days. */
export function dayOf(cell: string): PlainDate | null {
  const [, year, month, date] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(cell) ?? []
  if (!year || !month || !date) return null
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isPlainDate(day) ? day : null
}

/** The same where a day may be left out: null for an empty cell, undefined for what is no day. */
export function dayOrNone(cell: string): PlainDate | null | undefined {
  return cell === '' ? null : (dayOf(cell) ?? undefined)
}
