import { z } from 'zod'
import type { PlainDate } from '../kernel/dates'

/** Statuses in which a person and pair may have only one case (the partial unique index "Case_one_open" lists the same). */
export const OPEN_STATUSES = [
  'submitted',
  'returned',
  'accepted',
  'commissioned',
  'arranging',
  'assessing',
  'found',
  'onNotice',
  'disputed',
  'reported',
] as const
export const CLOSED_STATUSES = ['refused', 'declined', 'withdrawn', 'lapsed', 'ended', 'expired', 'superseded', 'invalidated'] as const
export const CASE_STATUSES = ['draft', ...OPEN_STATUSES, 'recognised', ...CLOSED_STATUSES] as const
export const CaseStatus = z.enum(CASE_STATUSES)
export type CaseStatus = z.infer<typeof CaseStatus>

export const STATUS_LABEL: Record<CaseStatus, string> = {
  draft: '草稿',
  submitted: '待受理',
  returned: '待补正',
  accepted: '待委托',
  commissioned: '待接收',
  arranging: '待派员',
  assessing: '评估中',
  found: '待复核',
  onNotice: '公示中',
  disputed: '异议待核',
  reported: '待确认',
  recognised: '已互认',
  refused: '不予受理',
  declined: '不予认定',
  withdrawn: '已撤回',
  lapsed: '逾期未补',
  ended: '已终止',
  expired: '已到期',
  superseded: '已更新',
  invalidated: '已作废',
}

/** Whose desk a case stands on. */
export const DESKS = ['applicant', 'competentBureau', 'residenceBureau', 'assessors', 'calendar', 'none'] as const
export type Desk = (typeof DESKS)[number]

export const DESK_LABEL: Record<Desk, string> = {
  applicant: '申请人',
  competentBureau: '参保地经办机构',
  residenceBureau: '居住地经办机构',
  assessors: '评估人员',
  calendar: '公示期',
  none: '无',
}

export const OCCASIONS = ['initial', 'dispute', 'change', 'renewal'] as const
export const Occasion = z.enum(OCCASIONS)
export type Occasion = z.infer<typeof Occasion>
export const OCCASION_LABEL: Record<Occasion, string> = { initial: '初评', dispute: '复评', change: '重新评估', renewal: '期满评估' }

export const APPLIED_AS = ['self', 'guardian', 'agent', 'counter'] as const
export const AppliedAs = z.enum(APPLIED_AS)
export type AppliedAs = z.infer<typeof AppliedAs>
export const APPLIED_AS_LABEL: Record<AppliedAs, string> = {
  self: '本人申请',
  guardian: '监护人代办',
  agent: '受托人代办',
  counter: '窗口代办',
}

/** 不予受理的情形 (named in accounts of 医保发〔2023〕29号's draft; 条款待核定). */
export const REFUSAL_GROUNDS = ['notInsured', 'conditionsNotMet', 'outsideFund', 'papersFalseOrMissing', 'other'] as const
export const RefusalGround = z.enum(REFUSAL_GROUNDS)
export type RefusalGround = z.infer<typeof RefusalGround>
export const REFUSAL_GROUND_LABEL: Record<RefusalGround, string> = {
  notInsured: '未参加参保地长期护理保险',
  conditionsNotMet: '不符合待遇享受条件',
  outsideFund: '费用不属于长护险基金支付范围',
  papersFalseOrMissing: '材料不全或不实，补正后仍不符合',
  other: '其他情形（须说明）',
}

/** 不予认定的情形: dated, so that a paper always prints the wording in force that day. All 待核定: no text at hand lists them. */
export const DECLINE_GROUNDS = ['procedureBreached', 'wrongPerson', 'insuranceEnded', 'papersFalse', 'other'] as const
export const DeclineGround = z.enum(DECLINE_GROUNDS)
export type DeclineGround = z.infer<typeof DeclineGround>
export const DECLINE_GROUND_ROWS: ReadonlyArray<{ ground: DeclineGround; label: string; from: PlainDate; source: string }> = [
  { ground: 'procedureBreached', label: '评估程序不符合两地约定（人员、回避、公示）', from: '2025-04-25', source: '条款待核定' },
  { ground: 'wrongPerson', label: '被评估人与参保人不一致', from: '2025-04-25', source: '条款待核定' },
  { ground: 'insuranceEnded', label: '作出决定时已不在参保地参保', from: '2025-04-25', source: '条款待核定' },
  { ground: 'papersFalse', label: '申请或评估材料经查不实', from: '2025-04-25', source: '条款待核定' },
  { ground: 'other', label: '其他情形（须说明）', from: '2025-04-25', source: '条款待核定' },
]

/** Printed with every refusal and decline. The clauses are not at hand: shown with 条款待核定. */
export const REMEDY = '如不服本决定，可向作出决定的经办机构申请复查；也可以依法申请行政复议或者提起行政诉讼（条款与期限待核定）。'

