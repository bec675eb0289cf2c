import { z } from 'zod'

/** Roles that sign in with an account made by an administrator. */
export const STAFF_ROLES = [
  'assessor',
  'clerk',
  'reviewer',
  'administrator',
  'securityOfficer',
  'auditor',
  'supervisor',
  'institution',
] as const
export const ROLES = ['applicant', ...STAFF_ROLES, 'calendar', 'door', 'public'] as const
export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>

export const ROLE_LABEL: Record<Role, string> = {
  applicant: '参保人或代理人',
  assessor: '评估人员',
  clerk: '经办（初审）',
  reviewer: '经办（复核）',
  administrator: '系统管理员',
  securityOfficer: '安全管理员',
  auditor: '审计员',
  supervisor: '联合工作组',
  institution: '定点机构',
  calendar: '系统日历',
  door: '登录服务',
  public: '公众',
}

/**
 * Who is asking. `personKey` is the blind index of the natural person's national id: two accounts of one person count as one.
 * `regionCode` is null for people without a bureau (applicants, a supervisor of all pairs, the calendar).
 */
export type Actor = {
  role: Role
  accountId: string | null
  regionCode: string | null
  institutionId: string | null
  personKey: string | null
  name: string
  /** Only for the public asking for one case: number and the hash of its query code. */
  ask?: { caseNo: string; codeHash: string }
}

const NOBODY = { accountId: null, regionCode: null, institutionId: null, personKey: null }
export const PUBLIC: Actor = { ...NOBODY, role: 'public', name: '公众' }
/** Time itself: ends notices, lapses corrections. */
export const CALENDAR: Actor = { ...NOBODY, role: 'calendar', name: '系统日历' }
/** The sign-in door, before anyone is known: sees accounts and sessions, never cases. */
export const DOOR: Actor = { ...NOBODY, role: 'door', name: '登录服务' }

export const SIDES = [
  'applicant',
  'representative',
  'competentBureau',
  'residenceBureau',
  'assessor',
  'calendar',
  'supervisor',
  'institution',
] as const
export const Side = z.enum(SIDES)
export type Side = z.infer<typeof Side>

export const SIDE_LABEL: Record<Side, string> = {
  applicant: '申请人',
  representative: '代理人',
  competentBureau: '参保地经办机构',
  residenceBureau: '居住地经办机构',
  assessor: '评估人员',
  calendar: '系统日历',
  supervisor: '联合工作组',
  institution: '护理机构',
}
