import { type ListedRow, listedRowSchema } from '../schema'
import { csvOf } from './csv'

/**
 * The register as anyone may take it: the very rows an issue's digest is made of, by code, under the names they have in the digest. A new
 * column, or another meaning of one, is another version of this form.
 */
export const OPEN_DATA_VERSION = '1.0'
/** Not settled between the bureaus yet. */
export const OPEN_DATA_LICENCE = '待核定'

type Field = keyof ListedRow
export const OPEN_FIELDS = Object.keys(listedRowSchema.shape) as Field[]
/** How a field is written in a csv, so that it can be read back without loss. */
export type Writing = 'text' | 'number' | 'list' | 'textOrNull'

const NUMBERS: readonly Field[] = ['latitude', 'longitude', 'beds', 'carers', 'certified']
const LISTS: readonly Field[] = ['services', 'servesRegions']
const DAYS_OR_NULL: readonly Field[] = ['licenceFrom', 'licenceTo']

export function writingOf(field: Field): Writing {
  if (NUMBERS.includes(field)) return 'number'
  if (LISTS.includes(field)) return 'list'
  return DAYS_OR_NULL.includes(field) ? 'textOrNull' : 'text'
}

/** The rows as csv: a list by | between its members, nothing for null; signs at the head of a cell behind a quote mark (F-05). */
export function openCsv(rows: readonly ListedRow[]): string {
  return csvOf([OPEN_FIELDS, ...rows.map((row) => OPEN_FIELDS.map((field) => cellOf(row[field])))])
}

function cellOf(value: ListedRow[Field]): string {
  if (value === null) return ''
  return Array.isArray(value) ? value.join('|') : String(value)
}
