import { randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import { messagingPort } from '../../access/commands/messaging'
import { type Actor, DOOR } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { asActor, type Door } from '../../db'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { vault } from '../../vault'
import { CODE, TURNS } from '../rules'
import { goodPassword } from '../rules/password'
import { DEMO_PASSWORD, type SignUp } from '../schema'
import { insertAccount, phoneKeyOf } from '../store'
import { insertCode, spendCode, tryCode } from '../store/codes'
import { hashPassword } from './password-hash'
import { takeTurn, tooMany } from './turns'

export type CodePurpose = 'signUp' | 'reset'

const WHAT_FOR: Record<CodePurpose, string> = { signUp: '网上注册', reset: '用短信重设密码' }

function codeHash(purpose: CodePurpose, subjectKey: string, code: string): string {
  return vault().index('code', `${purpose}:${subjectKey}:${code}`)
}

/**
 * Sends a code of six digits, good for ten minutes, to the phone; the same answer whether or not the phone has an account.
 * `shownCode` is set only by the demo's outbox. Refuses `tooMany`, `noSms` (live mode without a gateway).
 */
export async function requestCode(
  phone: string,
  purpose: CodePurpose,
  address: string,
  at: Date,
): Promise<Outcome<{ shownCode: string | null }>> {
  const port = messagingPort('sms')
  if (!port) return refused('noSms', `短信服务尚未接通，暂不能${WHAT_FOR[purpose]}：请带身份证到任一地经办窗口办理。`)
  for (const [key, turns] of [
    [`codeAddress:${address}`, TURNS.codeAddress],
    [`codePhoneMinute:${phone}`, TURNS.codePhoneMinute],
    [`codePhoneDay:${phone}`, TURNS.codePhoneDay],
  ] as const) {
    const turn = await takeTurn(key, turns.limit, turns.window, at)
    if (!turn.taken) return tooMany(turn.retryAfter)
  }
  const code = String(randomInt(10 ** CODE.digits)).padStart(CODE.digits, '0')
  const subjectKey = phoneKeyOf(phone)
  const expiresAt = new Date(at.getTime() + CODE.lifetime * 1000)
  await asActor(DOOR, async (tx) => {
    await insertCode(tx, { purpose, subjectKey, codeHash: codeHash(purpose, subjectKey, code), expiresAt, at })
    await writeAudit(tx, DOOR, { act: 'code.request', subject: `code:${purpose}`, outcome: 'done' })
  })
  await port.send({ id: randomUUID(), to: phone, title: '验证码', body: `【长护险异地互认】验证码 ${code}，10 分钟内有效。请勿告诉他人。` })
  return done({ shownCode: port.showsCode ? code : null })
}

/** Uses up the code of this phone. Counts the try first; five tries, once, within ten minutes. Refuses `wrongCode`. */
export async function checkCode(tx: Door, phone: string, purpose: CodePurpose, code: string, at: Date): Promise<Outcome<null>> {
  const subjectKey = phoneKeyOf(phone)
  const kept = await tryCode(tx, { purpose, subjectKey, attempts: CODE.attempts, at })
  const right = kept !== null && timingSafeEqual(Buffer.from(kept.codeHash), Buffer.from(codeHash(purpose, subjectKey, code)))
  if (!kept || !right || !(await spendCode(tx, kept.id, at)))
    return refused('wrongCode', '验证码不对或已过期，请核对短信，或重新获取验证码。', { fields: { code: '验证码不对或已过期' } })
  return done(null)
}

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
    const checked = await checkCode(tx, entry.phone, 'signUp', entry.code, at)
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
