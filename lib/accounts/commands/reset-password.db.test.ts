import { randomInt, randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { installMessagingPort } from '../../access/commands/messaging'
import { closeDoor } from '../../db'
import { must } from '../../kernel/outcome'
import { liveSession, signIn } from '../commands'
import { DEMO_PASSWORD } from '../schema'
import { resetPassword } from './reset-password'
import { enterDemoApplicant, requestCode, signUpApplicant } from './sign-up'

const NEXT = '换一句新的测试口令2026'
const at = new Date('2026-11-24T01:00:00.000Z')
const soon = new Date(at.getTime() + 90_000)

beforeEach(() => {
  vi.stubEnv('PORTAL_MODE', 'demo')
  installMessagingPort('sms', { send: async () => undefined, showsCode: true })
})
afterEach(() => {
  installMessagingPort('sms', null)
  vi.unstubAllEnvs()
})
afterAll(closeDoor)

async function someone() {
  const phone = `1990004${String(randomInt(1e4)).padStart(4, '0')}`
  const nationalId = `330599${String(randomInt(1e11)).padStart(11, '0')}X`
  const { accountId } = must(await enterDemoApplicant({ name: '示例·忘性大', nationalId, phone, verified: false }, at))
  return { phone, nationalId, accountId }
}
const codeFor = async (phone: string, when = at) => must(await requestCode(phone, 'reset', randomUUID(), when)).shownCode as string
const enter = (phone: string, password: string) => signIn({ login: phone, password }, { address: randomUUID(), agent: '' }, soon)

describe('a forgotten password', () => {
  it('is set anew with the code and the id of the account; every session ends, the old password opens nothing', async () => {
    const { phone, nationalId, accountId } = await someone()
    const { sessionId } = must(await enter(phone, DEMO_PASSWORD))
    const code = await codeFor(phone)
    expect(must(await resetPassword({ phone, code, nationalId, password: NEXT }, randomUUID(), soon))).toEqual({ accountId })
    expect(await liveSession(sessionId, accountId, soon)).toBeNull()
    expect((await enter(phone, DEMO_PASSWORD)).ok).toBe(false)
    expect((await enter(phone, NEXT)).ok).toBe(true)
  })

  it('wants the id too: a number that went to someone else opens nothing, and costs a try', async () => {
    const { phone, nationalId } = await someone()
    const code = await codeFor(phone)
    const other = { phone, code, nationalId: '33059919000101000X', password: NEXT }
    for (let i = 0; i < 4; i += 1) expect(await resetPassword(other, randomUUID(), soon)).toMatchObject({ problem: { code: 'wrongProof' } })
    expect((await resetPassword({ ...other, nationalId }, randomUUID(), soon)).ok).toBe(true)
    const again = await codeFor(phone, soon)
    for (let i = 0; i < 5; i += 1) await resetPassword({ ...other, code: again }, randomUUID(), soon)
    const spent = { phone, code: again, nationalId, password: `${NEXT}又一句` }
    expect(await resetPassword(spent, randomUUID(), soon)).toMatchObject({ problem: { code: 'wrongProof' } })
  })

  it('answers alike for a wrong code and an unknown telephone; a code works once and for its purpose alone', async () => {
    const { phone, nationalId } = await someone()
    const unknown = `1990005${String(randomInt(1e4)).padStart(4, '0')}`
    const code = await codeFor(unknown)
    const wrong = await resetPassword({ phone, code: '000000', nationalId, password: NEXT }, randomUUID(), soon)
    expect(await resetPassword({ phone: unknown, code, nationalId, password: NEXT }, randomUUID(), soon)).toEqual(wrong)
    const own = await codeFor(phone)
    const entry = { phone, code: own, nationalId, password: NEXT }
    const both = await Promise.all([0, 1].map(() => resetPassword(entry, randomUUID(), soon)))
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    const signUpCode = must(await requestCode(phone, 'signUp', randomUUID(), new Date(soon.getTime() + 90_000))).shownCode as string
    expect((await resetPassword({ ...entry, code: signUpCode }, randomUUID(), new Date(soon.getTime() + 91_000))).ok).toBe(false)
    expect((await signUpApplicant({ ...entry, code: own, name: '示例·旁人' }, randomUUID(), soon)).ok).toBe(false)
  })

  it('is refused when it is weak, before the code is looked at', async () => {
    const { phone, nationalId } = await someone()
    const code = await codeFor(phone)
    expect(await resetPassword({ phone, code, nationalId, password: '123456789012' }, randomUUID(), soon)).toMatchObject({
      problem: { code: 'weakPassword' },
    })
    expect((await resetPassword({ phone, code, nationalId, password: NEXT }, randomUUID(), soon)).ok).toBe(true)
  })
})
