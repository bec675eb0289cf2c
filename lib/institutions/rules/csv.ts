import { plainCell, safeCell } from '../../kernel/cells'
import { done, type Outcome, refused } from '../../kernel/outcome'

export type FileEncoding = 'UTF-8' | 'GB18030'

/** Text of an uploaded csv: UTF-8 with or without BOM, else GB18030 (what Chinese spreadsheets save). Refuses what is neither. */
export function textOfFile(bytes: Uint8Array): Outcome<{ text: string; encoding: FileEncoding }> {
  for (const encoding of ['UTF-8', 'GB18030'] as const) {
    try {
      // The decoder drops a BOM by itself.
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\u0000')) return done({ text, encoding })
    } catch {
      // Not this encoding.
    }
  }
  return refused('notCsv', '文件不是csv文本，请用“另存为 CSV(UTF-8)”后重新上传')
}

/** Cells of a csv text (RFC 4180; commas; CR, LF or CRLF), without wholly empty lines; `line` counts records, the first is 1. */
export function cellsOf(text: string): Array<{ line: number; cells: string[] }> {
  const records: string[][] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at] as string
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (source[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (letter === '"' && cell === '') quoted = true
    else if (letter === ',') {
      cells.push(cell)
      cell = ''
    } else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && source[at + 1] === '\n') at += 1
      cells.push(cell)
      records.push(cells)
      cells = []
      cell = ''
    } else cell += letter
  }
  if (cell !== '' || cells.length > 0) records.push([...cells, cell])
  return records
    .map((each, index) => ({ line: index + 1, cells: each.map(readCell) }))
    .filter((each) => each.cells.some((one) => one !== ''))
}

/** Composed, without the quote mark that `safeCell` put before a sign, trimmed. */
function readCell(raw: string): string {
  return plainCell(raw.normalize('NFC').trim()).trim()
}

/** A csv with BOM and CRLF, as spreadsheets open it without asking. */
export function csvOf(records: readonly (readonly string[])[]): string {
  const quote = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return `\uFEFF${records.map((cells) => cells.map((cell) => quote(safeCell(cell))).join(',')).join('\r\n')}\r\n`
}
