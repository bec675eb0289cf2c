import { type Actor, DOOR } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { asActor } from '../../db'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { SIGN_IN, TURNS } from '../rules'
import { clearTries, countTry, ownPasswordHash } from '../store'
import { confirmSession } from '../store/sessions'
import { passwordMatches } from './password-hash'
import { returnTurn, takeTurn, tooMany } from './turns'

/**
 * The person at this session gives the own password again, before a grave act (S-07). Each try is counted and locks as at sign-in
 * (S-01): before the password is looked at, by one statement. The session remembers it for five minutes; ask `confirmedLately`.
 * Refuses `signInAgain`, `tooMany`, `wrongPassword` at its field `password` (wrong and locked alike).
 */
export async function confirmPassword(actor: Actor, sessionId: string, password: string, at: Date): Promise<Outcome<null>> {
  const { accountId } = actor
  if (accountId === null) return refused('signInAgain', '请先登录。')
  const key = `passwordConfirm:${accountId}`
  const turn = await takeTurn(key, TURNS.passwordConfirm.limit, TURNS.passwordConfirm.window, at)
  if (!turn.taken) return tooMany(turn.retryAfter)
  const limits = { tries: SIGN_IN.wrongTries, window: SIGN_IN.triesWindow, lock: SIGN_IN.lockFor }
  const { allowed } = await asActor(DOOR, (tx) => countTry(tx, accountId, at, limits))
  const stored = await asActor(actor, (tx) => ownPasswordHash(tx, actor))
  const right = await passwordMatches(stored, password)
  const outcome: Outcome<null> = await asActor(DOOR, async (tx) => {
    const subject = `account:${accountId}`
    if (!allowed || !right) {
      await writeAudit(tx, actor, { act: 'password.confirm', subject, outcome: 'refused', detail: { why: allowed ? 'wrong' : 'locked' } })
      return refused('wrongPassword', '密码不对，或因多次输错已暂停。连续输错 5 次须等 15 分钟，期间也不能重新登录。', {
        fields: { password: '密码不对，或因多次输错已暂停' },
      })
    }
    await clearTries(tx, accountId)
    if (!(await confirmSession(tx, accountId, sessionId, at))) return refused('signInAgain', '登录已过期，请重新登录后再办。')
    await writeAudit(tx, actor, { act: 'password.confirm', subject, outcome: 'done' })
    return done(null)
  })
  if (outcome.ok) await returnTurn(key)
  return outcome
}
