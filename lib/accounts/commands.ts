import { type Actor, DOOR } from '../access/schema'
import { writeAudit } from '../access/store'
import { asActor } from '../db'
import { done, type Outcome, refused } from '../kernel/outcome'
import { portalMode } from '../mode'
import { hashPassword, passwordMatches } from './commands/password-hash'
import { returnTurn, takeTurn, tooMany } from './commands/turns'
import { SIGN_IN, TURNS } from './rules'
import { goodPassword } from './rules/password'
import { type ChangePassword, type LiveSession, phoneSchema, type SessionEnd, type SignIn } from './schema'
import { clearTries, countTry, findAccount, findForSignIn, ownPasswordHash, phoneKeyOf, setPassword } from './store'
import { endSession, endSessionsOf, findLiveSession, insertSession } from './store/sessions'

/** Where a request to sign in comes from. `replacing` is the session this browser held until now. */
export type Visitor = { address: string; agent: string; replacing?: { accountId: string; sessionId: string } }

export type SignedIn = { sessionId: string; expiresAt: Date; actor: Actor; mustChangePassword: boolean }

// One sentence for every cause, so that it tells nobody which names exist or are locked (S-01).
const NOT_SIGNED_IN =
  '登录名（或手机号）与密码不符，或因多次输错已暂停登录。请核对后再试；连续输错 5 次须等 15 分钟，仍不能登录的，工作人员请联系本单位系统管理员，参保人和家属请打电话或到窗口问经办机构。'

/**
 * Signs in by login name, or an applicant's phone, and password; makes a session under a new id (S-04).
 * Refuses `notSignedIn` for a wrong, unknown, locked or closed account alike, after the same work; `tooMany` past the limits.
 */
export async function signIn(input: SignIn, visitor: Visitor, at: Date): Promise<Outcome<SignedIn>> {
  const login = input.login.trim().toLowerCase()
  const turns = [
    [`signInAddress:${visitor.address}`, TURNS.signInAddress],
    [`signInLogin:${login}@${visitor.address}`, TURNS.signInLogin],
  ] as const
  for (const [key, { limit, window }] of turns) {
    const turn = await takeTurn(key, limit, window, at)
    if (!turn.taken) return tooMany(turn.retryAfter)
  }

  const phone = phoneSchema.safeParse(login)
  const found = await asActor(DOOR, async (tx) => {
    const account = await findForSignIn(tx, phone.success ? { phoneKey: phoneKeyOf(phone.data) } : { loginName: login })
    if (!account) return null
    const limits = { tries: SIGN_IN.wrongTries, window: SIGN_IN.triesWindow, lock: SIGN_IN.lockFor }
    return { account, ...(await countTry(tx, account.id, at, limits)) }
  })
  const account = found?.account ?? null
  const right = await passwordMatches(account?.passwordHash ?? null, input.password)

  const outcome: Outcome<SignedIn> = await asActor(DOOR, async (tx) => {
    const expired = account?.temporaryUntil != null && account.temporaryUntil.getTime() <= at.getTime()
    const strangerToLive = account?.demo === true && portalMode() !== 'demo'
    if (!account || !found?.allowed || !right || account.status !== 'active' || expired || strangerToLive) {
      const why = !account ? 'unknown' : !found?.allowed ? 'locked' : !right ? 'wrong' : 'closed'
      await writeAudit(tx, DOOR, { act: 'signIn', subject: `account:${account?.id ?? 'unknown'}`, outcome: 'refused', detail: { why } })
      return refused('notSignedIn', NOT_SIGNED_IN)
    }
    await clearTries(tx, account.id)
    if (visitor.replacing) await endSession(tx, visitor.replacing.accountId, visitor.replacing.sessionId, 'signedInAgain', at)
    const session = await insertSession(tx, account.id, visitor.agent, at)
    const live = await findLiveSession(tx, session.id, account.id, at, portalMode() === 'demo')
    // Closed between the two transactions.
    if (!live) return refused('notSignedIn', NOT_SIGNED_IN)
    await writeAudit(tx, live.actor, { act: 'signIn', subject: `account:${account.id}`, outcome: 'done' })
    return done({ ...session, sessionId: session.id, actor: live.actor, mustChangePassword: live.mustChangePassword })
  })
  if (outcome.ok) for (const [key] of turns) await returnTurn(key)
  return outcome
}

/** The live session under this id, or null: ended, idle too long, over twelve hours, account closed, demo account in live mode. */
export function liveSession(sessionId: string, accountId: string, at: Date): Promise<LiveSession | null> {
  return asActor(DOOR, (tx) => findLiveSession(tx, sessionId, accountId, at, portalMode() === 'demo'))
}

/** Ends the session that signs out; signing out twice is no refusal. */
export async function signOut(accountId: string, sessionId: string, at: Date): Promise<void> {
  await asActor(DOOR, async (tx) => {
    const ended = await endSession(tx, accountId, sessionId, 'signedOut', at)
    if (ended) await writeAudit(tx, { ...DOOR, accountId }, { act: 'signOut', subject: `account:${accountId}`, outcome: 'done' })
  })
}

/** A person ends one of their own sessions (S-05). Refuses `sessionGone`. */
export async function endOwnSession(actor: Actor, sessionId: string, at: Date): Promise<Outcome<null>> {
  const accountId = actor.accountId
  if (accountId === null) return refused('signInAgain', '请先登录。')
  return asActor(actor, async (tx) => {
    const ended = await endSession(tx, accountId, sessionId, 'endedByOwner' satisfies SessionEnd, at)
    if (!ended) return refused('sessionGone', '这处登录已经退出，无须再办。')
    await writeAudit(tx, actor, { act: 'session.end', subject: `account:${accountId}`, outcome: 'done' })
    return done(null)
  })
}

/**
 * Changes the own password and ends every session of the account, this one too: one signs in anew (S-04).
 * Refuses `wrongPassword`, `samePassword`, `weakPassword`, `tooMany`.
 */
export async function changePassword(actor: Actor, input: ChangePassword, at: Date): Promise<Outcome<null>> {
  const accountId = actor.accountId
  if (accountId === null) return refused('signInAgain', '请先登录。')
  const turn = await takeTurn(`passwordChange:${accountId}`, TURNS.passwordChange.limit, TURNS.passwordChange.window, at)
  if (!turn.taken) return tooMany(turn.retryAfter)
  const { account, stored } = await asActor(actor, async (tx) => ({
    account: await findAccount(tx, actor, accountId),
    stored: await ownPasswordHash(tx, actor),
  }))
  const good = goodPassword(input.next, [account?.loginName ?? ''], 'next')
  if (!good.ok) return good
  if (!(await passwordMatches(stored, input.current))) {
    await asActor(actor, (tx) =>
      writeAudit(tx, actor, { act: 'password.change', subject: `account:${accountId}`, outcome: 'refused', detail: { why: 'wrong' } }),
    )
    return refused('wrongPassword', '现在的密码不对，请重新输入。', { fields: { current: '现在的密码不对' } })
  }
  if (input.next === input.current)
    return refused('samePassword', '新密码与现在的相同，请换一个。', { fields: { next: '与现在的密码相同' } })
  const hashed = await hashPassword(input.next)
  return asActor(actor, async (tx) => {
    await setPassword(tx, accountId, hashed, null)
    await endSessionsOf(tx, accountId, 'passwordChanged', at)
    await writeAudit(tx, actor, { act: 'password.change', subject: `account:${accountId}`, outcome: 'done' })
    return done(null)
  })
}
