import { randomInt, randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { installMessagingPort } from '../../access/commands/messaging'
import { closeDoor } from '../../db'
import { must } from '../../kernel/outcome'
import { liveSession, signIn } from '../commands'
import { TURNS } from '../rules'
import { DEMO_PASSWORD, type ResetPassword } from '../schema'
import { requestCode } from './codes'
import { resetPassword as resetAndTell } from './reset-password'
import { enterDemoApplicant, signUpApplicant } from './sign-up'
import { takeTurn } from './turns'

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
/** Where the phone's owner sits. */
const home = (phone: string) => `home of ${phone}`
const told: string[] = []
const resetPassword = (entry: ResetPassword, address: string, when: Date) =>
  resetAndTell(entry, address, when, async (_tx, accountId) => {
    told.push(accountId)
  })
const codeFor = async (phone: string, when = at, address = home(phone)) =>
  must(await requestCode(phone, 'reset', address, when)).shownCode as string
const enter = (phone: string, password: string) => signIn({ login: phone, password }, { address: randomUUID(), agent: '' }, soon)

describe('a forgotten password', () => {
  it('is set anew with the code and the id of the account; every session ends, the old password opens nothing', async () => {
    const { phone, nationalId, accountId } = await someone()
    const { sessionId } = must(await enter(phone, DEMO_PASSWORD))
    const code = await codeFor(phone)
    expect(must(await resetPassword({ phone, code, nationalId, password: NEXT }, home(phone), soon))).toEqual({ accountId })
    expect(await liveSession(sessionId, accountId, soon)).toBeNull()
    expect(told).toEqual([accountId])
    expect((await enter(phone, DEMO_PASSWORD)).ok).toBe(false)
    expect((await enter(phone, NEXT)).ok).toBe(true)
  })

  it('wants the id too: a number that went to someone else opens nothing, and costs a try', async () => {
    const { phone, nationalId } = await someone()
    const code = await codeFor(phone)
    const other = { phone, code, nationalId: '33059919000101000X', password: NEXT }
    for (let i = 0; i < 4; i += 1) expect(await resetPassword(other, home(phone), soon)).toMatchObject({ problem: { code: 'wrongProof' } })
    expect((await resetPassword({ ...other, nationalId }, home(phone), soon)).ok).toBe(true)
    const again = await codeFor(phone, soon)
    for (let i = 0; i < 5; i += 1) await resetPassword({ ...other, code: again }, home(phone), soon)
    const spent = { phone, code: again, nationalId, password: `${NEXT}又一句` }
    expect(await resetPassword(spent, home(phone), soon)).toMatchObject({ problem: { code: 'wrongProof' } })
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
    expect((await resetPassword({ phone, code, nationalId, password: NEXT }, home(phone), soon)).ok).toBe(true)
  })
})

describe('W-03 a phone’s codes are its owner’s, whoever else asks for them or guesses at them', () => {
  const strangers = Array.from({ length: 4 }, () => randomUUID())

  it('a stranger’s asking neither takes the owner’s code back nor keeps the owner from asking', async () => {
    const { phone, nationalId } = await someone()
    const code = await codeFor(phone)
    // One address has fewer codes of a phone than the phone has.
    const asked: boolean[] = []
    for (let i = 0; i < 8; i += 1) asked.push((await requestCode(phone, 'reset', 'stranger', new Date(at.getTime() + i * 61_000))).ok)
    expect(asked).toEqual([true, true, true, true, true, false, false, false])
    expect((await resetPassword({ phone, code, nationalId, password: NEXT }, home(phone), soon)).ok).toBe(true)
    expect((await requestCode(phone, 'reset', home(phone), new Date(at.getTime() + 500_000))).ok).toBe(true)
  })

  it('strangers’ guesses use up neither the owner’s tries nor the code', async () => {
    const { phone, nationalId } = await someone()
    const code = await codeFor(phone)
    const wrong = { phone, code: code === '111111' ? '222222' : '111111', nationalId, password: NEXT }
    for (const stranger of strangers) for (let i = 0; i < 8; i += 1) await resetPassword(wrong, stranger, soon)
    // Guessing from elsewhere has come to an end, also with the right code …
    expect((await resetPassword({ ...wrong, code }, strangers[0] as string, soon)).ok).toBe(false)
    // … and whoever asked for it still has all tries.
    for (let i = 0; i < 4; i += 1) expect((await resetPassword(wrong, home(phone), soon)).ok).toBe(false)
    expect((await resetPassword({ ...wrong, code }, home(phone), soon)).ok).toBe(true)
  })

  it('a telephone that changed networks since brings its code from there', async () => {
    const { phone, nationalId } = await someone()
    const code = await codeFor(phone)
    expect((await resetPassword({ phone, code, nationalId, password: NEXT }, 'on the road', soon)).ok).toBe(true)
  })

  it('an id is not guessed at from elsewhere without end', async () => {
    const { phone, nationalId } = await someone()
    const code = await codeFor(phone)
    const other = { phone, code, nationalId: '33059919000101000X', password: NEXT }
    for (let i = 0; i < TURNS.codeElsewhere.limit; i += 1) await resetPassword(other, 'guesser', soon)
    expect((await resetPassword({ ...other, nationalId }, 'guesser', soon)).ok).toBe(false)
  })

  it('many strangers together keep the owner from asking for an hour, and no longer', async () => {
    const { phone } = await someone()
    for (let i = 0; i < TURNS.codePhoneHour.limit; i += 1) must(await requestCode(phone, 'reset', `stranger ${i}`, at))
    expect(await requestCode(phone, 'reset', home(phone), at)).toMatchObject({ problem: { code: 'tooMany' } })
    expect((await requestCode(phone, 'reset', home(phone), new Date(at.getTime() + 3600_000))).ok).toBe(true)
  })

  it('the whole portal sends so many codes in an hour and then says so', async () => {
    const hour = new Date(at.getTime() + 48 * 3600_000)
    const turns = Array.from({ length: TURNS.codePortalHour.limit }, () =>
      takeTurn('codePortalHour:all', 1e6, TURNS.codePortalHour.window, hour),
    )
    await Promise.all(turns)
    const { phone } = await someone()
    expect(await requestCode(phone, 'signUp', home(phone), hour)).toMatchObject({ problem: { code: 'codesSpent' } })
    expect((await requestCode(phone, 'signUp', home(phone), new Date(hour.getTime() + 3600_000))).ok).toBe(true)
  })
})
