import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../kernel/dates'

const text = z.string().min(1).max(200)
const day = z.string().refine(isPlainDate, '请填写存在的日期，例如 2025-04-25')
const digest = z.string().regex(/^[0-9a-f]{64}$/)

/** 统筹区, six digits. */
export const regionCodeSchema = z.string().regex(/^\d{6}$/, '统筹区代码为6位数字')

/** A party region and its bureau. `letters` stand in case numbers. */
export const regionSchema = z.strictObject({
  code: regionCodeSchema,
  name: text,
  shortName: z.string().min(1).max(8),
  letters: z.string().regex(/^[A-Z]{2,4}$/),
  cityName: text,
  bureauName: text,
  phone: text,
  address: text,
})
export type Region = z.infer<typeof regionSchema>

export const townshipSchema = z.strictObject({
  code: z.string().regex(/^\d{9}$/, '乡镇街道代码为9位数字'),
  regionCode: regionCodeSchema,
  name: z.string().min(1).max(30),
})
export type Township = z.infer<typeof townshipSchema>

/** 两地协议. The pair is ordered by code; direction is never part of it. */
export const agreementSchema = z.strictObject({
  id: z.string().min(1),
  lowRegion: regionCodeSchema,
  highRegion: regionCodeSchema,
  title: text,
  signedOn: day,
  validFrom: day,
  /** Included; null while no end is agreed. */
  validTo: day.nullable(),
  source: text,
  mark: z.string().max(40),
})
export type Agreement = z.infer<typeof agreementSchema>

/** What an administrator enters: the two regions in any order. */
export const agreementEntrySchema = agreementSchema.omit({ id: true, lowRegion: true, highRegion: true }).extend({
  regions: z.tuple([regionCodeSchema, regionCodeSchema]),
  validTo: day.nullable().default(null),
  mark: z.string().max(40).default(''),
})
export type AgreementEntry = z.input<typeof agreementEntrySchema>

const count = z.int().min(0).max(3660)

/** The closed list of 条款参数 and what each holds. */
export const termValueSchemas = {
  acceptanceDays: count,
  correctionDays: count,
  draftDays: count,
  commissionDays: count,
  receiveDays: count,
  arrangeDays: count,
  visitDays: count,
  reviewDays: count,
  noticeDays: count,
  objectionDays: count,
  objectionDecisionDays: count,
  answerDays: count,
  confirmDays: count,
  conclusionDays: count,
  escalateAfterDays: count,
  validityMonths: count,
  reassessAfterMonths: count,
  renewalLeadDays: count,
  changeBackDays: count,
  benefitFromGrade: z.int().min(0).max(5),
  waitingMonths: count,
  insuranceFreshDays: count,
  benefitStart: z.enum(['firstOfNextMonth', 'validFrom']),
  validFromDay: z.enum(['findingDay', 'recognitionDay']),
  rectifyOrdinaryDays: count,
  rectifySeriousDays: count,
  rectifyGraveDays: count,
  complaintDays: count,
  sharedInstitutions: count,
  noticePlace: text,
} as const satisfies Record<string, z.ZodType>

export type TermKey = keyof typeof termValueSchemas
export type TermValue<K extends TermKey> = z.infer<(typeof termValueSchemas)[K]>
export const TERM_KEYS = Object.keys(termValueSchemas) as TermKey[]

export const TERM_LABEL: Record<TermKey, string> = {
  acceptanceDays: '受理期限',
  correctionDays: '补正期限',
  draftDays: '草稿保留期限',
  commissionDays: '委托期限',
  receiveDays: '接收委托期限',
  arrangeDays: '派员期限',
  visitDays: '上门评估期限',
  reviewDays: '复核期限',
  noticeDays: '公示期',
  objectionDays: '提出异议期限',
  objectionDecisionDays: '异议核实期限',
  answerDays: '答复对方询问的期限',
  confirmDays: '互认确认期限',
  conclusionDays: '出具评估结论书期限',
  escalateAfterDays: '超期多久升级提醒',
  validityMonths: '评估结论有效期',
  reassessAfterMonths: '申请重新评估的间隔',
  renewalLeadDays: '期满评估提前量',
  changeBackDays: '家属和机构补报变化的期限',
  benefitFromGrade: '享受待遇的最低失能等级',
  waitingMonths: '参保等待期',
  insuranceFreshDays: '参保信息有效天数',
  benefitStart: '待遇起始日',
  validFromDay: '有效期起算日',
  rectifyOrdinaryDays: '一般问题整改期限',
  rectifySeriousDays: '较重问题整改期限',
  rectifyGraveDays: '严重问题整改期限',
  complaintDays: '投诉答复期限',
  sharedInstitutions: '两地共用的护理机构数',
  noticePlace: '公示主体与地点',
}

/** One term in force: its value and where it stands written. */
export type Term<K extends TermKey = TermKey> = {
  key: K
  value: TermValue<K>
  source: string
  /** True only of a clause checked against a text in force; everything else is 待核定. */
  verified: boolean
  note: string
  /** Null for a named default no agreement has a row for. */
  validFrom: PlainDate | null
}
export type Terms = { readonly [K in TermKey]: Term<K> }

/** A dated row, as kept. The value is judged by its key's schema. */
export const termRowSchema = z.strictObject({
  key: z.enum(TERM_KEYS),
  value: z.union([z.int(), z.string()]),
  validFrom: day,
  validTo: day.nullable().default(null),
  source: text,
  verified: z.boolean(),
  note: z.string().max(200).default(''),
})
export type TermRow = z.infer<typeof termRowSchema>
export type TermEntry = z.input<typeof termRowSchema>

export const holidayYearSchema = z.strictObject({
  year: z.int().min(2020).max(2100),
  source: text,
  daysOff: z.array(day),
  workdays: z.array(day),
  mark: z.string().max(40).default(''),
})
export type HolidayYear = z.infer<typeof holidayYearSchema>
export type HolidayYearEntry = z.input<typeof holidayYearSchema>

/** The form of a year: days as an administrator types or copies them from the notice. `replaces`: this year's earlier entry goes. */
export const holidayYearFormSchema = z.strictObject({
  year: z.coerce.number().int().min(2020, '请填写四位年份').max(2100, '请填写四位年份'),
  source: z.string().trim().min(1, '请照抄通知的名称和文号').max(200),
  daysOff: z.string().trim().min(1, '请填写放假的日子').max(4000),
  workdays: z.string().trim().max(4000).default(''),
  replaces: z.enum(['on']).optional(),
})
export type HolidayYearForm = z.output<typeof holidayYearFormSchema>

/** 核对签署: one bureau's word that it grades by the edition with this digest. */
export const attestationSchema = z.strictObject({
  editionId: text,
  digest,
  regionCode: regionCodeSchema,
  accountId: text,
  at: z.date(),
  mark: z.string(),
})
export type Attestation = z.infer<typeof attestationSchema>

export const attestationEntrySchema = z.strictObject({ editionId: text, digest, mark: z.string().max(40).default('') })
export type AttestationEntry = z.input<typeof attestationEntrySchema>

export const clockMoveSchema = z.strictObject({ days: z.int().min(1, '演示日历只能往后移，至少移一天').max(400, '一次最多往后移400天') })
