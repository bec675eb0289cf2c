import { z } from 'zod'
import { isPlainDate } from '../../kernel/dates'
import { careServiceSchema } from '../schema'

/** 类别 of a service item. */
export const ITEM_KINDS = ['dailyLiving', 'medicalNursing'] as const
export const itemKindSchema = z.enum(ITEM_KINDS)
export type ItemKind = z.infer<typeof itemKindSchema>
export const ITEM_KIND_LABEL: Record<ItemKind, string> = { dailyLiving: '生活照料', medicalNursing: '医疗护理' }

/** 计价单位. A visit and an hour are counted in minutes; a day and a month are not. */
export const ITEM_UNITS = ['visit', 'hour', 'day', 'month'] as const
export const itemUnitSchema = z.enum(ITEM_UNITS)
export type ItemUnit = z.infer<typeof itemUnitSchema>
export const ITEM_UNIT_LABEL: Record<ItemUnit, string> = { visit: '次', hour: '小时', day: '日', month: '月' }

export const MOST_MINUTES = 1440
/** 分: one hundred thousand yuan a unit. */
export const MOST_PRICE = 10_000_000

const day = z.string().refine(isPlainDate, '请填写存在的日期，例如 2026-01-01')
const regionCode = z.string().regex(/^\d{6}$/)
export const itemCodeSchema = z.string().regex(/^[A-Z0-9][A-Z0-9-]{2,15}$/)

/** What a catalogue says of one item. `price` in 分 per unit; `fundShare` in basis points, null as the insured region's benefit says. */
export const itemTermsSchema = z.strictObject({
  code: itemCodeSchema,
  name: z.string().trim().min(1).max(40),
  kind: itemKindSchema,
  forms: z.array(careServiceSchema).min(1),
  unit: itemUnitSchema,
  minutes: z.int().min(1).max(MOST_MINUTES).nullable(),
  price: z.int().min(1).max(MOST_PRICE),
  fundShare: z.int().min(0).max(10_000).nullable(),
  mark: z.string().max(40),
})
export type ItemTerms = z.infer<typeof itemTermsSchema>

/** One dated row of a region's catalogue, both days included. `catalogue` is the version that brought it. */
export type ServiceItem = ItemTerms & { regionCode: string; validFrom: string; validTo: string | null; catalogue: number }

/** One version of a region's catalogue. */
export type ItemCatalogue = {
  regionCode: string
  number: number
  effectiveFrom: string
  issuedOn: string
  digest: string
  previous: string | null
  itemCount: number
  docketId: string
  mark: string
}

/** A region's catalogue whole: its versions, the latest first, and every dated row. */
export type CatalogueBook = { regionCode: string; versions: ItemCatalogue[]; items: ServiceItem[] }

/** A change of the own catalogue as it is proposed: drawn up on version `base`, in force from `from`. `rows` are new or changed, whole. */
export const catalogueDraftSchema = z.strictObject({
  regionCode,
  base: z.int().min(0),
  from: day,
  rows: z.array(itemTermsSchema).max(500),
  ended: z.array(itemCodeSchema).max(500),
})
export type CatalogueDraft = z.infer<typeof catalogueDraftSchema>

export const proposalReasonSchema = z.string().trim().min(1, '请写明变更的理由，两地和公众都会看到').max(200, '理由不超过200字')
export const catalogueProposalSchema = z.strictObject({ draft: catalogueDraftSchema, reason: proposalReasonSchema })

/** The columns of a catalogue's file, in the order of a bureau's ledger. */
export const ITEM_COLUMNS = {
  code: '项目编码',
  name: '项目名称',
  kind: '类别',
  forms: '服务形式',
  unit: '计价单位',
  minutes: '每次分钟数',
  price: '单价（元）',
  fundShare: '基金支付比例（%）',
  mark: '标记',
} as const satisfies Record<keyof ItemTerms, string>
export type ItemField = keyof typeof ITEM_COLUMNS
export const ITEM_FIELDS = Object.keys(ITEM_COLUMNS) as ItemField[]

/** An item as typed, or as it stands in a line of a file. */
export type ItemCells = Record<ItemField, string>

export type ItemFault = { code: string; says: string; strength: 'blocks' | 'warns' }

/** An institution's own price of an item of its region. */
export type InstitutionItem = {
  institutionCode: string
  itemCode: string
  regionCode: string
  /** 分 per unit. */
  price: number
  validFrom: string
  validTo: string | null
  mark: string
}

/** The same with what the region's catalogue says of it that day. `charged` is what may be asked: never more than the catalogue's price. */
export type OfferedItem = InstitutionItem & { item: ItemTerms; charged: number }

export const institutionItemEntrySchema = z.strictObject({
  institutionCode: z.string().regex(/^[A-Z0-9]{12}$/),
  itemCode: itemCodeSchema,
  price: z.int().min(1).max(MOST_PRICE),
  from: day,
  mark: z.string().max(40).default(''),
})
export type InstitutionItemEntry = z.input<typeof institutionItemEntrySchema>

export const institutionItemEndSchema = institutionItemEntrySchema.pick({ institutionCode: true, itemCode: true }).extend({ to: day })
