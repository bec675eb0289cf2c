import { z } from 'zod'
import { isPlainDate } from '../../kernel/dates'
import { itemCodeSchema, proposalReasonSchema, type ServiceItem } from './items'

const regionCode = z.string().regex(/^\d{6}$/)
const factor = z.int().min(1).max(100_000)

/** One item of the other region that one unit of the own item is `num / den` units of. */
export const itemTargetSchema = z.strictObject({ code: itemCodeSchema, num: factor, den: factor })
export type ItemTarget = z.infer<typeof itemTargetSchema>

/** What an item of `regionCode` is in the other region: its targets, or with none the reason why it corresponds to nothing there. */
export const itemLinkSchema = z.strictObject({
  regionCode,
  code: itemCodeSchema,
  targets: z.array(itemTargetSchema).max(8),
  reason: z.string().trim().max(100),
})
export type ItemLink = z.infer<typeof itemLinkSchema>

/** One version of the mapping between two regions, both directions. */
export type MappingVersion = {
  lowRegion: string
  highRegion: string
  number: number
  effectiveFrom: string
  issuedOn: string
  digest: string
  previous: string | null
  docketId: string
  mark: string
  links: ItemLink[]
}

/** What two regions know of each other's items: every dated row of both, and the versions of the mapping, the latest first. */
export type ItemBook = { items: ServiceItem[]; versions: MappingVersion[] }

/** A new version as it is proposed: whole, drawn up on version `base`, in force from `from`. */
export const mappingDraftSchema = z.strictObject({
  lowRegion: regionCode,
  highRegion: regionCode,
  base: z.int().min(0),
  from: z.string().refine(isPlainDate, '请填写存在的日期，例如 2026-01-01'),
  links: z.array(itemLinkSchema).max(1000),
})
export type MappingDraft = z.infer<typeof mappingDraftSchema>
export const mappingProposalSchema = z.strictObject({ draft: mappingDraftSchema, reason: proposalReasonSchema })

/** What an item is called in the other region on a day. `pending`: the two regions have still to say. */
export type Equivalent =
  | { kind: 'mapped'; lines: Array<{ item: ServiceItem; num: number; den: number }>; version: number }
  | { kind: 'none'; reason: string; pending: boolean }

/** Money of a number of units, in 分. `fund` and `own` are null where the fund's share goes by the insured region's benefit. */
export type Pay = { total: number; fund: number | null; own: number | null }