export const END_REASONS = ['death', 'insuranceEnded', 'insuredElsewhere', 'movedBack', 'movedElsewhere', 'unreachable'] as const
export const EndReason = z.enum(END_REASONS)
export type EndReason = z.infer<typeof EndReason>
export const END_REASON_LABEL: Record<EndReason, string> = {
  death: '参保人去世',
  insuranceEnded: '参保关系终止',
  insuredElsewhere: '参保地已变更',
  movedBack: '已迁回参保地',
  movedElsewhere: '已迁往两地以外',
  unreachable: '多次联系不上或不配合评估',
}

export const RELEASE_REASONS = ['ill', 'recused', 'noShow'] as const
export const ReleaseReason = z.enum(RELEASE_REASONS)
export type ReleaseReason = z.infer<typeof ReleaseReason>
export const RELEASE_REASON_LABEL: Record<ReleaseReason, string> = {
  ill: '评估人员不能到场',
  recused: '评估人员应当回避',
  noShow: '上门未遇到参保人',
}

export const CHANGE_KINDS = [
  'hospitalStay',
  'discharge',
  'addressChange',
  'condition',
  'return',
  'insuredRegionChange',
  'death',
  'notEnded',
] as const
export const ChangeKind = z.enum(CHANGE_KINDS)
export type ChangeKind = z.infer<typeof ChangeKind>
/** What a reported change asks the competent bureau to end the recognition for; the others end nothing. */
export const CHANGE_ENDS: Partial<Record<ChangeKind, EndReason>> = {
  return: 'movedBack',
  insuredRegionChange: 'insuredElsewhere',
  death: 'death',
}
export const CHANGE_KIND_LABEL: Record<ChangeKind, string> = {
  hospitalStay: '住院',
  discharge: '出院',
  addressChange: '居住地址变更',
  condition: '失能状态变化',
  return: '返回参保地居住',
  insuredRegionChange: '参保地变更',
  death: '去世',
  notEnded: '更正：报告的情形不属实',
}

/** 退回委托的情形: 条款待核定, each. */
export const REJECT_GROUNDS = ['notResident', 'addressUnclear', 'papersMissing', 'noTeam', 'other'] as const
export const RejectGround = z.enum(REJECT_GROUNDS)
export type RejectGround = z.infer<typeof RejectGround>
export const REJECT_GROUND_LABEL: Record<RejectGround, string> = {
  notResident: '被评估人不在本地居住',
  addressUnclear: '地址或联系方式不清，无法上门',
  papersMissing: '委托材料不全',
  noTeam: '暂无符合条件的评估人员',
  other: '其他情形（须说明）',
}

/** Why a limit rests: the family corrects, the other bureau is to answer, the case was closed for a time. */
export const PAUSE_REASONS = ['correction', 'answer', 'closed'] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]
export const PAUSE_REASON_LABEL: Record<PauseReason, string> = {
  correction: '等申请人补正',
  answer: '等答复',
  closed: '办结期间',
}

/** How hard time presses when the calendar reminds a desk. */
export const REMINDER_LEVELS = ['soon', 'overdue', 'escalated'] as const
export const ReminderLevel = z.enum(REMINDER_LEVELS)
export type ReminderLevel = z.infer<typeof ReminderLevel>
/** Which limit the calendar reminds of: the desk's, an open question's, or that of the conclusion. */
export const REMINDERS_OF = ['desk', 'answer', 'conclusion'] as const
export const ReminderOf = z.enum(REMINDERS_OF)
export type ReminderOf = z.infer<typeof ReminderOf>
export const REMINDER_LEVEL_LABEL: Record<ReminderLevel, string> = { soon: '即将到期', overdue: '已超期', escalated: '超期升级' }

/** Items a correction may ask for, each with its own reason. */
export const CORRECTION_ITEMS = ['identity', 'residence', 'medical', 'mandate', 'contact', 'other'] as const
export const CorrectionItem = z.enum(CORRECTION_ITEMS)
export type CorrectionItem = z.infer<typeof CorrectionItem>
export const CORRECTION_ITEM_LABEL: Record<CorrectionItem, string> = {
  identity: '身份证明',
  residence: '居住证明',
  medical: '病历资料',
  mandate: '委托书或监护证明',
  contact: '联系方式与地址',
  other: '其他',
}

export const PAPER_KINDS = ['identity', 'medical', 'residence', 'mandate', 'application', 'insurance', 'other'] as const
export const PaperKind = z.enum(PAPER_KINDS)
export type PaperKind = z.infer<typeof PaperKind>
export const PAPER_KIND_LABEL: Record<PaperKind, string> = {
  identity: '身份证明',
  medical: '病历资料',
  residence: '居住证明',
  mandate: '委托书或监护证明',
  application: '申请表（签字）',
  insurance: '参保凭证',
  other: '其他材料',
}
