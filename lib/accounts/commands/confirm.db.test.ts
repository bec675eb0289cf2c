import { randomInt, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DOOR } from '../../access/schema'
import { asActor, closeDoor } from '../../db'
import { must } from '../../kernel/outcome'
import { liveSession, type SignedIn, signIn, signOut } from '../commands'
import { confirmedLately } from '../rules'
import { insertAccount } from '../store'
import { confirmPassword } from './confirm'
import { hashPassword } from './password-hash'

const PASSWORD = '一句记得住的测试口令2026'
const at = new Date('2026-11-24T01:00:00.000Z')
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000)

let hash: string
beforeAll(async () => {
  hash = await hashPassword(PASSWORD)
})
afterAll(closeDoor)

async function someone(): Promise<SignedIn & { loginName: string }> {
  const [id, loginName] = [randomUUID(), `t${randomUUID().replaceAll('-', '').slice(0, 12)}`]
  const row = {
    ...{ id, loginName, displayName: '示例·职员', role: 'clerk' as const, regionCode: '330483', institutionId: null },
    ...{ nationalId: `330499${String(randomInt(1e11)).padStart(11, '0')}X`, phone: null, passwordHash: hash, temporaryUntil: null },
    ...{ identityVerifiedAt: at, demo: false, createdBy: null, createdAt: at },
  }
  expect(await asActor(DOOR, (tx) => insertAccount(tx, row))).toBe(true)
  return { ...(await enter(loginName)), loginName }
}
async function enter(loginName: string, when = at): Promise<SignedIn> {
  return must(await signIn({ login: loginName, password: PASSWORD }, { address: randomUUID(), agent: 'Chrome' }, when))
}
async function confirmedAt({ sessionId, actor }: SignedIn, when: Date): Promise<boolean> {
  const live = await liveSession(sessionId, actor.accountId ?? '', when)
  return live !== null && confirmedLately(live, when)
}

describe('S-07 the password asked again', () => {
  it('signing in is no confirmation; giving it again opens this session for five minutes, and no other', async () => {
    const me = await someone()
    expect(await confirmedAt(me, later(1))).toBe(false)
    const elsewhere = await enter(me.loginName)
    must(await confirmPassword(me.actor, me.sessionId, PASSWORD, later(10)))
    expect(await confirmedAt(me, later(10 + 299))).toBe(true)
    expect(await confirmedAt(me, later(10 + 300))).toBe(false)
    expect(await confirmedAt(elsewhere, later(11))).toBe(false)
  })

  it('a wrong one is refused at its field and opens nothing', async () => {
    const me = await someone()
    const refusal = await confirmPassword(me.actor, me.sessionId, 'wrong', later(1))
    expect(refusal).toMatchObject({ problem: { code: 'wrongPassword', fields: { password: expect.any(String) } } })
    expect(await confirmedAt(me, later(2))).toBe(false)
  })

  it('S-01 wrong ones count and lock as at sign-in: after five the right one is refused by the same words, here and at the door', async () => {
    const me = await someone()
    const refusals = []
    for (let i = 0; i < 5; i += 1) refusals.push(await confirmPassword(me.actor, me.sessionId, 'wrong', later(i)))
    const locked = await confirmPassword(me.actor, me.sessionId, PASSWORD, later(60))
    for (const refusal of refusals) expect(refusal).toEqual(locked)
    const door = await signIn({ login: me.loginName, password: PASSWORD }, { address: randomUUID(), agent: '' }, later(60))
    expect(door).toMatchObject({ ok: false, problem: { code: 'notSignedIn' } })
    expect((await confirmPassword(me.actor, me.sessionId, PASSWORD, later(4 + 15 * 60))).ok).toBe(true)
  })

  it('wrong ones at the door and here are counted together, and a right one forgets them', async () => {
    const me = await someone()
    for (let i = 0; i < 4; i += 1) await signIn({ login: me.loginName, password: 'wrong' }, { address: randomUUID(), agent: '' }, later(i))
    expect((await confirmPassword(me.actor, me.sessionId, PASSWORD, later(10))).ok).toBe(true)
    for (let i = 0; i < 4; i += 1) expect((await confirmPassword(me.actor, me.sessionId, 'wrong', later(11 + i))).ok).toBe(false)
    expect((await confirmPassword(me.actor, me.sessionId, PASSWORD, later(20))).ok).toBe(true)
  })

  it('twenty at once are counted one by one', async () => {
    const me = await someone()
    const tries = await Promise.all(Array.from({ length: 20 }, () => confirmPassword(me.actor, me.sessionId, 'wrong', later(1))))
    expect(tries.every((one) => !one.ok)).toBe(true)
    expect((await confirmPassword(me.actor, me.sessionId, PASSWORD, later(2))).ok).toBe(false)
  })

  it('a session that has ended, or is another person’s, is not confirmed', async () => {
    const [me, other] = [await someone(), await someone()]
    expect(await confirmPassword(me.actor, other.sessionId, PASSWORD, later(1))).toMatchObject({ problem: { code: 'signInAgain' } })
    expect(await confirmedAt(other, later(2))).toBe(false)
    await signOut(me.actor.accountId ?? '', me.sessionId, later(2))
    expect(await confirmPassword(me.actor, me.sessionId, PASSWORD, later(3))).toMatchObject({ problem: { code: 'signInAgain' } })
  })

  it('W-03 the eleventh wrong try in a quarter of an hour waits, even across locks', async () => {
    const me = await someone()
    let last = await confirmPassword(me.actor, me.sessionId, 'wrong', later(0))
    for (let i = 1; i < 11; i += 1) last = await confirmPassword(me.actor, me.sessionId, 'wrong', later(i))
    expect(last).toMatchObject({ problem: { code: 'tooMany' } })
  })
})
