import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../../kernel/dates'
import type { Sex } from '../../people/schema'
import { CaseStatus, Occasion } from '../schema'

/** 待我处理, 对方超期, 即将超期. */
export const DESK_LISTS = ['mine', 'late', 'soon'] as const
export type DeskList = (typeof DESK_LISTS)[number]
export const DESK_LIST_LABEL: Record<DeskList, string> = { mine: '待我处理', late: '对方超期', soon: '即将超期' }

/** What a case asks of one of its bureaus, the most pressing first: kept with the case, one column a side. */
export const ASKS = ['answer', 'end', 'step', 'acknowledge'] as const
export const Ask = z.enum(ASKS)
export type Ask = z.infer<typeof Ask>

/** Why a case stands on 待我处理: what it asks, what a colleague has proposed, or an expert its visit wants. */
export const WHYS = ['review', 'answer', 'end', 'step', 'third', 'expert', 'acknowledge'] as const
export const Why = z.enum(WHYS)
export type Why = z.infer<typeof Why>
export const WHY_LABEL: Record<Why, string> = {
  review: '待复核',
  answer: '待答复',
  end: '待终止',
  step: '待办理',
  third: '待派第三位专家',
  expert: '待增派专家',
  acknowledge: '待收悉',
}

/** How many calendar days a case has stood in its status. */
export const AGES = ['7', '30', '90'] as const
export const Age = z.enum(AGES)
export type Age = z.infer<typeof Age>
export const AGE_LABEL: Record<Age, string> = { '7': '满一周', '30': '满一个月', '90': '满三个月' }

/** How a case stands to its limit; 'paused': the clock stands still, with its reason on record. */
export const DUES = ['overdue', 'soon', 'paused'] as const
export const Due = z.enum(DUES)
export type Due = z.infer<typeof Due>
export const DUE_LABEL: Record<Due, string> = { overdue: '已超期', soon: '即将到期', paused: '暂停计时' }

export const SORTS = ['due', 'since', 'number'] as const
export const Sort = z.enum(SORTS)
export type Sort = z.infer<typeof Sort>

/** What a list may be narrowed by, one code each, counted together. */
export const FACETS = ['why', 'from', 'to', 'status', 'occasion', 'age', 'due', 'town', 'grade'] as const
export type Facet = (typeof FACETS)[number]
export const FACET_LABEL: Record<Facet | 'since' | 'until', string> = {
  why: '事由',
  from: '参保地',
  to: '居住地',
  status: '状态',
  occasion: '类型',
  age: '停留时间',
  due: '期限',
  town: '乡镇（街道）',
  grade: '失能等级',
  since: '变动日自',
  until: '变动日至',
}

const region = z.string().regex(/^\d{6}$/)
const day = z.string().refine(isPlainDate)
const maybe = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)

/** The conditions that may be kept under a name. */
export const FilterCodes = z.object({
  list: z.enum(DESK_LISTS).catch('mine').default('mine'),
  why: maybe(Why),
  from: maybe(region),
  to: maybe(region),
  status: maybe(CaseStatus),
  occasion: maybe(Occasion),
  age: maybe(Age),
  due: maybe(Due),
  town: maybe(z.string().regex(/^\d{9}$/)),
  grade: maybe(z.enum(['0', '1', '2', '3', '4', '5'])),
  /** The days between which a case came to its status, both included. */
  since: maybe(day),
  until: maybe(day),
  /** 我经办的: cases this person looks after for their bureau. */
  held: maybe(z.literal('me')),
  sort: maybe(Sort),
})
export type FilterCodes = z.infer<typeof FilterCodes>

/** What stands in the address of the desk and of all cases: codes only, never a name or a number. What is not understood is left out. */
export const QueueFilter = FilterCodes.extend({
  after: maybe(z.string().regex(/^(\d{4}-\d{2}-\d{2}|none|number)_[0-9a-f-]{36}$/)),
})
export type QueueFilter = z.infer<typeof QueueFilter>

/** The lists that keep filters. */
export const SAVED_LISTS = ['desk', 'cases'] as const
export const SavedList = z.enum(SAVED_LISTS)
export type SavedList = z.infer<typeof SavedList>

/** Filters one person may keep, both lists together. */
export const SAVED_MOST = 20

export const SaveFilter = z.strictObject({
  base: SavedList,
  codes: FilterCodes,
  name: z.string().trim().min(1, '请给这组条件起个名字').max(20, '名字最多 20 个字'),
})
export type SaveFilter = z.infer<typeof SaveFilter>

export const SavedFilterChoice = z.strictObject({ id: z.uuid() })

/** A filter kept under a name. `isStandard`: opened when the list is opened without conditions. */
export type SavedFilter = { id: string; base: SavedList; name: string; codes: FilterCodes; isStandard: boolean }

/** How many cases a list would show under each code of a facet, all other conditions standing; `total` is what it shows now. */
export type FacetCounts = { total: number; of: Record<Facet, Record<string, number>> }

/** The same with the names of the towns that occur. */
export type Facets = FacetCounts & { towns: Array<{ code: string; name: string }> }

/** Name or part of one, national id, case number or its beginning, township. */
export const FindCases = z.strictObject({
  text: z.string().trim().min(1, '请填写案号、姓名、身份证号或乡镇').max(60, '最多写 60 个字'),
  /** Only among cases that fit these conditions; left out: among all of the bureau. */
  within: FilterCodes.optional(),
})
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
  /** Why it stands on 待我处理; left out on every other list. */
  why?: Why
  dueOn: PlainDate | null
  time: ShownTime
  validTo: PlainDate | null
  /** Of what was looked for: why this case was found. */
  match?: Match
}

/** Why a case was found; `part` is what of its number, name or town was looked for. */
export type Match = { by: MatchedBy; part: string }
export const MATCHED_BY = ['caseNo', 'nationalId', 'name', 'representative', 'town'] as const
export type MatchedBy = (typeof MATCHED_BY)[number]

/** The three numbers, each exactly the rows of its list, and of what they are made. */
export type DeskCounts = {
  mine: number
  mineBy: Record<Why, number>
  /** Proposals of this bureau that wait for somebody else's eyes. */
  underReview: number
  late: number
  /** `asked`: a question of this bureau that the other has not answered in time. */
  lateBy: Array<{ status: CaseStatus; regionCode: string; asked: boolean; count: number }>
  soon: number
  overdue: number
}
