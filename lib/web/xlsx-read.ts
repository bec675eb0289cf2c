import { type CellValue, readXlsx, type Sheet } from 'hucre/xlsx'
import { plainCell } from '../kernel/cells'
import { done, type Outcome, refused } from '../kernel/outcome'

/** Bounds of a workbook that is read: of the file, of what it unpacks to, of its rows below the head (F-01). */
export const XLSX_LIMITS = { fileBytes: 10 * 1024 * 1024, unpackedBytes: 80 * 1024 * 1024, rows: 20_000 } as const

const NOT_XLSX = refused('notXlsx', '文件不是 .xlsx 工作簿，或者已经损坏。请在表格软件里另存为 .xlsx 或 CSV 后重新上传。')
/** Beyond this a number in a sheet has lost its last digits. */
const EXACT_NUMBER = 1e15

/**
 * The texts of the first sheet, line by line, without wholly empty ones; `line` is the row as the spreadsheet numbers it. Days come as
 * 'YYYY-MM-DD'. Formulas are never evaluated nor their kept results taken: a sheet with one is refused, and so is a number too
 * long to be exact. Works in the browser and on the server.
 */
export async function readXlsxLines(bytes: Uint8Array): Promise<Outcome<Array<{ line: number; cells: string[] }>>> {
  if (bytes.length > XLSX_LIMITS.fileBytes) return refused('xlsxTooLarge', '文件超过 10 MB，请拆成几个文件后分别上传。')
  const unpacked = unpackedBytes(bytes)
  if (unpacked === null) return NOT_XLSX
  if (unpacked > XLSX_LIMITS.unpackedBytes) return refused('xlsxTooLarge', '工作簿展开后过大，请删去图片和空白行后重新上传。')
  let sheet: Sheet | undefined
  try {
    sheet = (await readXlsx(bytes, { sheets: [0], maxRows: XLSX_LIMITS.rows + 2 })).sheets[0]
  } catch {
    return NOT_XLSX
  }
  if (!sheet) return NOT_XLSX
  if (sheet.rows.length > XLSX_LIMITS.rows + 1)
    return refused('xlsxTooLong', `一次最多读入 ${XLSX_LIMITS.rows} 行，请拆成几个文件后分别上传。`)
  const formula = [...(sheet.cells ?? [])].find(([, cell]) => cell.type === 'formula' || cell.formula !== undefined)
  if (formula) return refused('xlsxFormula', `${placeOf(formula[0])}是公式。请把公式粘贴成数值后重新上传。`)
  const lines: Array<{ line: number; cells: string[] }> = []
  for (const [at, row] of sheet.rows.entries()) {
    const inexact = row.findIndex((cell) => typeof cell === 'number' && Math.abs(cell) >= EXACT_NUMBER)
    if (inexact >= 0)
      return refused('xlsxLongNumber', `${placeOf(`${at},${inexact}`)}的数字过长，末几位已经失真。请把这一列设为文本格式后重新填写。`)
    const cells = row.map(textOf)
    if (cells.some((cell) => cell !== '')) lines.push({ line: at + 1, cells })
  }
  return done(lines)
}

function textOf(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  if (typeof cell === 'string') return plainCell(cell.normalize('NFC').trim()).trim()
  return String(cell)
}

/** '2,0' → 第 3 行第 1 列. */
function placeOf(key: string): string {
  const [row, column] = key.split(',').map(Number)
  return `第 ${(row ?? 0) + 1} 行第 ${(column ?? 0) + 1} 列`
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50

/** What a zip's own directory says its parts unpack to; null when it is no zip. The reader holds each part to what is said here. */
function unpackedBytes(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1
  if (end < 0) return null
  let total = 0
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null
    const [packed, plain] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
    // A part that hides its size would be unpacked without a bound.
    if (plain === 0 && packed > 2) return Number.POSITIVE_INFINITY
    total += plain
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return total
}
