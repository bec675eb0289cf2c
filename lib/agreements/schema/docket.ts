import { z } from 'zod'
import { isPlainDate } from '../../kernel/dates'
import type { Json } from '../../kernel/digest'
import { regionCodeSchema } from '../schema'

/** What two bureaus sign together. */
export const DOCKET_TOPICS = ['register', 'serviceItems', 'itemMapping'] as const
export type DocketTopic = (typeof DOCKET_TOPICS)[number]
export const DOCKET_TOPIC_LABEL: Record<DocketTopic, string> = {
  register: '机构名录',
  serviceItems: '服务项目目录',
  itemMapping: '服务项目对照',
}

export const DOCKET_STATES = ['open', 'signed', 'returned', 'withdrawn'] as const
export type DocketState = (typeof DOCKET_STATES)[number]
export const DOCKET_STATE_LABEL: Record<DocketState, string> = { open: '待会签', signed: '已会签', returned: '已退回', withdrawn: '已撤回' }

/** A bureau's word for exactly this digest. `signedOn` is the portal's day, `at` the moment. */
export type DocketSignature = { regionCode: string; accountId: string; signedOn: string; at: Date }

/**
 * 会签单: a change that counts once every bureau of `neededRegions` (the proposer's among them) has signed it. `payload` is what would be
 * written, public data only; `digest` is of it. An urgent one has taken effect already and asks for the signatures after.
 */
export type Docket = {
  id: string
  topic: DocketTopic
  regionCode: string
  neededRegions: string[]
  isUrgent: boolean
  title: string
  reason: string
  payload: Json
  digest: string
  state: DocketState
  proposedBy: string
  proposedOn: string
  proposedAt: Date
  closedOn: string | null
  closedBy: string | null
  closedRegion: string | null
  closeReason: string
  signatures: DocketSignature[]
}

/** Title and reason are read by both bureaus and, once signed, by the public: no person is named in them. */
export const docketEntrySchema = z.strictObject({
  topic: z.enum(DOCKET_TOPICS),
  title: z.string().trim().min(1).max(120),
  reason: z.string().trim().min(1, '请写明变更的理由').max(200, '理由不超过200字'),
  isUrgent: z.boolean().default(false),
  neededRegions: z.array(regionCodeSchema).min(1),
  today: z.string().refine(isPlainDate),
})
export type DocketEntry = z.input<typeof docketEntrySchema> & { payload: Json }

export const docketReasonSchema = z.string().trim().min(1, '请写明理由').max(200, '理由不超过200字')

/** What a press under a docket sends: to sign exactly this digest, or to send it back or take it back and say why. */
export const docketSignEntrySchema = z.strictObject({ docketId: z.uuid(), digest: z.string().regex(/^[0-9a-f]{64}$/) })
export const docketCloseEntrySchema = z.strictObject({ docketId: z.uuid(), reason: docketReasonSchema })
