import type { Actor } from '../access/schema'
import { uploadPreview } from '../institutions/commands/upload'
import { cellsOfRow } from '../institutions/rules/cells'
import { AS_OF_COLUMN, DAY_FIELDS } from '../institutions/rules/file'
import { choicesOf, guideLines } from '../institutions/rules/guide'
import { REFUSAL_HEAD, refusalRecord } from '../institutions/rules/records'
import { COLUMNS, REGISTER_FIELDS, type RegisterField, type RegisterRow } from '../institutions/schema'
import type { RegisterDesk } from './register'
import { type SheetColumn, xlsxOf, xlsxStreamOf } from './xlsx'

const COUNTS: readonly RegisterField[] = ['beds', 'freePlaces', 'carers', 'certified']
const WIDTH: Partial<Record<RegisterField, number>> = {
  code: 15,
  name: 30,
  address: 36,
  services: 22,
  servesRegions: 20,
  phone: 20,
  agreementNo: 20,
}
const PLAIN_WIDTH = 13

type Names = Pick<RegisterDesk, 'region' | 'regions' | 'townships'>

/** The columns of the ledger: days as days, counts as numbers, everything else as text whatever it looks like (F-06). */
function columnsOf(names: Names): SheetColumn<RegisterRow>[] {
  return REGISTER_FIELDS.map((field): SheetColumn<RegisterRow> => {
    const choices = choicesOf(field, names, names.region.code)
    const head = { header: COLUMNS[field], width: WIDTH[field] ?? PLAIN_WIDTH, ...(isOneOf(field) && { choices }) }
    const cell = (row: RegisterRow) => cellsOfRow(row, names)[field]
    if (DAY_FIELDS.includes(field)) return { ...head, kind: 'day', value: (row) => cell(row) || null }
    if (COUNTS.includes(field)) return { ...head, kind: 'number', value: (row) => (cell(row) === '' ? null : Number(cell(row))) }
    return { ...head, kind: 'text', value: cell }
  })
}

/** Of several values a cell may hold more than one; a list to pick from would forbid it. */
function isOneOf(field: RegisterField): boolean {
  return field !== 'services' && field !== 'servesRegions'
}

/** The bureau's part of the register as a workbook that can be changed and uploaded again. */
export function registerWorkbook(desk: RegisterDesk, by: string, at: Date): Promise<Uint8Array> {
  const listNumber = desk.versions[0]?.number ?? 0
  return xlsxOf({
    title: `${desk.region.shortName}定点机构名录`,
    columns: [...columnsOf(desk), { header: AS_OF_COLUMN, width: PLAIN_WIDTH, kind: 'number', value: () => listNumber }],
    rows: desk.rows,
    notes: [
      ['导出', `${by}，${at.toISOString().slice(0, 10)}，名录第 ${listNumber} 期，${desk.rows.length} 家`],
      ...guideLines(desk, desk.region.code),
    ],
  })
}

/** The empty ledger, with a sheet that says how it is filled in. */
export function templateWorkbook(names: Names): Promise<Uint8Array> {
  return xlsxOf({
    ...{ title: '定点机构名录', columns: columnsOf(names), rows: [], notesTitle: '填写说明' },
    notes: guideLines(names, names.region.code),
  })
}

/** 错误清单: the refused rows of an upload as typed, the reasons in a last column, ready to be corrected and uploaded. Null: no such upload. */
export async function refusalWorkbook(
  actor: Actor,
  id: string,
  at: Date,
): Promise<{ fileName: string; bytes: ReadableStream<Uint8Array> } | null> {
  const first = await uploadPreview(actor, id, 'refused', 0, at)
  if (!first) return null
  async function* rows(): AsyncGenerator<readonly string[]> {
    yield REFUSAL_HEAD
    for (let page = 0; ; page += 1) {
      const next = await uploadPreview(actor, id, 'refused', page, at)
      if (!next || next.entries.length === 0) return
      for (const entry of next.entries) yield refusalRecord(entry)
    }
  }
  const widths = REFUSAL_HEAD.map((_, at) =>
    at === REFUSAL_HEAD.length - 1 ? 60 : (WIDTH[REGISTER_FIELDS[at] as RegisterField] ?? PLAIN_WIDTH),
  )
  return { fileName: first.upload.fileName, bytes: xlsxStreamOf('错误清单', widths, rows()) }
}
