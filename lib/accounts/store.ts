import type { Actor, Role } from '../access/schema'
import type { Door } from '../db'
import { vault } from '../vault'
import type { Account, AccountStatus, DemoSignIn, StaffRole } from './schema'

const SHOWN = {
  id: true,
  loginName: true,
  displayName: true,
  role: true,
  regionCode: true,
  institutionId: true,
  status: true,
  demo: true,
  lockedUntil: true,
  temporaryUntil: true,
  createdAt: true,
} as const

type ShownRow = Omit<Account, 'role' | 'status'> & { role: string; status: string }

function accountOf(row: ShownRow): Account {
  // The columns' CHECKs hold the same codes as the unions (compared by a test).
  return { ...row, role: row.role as Role, status: row.status as AccountStatus }
}

/** For texts that go into raw SQL: the columns are timestamps without zone, kept in UTC. */
export function utc(at: Date): string {
  return at.toISOString().replace('T', ' ').replace('Z', '')
}

export type SignInRow = Account & { passwordHash: string }

/** The account that signs in by this login name, or by this phone when it is an applicant's. Only the door may ask. */
export async function findForSignIn(tx: Door, login: { loginName: string } | { phoneKey: string }): Promise<SignInRow | null> {
  const where = 'phoneKey' in login ? { phoneKey: login.phoneKey, role: 'applicant' } : { loginName: login.loginName }
  // A phone may have served an account that was closed since.
  const row = await tx.account.findFirst({ where, orderBy: { status: 'asc' }, select: { ...SHOWN, passwordHash: true } })
  return row ? { ...accountOf(row), passwordHash: row.passwordHash } : null
}

/** The open applicant's account of this phone. Only the door may ask. */
export async function applicantByPhone(tx: Door, phoneKey: string): Promise<{ id: string; personKey: string } | null> {
  return tx.account.findFirst({ where: { phoneKey, role: 'applicant', status: 'active' }, select: { id: true, personKey: true } })
}

/** The account, if the actor's policies show it. */
export async function findAccount(tx: Door, _actor: Actor, id: string): Promise<Account | null> {
  const row = await tx.account.findUnique({ where: { id }, select: SHOWN })
  return row ? accountOf(row) : null
}

/** The stored password hash of the actor's own account. */
export async function ownPasswordHash(tx: Door, actor: Actor): Promise<string | null> {
  if (actor.accountId === null) return null
  return (await tx.account.findUnique({ where: { id: actor.accountId }, select: { passwordHash: true } }))?.passwordHash ?? null
}

/**
 * Counts one try before the password is looked at, in one statement, so that a hundred tries at once are still counted one by
 * one; the fifth within the window sets the lock. `allowed` is false while locked. A right password clears it afterwards.
 */
export async function countTry(
  tx: Door,
  accountId: string,
  at: Date,
  limits: { tries: number; window: number; lock: number },
): Promise<{ allowed: boolean }> {
  const now = utc(at)
  const windowStart = utc(new Date(at.getTime() - limits.window * 1000))
  const lockEnd = utc(new Date(at.getTime() + limits.lock * 1000))
  const rows = await tx.$executeRaw`
    UPDATE "Account" SET
      "failedCount" = CASE WHEN "failedSince" IS NULL OR "failedSince" <= ${windowStart}::timestamp THEN 1 ELSE "failedCount" + 1 END,
      "failedSince" = CASE WHEN "failedSince" IS NULL OR "failedSince" <= ${windowStart}::timestamp THEN ${now}::timestamp ELSE "failedSince" END,
      "lockedUntil" = CASE WHEN "failedSince" > ${windowStart}::timestamp AND "failedCount" + 1 >= ${limits.tries} THEN ${lockEnd}::timestamp ELSE NULL END
    WHERE "id" = ${accountId} AND ("lockedUntil" IS NULL OR "lockedUntil" <= ${now}::timestamp)`
  return { allowed: rows === 1 }
}

export async function clearTries(tx: Door, accountId: string): Promise<void> {
  await tx.account.updateMany({ where: { id: accountId }, data: { failedCount: 0, failedSince: null, lockedUntil: null } })
}

export type AccountRow = {
  id: string
  loginName: string
  displayName: string
  role: Role
  regionCode: string | null
  institutionId: string | null
  nationalId: string
  phone: string | null
  passwordHash: string
  temporaryUntil: Date | null
  identityVerifiedAt: Date | null
  demo: boolean
  createdBy: string | null
  createdAt: Date
}

/** Blind indexes under which an id and a phone are found again. The id is already normalised. */
export function personKeyOf(nationalId: string): string {
  return vault().index('nationalId', nationalId)
}
export function phoneKeyOf(phone: string): string {
  return vault().index('phone', phone)
}

