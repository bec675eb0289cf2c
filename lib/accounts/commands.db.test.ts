import { randomInt, randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Actor, DOOR } from '../access/schema'
import { asActor, closeDoor } from '../db'
import { must } from '../kernel/outcome'
import { changePassword, liveSession, type SignedIn, signIn, signOut } from './commands'
import { hashPassword } from './commands/password-hash'
import {
  changeRole,
  createFirstAdministrator,
  createStaff,
  disableAccount,
  enableAccount,
  endSessionsOfStaff,
  resetPassword,
} from './commands/staff'
import { takeTurn } from './commands/turns'
import { DEMO_PASSWORD, type StaffEntry } from './schema'
import { insertAccount, listStaff } from './store'
import { listOwnSessions } from './store/sessions'

const PASSWORD = '一句记得住的测试口令2026'
const at = new Date('2026-11-23T01:00:00.000Z')
function later(seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000)
}
const office = { address: '198.51.100.7', agent: 'Chrome · Windows' }

/** Distinct by file and call; the check digit is people's business, not this room's. */
function someId(): string {
  return `330499${String(randomInt(1e11)).padStart(11, '0')}X`
}
function someName(): string {
  return `t${randomUUID().replaceAll('-', '').slice(0, 12)}`
}
function entryOf(more: Partial<StaffEntry> = {}): StaffEntry {
  return {
    loginName: someName(),
    displayName: '示例·职员',
    role: 'clerk',
    regionCode: '330483',
    institutionId: null,
    nationalId: someId(),
    ...more,
  }
}

let central: Actor
let local: Actor
let hash: string

/** A staff account with a password of its own, written by the door. */
async function staffAccount(more: Partial<StaffEntry> = {}): Promise<{ id: string; loginName: string }> {
  const entry = entryOf(more)
  const id = randomUUID()
  const row = {
    ...entry,
    id,
    phone: null,
    passwordHash: hash,
    temporaryUntil: null,
    identityVerifiedAt: at,
    demo: false,
    createdBy: null,
    createdAt: at,
  }
  expect(await asActor(DOOR, (tx) => insertAccount(tx, row))).toBe(true)
  return { id, loginName: entry.loginName }
}
async function signedIn(loginName: string, when = at, password = PASSWORD): Promise<SignedIn> {
  return must(await signIn({ login: loginName, password }, { ...office, address: randomUUID() }, when))
}
function lives(session: SignedIn, when = at) {
  return liveSession(session.sessionId, session.actor.accountId as string, when)
}

beforeAll(async () => {
  hash = await hashPassword(PASSWORD)
  const first = { loginName: someName(), displayName: '示例·首位管理员', nationalId: someId(), password: PASSWORD }
  must(await createFirstAdministrator(first, at))
  central = (await signedIn(first.loginName)).actor
  const made = await staffAccount({ role: 'administrator' })
  local = (await signedIn(made.loginName)).actor
})
afterEach(() => vi.unstubAllEnvs())
afterAll(closeDoor)

const untold = () => Promise.resolve()

