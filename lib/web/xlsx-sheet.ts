import { readCell } from '../institutions/rules/csv'
import type { Merge, TableCell } from '../institutions/rules/table'
import { type Book, ownText, unescaped } from './xlsx-book'
import { readXml } from './xml-read'
import type { Parts } from './zip-parts'

/** One line of a sheet; `line` as the spreadsheet numbers it. Cells may have holes. */
export type SheetLine = { line: number; isHidden: boolean; cells: Array<TableCell | undefined> }

/** What stands behind the lines of a sheet and is known at its end. */
export type SheetEnd = { merges: Merge[] }

export const SHEET_LIMITS = { columns: 512, line: 1_048_576, merges: 100_000, cellCharacters: 32_767 } as const
/** Beyond this a number in a sheet has lost its last digits. */
const EXACT_NUMBER = 1e15

/**
 * The lines of a sheet in the order of the file, without those that have no cell, as they are unpacked. Formulas are neither evaluated
 * nor are their kept results taken: the cell bears its fault. Returns what stands at the end.
 */
export async function* sheetLines(parts: Parts, book: Book, part: string): AsyncGenerator<SheetLine, SheetEnd> {
  const merges: Merge[] = []
  const own = keeper()
  let gathered: SheetLine[] = []
  let line = 0
  let row: SheetLine | null = null
  let column = -1
  let cell: { type: string; style: number; value: string; isFormula: boolean } | null = null
  let reads: 'value' | 'inline' | null = null
  let isPhonetic = false

  const listener = {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (name === 'c' && row) {
        column = attributes.r ? columnOf(attributes.r) : column + 1
        if (column < 0 || column >= SHEET_LIMITS.columns) return
        cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '', isFormula: false }
      } else if (name === 'row') {
        line = attributes.r ? Number(attributes.r) : line + 1
        if (!Number.isInteger(line) || line < 1 || line > SHEET_LIMITS.line) throw new Error('xlsx: a row out of bounds')
        row = { line, isHidden: /^(1|true)$/.test(attributes.hidden ?? ''), cells: [] }
        column = -1
      } else if (name === 'f' && cell) cell.isFormula = true
      else if (name === 'v' && cell) reads = 'value'
      else if (name === 'rPh') isPhonetic = true
      else if (name === 't' && cell && !isPhonetic) reads = 'inline'
      else if (name === 'mergeCell' && merges.length < SHEET_LIMITS.merges) {
        const range = rangeOf(attributes.ref ?? '')
        if (range) merges.push(range)
      }
    },
    text(text: string) {
      if (cell && reads) {
        cell.value += text
        if (cell.value.length > SHEET_LIMITS.cellCharacters) throw new Error('xlsx: a cell beyond its bound')
      }
    },
    close(name: string) {
      if (name === 'v' || name === 't') reads = null
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'c' && row && cell) {
        const read = cellOf(cell, book)
        if (read) row.cells[column] = { ...read, text: own(read.kind === 'text' ? readCell(read.text) : read.text) }
        cell = null
      } else if (name === 'row' && row) {
        if (row.cells.length > 0) gathered.push(row)
        row = null
      }
    },
  }

  for await (const _ of readXml(parts, part, listener)) {
    yield* gathered
    gathered = []
  }
  return { merges }
}

function cellOf(
  { type, style, value, isFormula }: { type: string; style: number; value: string; isFormula: boolean },
  book: Book,
): TableCell | null {
  if (isFormula) return { text: '', kind: 'text', fault: 'formula' }
  if (value === '') return null
  if (type === 's') return { text: book.strings[Number(value)] ?? '', kind: 'text' }
  if (type === 'str' || type === 'inlineStr') return { text: unescaped(value), kind: 'text' }
  if (type === 'b') return { text: value === '1' ? 'TRUE' : 'FALSE', kind: 'text' }
  if (type === 'e') return { text: value, kind: 'text', fault: 'error' }
  if (type === 'd') return { text: value.replace('T', ' ').replace(/ 00:00:00(\.0+)?Z?$/, ''), kind: 'day' }
  const number = Number(value)
  if (!Number.isFinite(number)) return { text: value, kind: 'text' }
  if (Math.abs(number) >= EXACT_NUMBER) return { text: value, kind: 'number', fault: 'longNumber' }
  if (book.showsDay[style]) return { text: dayOfSerial(number, book.is1904) ?? value, kind: 'day' }
  // Fifteen digits are what a spreadsheet shows; the rest is the binary's own.
  return { text: String(Number(number.toPrecision(15))), kind: 'number' }
}

/**
 * The day of a serial number: 'YYYY-MM-DD', with its time behind it unless it is midnight; null for what is none. In the system of
 * 1900 day 60 is a 29 February that never was.
 */
export function dayOfSerial(serial: number, is1904: boolean): string | null {
  if (serial < 0 || serial >= 2_958_466 || (!is1904 && (serial < 1 || Math.floor(serial) === 60))) return null
  const since1970 = serial - (is1904 ? 24_107 : serial < 60 ? 25_568 : 25_569)
  const at = new Date(Math.round(since1970 * 86_400) * 1000).toISOString()
  return at.endsWith('T00:00:00.000Z') ? at.slice(0, 10) : at.slice(0, 19).replace('T', ' ')
}

/** 'AB12' → 27. -1 for what is no place. */
function columnOf(place: string): number {
  let column = 0
  for (const letter of place) {
    const code = letter.charCodeAt(0) & ~32
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column - 1
}

function rangeOf(ref: string): Merge | null {
  const [, from, fromLine, to, toLine] = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(ref) ?? []
  if (!from || !to) return null
  return { fromLine: Number(fromLine), toLine: Number(toLine), fromColumn: columnOf(from), toColumn: columnOf(to) }
}

/** Copies texts off the pieces of the file they were cut from, each of the repeated ones (up to a bound) once. */
export function keeper(): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const kept = known.get(text)
    if (kept !== undefined) return kept
    const copy = ownText(text)
    if (known.size < 20_000 && copy.length <= 60) known.set(copy, copy)
    return copy
  }
}
