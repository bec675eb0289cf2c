import { z } from 'zod'
import type { PlainDate } from '../../kernel/dates'
import {
  type InstitutionKind,
  type InstitutionStatus,
  type ListedRow,
  listedRowSchema,
  REGISTER_FIELDS,
  type RegisterField,
  registerRowSchema,
} from '../schema'

/** What a change does to an institution's standing in the register. */
export const REGISTER_CHANGES = ['add', 'amend', 'suspend', 'resume', 'withdraw', 'renew'] as const
export type RegisterChange = (typeof REGISTER_CHANGES)[number]
export const REGISTER_CHANGE_LABEL: Record<RegisterChange, string> = {
  add: '新增',
  amend: '变更',
  suspend: '暂停',
  resume: '恢复',
  withdraw: '退出',
  renew: '续签',
}

export const dailyFactsSchema = registerRowSchema.pick({ openingHours: true, freePlaces: true, freePlacesOn: true })
export type DailyFacts = z.infer<typeof dailyFactsSchema>
export const NOTHING_DAILY: DailyFacts = { openingHours: '', freePlaces: null, freePlacesOn: null }

/**
 * One change of a docket: the row as it is to stand. `before` is the digest of the row it was proposed against, null for a new one;
 * `daily` goes with a new one only.
 */
export const registerItemSchema = z.strictObject({
  change: z.enum(REGISTER_CHANGES),
  before: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  row: listedRowSchema,
  daily: dailyFactsSchema.nullable(),
})
export type RegisterItem = z.infer<typeof registerItemSchema>

/** What a docket of the register holds. */
export const registerPayloadSchema = z.strictObject({ items: z.array(registerItemSchema).min(1) })
export type RegisterPayload = z.infer<typeof registerPayloadSchema>

/** One line of the log. `row` is the whole row as it stands from `effectiveOn`. */
export type RegisterEntry = {
  seq: number
  listNumber: number
  docketId: string
  code: string
  regionCode: string
  change: RegisterChange
  effectiveOn: PlainDate
  row: ListedRow
  reason: string
}

/** How a row stood from one day to another, both included; `spanTo` null while it stands. */
export type InstitutionSpan = {
  code: string
  spanFrom: PlainDate
  spanTo: PlainDate | null
  kind: InstitutionKind
  status: InstitutionStatus
  row: ListedRow
}

const sentence = z.string().trim().min(1, '请写明理由').max(200, '理由不超过200字')
const institutionCode = z.string().regex(/^[A-Z0-9]{12}$/, '机构编号须为12位大写字母或数字')

/** What a bureau says when only the standing changes. */
export const standingChangeSchema = z.strictObject({
  code: institutionCode,
  change: z.enum(['suspend', 'resume', 'withdraw']),
  reason: sentence,
  isUrgent: z.boolean().default(false),
})
export type StandingChange = z.input<typeof standingChangeSchema>

/** The cells of one institution as a form sends them, every one a text. */
export const rowChangeSchema = z.strictObject({
  isNew: z.boolean(),
  reason: sentence,
  cells: z.partialRecord(z.enum(REGISTER_FIELDS as [RegisterField, ...RegisterField[]]), z.string().trim().max(300)),
})
export type RowChange = z.input<typeof rowChangeSchema>

export const dailyReportSchema = z.strictObject({
  code: institutionCode,
  openingHours: z.string().trim().max(100, '营业时间不超过100字'),
  freePlaces: z
    .string()
    .trim()
    .regex(/^\d{0,5}$/, '请填写整数，或留空'),
})
export type DailyReport = z.input<typeof dailyReportSchema>
