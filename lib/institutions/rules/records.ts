import { COLUMNS, type ImportPreview, REGISTER_FIELDS, type RegisterRow } from '../schema'
import { cellsOfRow, type PlaceNames } from './cells'
import { AS_OF_COLUMN, REASON_COLUMN } from './file'

const HEAD: readonly string[] = REGISTER_FIELDS.map((field) => COLUMNS[field])

/** Header and rows of a csv of the register, each row with the list it was taken from; of the empty template without rows and list. */
export function registerRecords(rows: readonly RegisterRow[], names: PlaceNames, listNumber: number | null): string[][] {
  const asOf = listNumber === null ? [] : [String(listNumber)]
  const body = rows.map((row) => {
    const cells = cellsOfRow(row, names)
    return [...REGISTER_FIELDS.map((field) => cells[field]), ...asOf]
  })
  return [[...HEAD, ...asOf.map(() => AS_OF_COLUMN)], ...body]
}

/** The header of the error workbook: the register's own columns, the list a row was exported from, and why it was refused. */
export const REFUSAL_HEAD: readonly string[] = [...HEAD, AS_OF_COLUMN, REASON_COLUMN]

/** A refused row as typed, with its reasons. */
export function refusalRecord({ cells, asOf = '', reasons }: ImportPreview['refused'][number]): string[] {
  return [...REGISTER_FIELDS.map((field) => cells[field]), asOf, reasons.map(({ code, says }) => `${code} ${says}`).join('；')]
}
