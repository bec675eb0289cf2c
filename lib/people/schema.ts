import { z } from 'zod'
import type { PlainDate } from '../kernel/dates'

export const SEXES = ['female', 'male'] as const
export const Sex = z.enum(SEXES)
export type Sex = z.infer<typeof Sex>
export const SEX_LABEL: Record<Sex, string> = { female: '女', male: '男' }

/** 险种, by the national code. */
export const INSURANCE_SCHEMES = ['310', '390'] as const
export const InsuranceScheme = z.enum(INSURANCE_SCHEMES)
export type InsuranceScheme = z.infer<typeof InsuranceScheme>
export const INSURANCE_SCHEME_LABEL: Record<InsuranceScheme, string> = { '310': '职工', '390': '城乡居民' }

export const INSURANCE_STATUSES = ['insured', 'suspended', 'ended'] as const
export const InsuranceStatus = z.enum(INSURANCE_STATUSES)
export type InsuranceStatus = z.infer<typeof InsuranceStatus>
export const INSURANCE_STATUS_LABEL: Record<InsuranceStatus, string> = { insured: '正常参保', suspended: '暂停参保', ended: '终止参保' }

/** What the rows at hand say of a person today. */
export const INSURANCE_STANDINGS = ['insured', 'notInsured', 'unknown'] as const
export type InsuranceStanding = (typeof INSURANCE_STANDINGS)[number]
export const INSURANCE_STANDING_LABEL: Record<InsuranceStanding, string> = {
  insured: '已参保',
  notInsured: '未参保或已停保',
  unknown: '无近期参保信息，须经办人员核实',
}

/** 参保信息, as a region's own system states it on `asOf`. */
export type InsuranceRecord = {
  insuredRegion: string
  scheme: InsuranceScheme
  insuredSince: PlainDate
  status: InsuranceStatus
  asOf: PlainDate
  source: string
  mark: string
}

export const MANDATE_KINDS = ['guardian', 'agent'] as const
export const MandateKind = z.enum(MANDATE_KINDS)
export type MandateKind = z.infer<typeof MandateKind>
export const MANDATE_KIND_LABEL: Record<MandateKind, string> = { guardian: '监护人', agent: '受托人' }

export const MANDATE_STATES = ['pending', 'confirmed', 'rejected', 'revoked'] as const
export const MandateState = z.enum(MANDATE_STATES)
export type MandateState = z.infer<typeof MandateState>
export const MANDATE_STATE_LABEL: Record<MandateState, string> = {
  pending: '待核对',
  confirmed: '已核对',
  rejected: '未通过核对',
  revoked: '已撤销',
}

/** What a representative may do in the person's place. */
export const MATTERS = ['apply', 'receive', 'object', 'chooseCare', 'reportChange'] as const
export const Matter = z.enum(MATTERS)
export type Matter = z.infer<typeof Matter>
export const MATTER_LABEL: Record<Matter, string> = {
  apply: '提交申请与补正材料',
  receive: '查看进度、签收结论',
  object: '提出异议',
  chooseCare: '选择护理服务机构',
  reportChange: '报告变化、撤回申请',
}

export const MANDATE_ENDS = ['byPerson', 'byRepresentative', 'byBureau', 'papersInsufficient', 'anotherStands'] as const
export const MandateEnd = z.enum(MANDATE_ENDS)
export type MandateEnd = z.infer<typeof MandateEnd>
export const MANDATE_END_LABEL: Record<MandateEnd, string> = {
  byPerson: '本人撤销',
  byRepresentative: '代理人辞去',
  byBureau: '经办机构撤销',
  papersInsufficient: '委托或监护材料不足',
  anotherStands: '已由另一代理人代理',
}

/** 委托书 / 监护, without the representative's id and phone, which stay sealed. */
export type Mandate = {
  id: string
  personId: string
  accountId: string | null
  kind: MandateKind
  relationship: string
  representativeName: string
  /** Blind index of the representative's national id. */
  representativeKey: string
  covers: readonly Matter[]
  validFrom: PlainDate
  /** Included. */
  validTo: PlainDate
  state: MandateState
  endedWhy: MandateEnd | null
  createdAt: Date
}

/** 异地备案 */
export type Filing = {
  id: string
  personId: string
  insuredRegion: string
  residenceRegion: string
  townshipCode: string
  since: PlainDate
  /** Included; null while it runs. */
  until: PlainDate | null
  filedOn: PlainDate
  caseId: string | null
}

/** 护理关系 */
export type CareRelationship = {
  id: string
  personId: string
  caseId: string
  institutionId: string
  insuredRegion: string
  residenceRegion: string
  from: PlainDate
  to: PlainDate | null
}