describe('S-01 wrong passwords', () => {
  const wrong = { ...office, address: 'elsewhere' }

  it('five in fifteen minutes lock the account for fifteen; the right one is refused by the same words meanwhile', async () => {
    const { loginName } = await staffAccount()
    const refusals = []
    for (let i = 0; i < 5; i++) refusals.push(await signIn({ login: loginName, password: 'wrong' }, wrong, later(i)))
    const locked = await signIn({ login: loginName, password: PASSWORD }, office, later(60))
    const unknown = await signIn({ login: someName(), password: PASSWORD }, office, later(60))
    for (const refusal of [...refusals, locked]) expect(refusal).toEqual(unknown)
    expect(unknown).toMatchObject({ ok: false, problem: { code: 'notSignedIn' } })
    expect((await signIn({ login: loginName, password: PASSWORD }, office, later(4 + 15 * 60))).ok).toBe(true)
  })

  it('four do not, and a right one forgets them', async () => {
    const { loginName } = await staffAccount()
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) await signIn({ login: loginName, password: 'wrong' }, { ...wrong, address: randomUUID() }, later(i))
      expect((await signIn({ login: loginName, password: PASSWORD }, office, later(10))).ok).toBe(true)
    }
  })

  it('old ones do not count', async () => {
    const { loginName } = await staffAccount()
    for (let i = 0; i < 4; i++) await signIn({ login: loginName, password: 'wrong' }, wrong, later(i))
    expect((await signIn({ login: loginName, password: 'wrong' }, office, later(16 * 60))).ok).toBe(false)
    expect((await signIn({ login: loginName, password: PASSWORD }, office, later(16 * 60 + 1))).ok).toBe(true)
  })

  it('many at once are counted one by one', async () => {
    const { id, loginName } = await staffAccount()
    await Promise.all(
      Array.from({ length: 9 }, () => signIn({ login: loginName, password: 'wrong' }, { ...wrong, address: randomUUID() }, at)),
    )
    const row = await asActor(DOOR, (tx) => tx.account.findUnique({ where: { id } }))
    expect(row).toMatchObject({ failedCount: 5, lockedUntil: later(15 * 60) })
  })

  it('one locked colleague does not shut out the office, nor does one address with many clumsy ones', async () => {
    const [clumsy, careful] = [await staffAccount(), await staffAccount()]
    for (let i = 0; i < 12; i++) await signIn({ login: clumsy.loginName, password: 'wrong' }, office, at)
    expect(await signIn({ login: clumsy.loginName, password: 'wrong' }, office, at)).toMatchObject({ problem: { code: 'tooMany' } })
    expect((await signIn({ login: careful.loginName, password: PASSWORD }, office, at)).ok).toBe(true)
  })

  it('a right one costs no turn: a shared desk may sign in all day', async () => {
    const { loginName } = await staffAccount()
    for (let i = 0; i < 12; i++) expect((await signIn({ login: loginName, password: PASSWORD }, office, at)).ok).toBe(true)
  })

  it('the same work is done for an unknown user as for a known one', async () => {
    const { loginName } = await staffAccount()
    const rounds = 6
    async function spent(login: string): Promise<number> {
      const before = process.cpuUsage()
      for (let i = 0; i < rounds; i++) await signIn({ login, password: 'wrong' }, { ...office, address: randomUUID() }, later(i * 1000))
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    await spent(someName())
    const [known, unknown] = [await spent(loginName), await spent(someName())]
    // Without the dummy hash the unknown user would cost less than a third.
    expect(unknown / known).toBeGreaterThan(0.5)
  })
})

describe('S-03 live sessions', () => {
  it('end when left alone or after twelve hours, though the ticket would still be good', async () => {
    const { loginName } = await staffAccount()
    const session = await signedIn(loginName)
    expect(await lives(session, later(14 * 60))).not.toBeNull()
    expect(await lives(session, later(28 * 60))).not.toBeNull()
    expect(await lives(session, later(43 * 60 + 1))).toBeNull()

    const busy = await signedIn(loginName)
    for (let minute = 10; minute < 12 * 60; minute += 10) expect(await lives(busy, later(minute * 60))).not.toBeNull()
    expect(await lives(busy, later(12 * 3600))).toBeNull()
  })
  it('reading twice within half a minute writes once', async () => {
    const session = await signedIn((await staffAccount()).loginName)
    await lives(session, later(29))
    const row = await asActor(DOOR, (tx) => tx.session.findUnique({ where: { id: session.sessionId } }))
    expect(row?.lastSeenAt).toEqual(at)
  })
})

