import type { Region, Township } from '../../agreements/schema'
import { isPlainDate, type PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import {
  CARE_SERVICE_LABEL,
  type CareService,
  COLUMNS,
  type FileRow,
  INSTITUTION_KIND_LABEL,
  INSTITUTION_STATUS_LABEL,
  type InstitutionKind,
  type InstitutionStatus,
  REGISTER_FIELDS,
  type Reason,
  type RegisterField,
  type RegisterRow,
  registerRowSchema,
} from '../schema'
import { cellsOf } from './csv'

/** What a row is judged against. */
export type ImportContext = {
  importerRegion: string
  regions: readonly Pick<Region, 'code' | 'name' | 'shortName'>[]
  townships: readonly Township[]
  /** How often each code stands in the file. */
  codesInFile: ReadonlyMap<string, number>
  /** Code → region of what the register already holds. */
  regionByCode: ReadonlyMap<string, string>
  today: PlainDate
}

type Cells = FileRow['cells']
type ImportRule = { code: string; says: string; strength: Reason['strength']; holds(cells: Cells, context: ImportContext): boolean }

/** The checks of an upload, in the order they are printed. Blocking ones keep a row out; warnings need a reason. */
export const IMPORT_RULES: readonly ImportRule[] = [
  { code: 'M-01', says: '机构编号须为12位大写字母或数字', strength: 'blocks', holds: ({ code }) => /^[A-Z0-9]{12}$/.test(code) },
  {
    code: 'M-02',
    says: '同一文件内机构编号不得重复',
    strength: 'blocks',
    holds: ({ code }, { codesInFile }) => (codesInFile.get(code) ?? 0) <= 1,
  },
  { code: 'M-03', says: '机构名称须填写，不超过60字', strength: 'blocks', holds: ({ name }) => name.length >= 1 && name.length <= 60 },
  { code: 'M-04', says: '机构类型须为“护理”或“评估”', strength: 'blocks', holds: ({ kind }) => kindOf(kind) !== null },
  {
    code: 'M-05',
    says: '护理机构须填服务形式（机构护理、居家上门、社区日间），评估机构不填',
    strength: 'blocks',
    holds: ({ kind, services }) => {
      const known = servicesOf(services)
      return known !== null && (kindOf(kind) === 'assessment' ? known.length === 0 : known.length > 0)
    },
  },
  {
    code: 'M-06',
    says: '只能导入本统筹区的机构，外地机构请由当地经办机构导入',
    strength: 'blocks',
    holds: ({ regionCode }, context) => regionOf(regionCode, context) === context.importerRegion,
  },
  {
    code: 'M-07',
    says: '机构编号已登记在另一统筹区，请核对编号',
    strength: 'blocks',
    holds: ({ code }, { regionByCode, importerRegion }) => (regionByCode.get(code) ?? importerRegion) === importerRegion,
  },
  {
    code: 'M-08',
    says: '乡镇街道须是本统筹区现有的乡镇街道',
    strength: 'blocks',
    holds: (cells, context) => townshipOf(cells, context) !== null,
  },
  { code: 'M-09', says: '详细地址须填写', strength: 'blocks', holds: ({ address }) => address.length >= 1 && address.length <= 200 },
  {
    code: 'M-10',
    says: '法定代表人须填写，不超过60字',
    strength: 'blocks',
    holds: ({ legalPerson }) => legalPerson.length >= 1 && legalPerson.length <= 60,
  },
  {
    code: 'M-11',
    says: '床位数、空余床位须为非负整数或留空，空余不得多于床位数',
    strength: 'blocks',
    holds: ({ beds, freePlaces }) => {
      const [all, free] = [placesOf(beds), placesOf(freePlaces)]
      return all !== undefined && free !== undefined && (free === null || (all !== null && free <= all))
    },
  },
  {
    code: 'M-12',
    says: '可服务地区须填写已登记的地区，以顿号分隔',
    strength: 'blocks',
    holds: ({ servesRegions }, context) => (regionsOf(servesRegions, context)?.length ?? 0) > 0,
  },
  {
    code: 'M-13',
    says: '服务协议编号须填写，不超过60字',
    strength: 'blocks',
    holds: ({ agreementNo }) => agreementNo.length >= 1 && agreementNo.length <= 60,
  },
  {
    code: 'M-14',
    says: '协议起止日须为存在的日期（如2026-01-01），终止日不早于起始日',
    strength: 'blocks',
    holds: ({ agreementFrom, agreementTo }) => {
      const [from, to] = [dayOf(agreementFrom), dayOf(agreementTo)]
      return from !== null && to !== null && from <= to
    },
  },
  { code: 'M-15', says: '状态须为“有效”“暂停服务”或“已退出”', strength: 'blocks', holds: ({ status }) => statusOf(status) !== null },
  {
    code: 'M-16',
    says: '联系电话不超过60字，标记不超过40字',
    strength: 'blocks',
    holds: ({ phone, mark }) => phone.length <= 60 && mark.length <= 40,
  },
  { code: 'M-51', says: '联系电话未填，群众查询时将看不到电话', strength: 'warns', holds: ({ phone }) => phone !== '' },
  {
    code: 'M-52',
    says: '提供机构护理而床位数未填',
    strength: 'warns',
    holds: ({ services, beds }) => !servicesOf(services)?.includes('institutionalCare') || beds !== '',
  },
  {
    code: 'M-53',
    says: '状态为有效而服务协议已到期',
    strength: 'warns',
    holds: ({ status, agreementTo }, { today }) => statusOf(status) !== 'valid' || (dayOf(agreementTo) ?? today) >= today,
  },
]

/** Lines of a file under the known Chinese headers, in any order of columns. Refuses a file without them or without rows. */
export function fileRowsOf(text: string): Outcome<FileRow[]> {
  const [head, ...body] = cellsOf(text)
  const lacking = REGISTER_FIELDS.filter((field) => !head?.cells.includes(COLUMNS[field]))
  if (!head || lacking.length > 0)
    return refused('columnsMissing', `文件缺少列：${lacking.map((field) => COLUMNS[field]).join('、')}，请按模板补齐后重新上传`)
  if (body.length === 0) return refused('noRows', '文件中没有机构，请在表头下逐行填写')
  if (body.length > 1000) return refused('tooManyRows', '一次最多导入1000家机构，请分批上传')
  const at = new Map(REGISTER_FIELDS.map((field) => [field, head.cells.indexOf(COLUMNS[field])]))
  return done(
    body.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(REGISTER_FIELDS.map((field) => [field, cells[at.get(field) as number] ?? ''])) as Cells,
    })),
  )
}

