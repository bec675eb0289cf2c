import { done, type Outcome } from '../../kernel/outcome'
import { COLUMNS, type FileRow, type RegisterField } from '../schema'
import { dayOfPlainSerial } from './cells'
import { csvReading } from './csv'
import {
  AS_OF_COLUMN,
  type CellFaultKind,
  cellFault,
  DAY_FIELDS,
  FILE_LIMITS,
  FILLED_DOWN,
  HEADER_MISSING,
  type Header,
  headerOf,
  isHeader,
  mergedRefusal,
  NO_ROWS,
  TOO_MANY_ROWS,
} from './file'

/** A cell as a file holds it: text as `readCell` leaves it, a number that is no day, or a day ('YYYY-MM-DD', with a time behind it where there is one). */
export type TableCell = { text: string; kind: 'text' | 'number' | 'day'; fault?: CellFaultKind }

/** A merged range, all ends included; lines as spreadsheets number them, columns from 0. */
export type Merge = { fromLine: number; toLine: number; fromColumn: number; toColumn: number }

/** A file of the register as it was read: its rows as typed, and in sentences what a clerk should know of the reading. */
export type RegisterFile = { rows: FileRow[]; format: string; notes: string[] }

/** How many names or places a sentence lists. */
const LISTED = 8

/** The rows of a csv text, as `tableOf` reads them. */
export function fileRowsOf(text: string): Outcome<FileRow[]> {
  const table = tableOf(() => {})
  const reading = csvReading()
  for (const lines of [reading.write(text), reading.end()]) {
    if (!lines.ok) return lines
    for (const { line, cells } of lines.value) {
      const problem = table.add(
        line,
        cells.map((cell) => ({ text: cell, kind: 'text' })),
        false,
      )
      if (problem) return problem
    }
  }
  const read = table.end('csv', [])
  return read.ok ? done(read.value.rows) : read
}

/**
 * Gathers the rows of one table below its header; `told` hears how many there are, now and then. `add` answers with the refusal that
 * ends the reading, or null.
 */
export function tableOf(told: (rows: number) => void, is1904 = false) {
  const rows: FileRow[] = []
  const hiddenLines: number[] = []
  const notes: string[] = []
  let header: Header | null = null
  let seen = 0

  function add(line: number, cells: ReadonlyArray<TableCell | undefined>, isHidden: boolean): Outcome<never> | null {
    if (!header) {
      seen += 1
      const texts = textsOf(cells)
      if (!isHeader(texts)) return seen > FILE_LIMITS.linesAboveHeader ? HEADER_MISSING : null
      const read = headerOf(line, texts)
      if (!read.ok) return read
      header = read.value
      return null
    }
    const row = rowOf(line, cells, header, is1904)
    if (!row) return null
    if (rows.length === FILE_LIMITS.rows) return TOO_MANY_ROWS
    rows.push(row)
    if (isHidden) hiddenLines.push(line)
    if (rows.length % 1000 === 0) told(rows.length)
    return null
  }

  /** Merged cells: those that may be are filled down; others among our columns are refused by their place. */
  function unmerge(merges: readonly Merge[]): Outcome<true> {
    if (!header) return done(true)
    const fieldAt = new Map([...header.at].map(([field, column]) => [column, field]))
    let filled = 0
    for (const merge of merges) {
      if (merge.toLine < header.line || (merge.toLine === header.line && merge.fromColumn === merge.toColumn)) continue
      const fields = [...fieldAt].filter(([column]) => column >= merge.fromColumn && column <= merge.toColumn).map(([, field]) => field)
      const [field] = fields
      if (!field) continue
      const isFilled = merge.fromColumn === merge.toColumn && FILLED_DOWN.includes(field) && merge.fromLine > header.line
      if (!isFilled) return mergedRefusal(field, merge.fromLine, merge.toLine)
      filled += fillDown(rows, field, merge)
    }
    if (filled > 0) notes.push(`合并的${FILLED_DOWN.map((one) => COLUMNS[one]).join('、')}已逐行补齐，共 ${filled} 格。`)
    return done(true)
  }

  function end(format: string, more: readonly string[]): Outcome<RegisterFile> {
    if (!header) return HEADER_MISSING
    if (rows.length === 0) return NO_ROWS
    told(rows.length)
    if (header.line > 1) notes.unshift(`表头在第 ${header.line} 行，上面的各行没有读。`)
    if (header.ignored.length > 0) notes.push(`这些列不在名录里，没有读：${listed(header.ignored)}。`)
    if (hiddenLines.length > 0)
      notes.push(`有 ${hiddenLines.length} 行被隐藏或筛选掉，也照样读入：${listed(hiddenLines.map((line) => `第 ${line} 行`))}。`)
    if (header.asOf === null) notes.push(`文件没有“${AS_OF_COLUMN}”列，不能核对各行是否已经过时。`)
    return done({ rows, format, notes: [...notes, ...more] })
  }

  return { add, unmerge, end }
}

/** A line as a row of the register, cells as typed; null when nothing stands in our columns. */
function rowOf(line: number, cells: ReadonlyArray<TableCell | undefined>, header: Header, is1904: boolean): FileRow | null {
  const row: FileRow = { line, cells: {} as FileRow['cells'] }
  let isBlank = true
  for (const [field, column] of header.at) {
    const cell = cells[column]
    row.cells[field] = cell ? textIn(field, cell, is1904) : ''
    const fault = cell?.fault ?? (cell?.kind === 'day' && !DAY_FIELDS.includes(field) ? 'strayDay' : undefined)
    if (fault) row.faults = [...(row.faults ?? []), cellFault(fault, field)]
    if (fault || row.cells[field] !== '') isBlank = false
  }
  const asOf = header.asOf === null ? undefined : cells[header.asOf]
  if (asOf && asOf.text !== '') row.asOf = asOf.text
  return isBlank ? null : row
}

function textIn(field: RegisterField, { text, kind }: TableCell, is1904: boolean): string {
  return (kind === 'number' && DAY_FIELDS.includes(field) && dayOfPlainSerial(Number(text), is1904)) || text
}

/** Gives the rows of a merge what its first line holds, where they hold nothing; answers how many. */
function fillDown(rows: readonly FileRow[], field: RegisterField, { fromLine, toLine }: Merge): number {
  let at = firstFrom(rows, fromLine)
  const value = rows[at]?.line === fromLine ? (rows[at]?.cells[field] ?? '') : ''
  let filled = 0
  for (; at < rows.length && (rows[at] as FileRow).line <= toLine; at += 1) {
    const { cells } = rows[at] as FileRow
    if (cells[field] !== '' || value === '') continue
    cells[field] = value
    filled += 1
  }
  return filled
}

/** Where the first row at or below a line stands. */
function firstFrom(rows: readonly FileRow[], line: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] as FileRow).line < line) low = middle + 1
    else high = middle
  }
  return low
}

export function textsOf(cells: ReadonlyArray<TableCell | undefined>): string[] {
  return Array.from(cells, (cell) => cell?.text ?? '')
}

/** Names or places in one line, the first of many. */
export function listed(names: readonly string[]): string {
  const rest = names.length - LISTED
  return rest > 0 ? `${names.slice(0, LISTED).join('、')}等 ${names.length} 处` : names.join('、')
}
