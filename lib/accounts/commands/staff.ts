import { randomUUID } from 'node:crypto'
import { type Actor, DOOR } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { asActor, type Door } from '../../db'
import { done, type Outcome, type Problem, refused } from '../../kernel/outcome'
import { SIGN_IN } from '../rules'
import { goodPassword } from '../rules/password'
import { dutiesStayApart, mayAdminister, mayGive } from '../rules/scope'
import { type Account, DEMO_PASSWORD, type FirstAdministrator, type StaffEntry, type StaffRole } from '../schema'
import {
  administratorOfAllRegionsExists,
  findAccount,
  insertAccount,
  loginNameIsTaken,
  personHasOpenStaffAccount,
  personKeyOf,
  setPassword,
  setPost,
  setStatus,
  staffRolesOfPerson,
} from '../store'
import { endSessionsOf } from '../store/sessions'
import { hashPassword, makeTemporaryPassword } from './password-hash'
import type { TellHolder } from './reset-password'

const NAME_TAKEN = refused('loginNameTaken', '这个登录名已经有人用了，请换一个。', { fields: { loginName: '已被使用' } })
const PERSON_HAS_ACCOUNT = refused('personHasAccount', '此人已有一个在用的工作账号：一人一号，请先停用原账号，或更改原账号的岗位。', {
  fields: { nationalId: '此人已有工作账号' },
})
const MOVED = refused('stale', '这个账号刚刚被别人改动过，请刷新后再办。')

function temporaryUntil(at: Date): Date {
  return new Date(at.getTime() + SIGN_IN.temporaryPassword * 1000)
}

async function personIsFree(tx: Door, nationalId: string, role: StaffRole): Promise<{ ok: false; problem: Problem } | Outcome<null>> {
  const held = await staffRolesOfPerson(tx, personKeyOf(nationalId))
  if (held.some((one) => one.status === 'active')) return PERSON_HAS_ACCOUNT
  return dutiesStayApart(
    held.map((one) => one.role),
    role,
  )
}

/** Writes a refused act of administration, which is an entry too, and hands the refusal on. */
async function refuse(tx: Door, actor: Actor, act: string, subject: string, no: { ok: false; problem: Problem }) {
  await writeAudit(tx, actor, { act, subject, outcome: 'refused', detail: { code: no.problem.code } })
  return no
}

export type NewAccount = { accountId: string /** Shown once; null when the caller set the password. */; temporaryPassword: string | null }

/**
 * An administrator makes a staff account in their own scope (Z-05). Without `password` a temporary one is made, to be shown once.
 * `entry.nationalId` is validated and normalised by the caller. Seeds pass `{ demo: true }`, which sets DEMO_PASSWORD.
 * Refuses `outOfScope`, `regionMissing`, `institutionMissing`, `loginNameTaken`, `personHasAccount`, `threeDuties`.
 */
export async function createStaff(
  actor: Actor,
  entry: StaffEntry,
  at: Date,
  circumstances: { demo?: boolean } = {},
): Promise<Outcome<NewAccount>> {
  const demo = circumstances.demo === true
  const temporaryPassword = demo ? null : makeTemporaryPassword()
  const passwordHash = await hashPassword(temporaryPassword ?? DEMO_PASSWORD)
  return asActor(actor, async (tx) => {
    const may = mayGive(actor, entry)
    if (!may.ok) return refuse(tx, actor, 'account.create', 'account:new', may)
    if (await loginNameIsTaken(tx, entry.loginName)) return NAME_TAKEN
    const free = await personIsFree(tx, entry.nationalId, entry.role)
    if (!free.ok) return free
    const accountId = randomUUID()
    const written = await insertAccount(tx, {
      ...entry,
      id: accountId,
      phone: null,
      passwordHash,
      temporaryUntil: demo ? null : temporaryUntil(at),
      identityVerifiedAt: at,
      demo,
      createdBy: actor.accountId,
      createdAt: at,
    })
    if (!written) return NAME_TAKEN
    await writeAudit(tx, actor, {
      act: 'account.create',
      subject: `account:${accountId}`,
      outcome: 'done',
      detail: { role: entry.role, regionCode: entry.regionCode },
    })
    return done({ accountId, temporaryPassword })
  })
}

/**
 * The first administrator of all regions; only a script at the server calls this. Refuses `administratorExists`, `weakPassword`,
 * `loginNameTaken`, `personHasAccount`.
 */
