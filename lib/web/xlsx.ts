import { type CellStyle, type CellValue, type DataValidation, type WriteSheet, writeXlsx, writeXlsxStream } from 'hucre/xlsx'
import { safeCell } from '../kernel/cells'
import type { PlainDate } from '../kernel/dates'

/**
 * One column of a sheet. `text` is written as text whatever it looks like: eighteen digits and leading zeros stay (F-06), signs are
 * neutralised (F-05). `day` is a 'YYYY-MM-DD', written as a real day; `number` as a number. null leaves the cell empty.
 */
export type SheetColumn<Row> = { header: string /** In characters of half width. */; width: number; choices?: readonly string[] } & (
  | { kind: 'text'; value: (row: Row) => string | null }
  | { kind: 'day'; value: (row: Row) => PlainDate | null }
  | { kind: 'number'; value: (row: Row) => number | null }
)

export type Workbook<Row> = {
  /** The name of the sheet and the head of its print. */
  title: string
  columns: readonly SheetColumn<Row>[]
  rows: Iterable<Row>
  /** Of the second sheet 导出说明: who, when, what for, under which conditions; one line each. */
  notes: readonly (readonly [label: string, says: string])[]
  /** What the second sheet is called, 导出说明 unless it is said. */
  notesTitle?: string
}

const NOTES_SHEET = '导出说明'
/** What Excel allows in the name of a sheet. */
const SHEET_NAME_MOST = 31

const FORMAT = { text: '@', day: 'yyyy-mm-dd', number: '0' } as const
const HEAD: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E6EDEA' } },
  alignment: { vertical: 'center', wrapText: true },
  numFmt: '@',
}
const TOP: CellStyle['alignment'] = { vertical: 'top' }

/** The bytes of an .xlsx: one sheet of rows with its head frozen, one that says where it comes from. Written in memory: bound the rows. */
export function xlsxOf<Row>({ title, columns, rows, notes, notesTitle = NOTES_SHEET }: Workbook<Row>): Promise<Uint8Array> {
  const lines: CellValue[][] = [columns.map(({ header }) => safeCell(header))]
  for (const row of rows) lines.push(columns.map((column) => cellOf(column, row)))
  const name = sheetName(title)
  const list: WriteSheet = {
    name,
    columns: columns.map(({ width, kind }) => ({ width, style: { numFmt: FORMAT[kind], alignment: TOP } })),
    rows: lines,
    cells: new Map(columns.map(({ header }, at) => [`0,${at}`, { value: safeCell(header), type: 'string', style: HEAD }])),
    dataValidations: columns.flatMap(choicesOf),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${letterOf(columns.length - 1)}${lines.length}` },
    pageSetup: { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' },
    headerFooter: { oddHeader: `&C${title.replaceAll('&', '&&')}`, oddFooter: '&C第 &P 页，共 &N 页' },
  }
  const about: WriteSheet = {
    name: notesTitle,
    columns: [
      { width: 16, style: { numFmt: '@', font: { bold: true }, alignment: TOP } },
      { width: 80, style: { numFmt: '@', alignment: { vertical: 'top', wrapText: true } } },
    ],
    rows: notes.map(([label, says]) => [safeCell(label), safeCell(says)]),
  }
  return writeXlsx({ sheets: [list, about], properties: { title }, stringMode: 'shared' })
}

/** Rows in which a list of choices is offered. */
const OFFERED_ROWS = 2_000
/** What Excel takes of choices written out in the sheet. */
const CHOICES_MOST = 250

/** A list to pick from; what is not on it is warned of and may stand, since the import judges. */
function choicesOf<Row>({ choices }: SheetColumn<Row>, at: number): DataValidation[] {
  if (!choices || choices.length === 0 || choices.join(',').length > CHOICES_MOST) return []
  const letter = letterOf(at)
  const range = `${letter}2:${letter}${OFFERED_ROWS}`
  return [
    {
      type: 'list',
      values: [...choices],
      range,
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'warning',
      errorMessage: '不在可选的值之列',
    },
  ]
}

function cellOf<Row>(column: SheetColumn<Row>, row: Row): CellValue {
  if (column.kind === 'number') return column.value(row)
  const value = column.value(row)
  if (value === null || value === '') return null
  return column.kind === 'day' ? new Date(`${value}T00:00:00Z`) : safeCell(value)
}

function sheetName(title: string): string {
  const name = title
    .replace(/[\\/?*[\]:']/g, ' ')
    .trim()
    .slice(0, SHEET_NAME_MOST)
  return name === '' || name === NOTES_SHEET ? '清单' : name
}

/** 0 → A, 26 → AA. */
function letterOf(at: number): string {
  const own = String.fromCharCode(65 + (at % 26))
  return at < 26 ? own : `${letterOf(Math.floor(at / 26) - 1)}${own}`
}

/**
 * The same sheet of texts alone, as a stream: memory does not grow with its rows. Cells are texts and bear signs as `safeCell` leaves
 * them; the first of the rows is the head.
 */
export function xlsxStreamOf(title: string, widths: readonly number[], rows: AsyncIterable<readonly string[]>): ReadableStream<Uint8Array> {
  async function* safe(): AsyncGenerator<CellValue[]> {
    for await (const row of rows) yield row.map((cell) => (cell === '' ? null : safeCell(cell)))
  }
  const columns = widths.map((width) => ({ width, style: { numFmt: FORMAT.text, alignment: TOP } }))
  return writeXlsxStream(safe(), { name: sheetName(title), columns, freezePane: { rows: 1 } })
}

/** An .xlsx to be saved under a Chinese name. */
export function xlsxResponse(fileName: string, bytes: Uint8Array | ReadableStream<Uint8Array>): Response {
  return new Response(bytes instanceof Uint8Array ? new Blob([bytes as Uint8Array<ArrayBuffer>]) : bytes, {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="list.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
