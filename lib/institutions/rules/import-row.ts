import type { PlainDate } from '../../kernel/dates'
import { type FileCells, LATER_FIELDS, type LaterField, type Reason, type RegisterRow, type RowCells, registerRowSchema } from '../schema'
import {
  countOf,
  dayOf,
  dayOrNone,
  degreesOf,
  kindOf,
  type PlaceNames,
  regionOf,
  regionsOf,
  servicesOf,
  statusOf,
  townshipOf,
} from './cells'

/** What a row is judged against. */
export type ImportContext = PlaceNames & {
  importerRegion: string
  /** How often each code stands in the file. */
  codesInFile: ReadonlyMap<string, number>
  /** Code → region of what the register already holds. */
  regionByCode: ReadonlyMap<string, string>
  today: PlainDate
}

type ImportRule = { code: string; says: string; strength: Reason['strength']; holds(cells: RowCells, context: ImportContext): boolean }

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
      const [all, free] = [countOf(beds), countOf(freePlaces)]
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
  {
    code: 'M-17',
    says: '纬度、经度须同时填写或同时留空，写成十进制度数（如30.63、120.55），并在国境之内',
    strength: 'blocks',
    holds: ({ latitude, longitude }) => {
      const [north, east] = [degreesOf(latitude), degreesOf(longitude)]
      if (north === undefined || east === undefined || (north === null) !== (east === null)) return false
      return north === null || east === null || (north >= 3 && north <= 54 && east >= 73 && east <= 136)
    },
  },
  {
    code: 'M-18',
    says: '许可证号不超过60字，起止日须为存在的日期或留空，终止日不早于起始日',
    strength: 'blocks',
    holds: ({ licenceNo, licenceFrom, licenceTo }) => {
      const [from, to] = [dayOrNone(licenceFrom), dayOrNone(licenceTo)]
      return licenceNo.length <= 60 && from !== undefined && to !== undefined && (from === null || to === null || from <= to)
    },
  },
  {
    code: 'M-19',
    says: '护理员人数、持证人数须为非负整数或留空，持证人数不得多于护理员人数',
    strength: 'blocks',
    holds: ({ carers, certified }) => {
      const [all, held] = [countOf(carers), countOf(certified)]
      return all !== undefined && held !== undefined && (held === null || (all !== null && held <= all))
    },
  },
  { code: 'M-20', says: '营业时间不超过100字', strength: 'blocks', holds: ({ openingHours }) => openingHours.length <= 100 },
  {
    code: 'M-21',
    says: '空余床位更新日须为存在的日期或留空，不晚于今天',
    strength: 'blocks',
    holds: ({ freePlacesOn }, { today }) => {
      const on = dayOrNone(freePlacesOn)
      return on !== undefined && (on === null || on <= today)
    },
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
  {
    code: 'M-54',
    says: '状态为有效而许可证已到期',
    strength: 'warns',
    holds: ({ status, licenceTo }, { today }) => statusOf(status) !== 'valid' || (dayOf(licenceTo) ?? today) >= today,
  },
]

const LEFT_EMPTY = Object.fromEntries(LATER_FIELDS.map((field) => [field, ''])) as Pick<RowCells, LaterField>

/**
 * All the cells of a line: what a file without a later column leaves as it is comes from the register's own row. The day of the free
 * places, where it is not told, is today when they changed.
 */
export function wholeCells(cells: FileCells, kept: RowCells | null, today: PlainDate): RowCells {
  const whole = { ...LEFT_EMPTY, ...(kept && pick(kept, LATER_FIELDS)), ...cells }
  if (cells.freePlacesOn) return whole
  const isSame = (kept?.freePlaces ?? '') === cells.freePlaces
  return { ...whole, freePlacesOn: isSame ? (kept?.freePlacesOn ?? '') : cells.freePlaces === '' ? '' : today }
}

function pick<K extends keyof RowCells>(cells: RowCells, fields: readonly K[]): Pick<RowCells, K> {
  return Object.fromEntries(fields.map((field) => [field, cells[field]])) as Pick<RowCells, K>
}

/** Every check the row fails; the row itself when none of them blocks. */
export function judgeRow(cells: RowCells, context: ImportContext): { reasons: Reason[]; row: RegisterRow | null } {
  const reasons = IMPORT_RULES.filter((rule) => !rule.holds(cells, context)).map(({ code, says, strength }) => ({ code, says, strength }))
  if (reasons.some((reason) => reason.strength === 'blocks')) return { reasons, row: null }
  const row = registerRowSchema.parse({
    ...cells,
    kind: kindOf(cells.kind),
    services: servicesOf(cells.services),
    regionCode: regionOf(cells.regionCode, context),
    townshipCode: townshipOf(cells, context),
    latitude: degreesOf(cells.latitude),
    longitude: degreesOf(cells.longitude),
    licenceFrom: dayOrNone(cells.licenceFrom),
    licenceTo: dayOrNone(cells.licenceTo),
    beds: countOf(cells.beds),
    freePlaces: countOf(cells.freePlaces),
    freePlacesOn: dayOrNone(cells.freePlacesOn),
    carers: countOf(cells.carers),
    certified: countOf(cells.certified),
    servesRegions: regionsOf(cells.servesRegions, context),
    agreementFrom: dayOf(cells.agreementFrom),
    agreementTo: dayOf(cells.agreementTo),
    status: statusOf(cells.status),
  })
  return { reasons, row }
}
