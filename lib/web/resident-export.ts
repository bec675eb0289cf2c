import type { ResidentFile } from '../cases/commands/residents'
import { EXPORT_PURPOSE_LABEL } from '../cases/schema/export'
import { DUE_LABEL, type Resident, type ResidentExport } from '../cases/schema/resident'
import { type PlainDate, shanghaiMinute } from '../kernel/dates'
import { portalMode } from '../mode'
import { SEX_LABEL } from '../people/schema'
import { type SheetColumn, xlsxOf } from './xlsx'

const TITLE = '异地人员'

const COLUMNS: readonly SheetColumn<Resident>[] = [
  { header: '案号', width: 20, kind: 'text', value: (row) => row.caseNo },
  { header: '参保人', width: 16, kind: 'text', value: (row) => row.person.name },
  { header: '性别', width: 6, kind: 'text', value: (row) => row.person.sex && SEX_LABEL[row.person.sex] },
  { header: '年龄', width: 6, kind: 'number', value: (row) => row.person.age },
  { header: '参保地', width: 10, kind: 'text', value: (row) => row.insured },
  { header: '居住地', width: 10, kind: 'text', value: (row) => row.residence },
  { header: '居住乡镇', width: 14, kind: 'text', value: (row) => row.town },
  { header: '失能等级', width: 14, kind: 'text', value: (row) => row.grade },
  { header: '护理机构', width: 30, kind: 'text', value: (row) => row.institution },
  { header: '待遇', width: 30, kind: 'text', value: (row) => row.benefit },
  { header: '有效期到', width: 12, kind: 'day', value: (row) => row.validTo },
  { header: '要办的', width: 24, kind: 'text', value: (row) => row.dues.map((due) => DUE_LABEL[due]).join('、') },
]

/** The living list as a workbook, names masked, with a second sheet that says who took it, when, and what for. */
export async function residentExportFile(
  { rows, office, conditions }: ResidentFile,
  { purpose, said }: ResidentExport,
  { by, today, at }: { by: string; today: PlainDate; at: Date },
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const isDemo = portalMode() === 'demo'
  const made = shanghaiMinute(at)
  const bytes = await xlsxOf({
    title: TITLE,
    columns: COLUMNS,
    rows,
    notes: [
      ...(isDemo ? [['演示', '演示 · 非官方：人物、机构、电话都是虚构的'] as const] : []),
      ['条件', conditions.length > 0 ? conditions.join('；') : '不限'],
      ['人数', `${rows.length} 人，全部列入`],
      ['导出机构', office.bureauName],
      ['导出人', by],
      ['导出时间', `${made}（北京时间）`],
      ...(isDemo ? [['门户日期', `${today}（演示日历）`] as const] : []),
      ['用途', said === '' ? EXPORT_PURPOSE_LABEL[purpose] : `${EXPORT_PURPOSE_LABEL[purpose]}：${said}`],
      ['个人信息', '姓名已遮盖，不含身份证号、电话、地址'],
      ['保管', '本文件含参保人信息，只用于上述用途，用后删除；这次导出已留痕'],
    ],
  })
  return { fileName: `${isDemo ? '演示-' : ''}${TITLE}-${office.shortName}-${made.slice(0, 10)}.xlsx`, bytes }
}
