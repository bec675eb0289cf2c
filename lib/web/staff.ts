import type { Actor } from '../access/schema'
import { givableRoles, mayAdminister } from '../accounts/rules/scope'
import type { Account, AccountStatus, StaffRole } from '../accounts/schema'
import { findAccount, listStaff } from '../accounts/store'
import type { Region } from '../agreements/schema'
import { regions } from '../agreements/store'
import { asActor } from '../db'
import { register } from '../institutions/store'

export const STAFF_PER_PAGE = 30

export type StaffLine = Pick<Account, 'id' | 'loginName' | 'displayName' | 'role' | 'status'> & {
  place: string
  locked: boolean
  demo: boolean
}
export type StaffPage = { rows: StaffLine[]; total: number; page: number; pages: number }
export type StaffAsked = { text: string; role: StaffRole | null; status: AccountStatus | null; page: number }

/** Where a post belongs, in words. */
function placeOf(account: Pick<Account, 'regionCode'>, known: readonly Region[]): string {
  if (account.regionCode === null) return '全部地区'
  return known.find((region) => region.code === account.regionCode)?.name ?? account.regionCode
}

/** Staff in the administrator's scope, a page at a time. */
export function staffPage(actor: Actor, asked: StaffAsked, at: Date): Promise<StaffPage> {
  return asActor(actor, async (tx) => {
    const known = await regions(tx)
    const { rows, total } = await listStaff(tx, actor, { ...asked, perPage: STAFF_PER_PAGE })
    return {
      rows: rows.map(({ id, loginName, displayName, role, status, demo, lockedUntil, regionCode }) => ({
        ...{ id, loginName, displayName, role, status, demo },
        place: placeOf({ regionCode }, known),
        locked: lockedUntil !== null && lockedUntil > at,
      })),
      total,
      page: asked.page,
      pages: Math.max(1, Math.ceil(total / STAFF_PER_PAGE)),
    }
  })
}

export type Choice = { value: string; label: string }

/** What the administrator may choose for a post: roles, regions and institutions of their own scope. */
export function postChoices(
  actor: Actor,
): Promise<{ roles: StaffRole[]; regions: Choice[]; institutions: Array<Choice & { regionCode: string }> }> {
  return asActor(actor, async (tx) => {
    const inScope = (code: string) => actor.regionCode === null || code === actor.regionCode
    return {
      roles: givableRoles(actor),
      regions: (await regions(tx)).filter((one) => inScope(one.code)).map((one) => ({ value: one.code, label: one.name })),
      institutions: (await register(tx))
        .filter((one) => inScope(one.regionCode))
        .map((one) => ({ value: one.id, label: one.name, regionCode: one.regionCode })),
    }
  })
}

export type StaffCard = Account & {
  place: string
  institution: string | null
  locked: boolean /** Why the administrator may not change it; null when they may. */
  why: string | null
}

/** One account of the administrator's scope; null for a miss and a wall alike. */
export function staffCard(actor: Actor, id: string, at: Date): Promise<StaffCard | null> {
  return asActor(actor, async (tx) => {
    const account = await findAccount(tx, actor, id)
    if (!account || account.role === 'applicant') return null
    const may = mayAdminister(actor, account)
    if (!may.ok && may.problem.code === 'outOfScope') return null
    const institutions = account.institutionId === null ? [] : await register(tx)
    return {
      ...account,
      place: placeOf(account, await regions(tx)),
      institution: institutions.find((one) => one.id === account.institutionId)?.name ?? null,
      locked: account.lockedUntil !== null && account.lockedUntil > at,
      why: may.ok ? null : may.problem.message,
    }
  })
}
