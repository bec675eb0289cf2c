import { z } from 'zod'
import { centsOf, yuanOf } from '../../kernel/money'
import { CARE_SERVICE_LABEL, type CareService } from '../schema'
import {
  ITEM_KIND_LABEL,
  ITEM_UNIT_LABEL,
  type ItemCells,
  type ItemFault,
  type ItemKind,
  type ItemTerms,
  type ItemUnit,
  institutionItemEntrySchema,
  itemCodeSchema,
  itemTermsSchema,
  MOST_MINUTES,
  MOST_PRICE,
} from '../schema/items'

/** 7000 → '70', 6550 → '65.5'. */
export function percentOf(basisPoints: number): string {
  return yuanOf(basisPoints).replace(/\.?0+$/, '')
}

type CellRule = ItemFault & { holds(cells: ItemCells): boolean }

/** The checks of one item as it is typed, in the order they are printed. */
export const ITEM_RULES: readonly CellRule[] = [
  {
    code: 'S-01',
    says: '项目编码须为3至16位大写字母、数字或短横',
    strength: 'blocks',
    holds: ({ code }) => itemCodeSchema.safeParse(code).success,
  },
  {
    code: 'S-02',
    says: '项目名称须填写，不超过40字',
    strength: 'blocks',
    holds: ({ name }) => name.trim().length >= 1 && name.trim().length <= 40,
  },
  { code: 'S-03', says: '类别须为“生活照料”或“医疗护理”', strength: 'blocks', holds: ({ kind }) => kindOf(kind) !== null },
  {
    code: 'S-04',
    says: '服务形式须填“机构护理”“居家上门”“社区日间”中的一种或几种，以顿号分隔',
    strength: 'blocks',
    holds: ({ forms }) => (formsOf(forms)?.length ?? 0) > 0,
  },
  { code: 'S-05', says: '计价单位须为“次”“小时”“日”或“月”', strength: 'blocks', holds: ({ unit }) => unitOf(unit) !== null },
  {
    code: 'S-06',
    says: `按次计价的须填每次分钟数（1至${MOST_MINUTES}的整数），其他单位不填`,
    strength: 'blocks',
    holds: ({ unit, minutes }) => minutesOf(unitOf(unit), minutes) !== undefined,
  },
  {
    code: 'S-07',
    says: '单价须为大于零的元数，最多两位小数，不超过十万元',
    strength: 'blocks',
    holds: ({ price }) => priceOf(price) !== null,
  },
  {
    code: 'S-08',
    says: '基金支付比例须为0至100，最多两位小数；留空表示按参保地待遇规定',
    strength: 'blocks',
    holds: ({ fundShare }) => shareIn(fundShare) !== undefined,
  },
  { code: 'S-09', says: '标记不超过40字', strength: 'blocks', holds: ({ mark }) => mark.length <= 40 },
]

/** Every check the item as typed fails; the item itself when none. Full-width digits and letters count as half-width. */
export function judgeItem(typed: ItemCells): { faults: ItemFault[]; item: ItemTerms | null } {
  const cells = plainCells(typed)
  const faults = ITEM_RULES.filter((rule) => !rule.holds(cells)).map(({ code, says, strength }) => ({ code, says, strength }))
  if (faults.length > 0) return { faults, item: null }
  const unit = unitOf(cells.unit)
  const item = itemTermsSchema.parse({
    ...{ code: cells.code, name: cells.name, kind: kindOf(cells.kind), forms: formsOf(cells.forms), unit },
    ...{ minutes: minutesOf(unit, cells.minutes), price: priceOf(cells.price), fundShare: shareIn(cells.fundShare), mark: cells.mark },
  })
  return { faults, item }
}

function plainCells(typed: ItemCells): ItemCells {
  const half = (text: string) => text.normalize('NFKC').trim()
  return {
    ...typed,
    ...{ code: half(typed.code).toUpperCase(), name: typed.name.normalize('NFC').trim(), kind: half(typed.kind), unit: half(typed.unit) },
    ...{
      minutes: half(typed.minutes),
      price: half(typed.price),
      fundShare: half(typed.fundShare).replace(/%$/, ''),
      mark: typed.mark.trim(),
    },
  }
}

function keyByLabel<K extends string>(labels: Record<K, string>, label: string): K | null {
  return (Object.keys(labels) as K[]).find((key) => labels[key] === label) ?? null
}

function kindOf(cell: string): ItemKind | null {
  return keyByLabel(ITEM_KIND_LABEL, cell)
}

function unitOf(cell: string): ItemUnit | null {
  return keyByLabel(ITEM_UNIT_LABEL, cell)
}

function formsOf(cell: string): CareService[] | null {
  const parts = cell.split(/[、，,；;\s]+/).filter((part) => part !== '')
  const known = parts.map((part) => keyByLabel(CARE_SERVICE_LABEL, part))
  if (known.some((one) => one === null)) return null
  // In the order of the labels, each once, so that the same file written otherwise changes nothing.
  return (Object.keys(CARE_SERVICE_LABEL) as CareService[]).filter((one) => known.includes(one))
}

/** Undefined for what is no count of minutes of that unit. */
function minutesOf(unit: ItemUnit | null, cell: string): number | null | undefined {
  if (unit === 'hour') return cell === '' || cell === '60' ? 60 : undefined
  if (unit !== 'visit') return cell === '' ? null : undefined
  const count = /^\d{1,4}$/.test(cell) ? Number(cell) : 0
  return count >= 1 && count <= MOST_MINUTES ? count : undefined
}

function priceOf(cell: string): number | null {
  const cents = centsOf(cell)
  return cents !== null && cents >= 1 && cents <= MOST_PRICE ? cents : null
}

/** Null for an empty cell, undefined for what is no percentage. */
function shareIn(cell: string): number | null | undefined {
  if (cell === '') return null
  const points = centsOf(cell)
  return points !== null && points <= 10_000 ? points : undefined
}

/** The form of an institution's own price: yuan as typed, at most two decimals. */
export const priceFormSchema = institutionItemEntrySchema.omit({ price: true, mark: true }).extend({
  price: z.string().transform((typed, context) => {
    const cents = priceOf(typed.normalize('NFKC').trim())
    if (cents === null) context.addIssue({ code: 'custom', message: '请填写大于零的元数，最多两位小数' })
    return cents ?? 0
  }),
})
