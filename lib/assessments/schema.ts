import { z } from 'zod'
import type { PlainDate } from '../kernel/dates'
import { findingSchema, questionnaireSchema } from '../standard/schema'

export const PERSONNEL_KINDS = ['assessor', 'expert'] as const
export const PersonnelKind = z.enum(PERSONNEL_KINDS)
export type PersonnelKind = z.infer<typeof PersonnelKind>
export const PERSONNEL_KIND_LABEL: Record<PersonnelKind, string> = { assessor: '评估员', expert: '评估专家' }

export const PERSONNEL_STATUSES = ['in', 'out'] as const
export const PersonnelStatus = z.enum(PERSONNEL_STATUSES)
export type PersonnelStatus = z.infer<typeof PersonnelStatus>
export const PERSONNEL_STATUS_LABEL: Record<PersonnelStatus, string> = { in: '在册', out: '已出册' }

export const OCCASIONS = ['initial', 'dispute', 'change', 'renewal'] as const
export const Occasion = z.enum(OCCASIONS)
export type Occasion = z.infer<typeof Occasion>
export const OCCASION_LABEL: Record<Occasion, string> = { initial: '初评', dispute: '复评', change: '重新评估', renewal: '期满评估' }

export const VISIT_STATES = ['assigned', 'open', 'agreed', 'released'] as const
export const VisitState = z.enum(VISIT_STATES)
export type VisitState = z.infer<typeof VisitState>
export const VISIT_STATE_LABEL: Record<VisitState, string> = {
  assigned: '待上门',
  open: '评估中',
  agreed: '已合议',
  released: '已退回派员',
}

export const DUTIES = ['onSite', 'desk', 'third'] as const
export const Duty = z.enum(DUTIES)
export type Duty = z.infer<typeof Duty>
export const DUTY_LABEL: Record<Duty, string> = { onSite: '现场评估', desk: '案头确认', third: '第三位专家裁定' }

export const RECUSALS = ['none', 'clear', 'tied'] as const
export const Recusal = z.enum(RECUSALS)
export type Recusal = z.infer<typeof Recusal>
export const RECUSAL_LABEL: Record<Recusal, string> = { none: '未签回避声明', clear: '已声明无需回避', tied: '已声明应当回避' }

export const SHEET_KINDS = ['own', 'agreed'] as const
export const SheetKind = z.enum(SHEET_KINDS)
export type SheetKind = z.infer<typeof SheetKind>
export const SHEET_KIND_LABEL: Record<SheetKind, string> = { own: '独立评估表', agreed: '合议评估表' }

export const CONFIRMATION_PLACES = ['onSite', 'desk'] as const
export const ConfirmationPlace = z.enum(CONFIRMATION_PLACES)
export type ConfirmationPlace = z.infer<typeof ConfirmationPlace>
export const CONFIRMATION_PLACE_LABEL: Record<ConfirmationPlace, string> = { onSite: '现场确认', desk: '案头确认' }

/** Who was there when the visit was made. */
export const RELATIONS_PRESENT = ['guardian', 'agent', 'family', 'carer', 'neighbour', 'other'] as const
export const RelationPresent = z.enum(RELATIONS_PRESENT)
export type RelationPresent = z.infer<typeof RelationPresent>
export const RELATION_PRESENT_LABEL: Record<RelationPresent, string> = {
  guardian: '监护人',
  agent: '受托代理人',
  family: '其他亲属',
  carer: '护理人员',
  neighbour: '邻居',
  other: '其他在场人',
}

/** Why an item cannot be assessed. Such an item has no weight, and a sheet with one has no grade: it is never counted as zero. */
export const UNABLE_REASONS = ['refused', 'unwell', 'asleep', 'unsafe', 'other'] as const
export const UnableReason = z.enum(UNABLE_REASONS)
export type UnableReason = z.infer<typeof UnableReason>
export const UNABLE_REASON_LABEL: Record<UnableReason, string> = {
  refused: '本人或家属不同意',
  unwell: '身体不适，无法配合',
  asleep: '昏睡或意识不清，当日无法判断',
  unsafe: '现场条件不安全',
  other: '其他（请在依据中写明）',
}

