import {
  CARE_SERVICE_LABEL,
  CARE_SERVICES,
  COLUMNS,
  INSTITUTION_KIND_LABEL,
  INSTITUTION_KINDS,
  INSTITUTION_STATUS_LABEL,
  INSTITUTION_STATUSES,
  REGISTER_FIELDS,
  type RegisterField,
} from '../schema'
import type { PlaceNames } from './cells'
import { CHANGE_RULES } from './change'
import { AS_OF_COLUMN, CELL_RULES, DAY_FIELDS, FILE_LIMITS, FILLED_DOWN, REASON_COLUMN, STALE } from './file'
import { IMPORT_RULES } from './import-row'

/** What a person fills in, beyond what the choices say. */
const HINT: Partial<Record<RegisterField, string>> = {
  code: '12 位大写字母或数字，是各行的身份：编号相同的算同一家',
  services: '护理机构填，可填几项，用顿号分隔；评估机构留空',
  townshipCode: '乡镇街道全称',
  latitude: '十进制度数，与经度一起填或一起留空',
  longitude: '十进制度数',
  openingHours: '不超过 100 字',
  beds: '整数，可留空',
  freePlaces: '整数，不多于床位数，可留空',
  freePlacesOn: '可留空；空余床位有变而这里没填的，记为导入当日',
  carers: '整数，可留空',
  certified: '整数，不多于护理员人数，可留空',
  servesRegions: '可填几个地区，用顿号分隔',
  mark: '可留空，不超过 40 字',
}

/** The values a column may hold, where there is a list of them. */
export function choicesOf(field: RegisterField, { regions, townships }: PlaceNames, importerRegion: string): string[] {
  if (field === 'kind') return INSTITUTION_KINDS.map((kind) => INSTITUTION_KIND_LABEL[kind])
  if (field === 'services') return CARE_SERVICES.map((one) => CARE_SERVICE_LABEL[one])
  if (field === 'status') return INSTITUTION_STATUSES.map((status) => INSTITUTION_STATUS_LABEL[status])
  if (field === 'regionCode') return regions.filter(({ code }) => code === importerRegion).map(({ name }) => name)
  if (field === 'servesRegions') return regions.map(({ name }) => name)
  if (field === 'townshipCode') return townships.filter(({ regionCode }) => regionCode === importerRegion).map(({ name }) => name)
  return []
}

/** 填写说明: the columns with what they may hold, and every check by its number, as the import itself holds them. */
export function guideLines(names: PlaceNames, importerRegion: string): Array<readonly [string, string]> {
  const columns = REGISTER_FIELDS.map((field): readonly [string, string] => {
    const choices = choicesOf(field, names, importerRegion)
    const says = [
      HINT[field] ?? '',
      DAY_FIELDS.includes(field) ? '日期，如 2026-01-01' : '',
      choices.length > 0 ? `可填：${choices.join('、')}` : '',
    ]
    return [COLUMNS[field], says.filter((one) => one !== '').join('；') || '照实填写']
  })
  const rules = IMPORT_RULES.map(({ code, says, strength }): readonly [string, string] => [
    code,
    `${says}（${strength === 'blocks' ? '不符的行不导入' : '提示，写明理由仍可导入'}）`,
  ])
  return [
    ['怎么填', '在第一张表的表头下逐行填写，一家机构一行。表头上面可以有标题行，列的先后不限，多余的列不读。'],
    ['一次多少', `每份不超过 ${FILE_LIMITS.bytes / 1024 / 1024} MB、${FILE_LIMITS.rows} 行；只有一张表可以带名录的表头。`],
    ['合并单元格', `${FILLED_DOWN.map((field) => COLUMNS[field]).join('、')}竖向合并的，逐行补齐；别处的合并单元格整份不读。`],
    ['全角数字', '编号、数字、日期、电话里的全角数字和字母按半角读；名称、地址照原样。'],
    [AS_OF_COLUMN, '下载本地名录时自带，请勿改动：导出之后又变过的机构，凭它认出，不会被旧内容盖掉。'],
    [REASON_COLUMN, '错误清单自带，改好后不必删去，导入时不读。'],
    ['各列', ''],
    ...columns,
    ['检查', '每行逐条检查，编号与导入预览、错误清单里的一致：'],
    ...rules,
    ...Object.values(CELL_RULES).map(({ code, says }): readonly [string, string] => [code, `单元格${says}（不符的行不导入）`]),
    ...CHANGE_RULES.map(({ code, says }): readonly [string, string] => [code, `${says}（不符的行不导入）`]),
    [STALE.code, `${STALE.says}（不符的行不导入）`],
  ]
}