/** False when the login name, the person or the phone is taken by an open account. Id and phone are sealed to this row (P-01). */
export async function insertAccount(tx: Door, row: AccountRow): Promise<boolean> {
  const { nationalId, phone, ...plain } = row
  const written = await tx.account.createMany({
    data: [
      {
        ...plain,
        personKey: personKeyOf(nationalId),
        nationalIdCipher: vault().seal(nationalId, `Account.nationalIdCipher:${row.id}`),
        phoneCipher: phone === null ? null : vault().seal(phone, `Account.phoneCipher:${row.id}`),
        phoneKey: phone === null ? null : phoneKeyOf(phone),
      },
    ],
    // A clash with any of the unique indexes is a refusal, not a failed transaction.
    skipDuplicates: true,
  })
  return written.count === 1
}

export async function loginNameIsTaken(tx: Door, loginName: string): Promise<boolean> {
  return (await tx.account.count({ where: { loginName } })) > 0
}

/** Roles of the person's staff accounts, open and closed. */
export async function staffRolesOfPerson(tx: Door, personKey: string): Promise<Array<{ role: Role; status: AccountStatus }>> {
  const rows = await tx.account.findMany({ where: { personKey, role: { not: 'applicant' } }, select: { role: true, status: true } })
  return rows.map((row) => ({ role: row.role as Role, status: row.status as AccountStatus }))
}

/** Whether the person behind a closed account has an open staff account by now. */
export async function personHasOpenStaffAccount(tx: Door, accountId: string): Promise<boolean> {
  const row = await tx.account.findUnique({ where: { id: accountId }, select: { personKey: true } })
  return row !== null && (await staffRolesOfPerson(tx, row.personKey)).some((one) => one.status === 'active')
}

export async function setPassword(tx: Door, accountId: string, passwordHash: string, temporaryUntil: Date | null): Promise<boolean> {
  const changed = await tx.account.updateMany({
    where: { id: accountId },
    data: { passwordHash, temporaryUntil, failedCount: 0, failedSince: null, lockedUntil: null },
  })
  return changed.count === 1
}

/** Guarded by the status it had: of two at once one is told so. */
export async function setStatus(tx: Door, accountId: string, from: AccountStatus, to: AccountStatus): Promise<boolean> {
  const changed = await tx.account.updateMany({ where: { id: accountId, status: from }, data: { status: to } })
  return changed.count === 1
}

export async function setPost(
  tx: Door,
  accountId: string,
  from: Role,
  to: { role: StaffRole; regionCode: string | null; institutionId: string | null },
): Promise<boolean> {
  const changed = await tx.account.updateMany({ where: { id: accountId, role: from }, data: to })
  return changed.count === 1
}

export type StaffSearch = { text: string; role: StaffRole | null; status: AccountStatus | null; page: number; perPage: number }

/** Staff in the administrator's own scope, by name; nobody for anyone else. */
export async function listStaff(tx: Door, actor: Actor, search: StaffSearch): Promise<{ rows: Account[]; total: number }> {
  if (actor.role !== 'administrator') return { rows: [], total: 0 }
  const where = {
    role: search.role ?? { not: 'applicant' },
    ...(actor.regionCode === null ? {} : { regionCode: actor.regionCode }),
    ...(search.status === null ? {} : { status: search.status }),
    ...(search.text === ''
      ? {}
      : { OR: [{ displayName: { contains: search.text } }, { loginName: { contains: search.text.toLowerCase() } }] }),
  }
  const total = await tx.account.count({ where })
  const rows = await tx.account.findMany({
    where,
    select: SHOWN,
    orderBy: [{ status: 'asc' }, { regionCode: 'asc' }, { role: 'asc' }, { displayName: 'asc' }, { id: 'asc' }],
    skip: (search.page - 1) * search.perPage,
    take: search.perPage,
  })
  return { rows: rows.map(accountOf), total }
}

export async function administratorOfAllRegionsExists(tx: Door): Promise<boolean> {
  return (await tx.account.count({ where: { role: 'administrator', regionCode: null, status: 'active' } })) > 0
}

/** Sign-ins of the demo, by region and job. Only the door may ask, and only a demo has any. */
export async function listDemoSignIns(tx: Door): Promise<DemoSignIn[]> {
  const rows = await tx.account.findMany({
    where: { demo: true, status: 'active' },
    select: { loginName: true, displayName: true, role: true, regionCode: true },
    orderBy: [{ regionCode: 'asc' }, { role: 'asc' }, { createdAt: 'asc' }, { loginName: 'asc' }],
    take: 100,
  })
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}