export const WINDOWS = ['上午', '下午'] as const

const id = z.string().min(1).max(64)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '请填写日期')
const version = z.int().min(0)
const linkId = z.string().min(1).max(64)
export const NOTE_MAX = 500
const note = z.string().trim().max(NOTE_MAX, `依据请不要超过 ${NOTE_MAX} 个字`)
const reason = z.string().trim().min(1, '请写明理由').max(NOTE_MAX, `理由请不要超过 ${NOTE_MAX} 个字`)
const grade = z.int().min(0).max(5)
const weight = z.int().min(0).max(1000)

export type Personnel = {
  id: string
  accountId: string
  /** Blind index of the natural person: two accounts of one person count as one. */
  personKey: string
  name: string
  kind: PersonnelKind
  regionCode: string
  institutionId: string
  institutionName: string
  certificateNo: string
  /** Both days included. */
  validFrom: PlainDate
  validTo: PlainDate
  status: PersonnelStatus
  version: number
}

/** One of those present, as read out; the name is opened only for those whose work it is. */
export type Present = { relation: RelationPresent; name: string }

/** What is settled of a visit before anyone sets out. */
export type VisitPlan = {
  caseId: string
  insuredRegion: string
  residenceRegion: string
  round: number
  occasion: Occasion
  scheduledOn: PlainDate
  window: string
  /** 委托方希望关注的事项. */
  points: string
}

export type Visit = VisitPlan & {
  id: string
  editionId: string
  editionDigest: string
  state: VisitState
  /** Set when every on-site sheet is locked: from then on each may read the others'. */
  sheetsOpenedAt: Date | null
  /** Since when the team waits for a third expert: the bureau learns that one is wanted, never for which items. */
  thirdWantedAt: Date | null
  /** What was given as the reason for each item the team could not agree on. */
  thirdWhy: Array<{ linkId: string; why: string }>
  visitedOn: PlainDate | null
  present: Present[]
  releasedWhy: string | null
}

export type Assignment = {
  id: string
  visitId: string
  caseId: string
  personnelId: string
  accountId: string
  name: string
  kind: PersonnelKind
  duty: Duty
  recusal: Recusal
  declaredAt: Date | null
  sheetLockedAt: Date | null
  active: boolean
}

/** One item of a sheet as it stands: a weight, or why there is none, or neither yet. */
export const SheetAnswer = z.strictObject({ linkId, weight: weight.nullable(), unable: UnableReason.nullable(), note })
export type SheetAnswer = z.infer<typeof SheetAnswer>

/** An item on which no agreement was reached; the weight a third expert gave stands in the answers. */
export const OpenItem = z.strictObject({ linkId, calledBy: id, decidedBy: id.nullable() })
export type OpenItem = z.infer<typeof OpenItem>

/** By which road an item of the agreed sheet got its weight. */
export const ROADS = ['same', 'agreed', 'third'] as const
export type Road = (typeof ROADS)[number]
export const ROAD_LABEL: Record<Road, string> = { same: '独立评估一致', agreed: '合议一致', third: '第三位专家裁定' }

/** 冻结: what was asked, answered and found, as it stood when signed. Notes are personal: only their salted digests are here. */
export const FrozenSheet = z.strictObject({
  kind: SheetKind,
  lockedOn: day,
  answers: z.array(z.strictObject({ linkId, weight, road: z.enum(ROADS).nullable(), noteDigest: z.string().nullable() })),
  questionnaire: questionnaireSchema,
  finding: findingSchema,
  why: z.array(z.string()),
  nearest: z.array(z.string()),
  signedBy: z.array(z.strictObject({ accountId: id, name: z.string(), kind: PersonnelKind, duty: Duty })),
})
export type FrozenSheet = z.infer<typeof FrozenSheet>