describe('S-04 sessions end at once', () => {
  it('a new session id at sign-in; the one this browser held ends', async () => {
    const { loginName } = await staffAccount()
    const first = await signedIn(loginName)
    const held = { accountId: first.actor.accountId as string, sessionId: first.sessionId }
    const second = must(await signIn({ login: loginName, password: PASSWORD }, { ...office, replacing: held }, at))
    expect(second.sessionId).not.toBe(first.sessionId)
    expect(await lives(first)).toBeNull()
    expect(await lives(second)).not.toBeNull()
  })
  it('at sign-out, and nobody else’s', async () => {
    const { loginName } = await staffAccount()
    const [one, other] = [await signedIn(loginName), await signedIn(loginName)]
    await signOut(one.actor.accountId as string, one.sessionId, at)
    expect(await lives(one)).toBeNull()
    expect(await lives(other)).not.toBeNull()
  })
  it('at a password change, all of them', async () => {
    const { loginName } = await staffAccount()
    const [one, other] = [await signedIn(loginName), await signedIn(loginName)]
    expect(await changePassword(one.actor, { current: 'wrong', next: '另一句记得住的测试口令二〇二六' }, at)).toMatchObject({
      problem: { code: 'wrongPassword' },
    })
    expect(await lives(one)).not.toBeNull()
    must(await changePassword(one.actor, { current: PASSWORD, next: '另一句记得住的测试口令二〇二六' }, at))
    for (const session of [one, other]) expect(await lives(session)).toBeNull()
    expect((await signIn({ login: loginName, password: PASSWORD }, office, at)).ok).toBe(false)
    expect((await signIn({ login: loginName, password: '另一句记得住的测试口令二〇二六' }, office, at)).ok).toBe(true)
  })
  it('at a role change, a reset, a disabling and an administrator’s word', async () => {
    const { id, loginName } = await staffAccount()
    const first = await signedIn(loginName)
    must(await changeRole(local, id, { role: 'reviewer', regionCode: '330483', institutionId: null }, at))
    expect(await lives(first)).toBeNull()
    const second = await signedIn(loginName)
    expect(second.actor.role).toBe('reviewer')
    expect(must(await endSessionsOfStaff(local, id, at))).toBe(1)
    expect(await lives(second)).toBeNull()
    const third = await signedIn(loginName)
    must(await disableAccount(local, id, at))
    expect(await lives(third)).toBeNull()
    expect((await signIn({ login: loginName, password: PASSWORD }, office, at)).ok).toBe(false)
    must(await enableAccount(local, id))
    expect(await lives(third)).toBeNull()
    const fourth = await signedIn(loginName)
    const { temporaryPassword } = must(await resetPassword(local, id, at, untold))
    expect(await lives(fourth)).toBeNull()
    expect((await signedIn(loginName, at, temporaryPassword)).mustChangePassword).toBe(true)
    expect((await signIn({ login: loginName, password: temporaryPassword }, office, later(3 * 24 * 3600))).ok).toBe(false)
  })
  it('S-05 a person sees own sessions and no other’s', async () => {
    const { loginName } = await staffAccount()
    const [one] = [await signedIn(loginName), await signedIn((await staffAccount()).loginName)]
    const seen = await asActor(one.actor, (tx) => listOwnSessions(tx, one.actor, at))
    expect(seen.map((line) => line.id)).toEqual([one.sessionId])
  })
})

describe('Z-05 administrators within their scope', () => {
  it('create in their own region only, and lesser roles only', async () => {
    expect(must(await createStaff(local, entryOf(), at)).temporaryPassword).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
    expect(await createStaff(local, entryOf({ regionCode: '330503' }), at)).toMatchObject({ problem: { code: 'outOfScope' } })
    expect(await createStaff(local, entryOf({ role: 'administrator' }), at)).toMatchObject({ problem: { code: 'outOfScope' } })
    expect((await createStaff(central, entryOf({ role: 'administrator', regionCode: '330503' }), at)).ok).toBe(true)
    for (const role of ['clerk', 'auditor', 'supervisor'] as const)
      expect(await createStaff({ ...local, role }, entryOf(), at)).toMatchObject({ problem: { code: 'outOfScope' } })
  })
  it('do not reach an account of another region, their own, or the database behind the rule', async () => {
    const abroad = await staffAccount({ regionCode: '330503' })
    for (const outcome of [
      await disableAccount(local, abroad.id, at),
      await resetPassword(local, abroad.id, at, untold),
      await changeRole(local, abroad.id, { role: 'clerk', regionCode: '330483', institutionId: null }, at),
    ])
      expect(outcome).toMatchObject({ ok: false, problem: { code: 'outOfScope' } })
    expect(await disableAccount(local, local.accountId as string, at)).toMatchObject({ problem: { code: 'notOneself' } })
    const home = { role: 'administrator', regionCode: '330483', institutionId: null } as const
    expect(await changeRole(central, central.accountId as string, home, at)).toMatchObject({ problem: { code: 'notOneself' } })
    const touched = await asActor(local, (tx) => tx.account.updateMany({ where: { id: abroad.id }, data: { status: 'disabled' } }))
    expect(touched.count).toBe(0)
    expect(
      (await asActor(local, (tx) => listStaff(tx, local, { text: '', role: null, status: null, page: 1, perPage: 500 }))).rows.every(
        (row) => row.regionCode === '330483',
      ),
    ).toBe(true)
  })
  it('one person, one open staff account; a login name once', async () => {
    const entry = entryOf()
    const { accountId } = must(await createStaff(local, entry, at))
    expect(await createStaff(local, { ...entry, loginName: someName() }, at)).toMatchObject({ problem: { code: 'personHasAccount' } })
    expect(await createStaff(local, { ...entry, nationalId: someId() }, at)).toMatchObject({ problem: { code: 'loginNameTaken' } })
    must(await disableAccount(local, accountId, at))
    expect((await createStaff(local, { ...entry, loginName: someName() }, at)).ok).toBe(true)
    expect(await enableAccount(local, accountId)).toMatchObject({ problem: { code: 'personHasAccount' } })
  })
  it('two creations of one person at once make one account', async () => {
    const nationalId = someId()
    const outcomes = await Promise.all([entryOf({ nationalId }), entryOf({ nationalId })].map((entry) => createStaff(local, entry, at)))
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
  })
  it('Z-04 an administrator who served may not become the auditor of it', async () => {
    const { id } = await staffAccount({ role: 'administrator', regionCode: null })
    expect(await changeRole(central, id, { role: 'auditor', regionCode: null, institutionId: null }, at)).toMatchObject({
      problem: { code: 'threeDuties' },
    })
  })
  it('there is one first administrator', async () => {
    const another = { loginName: someName(), displayName: '示例·第二位', nationalId: someId(), password: PASSWORD }
    expect(await createFirstAdministrator(another, at)).toMatchObject({ problem: { code: 'administratorExists' } })
  })
})