/** What stands plain of an insured person: clerks search by it under row policies. */
export type PersonRow = {
  id: string
  nationalIdKey: string
  name: string
  sex: Sex
  birthDate: PlainDate
  insuredRegion: string
  residenceRegion: string
  townshipCode: string
}

/** Fields the field × side table speaks of. */
export const FIELDS = [
  'name',
  'sex',
  'birthDate',
  'nationalId',
  'phone',
  'address',
  'township',
  'representativeName',
  'representativePhone',
  'representativeNationalId',
  'insurance',
  'papers',
  'grade',
  'scores',
  'comparison',
  'objector',
] as const
export type Field = (typeof FIELDS)[number]
export const FIELD_LABEL: Record<Field, string> = {
  name: '姓名',
  sex: '性别',
  birthDate: '出生日期',
  nationalId: '身份证号',
  phone: '联系电话',
  address: '居住地址',
  township: '乡镇（街道）',
  representativeName: '代理人姓名',
  representativePhone: '代理人电话',
  representativeNationalId: '代理人身份证号',
  insurance: '参保信息',
  papers: '申请材料',
  grade: '失能等级',
  scores: '各项得分',
  comparison: '两次评估表对照',
  objector: '他人异议的提出人',
}

/** Who is looking: a side of the case, or what is left when there is none. */
export const VIEWERS = [
  'competentBureau',
  'residenceBureau',
  'assessorOpen',
  'assessorClosed',
  'self',
  'applicant',
  'representative',
  'institution',
  'supervisor',
  'administrator',
  'public',
] as const
export type Viewer = (typeof VIEWERS)[number]
export const VIEWER_LABEL: Record<Viewer, string> = {
  competentBureau: '参保地经办机构',
  residenceBureau: '居住地经办机构',
  assessorOpen: '评估人员（派单期间）',
  assessorClosed: '评估人员（派单结束后）',
  self: '本人（身份已核验）',
  applicant: '申请人（身份未核验）',
  representative: '代理人',
  institution: '定点机构',
  supervisor: '联合工作组',
  administrator: '系统管理员',
  public: '公众',
}

/** `reveal`: masked, and full by an act with a purpose. `lastFour`: the last four characters alone. */
export const SHOWINGS = ['hidden', 'lastFour', 'masked', 'reveal', 'full'] as const
export type Shown = (typeof SHOWINGS)[number]
export const SHOWN_LABEL: Record<Shown, string> = {
  hidden: '不显示',
  lastFour: '后四位',
  masked: '遮盖',
  reveal: '遮盖，说明用途后可查看',
  full: '完整',
}

/** Fields kept sealed, which a reveal may open. */
export const REVEALABLE = [
  'nationalId',
  'phone',
  'address',
  'representativePhone',
  'representativeNationalId',
] as const satisfies readonly Field[]
export const Revealable = z.enum(REVEALABLE)
export type Revealable = z.infer<typeof Revealable>

/** A closed list, so that the trail of purposes itself holds nothing personal. */
export const PURPOSES = ['contact', 'verifyIdentity', 'verifyInsurance', 'arrangeVisit', 'correctRecord', 'objection', 'ownRecord'] as const
export const Purpose = z.enum(PURPOSES)
export type Purpose = z.infer<typeof Purpose>
export const PURPOSE_LABEL: Record<Purpose, string> = {
  contact: '电话联系申请人或代理人',
  verifyIdentity: '核对身份',
  verifyInsurance: '核对参保信息',
  arrangeVisit: '安排上门评估',
  correctRecord: '更正登记信息',
  objection: '核实异议',
  ownRecord: '查看本人信息',
}

export const RevealRequest = z.strictObject({
  personId: z.string().min(1).max(64),
  caseId: z.string().min(1).max(64).optional(),
  mandateId: z.string().min(1).max(64).optional(),
  field: Revealable,
  purpose: z.union([Purpose, z.literal('')]),
})
export type RevealRequest = z.infer<typeof RevealRequest>

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '请填写日期，例如 2025-04-25')

/** What a clerk of the insured region, or the seed, enters from the region's own system. */
export const InsuranceEntry = z.strictObject({
  nationalId: z.string().trim().min(1, '请填写身份证号').max(30),
  insuredRegion: z.string().regex(/^\d{6}$/, '请选择参保地'),
  scheme: InsuranceScheme,
  insuredSince: day,
  status: InsuranceStatus,
  asOf: day,
  source: z.string().trim().min(1, '请填写信息来源').max(100),
  mark: z.string().max(40).default(''),
})
export type InsuranceEntry = z.input<typeof InsuranceEntry>

export const MandateRevocation = z.strictObject({ mandateId: z.string().min(1).max(64) })
export type MandateRevocation = z.infer<typeof MandateRevocation>
