import type { Actor, Role } from '../../access/schema'
import { done, type Outcome, refused } from '../../kernel/outcome'
import type { StaffRole } from '../schema'

/** What an administrator of one region may give; the others only the administrator of all regions (Z-05). */
export const REGIONAL_ROLES = ['clerk', 'reviewer', 'assessor', 'institution'] as const satisfies readonly StaffRole[]
const CENTRAL_ROLES = ['administrator', 'securityOfficer', 'auditor', 'supervisor'] as const satisfies readonly StaffRole[]

/** System, security and audit duties lie with three people (三员分立, Z-04). */
export const THREE_DUTIES = ['administrator', 'securityOfficer', 'auditor'] as const satisfies readonly StaffRole[]

/** Roles whose work is one region's. */
const NEEDS_REGION: readonly Role[] = REGIONAL_ROLES

/** The roles this actor may give, in the order of the form; none for anyone but an administrator. */
export function givableRoles(actor: Actor): StaffRole[] {
  if (actor.role !== 'administrator') return []
  return actor.regionCode === null ? [...REGIONAL_ROLES, ...CENTRAL_ROLES] : [...REGIONAL_ROLES]
}

/** Whether the giver's own scope covers a role in a region (Z-05). Refuses `outOfScope`, `regionMissing`, `institutionMissing`. */
export function mayGive(actor: Actor, post: { role: StaffRole; regionCode: string | null; institutionId: string | null }): Outcome<null> {
  if (!givableRoles(actor).includes(post.role))
    return refused('outOfScope', '您的管理范围不含这个岗位，请由更高一级的系统管理员办理。', { fields: { role: '不在您的管理范围内' } })
  if (NEEDS_REGION.includes(post.role) && post.regionCode === null)
    return refused('regionMissing', '这个岗位属于一个地区，请选择地区。', { fields: { regionCode: '请选择地区' } })
  if (actor.regionCode !== null && post.regionCode !== actor.regionCode)
    return refused('outOfScope', '只能办理本地区的账号，请由对方地区的系统管理员办理。', { fields: { regionCode: '不是您的地区' } })
  if (post.role === 'institution' && post.institutionId === null)
    return refused('institutionMissing', '机构岗位要写明是哪一家机构，请选择机构。', { fields: { institutionId: '请选择机构' } })
  return done(null)
}

/** Whether this administrator may change an account that exists: own scope, never oneself, never an applicant. */
export function mayAdminister(actor: Actor, account: { id: string; role: Role; regionCode: string | null }): Outcome<null> {
  if (account.id === actor.accountId) return refused('notOneself', '不能办理自己的账号，请由另一位系统管理员办理。')
  const role = givableRoles(actor).find((given) => given === account.role)
  if (role === undefined || (actor.regionCode !== null && account.regionCode !== actor.regionCode))
    return refused('outOfScope', '这个账号不在您的管理范围内，请由有权的系统管理员办理。')
  return done(null)
}

/** Refuses `threeDuties` when a person who holds one of the three duties would be given another. `held`: roles of the person's open accounts. */
export function dutiesStayApart(held: readonly Role[], given: StaffRole): Outcome<null> {
  const three: readonly Role[] = THREE_DUTIES
  const clash = three.includes(given) && held.some((role) => role !== given && three.includes(role))
  return clash
    ? refused('threeDuties', '系统管理、安全管理、审计须由三个人分别担任（三员分立），请另选一人。', { fields: { role: '三员须分立' } })
    : done(null)
}