describe('Z-04 administrators see no case', () => {
  it('nor do the door, the security officer or the auditor, whatever the tables hold', async () => {
    for (const actor of [
      central,
      local,
      DOOR,
      { ...central, role: 'securityOfficer' as const },
      { ...central, role: 'auditor' as const },
    ]) {
      const seen = await asActor(actor, async (tx) => [
        await tx.case.count(),
        await tx.caseEvent.count(),
        await tx.insuredPerson.count(),
        await tx.answerSheet.count(),
        await tx.paper.count(),
        await tx.visit.count(),
      ])
      expect(seen).toEqual([0, 0, 0, 0, 0, 0])
    }
  })
})

describe('P-01 what an account keeps', () => {
  it('has no id or phone in the clear', async () => {
    const nationalId = someId()
    const { accountId } = must(await createStaff(local, entryOf({ nationalId }), at))
    const row = await asActor(DOOR, (tx) => tx.account.findUnique({ where: { id: accountId } }))
    expect(JSON.stringify(row)).not.toContain(nationalId)
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})

describe('S-06 demo accounts', () => {
  it('sign in in the demo and never in live mode; a session made before dies with the demo', async () => {
    vi.stubEnv('PORTAL_MODE', 'demo')
    const entry = entryOf()
    must(await createStaff(local, entry, at, { demo: true }))
    const session = await signedIn(entry.loginName, at, DEMO_PASSWORD)
    vi.stubEnv('PORTAL_MODE', 'live')
    expect((await signIn({ login: entry.loginName, password: DEMO_PASSWORD }, office, at)).ok).toBe(false)
    expect(await lives(session)).toBeNull()
  })
})

describe('W-03 turns', () => {
  it('are counted by one statement, twenty at once, and come back with the next window', async () => {
    const key = `test:${randomUUID()}`
    const turns = await Promise.all(Array.from({ length: 20 }, () => takeTurn(key, 5, 60, at)))
    expect(turns.filter((turn) => turn.taken)).toHaveLength(5)
    expect(await takeTurn(key, 5, 60, later(20))).toEqual({ taken: false, retryAfter: 40 })
    expect(await takeTurn(key, 5, 60, later(60))).toEqual({ taken: true })
  })
  it('keep whom they count only as a digest', async () => {
    await takeTurn('test:19900000009', 5, 60, at)
    const rows = await asActor(DOOR, (tx) => tx.rateWindow.findMany({ where: { key: { contains: '19900000009' } } }))
    expect(rows).toEqual([])
  })
})
