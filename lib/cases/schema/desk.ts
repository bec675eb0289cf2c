import { z } from 'zod'
import type { PlainDate } from '../../kernel/dates'
import type { Sex } from '../../people/schema'
import { CaseStatus, Occasion } from '../schema'

/** 待我处理, 对方超期, 即将超期. */
export const DESK_LISTS = ['mine', 'late', 'soon'] as const
export type DeskList = (typeof DESK_LISTS)[number]
export const DESK_LIST_LABEL: Record<DeskList, string> = { mine: '待我处理', late: '对方超期', soon: '即将超期' }

/** How many calendar days a case has stood in its status. */
export const AGES = ['7', '30', '90'] as const
export const Age = z.enum(AGES)
export type Age = z.infer<typeof Age>
export const AGE_LABEL: Record<Age, string> = { '7': '满一周', '30': '满一个月', '90': '满三个月' }

const region = z.string().regex(/^\d{6}$/)

/** What stands in the address of the desk and of all cases: codes only, never a name or a number. What is not understood is left out. */
export const QueueFilter = z.object({
  list: z.enum(DESK_LISTS).catch('mine').default('mine'),
  from: region.optional().catch(undefined),
  status: CaseStatus.optional().catch(undefined),
  occasion: Occasion.optional().catch(undefined),
  age: Age.optional().catch(undefined),
  after: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
})
export type QueueFilter = z.infer<typeof QueueFilter>

/** Name or part of one, national id, case number or its beginning, township. */
export const FindCases = z.strictObject({ text: z.string().trim().min(1, '请填写案号、姓名、身份证号或乡镇').max(60) })
export type FindCases = z.infer<typeof FindCases>

/** Whose move it is, seen by one person of a bureau. */
export type Turn = 'mine' | 'review' | 'colleague' | 'other' | 'nobody'

/** The clock of a case in a list. `text` is null where nothing limits; `left` is null where no number can be told. */
export type ShownTime = { text: string | null; tone: 'calm' | 'soon' | 'late' | 'rest'; left: number | null; part: number }

/** One line of a queue, ready to be read: names are shaped for this reader already. */
export type QueueRow = {
  caseId: string
  caseNo: string
  person: { name: string; sex: Sex | null; age: number | null }
  town: string
  insured: string
  residence: string
  status: CaseStatus
  occasion: Occasion
  /** What of the status a day or a grade tells: 11月24日上门, 重度失能Ⅱ级. */
  aside: string
  ask: { turn: Turn; says: string }
  dueOn: PlainDate | null
  time: ShownTime
  validTo: PlainDate | null
}

/** The three numbers, and of what they are made. */
export type DeskCounts = {
  mine: number
  /** Of `mine`: standing proposals this person may review. */
  toReview: number
  /** Proposals of this bureau that wait for somebody else's eyes. */
  underReview: number
  late: number
  lateBy: Array<{ status: CaseStatus; regionCode: string; count: number }>
  soon: number
  overdue: number
  byInsured: Record<string, number>
}
