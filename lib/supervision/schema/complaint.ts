import { z } from 'zod'
import type { PlainDate } from '../../kernel/dates'

export const COMPLAINT_CATEGORIES = ['attitude', 'quality', 'charging', 'absence', 'safety', 'privacy', 'other'] as const
export type ComplaintCategory = (typeof COMPLAINT_CATEGORIES)[number]
export const COMPLAINT_CATEGORY_LABEL: Record<ComplaintCategory, string> = {
  attitude: '服务态度',
  quality: '护理质量',
  charging: '收费',
  absence: '没来或时间不够',
  safety: '安全',
  privacy: '隐私与尊重',
  other: '其他',
}

export const COMPLAINT_STATES = ['received', 'answered'] as const
export type ComplaintState = (typeof COMPLAINT_STATES)[number]
export const COMPLAINT_STATE_LABEL: Record<ComplaintState, string> = { received: '待答复', answered: '已答复' }

export const COMPLAINT_OUTCOMES = ['upheld', 'partly', 'unfounded', 'unclear'] as const
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number]
export const COMPLAINT_OUTCOME_LABEL: Record<ComplaintOutcome, string> = {
  upheld: '属实',
  partly: '部分属实',
  unfounded: '不属实',
  unclear: '无法核实',
}

export const RATING_SCORES = [5, 4, 3, 2, 1] as const
export type RatingScore = (typeof RATING_SCORES)[number]
export const RATING_SCORE_LABEL: Record<RatingScore, string> = { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' }

/** 投诉, as a bureau or its own family reads it. */
export type Complaint = {
  id: string
  number: string
  institutionId: string
  regionCode: string
  concernedRegions: string[]
  caseId: string
  accountId: string
  category: ComplaintCategory
  wantsAnswer: boolean
  text: string
  receivedOn: PlainDate
  dueOn: PlainDate
  state: ComplaintState
  outcome: ComplaintOutcome | null
  answer: string | null
  answeredOn: PlainDate | null
  findingId: string | null
}

/** 好差评, as a bureau or its own family reads it. */
export type Rating = {
  id: string
  number: string
  institutionId: string
  caseId: string
  score: RatingScore
  text: string | null
  ratedOn: PlainDate
}

/** What everyone may know of an institution's ratings. */
export type PublicRating = { count: number; average: number; asOf: PlainDate }

const id = z.string().min(1).max(64)

export const RatingEntry = z.strictObject({
  careId: id,
  score: z.coerce
    .number('请选择满意程度')
    .pipe(z.union([z.literal(5), z.literal(4), z.literal(3), z.literal(2), z.literal(1)], '请选择满意程度')),
  text: z.string().trim().max(500, '不超过 500 个字').default(''),
})
export type RatingEntry = z.infer<typeof RatingEntry>

export const ComplaintEntry = z.strictObject({
  requestId: z.string().min(8).max(80),
  careId: id,
  category: z.enum(COMPLAINT_CATEGORIES, '请选择投诉的是哪一方面'),
  text: z.string().trim().min(1, '请写明发生了什么').max(1000, '不超过 1000 个字'),
  wantsAnswer: z.enum(['yes', 'no'], '请选择要不要答复'),
})
export type ComplaintEntry = z.infer<typeof ComplaintEntry>

export const AnswerEntry = z.strictObject({
  complaintId: id,
  outcome: z.enum(COMPLAINT_OUTCOMES, '请选择核实结果'),
  text: z.string().trim().min(1, '请写明核实的情况和处理').max(1000, '不超过 1000 个字'),
})
export type AnswerEntry = z.infer<typeof AnswerEntry>
