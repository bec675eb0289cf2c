import { FILE_LIMITS, HEADER_MISSING, isHeader, TOO_LARGE } from '../institutions/rules/file'
import { listed, type Merge, type RegisterFile, tableOf, textsOf } from '../institutions/rules/table'
import { done, type Outcome, refused } from '../kernel/outcome'
import { csvLines, encodingOf } from './csv-read'
import { kindOfFile } from './file-kind'
import { type Book, openBook } from './xlsx-book'
import { sheetLines } from './xlsx-sheet'
import { openParts, type Parts } from './zip-parts'

const NOT_XLSX = refused('notXlsx', '文件不是 .xlsx 工作簿，或者已经损坏。请在表格软件里另存为 .xlsx 或 CSV 后重新上传。')
/**
 * Reads an upload row by row, whatever it is called: by its bytes a workbook or a csv. `told` hears how many rows have been read.
 * Memory: the file itself, the texts of its rows, and one piece of what is being unpacked.
 */
export async function readRegisterFile(bytes: Uint8Array, name: string, told: (rows: number) => void): Promise<Outcome<RegisterFile>> {
  if (bytes.length > FILE_LIMITS.bytes) return TOO_LARGE
  const kind = kindOfFile(bytes, name)
  if (!kind.ok) return kind
  return kind.value === 'xlsx' ? readBook(bytes, told) : readCsv(bytes, told)
}

async function readCsv(bytes: Uint8Array, told: (rows: number) => void): Promise<Outcome<RegisterFile>> {
  const encoding = encodingOf(bytes)
  if (!encoding.ok) return encoding
  const table = tableOf(told)
  for await (const lines of csvLines(bytes, encoding.value)) {
    if (!lines.ok) return lines
    for (const { line, cells } of lines.value) {
      const problem = table.add(
        line,
        cells.map((text) => ({ text, kind: 'text' })),
        false,
      )
      if (problem) return problem
    }
  }
  return table.end(`csv，${encoding.value}`, [])
}

async function readBook(bytes: Uint8Array, told: (rows: number) => void): Promise<Outcome<RegisterFile>> {
  const parts = await openParts(bytes)
  if (!parts.ok) return parts
  try {
    const book = await openBook(parts.value)
    if (!book) return NOT_XLSX
    const sheet = await sheetToRead(parts.value, book)
    if (!sheet.ok) return sheet
    return await readSheet(parts.value, book, sheet.value, told)
  } catch {
    // Damaged inside: not well-formed, cut off, or longer than it says.
    return NOT_XLSX
  }
}

type SheetOfBook = Book['sheets'][number]

/** The one sheet in view that has the header among its first lines. Two of them are refused: which would count? */
async function sheetToRead(parts: Parts, book: Book): Promise<Outcome<SheetOfBook>> {
  const found: SheetOfBook[] = []
  for (const sheet of book.sheets.filter(({ isHidden }) => !isHidden)) {
    for await (const { line, cells } of sheetLines(parts, book, sheet.part)) {
      if (line > FILE_LIMITS.linesAboveHeader + 1) break
      if (isHeader(textsOf(cells))) {
        found.push(sheet)
        break
      }
    }
  }
  const [first, second] = found
  if (!first) return HEADER_MISSING
  if (second) return refused('twoSheets', `工作簿里“${first.name}”和“${second.name}”两张表都有名录的表头，请只留要导入的一张后重新上传。`)
  return done(first)
}

async function readSheet(parts: Parts, book: Book, sheet: SheetOfBook, told: (rows: number) => void): Promise<Outcome<RegisterFile>> {
  const table = tableOf(told, book.is1904)
  const lines = sheetLines(parts, book, sheet.part)
  let merges: Merge[] = []
  for (let next = await lines.next(); ; next = await lines.next()) {
    if (next.done) {
      merges = next.value.merges
      break
    }
    const { line, cells, isHidden } = next.value
    const problem = table.add(line, cells, isHidden)
    if (problem) {
      await lines.return({ merges: [] })
      return problem
    }
  }
  const unmerged = table.unmerge(merges)
  if (!unmerged.ok) return unmerged
  const hidden = book.sheets.filter(({ isHidden }) => isHidden).map(({ name }) => `“${name}”`)
  const notes = hidden.length > 0 ? [`隐藏的工作表没有读：${listed(hidden)}。`] : []
  return table.end(`xlsx，工作表“${sheet.name}”`, notes)
}
