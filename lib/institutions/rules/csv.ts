import { plainCell, safeCell } from '../../kernel/cells'
import { done, type Outcome, refused } from '../../kernel/outcome'

/** One record of a csv; `line` counts records as a spreadsheet does, the first is 1. */
export type CsvLine = { line: number; cells: string[] }

/** Beyond this a cell is no cell: a quote was opened and never closed. */
const CELL_MOST = 32_767

/** Reads a csv piece by piece: `write` gives the records that are complete, `end` the rest, or refuses a quote left open. */
export type CsvReading = { write(text: string): Outcome<CsvLine[]>; end(): Outcome<CsvLine[]> }

/** RFC 4180 with commas, and CR, LF or CRLF between records. Wholly empty records are left out and counted all the same. */
export function csvReading(): CsvReading {
  let cells: string[] = []
  let cell = ''
  let line = 1
  let quotedFrom = 0
  let state: 'open' | 'quoted' | 'quoteInQuoted' = 'open'
  let isAfterCr = false
  let isFirst = true
  let ready: CsvLine[] = []

  function endCell(): void {
    cells.push(cell)
    cell = ''
    state = 'open'
  }
  function endRecord(): void {
    endCell()
    const read = cells.map(readCell)
    if (read.some((one) => one !== '')) ready.push({ line, cells: read })
    cells = []
    line += 1
  }
  function taken(): Outcome<CsvLine[]> {
    const lines = ready
    ready = []
    return done(lines)
  }

  return {
    write(text) {
      let from = 0
      if (isFirst && text !== '') {
        if (text.startsWith('\uFEFF')) from = 1
        isFirst = false
      }
      for (let at = from; at < text.length; at += 1) {
        const letter = text[at]
        if (state === 'quoted') {
          if (letter !== '"') continue
          cell += text.slice(from, at)
          from = at + 1
          state = 'quoteInQuoted'
          continue
        }
        if (letter === '"') {
          if (state === 'quoteInQuoted') {
            cell += '"'
            from = at + 1
            state = 'quoted'
          } else if (cell === '' && from === at) {
            from = at + 1
            state = 'quoted'
            quotedFrom = line
          }
        } else if (letter === ',' || letter === '\n' || letter === '\r') {
          cell += text.slice(from, at)
          from = at + 1
          if (letter === ',') endCell()
          else if (letter === '\n' && isAfterCr && cell === '' && cells.length === 0) isAfterCr = false
          else endRecord()
        } else if (state === 'quoteInQuoted') state = 'open'
        isAfterCr = letter === '\r'
      }
      cell += text.slice(from)
      return cell.length > CELL_MOST ? openQuote(state === 'quoted' ? quotedFrom : line) : taken()
    },
    end() {
      if (state === 'quoted') return openQuote(quotedFrom)
      if (cell !== '' || cells.length > 0) endRecord()
      return taken()
    },
  }
}

function openQuote(line: number): Outcome<never> {
  return refused('csvQuote', `第 ${line} 行有一个引号没有闭合，后面的内容都并进了这一格。请用表格软件打开核对，另存后重新上传。`)
}

/** Composed, without the quote mark that `safeCell` put before a sign, trimmed. */
export function readCell(raw: string): string {
  return plainCell(raw.normalize('NFC').replace(/^ +| +$/g, '')).trim()
}

/** A csv with BOM and CRLF, as spreadsheets open it without asking. */
export function csvOf(records: readonly (readonly string[])[]): string {
  return `\uFEFF${records.map(csvRecord).join('')}`
}

/** One record of a csv with its CRLF, signs neutralised (F-05). */
export function csvRecord(cells: readonly string[]): string {
  const quote = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return `${cells.map((cell) => quote(safeCell(cell))).join(',')}\r\n`
}
