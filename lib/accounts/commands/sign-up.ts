import { randomBytes, randomUUID } from 'node:crypto'
import { type Actor, DOOR } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { asActor, type Door } from '../../db'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { TURNS } from '../rules'
import { goodPassword } from '../rules/password'
import { DEMO_PASSWORD, type SignUp } from '../schema'
import { insertAccount } from '../store'
import { spendRightCode } from './codes'
import { hashPassword } from './password-hash'
import { takeTurn, tooMany } from './turns'

/**
 * A person opens their own account with a code sent to their phone. The id is only declared: identityVerifiedAt stays empty until a
 * bureau has seen the papers. Whether an id has an account is told only to one who spent a code.
 * Refuses `weakPassword`, `wrongCode`, `hasAccount`, `tooMany`.
 */
export async function signUpApplicant(entry: SignUp, address: string, at: Date): Promise<Outcome<{ accountId: string }>> {
  const turn = await takeTurn(`signUpAddress:${address}`, TURNS.signUpAddress.limit, TURNS.signUpAddress.window, at)
  if (!turn.taken) return tooMany(turn.retryAfter)
  const good = goodPassword(entry.password, [entry.phone, entry.nationalId], 'password')
  if (!good.ok) return good
  const passwordHash = await hashPassword(entry.password)
  return asActor(DOOR, async (tx) => {
    const checked = await spendRightCode(tx, { ...entry, purpose: 'signUp', address }, at)
    if (!checked.ok) {
      await writeAudit(tx, DOOR, { act: 'account.signUp', subject: 'account:new', outcome: 'refused', detail: { why: 'code' } })
      return checked
    }
    return openApplicant(tx, entry, { passwordHash, verified: false, demo: false }, at)
  })
}

/** A demo applicant, for seeds: no code, DEMO_PASSWORD, verified or not as told. Refuses `hasAccount`. */
export async function enterDemoApplicant(
  person: { name: string; nationalId: string; phone: string; verified: boolean; loginName?: string },
  at: Date,
): Promise<Outcome<{ accountId: string }>> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  return asActor(DOOR, (tx) => openApplicant(tx, person, { passwordHash, verified: person.verified, demo: true }, at))
}

async function openApplicant(
  tx: Door,
  person: { name: string; nationalId: string; phone: string; loginName?: string },
  how: { passwordHash: string; verified: boolean; demo: boolean },
  at: Date,
): Promise<Outcome<{ accountId: string }>> {
  const accountId = randomUUID()
  const written = await insertAccount(tx, {
    id: accountId,
    // Never asked for: applicants sign in by phone. A name all the same, as every account has one.
    loginName: person.loginName ?? `p-${randomBytes(8).toString('hex')}`,
    displayName: person.name,
    role: 'applicant',
    regionCode: null,
    institutionId: null,
    nationalId: person.nationalId,
    phone: person.phone,
    passwordHash: how.passwordHash,
    temporaryUntil: null,
    identityVerifiedAt: how.verified ? at : null,
    demo: how.demo,
    createdBy: null,
    createdAt: at,
  })
  const self: Actor = { ...DOOR, accountId: written ? accountId : null }
  await writeAudit(tx, self, {
    act: 'account.signUp',
    subject: `account:${written ? accountId : 'new'}`,
    outcome: written ? 'done' : 'refused',
  })
  if (!written)
    return refused('hasAccount', '这个证件号或手机号已经开过账号，请直接登录；如果不是您本人开的，请带身份证到任一地经办窗口办理。')
  return done({ accountId })
}
