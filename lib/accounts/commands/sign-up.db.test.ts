import { randomInt, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { DOOR } from '../../access/schema'
import { asActor, closeDoor } from '../../db'
import { must } from '../../kernel/outcome'
import { liveSession, signIn } from '../commands'
import type { SignUp } from '../schema'
import { requestCode } from './codes'
import { enterDemoApplicant, signUpApplicant } from './sign-up'

const PASSWORD = '一句记得住的测试口令2026'
const at = new Date('2026-11-23T01:00:00.000Z')
function later(seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000)
}
function someId(): string {
  return `330599${String(randomInt(1e11)).padStart(11, '0')}X`
}
function somePhone(): string {
  return `1990000${String(randomInt(1e4)).padStart(4, '0')}`
}

/** Where the phone's owner sits. */
const home = (phone: string) => `home of ${phone}`

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'outbox-'))
})
beforeEach(() => {
  vi.stubEnv('PORTAL_MODE', 'demo')
  vi.stubEnv('PORTAL_DATA_DIR', folder)
})
afterEach(() => vi.unstubAllEnvs())
afterAll(async () => {
  await rm(folder, { recursive: true })
  await closeDoor()
})

async function codeFor(phone: string, when = at): Promise<string> {
  return must(await requestCode(phone, 'signUp', home(phone), when)).shownCode as string
}
function entryOf(phone: string, code: string, more: Partial<SignUp> = {}): SignUp {
  return { phone, code, name: '示例·𠮷阿婆', nationalId: someId(), password: PASSWORD, ...more }
}
function signUp(entry: SignUp, when = at) {
  return signUpApplicant(entry, home(entry.phone), when)
}

describe('signing up', () => {
  it('opens an account whose id is only declared, and signs in by phone', async () => {
    const phone = somePhone()
    const entry = entryOf(phone, await codeFor(phone))
    const { accountId } = must(await signUp(entry))
    const signedIn = must(await signIn({ login: `+86 ${phone}`, password: PASSWORD }, { address: 'home', agent: '' }, at))
    expect(signedIn.actor).toEqual({
      role: 'applicant',
      accountId,
      regionCode: null,
      institutionId: null,
      personKey: null,
      name: entry.name,
    })
    expect(await liveSession(signedIn.sessionId, accountId, later(29 * 60))).not.toBeNull()

    const row = await asActor(DOOR, (tx) => tx.account.findUnique({ where: { id: accountId } }))
    expect(row).toMatchObject({ identityVerifiedAt: null, displayName: '示例·𠮷阿婆' })
    expect(JSON.stringify(row)).not.toContain(entry.nationalId)
    expect(JSON.stringify(row)).not.toContain(phone)
  })

  it('hands on the person’s key once a bureau has verified it', async () => {
    const phone = somePhone()
    must(await enterDemoApplicant({ name: '示例·阿公', nationalId: someId(), phone, verified: true }, at))
    const { DEMO_PASSWORD } = await import('../schema')
    const { actor } = must(await signIn({ login: phone, password: DEMO_PASSWORD }, { address: 'home', agent: '' }, at))
    expect(actor.personKey).toMatch(/^[\w-]{43}$/)
  })

  it('one account an id and one a phone', async () => {
    const [phone, other] = [somePhone(), somePhone()]
    const entry = entryOf(phone, await codeFor(phone))
    must(await signUp(entry))
    const sameId = entryOf(other, await codeFor(other), { nationalId: entry.nationalId })
    expect(await signUp(sameId)).toMatchObject({ problem: { code: 'hasAccount' } })
    const samePhone = entryOf(phone, await codeFor(phone, later(61)))
    expect(await signUp(samePhone, later(61))).toMatchObject({ problem: { code: 'hasAccount' } })
  })

  it('tells whether an id has an account only to one who spent a code', async () => {
    const phone = somePhone()
    const entry = entryOf(phone, await codeFor(phone))
    must(await signUp(entry))
    expect(await signUp({ ...entry, phone: somePhone(), code: '000000' })).toMatchObject({ problem: { code: 'wrongCode' } })
  })

  it('refuses a weak password before the code is spent', async () => {
    const phone = somePhone()
    const code = await codeFor(phone)
    expect(await signUp(entryOf(phone, code, { password: 'password1234' }))).toMatchObject({ problem: { code: 'weakPassword' } })
    expect((await signUp(entryOf(phone, code))).ok).toBe(true)
  })
})

describe('a code', () => {
  it('works once, within ten minutes, in five tries', async () => {
    const phone = somePhone()
    const code = await codeFor(phone)
    expect(await signUp(entryOf(phone, code), later(600))).toMatchObject({ problem: { code: 'wrongCode' } })
    const outcomes = await Promise.all([signUp(entryOf(phone, code)), signUp(entryOf(phone, code))])
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1)

    const next = somePhone()
    const right = await codeFor(next)
    const wrong = right === '123456' ? '654321' : '123456'
    for (let i = 0; i < 5; i++) expect((await signUp(entryOf(next, wrong))).ok).toBe(false)
    expect(await signUp(entryOf(next, right))).toMatchObject({ problem: { code: 'wrongCode' } })
  })

  it('a newer one takes the earlier back', async () => {
    const phone = somePhone()
    const first = await codeFor(phone)
    const second = await codeFor(phone, later(61))
    if (first !== second) expect((await signUp(entryOf(phone, first), later(62))).ok).toBe(false)
    expect((await signUp(entryOf(phone, second), later(62))).ok).toBe(true)
  })

  it('W-03 is sent to one phone once a minute for who asks', async () => {
    const phone = somePhone()
    await codeFor(phone)
    expect(await requestCode(phone, 'signUp', home(phone), later(5))).toMatchObject({ problem: { code: 'tooMany' } })
  })

  it('goes to the demo’s outbox with the phone masked, and nowhere in live mode without a gateway', async () => {
    const phone = somePhone()
    const code = await codeFor(phone)
    const sms = path.join(folder, 'outbox', 'sms')
    const outbox = (await Promise.all((await readdir(sms)).map((name) => readFile(path.join(sms, name), 'utf8')))).join('')
    expect(outbox).toContain(code)
    expect(outbox).not.toContain(phone)
    vi.stubEnv('PORTAL_MODE', 'live')
    expect(await requestCode(somePhone(), 'signUp', randomUUID(), at)).toMatchObject({ problem: { code: 'noSms' } })
  })

  it('is kept only as a keyed digest', async () => {
    const phone = somePhone()
    const code = await codeFor(phone)
    const rows = await asActor(DOOR, (tx) => tx.oneTimeCode.findMany({ where: { codeHash: code } }))
    expect(rows).toEqual([])
  })
})
