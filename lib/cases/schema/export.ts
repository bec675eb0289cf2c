import { z } from 'zod'
import { FilterCodes, SavedList } from './desk'

/** One file holds at most so many cases; what is cut is said in the file and on the page. */
export const EXPORT_MOST = 20_000

/** What a line of an export may tell, in the file's order. */
export const EXPORT_COLUMNS = [
  'part',
  'caseNo',
  'name',
  'sex',
  'age',
  'nationalId',
  'phone',
  'address',
  'town',
  'insured',
  'residence',
  'status',
  'since',
  'occasion',
  'grade',
  'ask',
  'submittedOn',
  'acceptedOn',
  'dueOn',
  'time',
  'conclusionDueOn',
  'validTo',
] as const
export const ExportColumn = z.enum(EXPORT_COLUMNS)
export type ExportColumn = z.infer<typeof ExportColumn>
export const EXPORT_COLUMN_LABEL: Record<ExportColumn, string> = {
  part: '所在清单',
  caseNo: '案号',
  name: '参保人',
  sex: '性别',
  age: '年龄',
  nationalId: '身份证号',
  phone: '联系电话',
  address: '居住地址',
  town: '乡镇（街道）',
  insured: '参保地',
  residence: '居住地',
  status: '状态',
  since: '状态变动日',
  occasion: '类型',
  grade: '失能等级',
  ask: '下一步',
  submittedOn: '提交日',
  acceptedOn: '受理日',
  dueOn: '到期日',
  time: '剩余时间',
  conclusionDueOn: '结论期限',
  validTo: '有效期至',
}

/** Chosen until a person chooses otherwise. */
export const USUAL_COLUMNS: readonly ExportColumn[] = EXPORT_COLUMNS.filter(
  (column) => !['nationalId', 'phone', 'address', 'submittedOn', 'acceptedOn', 'conclusionDueOn'].includes(column),
)

/** Columns that are masked unless asked for in full. */
export const MASKED_COLUMNS = ['name', 'nationalId', 'phone', 'address'] as const satisfies readonly ExportColumn[]
export const MaskedColumn = z.enum(MASKED_COLUMNS)
export type MaskedColumn = z.infer<typeof MaskedColumn>

export const EXPORT_PURPOSES = ['ledger', 'meeting', 'visits', 'contact', 'inspection', 'other'] as const
export const ExportPurpose = z.enum(EXPORT_PURPOSES)
export type ExportPurpose = z.infer<typeof ExportPurpose>
export const EXPORT_PURPOSE_LABEL: Record<ExportPurpose, string> = {
  ledger: '台账核对',
  meeting: '例会与汇报',
  visits: '安排上门评估',
  contact: '联系申请人或家属',
  inspection: '稽核与抽查',
  other: '其他（须说明）',
}

/** An export as asked for. The filter is the list's own, without a page. */
export const ExportRequest = z.strictObject({
  base: SavedList,
  filter: FilterCodes,
  columns: z.array(ExportColumn).max(EXPORT_COLUMNS.length).default([]),
  /** Of the masked columns, those wanted in full. */
  full: z.array(MaskedColumn).max(MASKED_COLUMNS.length).default([]),
  purpose: z.union([ExportPurpose, z.literal('')]).default(''),
  said: z.string().trim().max(200, '最多 200 个字').default(''),
  /** Given again for what is not masked (S-07); not needed within five minutes of the last time. */
  password: z.string().max(200).default(''),
})
export type ExportRequest = z.infer<typeof ExportRequest>

/** One line of an export: days as 'YYYY-MM-DD'; null where a case has nothing to tell. */
export type ExportRow = Record<ExportColumn, string | number | null>
