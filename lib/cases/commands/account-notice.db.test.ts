import { randomInt } from 'node:crypto'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { installMessagingPort, type Parcel } from '../../access/commands/messaging'
import { type Actor, CALENDAR, DOOR, PUBLIC } from '../../access/schema'
import { keepEmail } from '../../access/store/recipients'
import { requestCode } from '../../accounts/commands/codes'
import { resetPassword } from '../../accounts/commands/reset-password'
import { enterDemoApplicant } from '../../accounts/commands/sign-up'
import { resetPassword as resetForStaff } from '../../accounts/commands/staff'
import { asActor, closeDoor } from '../../db'
import { must } from '../../kernel/outcome'
import { seedCast } from '../cast.fixture'
import { messagesOf } from '../store/message'
import { tellPasswordReset } from './account-notice'
import { deliverQueued } from './delivery'

const NEXT = '换一句新的测试口令2026'
const today = '2026-11-24'
const at = new Date('2026-11-24T01:00:00.000Z')

const sent: Array<Parcel & { by: string }> = []
beforeEach(() => {
  sent.length = 0
  vi.stubEnv('PORTAL_MODE', 'demo')
  for (const by of ['sms', 'email'] as const)
    installMessagingPort(by, { showsCode: true, send: async (parcel) => void sent.push({ ...parcel, by }) })
})
afterEach(() => {
  installMessagingPort('sms', null)
  installMessagingPort('email', null)
  vi.unstubAllEnvs()
})
afterAll(closeDoor)

const inboxOf = (actor: Actor) => asActor(actor, async (tx) => (await messagesOf(tx, actor, {}, 1)).rows)

describe('a password set anew is told to the account’s holder', () => {
  it('in the inbox and by SMS: when it was, and what to do where it was somebody else; of no case, read by nobody else', async () => {
    const phone = `1990006${String(randomInt(1e4)).padStart(4, '0')}`
    const nationalId = `330599${String(randomInt(1e11)).padStart(11, '0')}X`
    const { accountId } = must(await enterDemoApplicant({ name: '示例·忘性大', nationalId, phone, verified: false }, at))
    const holder: Actor = { ...PUBLIC, role: 'applicant', accountId }
    const code = must(await requestCode(phone, 'reset', 'home', at)).shownCode as string
    const tell = tellPasswordReset(DOOR, 'holder', { today, at })
    const entry = { phone, code, nationalId, password: NEXT }
    expect((await resetPassword({ ...entry, code: code === '000000' ? '000001' : '000000' }, 'home', at, tell)).ok).toBe(false)
    expect(await inboxOf(holder)).toEqual([])
    must(await resetPassword(entry, 'home', at, tell))
    const [message, ...more] = await inboxOf(holder)
    expect(more).toEqual([])
    expect(message).toMatchObject({ caseId: null, caseNo: null, title: '登录密码重新设置了', on: today, isRead: false })
    expect(message?.text).toMatch(/2026年11月24日 09:00.*不是您本人办的.*窗口/)
    expect(await inboxOf({ ...holder, accountId: 'another' })).toEqual([])

    sent.length = 0
    await deliverQueued(today, at)
    expect(sent).toMatchObject([{ by: 'sms', to: phone, body: expect.stringContaining('不是您本人办的') }])
    expect([...(sent[0]?.body ?? '')].length).toBeLessThanOrEqual(70)
    expect(JSON.stringify(sent)).not.toContain('忘性大')
  })

  it('of somebody at work, by whom it was, by e-mail where they gave an address', async () => {
    const { administrator, bureaus } = await seedCast()
    const clerk = Object.values(bureaus)[0]?.clerks[0] as Actor
    await asActor(clerk, (tx) => keepEmail(tx, clerk.accountId ?? '', 'clerk@example.cn'))
    const tell = tellPasswordReset(administrator, 'administrator', { today, at })
    must(await resetForStaff(administrator, clerk.accountId ?? '', at, tell))
    expect(await inboxOf(clerk)).toMatchObject([{ caseId: null, title: '登录密码由管理员重设了' }])
    await deliverQueued(today, at)
    expect(sent).toMatchObject([{ by: 'email', to: 'clerk@example.cn', body: expect.stringContaining('安全管理员') }])
  }, 60_000)

  it('half of a case is no message', async () => {
    const row = { id: 'half', accountId: 'a', caseNo: 'x', weight: 'know', title: '示例', textCipher: 'x', noticedOn: today }
    await expect(asActor(CALENDAR, (tx) => tx.message.createMany({ data: [row] }))).rejects.toThrow('Message_of_case_or_account')
  })
})
