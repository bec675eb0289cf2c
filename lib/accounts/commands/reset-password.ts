import { DOOR } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { asActor, type Door } from '../../db'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { TURNS } from '../rules'
import { goodPassword } from '../rules/password'
import type { ResetPassword } from '../schema'
import { applicantByPhone, personKeyOf, phoneKeyOf, setPassword } from '../store'
import { spendCodes } from '../store/codes'
import { endSessionsOf } from '../store/sessions'
import { rightCode } from './codes'
import { hashPassword } from './password-hash'
import { takeTurn, tooMany } from './turns'

const WRONG = refused('wrongProof', '验证码或身份证号不对，或验证码已过期。请核对短信和身份证；仍不行的，带身份证到任一地经办窗口。', {
  fields: { code: '请核对短信里的验证码', nationalId: '请核对身份证号' },
})

/** Tells the holder of an account, within the transaction: messages are kept on a floor above, which hands this down. */
export type TellHolder = (tx: Door, accountId: string) => Promise<void>

/**
 * An applicant who forgot the password sets a new one with a code sent to the account's telephone and the id the account was opened
 * with: a number that now belongs to someone else opens nothing. Ends every session (S-04) and has the holder told. Code and id are refused alike, and an
 * unknown telephone as a wrong code. Refuses `weakPassword`, `wrongProof`, `tooMany`.
 */
export async function resetPassword(
  entry: ResetPassword,
  address: string,
  at: Date,
  tell: TellHolder,
): Promise<Outcome<{ accountId: string }>> {
  const { phone, code, nationalId, password } = entry
  const turn = await takeTurn(`resetAddress:${address}`, TURNS.resetAddress.limit, TURNS.resetAddress.window, at)
  if (!turn.taken) return tooMany(turn.retryAfter)
  const good = goodPassword(password, [phone, nationalId], 'password')
  if (!good.ok) return good
  const passwordHash = await hashPassword(password)
  return asActor(DOOR, async (tx) => {
    const account = await applicantByPhone(tx, phoneKeyOf(phone))
    const isTheirs = account !== null && account.personKey === personKeyOf(nationalId)
    // A wrong id costs a try as a wrong code does, and leaves the code to be used with the right one.
    const id = await rightCode(tx, { phone, purpose: 'reset', code, address }, at)
    const proved = isTheirs && id !== null && (await spendCodes(tx, { id, purpose: 'reset', subjectKey: phoneKeyOf(phone), at }))
    const subject = `account:${account?.id ?? 'unknown'}`
    await writeAudit(tx, DOOR, { act: 'password.reset', subject, outcome: account && proved ? 'done' : 'refused' })
    if (!account || !proved) return WRONG
    await setPassword(tx, account.id, passwordHash, null)
    await endSessionsOf(tx, account.id, 'passwordChanged', at)
    await tell(tx, account.id)
    return done({ accountId: account.id })
  })
}