export async function createFirstAdministrator(
  entry: FirstAdministrator,
  at: Date,
  circumstances: { demo?: boolean } = {},
): Promise<Outcome<NewAccount>> {
  const demo = circumstances.demo === true
  if (!demo) {
    const good = goodPassword(entry.password, [entry.loginName, entry.nationalId], 'password')
    if (!good.ok) return good
  }
  const passwordHash = await hashPassword(demo ? DEMO_PASSWORD : entry.password)
  return asActor(DOOR, async (tx) => {
    if (await administratorOfAllRegionsExists(tx))
      return refused('administratorExists', '已有系统管理员，请由其在“人员账号”里新建其他账号。')
    if (await loginNameIsTaken(tx, entry.loginName)) return NAME_TAKEN
    const free = await personIsFree(tx, entry.nationalId, 'administrator')
    if (!free.ok) return free
    const accountId = randomUUID()
    const { password: _, ...plain } = entry
    const written = await insertAccount(tx, {
      ...plain,
      id: accountId,
      role: 'administrator',
      regionCode: null,
      institutionId: null,
      phone: null,
      passwordHash,
      temporaryUntil: null,
      identityVerifiedAt: at,
      demo,
      createdBy: null,
      createdAt: at,
    })
    if (!written) return NAME_TAKEN
    await writeAudit(tx, DOOR, { act: 'account.createFirst', subject: `account:${accountId}`, outcome: 'done' })
    return done({ accountId, temporaryPassword: null })
  })
}

/** Loads, checks scope, does `work`, writes the entry; the frame of every change to a staff account. */
async function administer<V>(
  actor: Actor,
  accountId: string,
  act: string,
  work: (tx: Door, account: Account) => Promise<Outcome<{ value: V; detail?: Record<string, string | number | null> }>>,
): Promise<Outcome<V>> {
  return asActor(actor, async (tx) => {
    const account = actor.role === 'administrator' ? await findAccount(tx, actor, accountId) : null
    if (!account) return refused('noSuchAccount', '没有这个账号，或不在您的管理范围内。')
    const subject = `account:${accountId}`
    const may = mayAdminister(actor, account)
    if (!may.ok) return refuse(tx, actor, act, subject, may)
    const outcome = await work(tx, account)
    if (!outcome.ok) return refuse(tx, actor, act, subject, outcome)
    await writeAudit(tx, actor, { act, subject, outcome: 'done', detail: outcome.value.detail ?? {} })
    return done(outcome.value.value)
  })
}

/** Closes an account; its live sessions end at once (S-04). Refuses `noSuchAccount`, `outOfScope`, `notOneself`, `stale`. */
export function disableAccount(actor: Actor, accountId: string, at: Date): Promise<Outcome<null>> {
  return administer(actor, accountId, 'account.disable', async (tx) => {
    if (!(await setStatus(tx, accountId, 'active', 'disabled'))) return MOVED
    await endSessionsOf(tx, accountId, 'disabled', at)
    return done({ value: null })
  })
}

/** Opens a closed account again. Refuses `personHasAccount` when the person has had another since. */
export async function enableAccount(actor: Actor, accountId: string): Promise<Outcome<null>> {
  return administer(actor, accountId, 'account.enable', async (tx) => {
    if (await personHasOpenStaffAccount(tx, accountId)) return PERSON_HAS_ACCOUNT
    if (!(await setStatus(tx, accountId, 'disabled', 'active'))) return MOVED
    return done({ value: null })
  })
}

/** Gives another post; live sessions end at once (S-04). Refuses as createStaff does, and nobody changes their own (Z-05). */
export function changeRole(
  actor: Actor,
  accountId: string,
  post: { role: StaffRole; regionCode: string | null; institutionId: string | null },
  at: Date,
): Promise<Outcome<null>> {
  return administer(actor, accountId, 'account.changeRole', async (tx, account) => {
    const may = mayGive(actor, post)
    if (!may.ok) return may
    const apart = dutiesStayApart([account.role], post.role)
    if (!apart.ok) return apart
    if (!(await setPost(tx, accountId, account.role, post))) return MOVED
    await endSessionsOf(tx, accountId, 'roleChanged', at)
    return done({ value: null, detail: { from: account.role, to: post.role, regionCode: post.regionCode } })
  })
}

/** Sets a temporary password, shown once, ends all sessions, and has the account's holder told. */
export async function resetPassword(
  actor: Actor,
  accountId: string,
  at: Date,
  tell: TellHolder,
): Promise<Outcome<{ temporaryPassword: string }>> {
  const temporaryPassword = makeTemporaryPassword()
  const passwordHash = await hashPassword(temporaryPassword)
  return administer(actor, accountId, 'account.resetPassword', async (tx) => {
    if (!(await setPassword(tx, accountId, passwordHash, temporaryUntil(at)))) return MOVED
    await endSessionsOf(tx, accountId, 'passwordChanged', at)
    await tell(tx, accountId)
    return done({ value: { temporaryPassword } })
  })
}

/** Ends every live session of an account in scope; tells how many there were. */
export function endSessionsOfStaff(actor: Actor, accountId: string, at: Date): Promise<Outcome<number>> {
  return administer(actor, accountId, 'account.endSessions', async (tx) => {
    const ended = await endSessionsOf(tx, accountId, 'endedByAdministrator', at)
    return done({ value: ended, detail: { ended } })
  })
}
