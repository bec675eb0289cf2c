import { randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import { messagingPort } from '../../access/commands/messaging'
import { DOOR } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { asActor, type Door } from '../../db'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { vault } from '../../vault'
import { CODE, TURNS } from '../rules'
import { phoneKeyOf } from '../store'
import { advanceWindow, insertCode, latestElsewhere, spendCodes, tryCode } from '../store/codes'
import { keptKey, takeTurn, tooMany } from './turns'

export type CodePurpose = 'signUp' | 'reset'

const WHAT_FOR: Record<CodePurpose, string> = { signUp: '网上注册', reset: '用短信重设密码' }

function codeHash(purpose: CodePurpose, subjectKey: string, code: string): string {
  return vault().index('code', `${purpose}:${subjectKey}:${code}`)
}

function addressKey(address: string): string {
  return vault().index('code', `address:${address}`)
}

/**
 * Sends a code of six digits, good for ten minutes, to the phone; the same answer whether or not the phone has an account. Counted by
 * who asks, by phone and address together, by phone and by the whole portal. `shownCode` is set only by the demo's outbox. Refuses
 * `tooMany`, `codesSpent` (the whole portal's hour: somebody should look), `noSms` (live mode without a gateway).
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
    [`codePairMinute:${phone}@${address}`, TURNS.codePairMinute],
    [`codePairDay:${phone}@${address}`, TURNS.codePairDay],
    [`codePhoneHour:${phone}`, TURNS.codePhoneHour],
  ] as const) {
    const turn = await takeTurn(key, turns.limit, turns.window, at)
    if (!turn.taken) return tooMany(turn.retryAfter)
  }
  const portal = await takeTurn('codePortalHour:all', TURNS.codePortalHour.limit, TURNS.codePortalHour.window, at)
  if (!portal.taken)
    return refused('codesSpent', `现在获取验证码的人太多，暂不能${WHAT_FOR[purpose]}：请一小时后再试，或带身份证到任一地经办窗口。`)
  const code = String(randomInt(10 ** CODE.digits)).padStart(CODE.digits, '0')
  const subjectKey = phoneKeyOf(phone)
  const expiresAt = new Date(at.getTime() + CODE.lifetime * 1000)
  await asActor(DOOR, async (tx) => {
    const askerKey = addressKey(address)
    await insertCode(tx, { purpose, subjectKey, askerKey, codeHash: codeHash(purpose, subjectKey, code), expiresAt, at })
    await writeAudit(tx, DOOR, { act: 'code.request', subject: `code:${purpose}`, outcome: 'done' })
  })
  await port.send({ id: randomUUID(), to: phone, title: '验证码', body: `【长护险异地互认】验证码 ${code}，10 分钟内有效。请勿告诉他人。` })
  return done({ shownCode: port.showsCode ? code : null })
}

/** A code as somebody gave it, and from where. */
export type GivenCode = { phone: string; purpose: CodePurpose; code: string; address: string }

/**
 * The code of this phone that was given, not yet spent; null when it is wrong or too old. Each call counts as a try before it is looked
 * at: five at the code one asked for from the same address; and for who has changed networks since, some in an hour at the newest code
 * asked for elsewhere, which that code does not pay for. So nobody's guesses use up another's code.
 */
export async function rightCode(tx: Door, { phone, purpose, code, address }: GivenCode, at: Date): Promise<string | null> {
  const subjectKey = phoneKeyOf(phone)
  const given = Buffer.from(codeHash(purpose, subjectKey, code))
  const isGiven = (kept: { codeHash: string } | null) => kept !== null && timingSafeEqual(Buffer.from(kept.codeHash), given)
  const asked = { purpose, subjectKey, askerKey: addressKey(address), at }
  const own = await tryCode(tx, { ...asked, attempts: CODE.attempts })
  if (own && isGiven(own)) return own.id
  const { limit, window } = TURNS.codeElsewhere
  if ((await advanceWindow(tx, keptKey(`codeElsewhere:${phone}`), window, at)).count > limit) return null
  const elsewhere = await latestElsewhere(tx, asked)
  return elsewhere && isGiven(elsewhere) ? elsewhere.id : null
}

/** Uses up the code that was given, and with it every other of this phone and purpose. Refuses `wrongCode`. */
export async function spendRightCode(tx: Door, given: GivenCode, at: Date): Promise<Outcome<null>> {
  const id = await rightCode(tx, given, at)
  if (id === null || !(await spendCodes(tx, { id, purpose: given.purpose, subjectKey: phoneKeyOf(given.phone), at })))
    return refused('wrongCode', '验证码不对或已过期，请核对短信，或重新获取验证码。', { fields: { code: '验证码不对或已过期' } })
  return done(null)
}
