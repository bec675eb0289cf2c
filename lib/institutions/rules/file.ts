import { done, type Outcome, refused } from '../../kernel/outcome'
import { COLUMNS, LATER_FIELDS, REGISTER_FIELDS, type Reason, type RegisterField } from '../schema'

/** Bounds of a file of the register, of its rows below the header and of its lines above it. */
export const FILE_LIMITS = { bytes: 40 * 1024 * 1024, rows: 100_000, linesAboveHeader: 20 } as const

/** The column of an export that says from which list each row was taken; by it a row that has aged is known. */
export const AS_OF_COLUMN = '名录期号'
/** The column an error workbook adds; read past when it comes back. */
export const REASON_COLUMN = '未导入原因'

export const TOO_MANY_ROWS = refused('tooManyRows', `一次最多导入 ${FILE_LIMITS.rows} 行，这份文件超过了。请拆成几个文件后分别上传。`)
export const TOO_LARGE = refused(
  'tooLarge',
  `文件超过 ${FILE_LIMITS.bytes / 1024 / 1024} MB，没有读入。请删去图片，或拆成几个文件后分别上传。`,
)

/** What a single cell may be refused for before any check of its row, in the order they are printed. */
export const CELL_RULES = {
  formula: { code: 'G-01', says: '是公式，请粘贴成数值' },
  error: { code: 'G-02', says: '是错误值，请改正' },
  longNumber: { code: 'G-03', says: '是过长的数字，末几位已经失真，请把这一列设为文本格式后重填' },
  strayDay: { code: 'G-04', says: '被表格软件当成了日期，请把这一列设为文本格式后重填' },
} as const satisfies Record<string, Pick<Reason, 'code' | 'says'>>
export type CellFaultKind = keyof typeof CELL_RULES

export function cellFault(kind: CellFaultKind, field: RegisterField): Reason {
  const { code, says } = CELL_RULES[kind]
  return { code, says: `“${COLUMNS[field]}”${says}`, strength: 'blocks' }
}

/** A row that would change what has changed since it was exported. */
export const STALE = {
  code: 'G-05',
  says: '这家机构在导出之后又有变更，按旧内容写入会把新的盖掉；请重新下载本地名录，在新的一行上改',
  strength: 'blocks',
} as const satisfies Reason

/** The columns whose merged cells are filled down, since ledgers merge them so: each row below gets the value. */
export const FILLED_DOWN: readonly RegisterField[] = ['regionCode', 'townshipCode']
export const DAY_FIELDS: readonly RegisterField[] = ['licenceFrom', 'licenceTo', 'freePlacesOn', 'agreementFrom', 'agreementTo']

/** Where the columns of a file stand. */
export type Header = {
  line: number
  at: ReadonlyMap<RegisterField, number>
  asOf: number | null
  /** Headers that are none of ours, as typed. */
  ignored: string[]
}

const FIELD_BY_HEAD = new Map(REGISTER_FIELDS.map((field) => [COLUMNS[field] as string, field]))
/** So many of our headers make a line the header; a title line has none of them. */
const HEADS_LEAST = 2

/** Whether a line is the header: it bears several of our headers, in any order. */
export function isHeader(cells: readonly string[]): boolean {
  return new Set(cells.map((cell) => FIELD_BY_HEAD.get(headOf(cell))).filter((field) => field !== undefined)).size >= HEADS_LEAST
}

/** Reads the header. Refuses one that lacks columns (later ones may be missing), and one that has a column twice: which of the two would count? */
export function headerOf(line: number, cells: readonly string[]): Outcome<Header> {
  const at = new Map<RegisterField, number>()
  const ignored: string[] = []
  let asOf: number | null = null
  for (const [column, cell] of cells.entries()) {
    const head = headOf(cell ?? '')
    const field = FIELD_BY_HEAD.get(head)
    if (field) {
      const before = at.get(field)
      if (before !== undefined)
        return refused(
          'headerTwice',
          `表头“${COLUMNS[field]}”在 ${columnLetters(before)} 列和 ${columnLetters(column)} 列各有一个，请只留一列后重新上传。`,
        )
      at.set(field, column)
    } else if (head === AS_OF_COLUMN) {
      if (asOf !== null) return refused('headerTwice', `表头“${AS_OF_COLUMN}”有两列，请只留一列后重新上传。`)
      asOf = column
    } else if (head !== '' && head !== REASON_COLUMN) ignored.push(cell.trim())
  }
  const later: readonly RegisterField[] = LATER_FIELDS
  const lacking = REGISTER_FIELDS.filter((field) => !at.has(field) && !later.includes(field))
  if (lacking.length > 0)
    return refused('columnsMissing', `文件缺少列：${lacking.map((field) => COLUMNS[field]).join('、')}，请按模板补齐后重新上传`)
  return done({ line, at, asOf, ignored })
}

export const HEADER_MISSING = refused(
  'headerMissing',
  `前 ${FILE_LIMITS.linesAboveHeader} 行里没有表头（${REGISTER_FIELDS.slice(0, 3)
    .map((field) => COLUMNS[field])
    .join('、')}……）。请下载模板，照模板的表头填写后重新上传。`,
)
export const NO_ROWS = refused('noRows', '文件中没有机构，请在表头下逐行填写')

/** A merge that is not filled down, by its place. */
export function mergedRefusal(field: RegisterField, fromLine: number, toLine: number): Outcome<never> {
  const can = FILLED_DOWN.map((one) => COLUMNS[one]).join('、')
  const place = fromLine === toLine ? `第 ${fromLine} 行` : `第 ${fromLine} 至 ${toLine} 行`
  return refused(
    'merged',
    `${place}的“${COLUMNS[field]}”是合并单元格，分不清是哪一行、哪一列的。请取消合并、逐行填写后重新上传（只有${can}的竖向合并会逐行补齐）。`,
  )
}

/** 0 → A, 26 → AA: as spreadsheets name columns. */
export function columnLetters(column: number): string {
  const own = String.fromCharCode(65 + (column % 26))
  return column < 26 ? own : `${columnLetters(Math.floor(column / 26) - 1)}${own}`
}

/** A header as it is compared: half-width, without blanks, stars and a remark in brackets behind it. */
function headOf(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/[\s*]+/g, '')
    .replace(/\([^()]*\)$/, '')
}
