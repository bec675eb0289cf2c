import type { CaseExport } from '../cases/commands/export'
import {
  EXPORT_COLUMN_LABEL,
  EXPORT_COLUMNS,
  EXPORT_MOST,
  EXPORT_PURPOSE_LABEL,
  type ExportColumn,
  type ExportRequest,
  type ExportRow,
} from '../cases/schema/export'
import { type PlainDate, shanghaiMinute } from '../kernel/dates'
import { portalMode } from '../mode'
import { type SheetColumn, xlsxOf } from './xlsx'

const WIDTH: Record<ExportColumn, number> = {
  ...{ part: 12, caseNo: 20, name: 16, sex: 6, age: 6, nationalId: 22, phone: 16, address: 36, town: 14, insured: 10, residence: 10 },
  ...{ status: 12, since: 12, occasion: 10, grade: 14, ask: 22, submittedOn: 12, acceptedOn: 12, dueOn: 12, time: 26, conclusionDueOn: 12 },
  validTo: 12,
}
const DAYS: readonly ExportColumn[] = ['since', 'submittedOn', 'acceptedOn', 'dueOn', 'conclusionDueOn', 'validTo']

function columnOf(key: ExportColumn): SheetColumn<ExportRow> {
  const head = { header: EXPORT_COLUMN_LABEL[key], width: WIDTH[key] }
  if (key === 'age') return { ...head, kind: 'number', value: (row) => (typeof row.age === 'number' ? row.age : null) }
  const text = (row: ExportRow) => (row[key] === null ? null : `${row[key]}`)
  return { ...head, kind: DAYS.includes(key) ? 'day' : 'text', value: text }
}

/** The file of an export: its name and its bytes, with a second sheet that says who took it, when, and what for. */
export async function caseExportFile(
  taken: CaseExport,
  asked: ExportRequest,
  { by, today, at }: { by: string; today: PlainDate; at: Date },
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const isDemo = portalMode() === 'demo'
  const columns = EXPORT_COLUMNS.filter((column) => asked.columns.includes(column))
  const made = shanghaiMinute(at)
  const purpose = asked.purpose === '' ? '' : EXPORT_PURPOSE_LABEL[asked.purpose]
  const bytes = await xlsxOf({
    title: taken.title,
    columns: columns.map(columnOf),
    rows: taken.rows,
    notes: [
      ...(isDemo ? [['演示', '演示 · 非官方：人物、机构、电话都是虚构的'] as const] : []),
      ['清单', taken.title],
      ['条件', taken.conditions.length > 0 ? taken.conditions.join('；') : '不限'],
      [
        '件数',
        taken.isCut
          ? `${taken.rows.length} 件（一次最多 ${EXPORT_MOST} 件，其余未列入，请缩小条件分次导出）`
          : `${taken.rows.length} 件，全部列入`,
      ],
      ['导出机构', taken.office.bureauName],
      ['导出人', by],
      ['导出时间', `${made}（北京时间）`],
      ...(isDemo ? [['门户日期', `${today}（演示日历）`] as const] : []),
      ['用途', asked.said === '' ? purpose : `${purpose}：${asked.said}`],
      ['个人信息', asked.full.length > 0 ? `未遮盖：${asked.full.map((one) => EXPORT_COLUMN_LABEL[one]).join('、')}` : '已遮盖'],
      ['保管', '本文件含参保人信息，只用于上述用途，用后删除；这次导出已留痕'],
    ],
  })
  return { fileName: `${isDemo ? '演示-' : ''}${taken.title}-${taken.office.shortName}-${made.slice(0, 10)}.xlsx`, bytes }
}