/** Every check the row fails; the row itself when none of them blocks. */
export function judgeRow(cells: Cells, context: ImportContext): { reasons: Reason[]; row: RegisterRow | null } {
  const reasons = IMPORT_RULES.filter((rule) => !rule.holds(cells, context)).map(({ code, says, strength }) => ({ code, says, strength }))
  if (reasons.some((reason) => reason.strength === 'blocks')) return { reasons, row: null }
  const row = registerRowSchema.parse({
    ...cells,
    kind: kindOf(cells.kind),
    services: servicesOf(cells.services),
    regionCode: regionOf(cells.regionCode, context),
    townshipCode: townshipOf(cells, context),
    beds: placesOf(cells.beds),
    freePlaces: placesOf(cells.freePlaces),
    servesRegions: regionsOf(cells.servesRegions, context),
    agreementFrom: dayOf(cells.agreementFrom),
    agreementTo: dayOf(cells.agreementTo),
    status: statusOf(cells.status),
  })
  return { reasons, row }
}

/** A row as its cells, by which it is exported, compared and read back unchanged. */
export function cellsOfRow(row: RegisterRow, names: Pick<ImportContext, 'regions' | 'townships'>): Record<RegisterField, string> {
  const regionName = (code: string) => names.regions.find((one) => one.code === code)?.name ?? code
  return {
    ...row,
    kind: INSTITUTION_KIND_LABEL[row.kind],
    services: row.services.map((one) => CARE_SERVICE_LABEL[one]).join('、'),
    regionCode: regionName(row.regionCode),
    townshipCode: names.townships.find((one) => one.code === row.townshipCode)?.name ?? row.townshipCode,
    beds: row.beds === null ? '' : String(row.beds),
    freePlaces: row.freePlaces === null ? '' : String(row.freePlaces),
    servesRegions: row.servesRegions.map(regionName).join('、'),
    status: INSTITUTION_STATUS_LABEL[row.status],
  }
}

function parts(cell: string): string[] {
  return cell.split(/[、，,；;\s]+/).filter((part) => part !== '')
}

function keyByLabel<K extends string>(labels: Record<K, string>, label: string): K | null {
  return (Object.keys(labels) as K[]).find((key) => labels[key] === label) ?? null
}

function kindOf(cell: string): InstitutionKind | null {
  if (cell === '护理') return 'care'
  if (cell === '评估') return 'assessment'
  return keyByLabel(INSTITUTION_KIND_LABEL, cell)
}

function servicesOf(cell: string): CareService[] | null {
  const known = parts(cell).map((part) => keyByLabel(CARE_SERVICE_LABEL, part))
  if (known.some((one) => one === null)) return null
  // In the order of the list, each once, so that the same file written otherwise changes nothing.
  return (Object.keys(CARE_SERVICE_LABEL) as CareService[]).filter((one) => known.includes(one))
}

function statusOf(cell: string): InstitutionStatus | null {
  return keyByLabel(INSTITUTION_STATUS_LABEL, cell)
}

function regionOf(cell: string, { regions }: Pick<ImportContext, 'regions'>): string | null {
  return regions.find((one) => one.code === cell || one.name === cell || one.shortName === cell)?.code ?? null
}

function regionsOf(cell: string, context: ImportContext): string[] | null {
  const codes = parts(cell).map((part) => regionOf(part, context))
  if (codes.some((code) => code === null)) return null
  return [...new Set(codes as string[])].sort()
}

function townshipOf({ townshipCode, regionCode }: Cells, context: ImportContext): string | null {
  const region = regionOf(regionCode, context)
  return (
    context.townships.find((one) => one.regionCode === region && (one.code === townshipCode || one.name === townshipCode))?.code ?? null
  )
}

/** Null for an empty cell, undefined for what is no number of places. */
function placesOf(cell: string): number | null | undefined {
  if (cell === '') return null
  return /^\d{1,5}$/.test(cell) ? Number(cell) : undefined
}

/** 2026-01-01, 2026/1/1 and 2026.1.1, as spreadsheets write days. */
function dayOf(cell: string): PlainDate | null {
  const [, year, month, date] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(cell) ?? []
  if (!year || !month || !date) return null
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isPlainDate(day) ? day : null
}