export type AnswerSheet = {
  id: string
  visitId: string
  caseId: string
  kind: SheetKind
  /** Null for the agreed sheet. */
  accountId: string | null
  editionId: string
  editionDigest: string
  answers: SheetAnswer[]
  openItems: OpenItem[]
  /** Accounts that have signed the agreed sheet as it stands. */
  agreedBy: string[]
  version: number
  lockedAt: Date | null
  frozen: FrozenSheet | null
  /** Digest of `frozen`, hex SHA-256. */
  digest: string | null
}

export type ExpertConfirmation = { accountId: string; sheetDigest: string; place: ConfirmationPlace; at: Date }

/** What a case needs to know of its open visit before it may be found. */
export type AgreedFinding = {
  visitId: string
  visitedOn: PlainDate
  frozen: FrozenSheet
  finding: FrozenSheet['finding']
  sheetDigest: string
  /** Experts who confirmed this very sheet. */
  confirmedBy: string[]
  /** How many more experts must confirm; 0 when the finding may be submitted. */
  confirmationsMissing: number
}

// What people send. `today` and `at` come from the door.
export type When = { today: PlainDate; at: Date }

const particulars = {
  kind: PersonnelKind,
  institutionId: z.string().min(1, '请选择评估机构').max(64),
  certificateNo: z.string().trim().min(1, '请填写证书编号').max(40, '证书编号请不要超过 40 个字'),
  validFrom: day,
  validTo: day,
}

export const EnterPersonnel = z.strictObject({ accountId: z.string().min(1, '请选择账号').max(64), ...particulars })
export type EnterPersonnel = z.infer<typeof EnterPersonnel>

export const AmendPersonnel = z.strictObject({ personnelId: id, version, ...particulars, status: PersonnelStatus })
export type AmendPersonnel = z.infer<typeof AmendPersonnel>

export const DeclareRecusal = z.strictObject({ visitId: id, tied: z.boolean(), reason: note })
export type DeclareRecusal = z.infer<typeof DeclareRecusal>

export const OpenVisit = z.strictObject({
  visitId: id,
  visitedOn: day,
  present: z
    .array(z.strictObject({ relation: RelationPresent, name: z.string().trim().max(50, '姓名请不要超过 50 个字') }))
    .min(1, '请登记在场的监护人或代理人')
    .max(6, '在场人最多登记 6 位'),
})
export type OpenVisit = z.infer<typeof OpenVisit>

export const SaveSheet = z.strictObject({ visitId: id, version, answers: z.array(SheetAnswer).max(40) })
export type SaveSheet = z.infer<typeof SaveSheet>

export const LockSheet = z.strictObject({ visitId: id, shownGrade: grade })
export type LockSheet = z.infer<typeof LockSheet>

export const SaveAgreed = z.strictObject({
  visitId: id,
  version,
  answers: z.array(z.strictObject({ linkId, weight: weight.nullable(), note })).max(40),
})
export type SaveAgreed = z.infer<typeof SaveAgreed>

export const SignAgreed = z.strictObject({ visitId: id, version, shownGrade: grade })
export type SignAgreed = z.infer<typeof SignAgreed>

export const CallThird = z.strictObject({ visitId: id, version, linkIds: z.array(linkId).min(1, '请选择仍不能一致的项目').max(40), reason })
export type CallThird = z.infer<typeof CallThird>

export const TakeBackThird = z.strictObject({ visitId: id, version, linkId })
export type TakeBackThird = z.infer<typeof TakeBackThird>

export const DecideOpenItem = z.strictObject({ visitId: id, version, linkId, weight, reason })
export type DecideOpenItem = z.infer<typeof DecideOpenItem>

export const ConfirmFinding = z.strictObject({ visitId: id, sheetDigest: z.string().length(64) })
export type ConfirmFinding = z.infer<typeof ConfirmFinding>
