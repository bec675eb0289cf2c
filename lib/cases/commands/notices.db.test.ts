import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Bureau, type Cast, seedFamily } from '@/prisma/demo/staff'
import type { Story } from '@/prisma/demo/walk'
import { installMessagingPort, type Parcel } from '../../access/commands/messaging'
import { type Actor, CALENDAR } from '../../access/schema'
import { keepEmail } from '../../access/store/recipients'
import { asActor, closeDoor, countingQueries } from '../../db'
import { addDays } from '../../kernel/dates'
import { must, type Outcome } from '../../kernel/outcome'
import { inventNationalId } from '../../people/rules/national-id'
import { anApplication, caseStanding, FROM, NX, pressOn, seedCast, TX } from '../cast.fixture'
import type { Command } from '../schema/command'
import { messagesOf, unreadMessages } from '../store/message'
import { outgoingToFamily } from '../store/outgoing'
import { enterAtCounter } from './apply'
import { deliverQueued } from './delivery'
import { readMessages } from './inbox'
import { perform } from './perform'
import { recordTelling } from './telling'

const PHONE = '19900031234'
const FAMILY_ID = inventNationalId('330599', '1970-02-03', 77)
/** Long after everything these stories sent. */
const later = new Date('2026-05-01T00:00:00Z')
const at = new Date(`${FROM}T05:00:00Z`)

let cast: Cast
let tx: Bureau
let nx: Bureau
let family: Actor
let assessor: Actor
beforeAll(async () => {
  cast = await seedCast()
  tx = cast.bureaus[TX] as Bureau
  nx = cast.bureaus[NX] as Bureau
  assessor = nx.assessors[0]?.actor as Actor
  family = await seedFamily({ loginName: 'told-family', name: '示例·消息家属', nationalId: FAMILY_ID, phone: PHONE }, at)
}, 120_000)

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'outbox-'))
  vi.stubEnv('PORTAL_MODE', 'demo')
  vi.stubEnv('PORTAL_DATA_DIR', folder)
})
afterEach(async () => {
  installMessagingPort('sms', null)
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})
afterAll(closeDoor)

const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.problem.code)
const act = (actor: Actor, command: Command, day = FROM) => perform(actor, { step: 'do', command }, pressOn(day))
const inboxOf = (actor: Actor) => asActor(actor, async (door) => (await messagesOf(door, actor, {}, 1)).rows)
const titlesOf = async (actor: Actor, caseId: string) =>
  (await inboxOf(actor)).filter((one) => one.caseId === caseId).map((one) => one.title)
const smsOf = (caseId: string) =>
  asActor(CALENDAR, (door) => door.outgoing.findMany({ where: { caseId, channel: 'sms' }, orderBy: { seq: 'asc' } }))

/** A case of the family's mother, told by commands up to a status. */
async function familyCase(until: Story['until'] = 'submitted'): Promise<string> {
  const start = await anApplication()
  const representative = {
    ...{ kind: 'agent' as const, name: family.name, nationalId: FAMILY_ID, phone: PHONE, relationship: '子女' },
    validTo: addDays(FROM, 900),
  }
  const application = { ...start.application, representative }
  const { caseId } = await caseStanding(cast, until, { applicant: family, appliedAs: 'agent', application })
  return caseId
}

/** Nothing else waits, so that a test sees only what it sends. */
async function drain(): Promise<void> {
  installMessagingPort('sms', { send: async () => undefined, showsCode: false })
  while ((await deliverQueued('2020-01-01', new Date('2026-12-01T00:00:00Z'), 500)).sent > 0);
  installMessagingPort('sms', null)
}

describe('telling', () => {
  it('reaches the family in its inbox and by SMS, the other people at work in theirs, and never who did it', async () => {
    const caseId = await familyCase()
    expect(await titlesOf(family, caseId)).toEqual(['申请已提交'])
    expect(await smsOf(caseId)).toHaveLength(0)
    expect(await titlesOf(tx.clerks[0], caseId)).toEqual(['新的申请'])
    expect(await titlesOf(nx.clerks[0], caseId)).toEqual([])
    const corrections = [{ item: 'residence' as const, reason: '示例' }]
    must(await act(tx.clerks[0], { kind: 'returnForCorrection', caseId, corrections }))
    const [newest] = await inboxOf(family)
    expect(newest).toMatchObject({ title: '材料需要补正', weight: 'act', isRead: false })
    expect(newest?.text).toContain('居住证明')
    expect(await smsOf(caseId)).toHaveLength(1)
    expect(await titlesOf(tx.clerks[0], caseId)).toEqual(['新的申请'])
  })

  it('asks a reviewer of the same bureau, and tells the proposer what was returned', async () => {
    const caseId = await familyCase()
    const proposed = must(
      await perform(tx.clerks[0], { step: 'propose', command: { kind: 'accept', caseId, insuranceEvidence: '示例' } }, pressOn(FROM)),
    )
    expect(await titlesOf(tx.reviewers[0], caseId)).toEqual(['待复核：受理'])
    expect(await titlesOf(nx.reviewers[0], caseId)).toEqual([])
    must(await perform(tx.reviewers[0], { step: 'return', caseId, act: 'accept', seq: proposed.version, note: '示例' }, pressOn(FROM)))
    expect(await titlesOf(tx.clerks[0], caseId)).toEqual(['初审被退回', '新的申请'])
    expect(await titlesOf(tx.clerks[1], caseId)).toEqual(['新的申请'])
  })

  it('tells each event once: a press sent twice, or twice at once, is one notice', async () => {
    const caseId = await familyCase()
    const press = pressOn(FROM)
    const corrections = [{ item: 'medical' as const, reason: '示例' }]
    const again = () => perform(tx.clerks[0], { step: 'do', command: { kind: 'returnForCorrection', caseId, corrections } }, press)
    expect((await Promise.all([again(), again()])).map(code)).toEqual(['ok', 'ok'])
    expect(code(await again())).toBe('ok')
    expect(await titlesOf(family, caseId)).toEqual(['材料需要补正', '申请已提交'])
    expect(await smsOf(caseId)).toHaveLength(1)
  })

  it('tells nobody of an act that was refused', async () => {
    const caseId = await familyCase()
    const before = await titlesOf(nx.clerks[0], caseId)
    expect(code(await act(nx.clerks[0], { kind: 'commission', caseId, points: '' }))).not.toBe('ok')
    expect(await titlesOf(nx.clerks[0], caseId)).toEqual(before)
  })

  it('costs an act a handful of statements, however many are told', async () => {
    const caseId = await familyCase('accepted')
    const { queries } = await countingQueries(() => act(tx.clerks[0], { kind: 'commission', caseId, points: '' }))
    const told = queries.filter((query) => /"(Message|Outgoing|Account|Region)"/.test(query))
    expect(told.filter((query) => query.includes('"Message"'))).toHaveLength(1)
    expect(told.length).toBeLessThanOrEqual(5)
  })

  it('P-01 keeps no telephone number, id or finding in plain', async () => {
    const caseId = await familyCase('recognised')
    const rows = await asActor(CALENDAR, async (door) => [
      await door.message.findMany({ where: { caseId } }),
      await door.outgoing.findMany({ where: { caseId } }),
    ])
    const text = JSON.stringify(rows)
    expect(rows.flat().length).toBeGreaterThan(10)
    expect(text).not.toMatch(/199\d{8}|330[45]99\d{11}|重度失能/)
  })
})

describe('walls', () => {
  it('an inbox is its owner’s: another’s is empty, cannot be read, marked or written', async () => {
    const caseId = await familyCase()
    const [mine] = await inboxOf(family)
    const other = await seedFamily(
      { loginName: 'told-other', name: '示例·旁人', nationalId: inventNationalId('330599', '1971-02-03', 79), phone: '19900035555' },
      at,
    )
    expect(await inboxOf(other)).toEqual([])
    expect(must(await readMessages(other, mine?.id ?? '', at))).toEqual({ count: 0 })
    for (const actor of [other, tx.clerks[0], assessor])
      expect(await asActor(actor, (door) => door.message.count({ where: { accountId: family.accountId ?? '' } }))).toBe(0)
    const forged = asActor(tx.clerks[0], (door) =>
      door.message.createMany({
        data: [
          { ...{ id: 'forged', caseId, seq: 99, accountId: family.accountId ?? '', caseNo: 'x', insuredRegion: TX, residenceRegion: NX } },
        ].map((one) => ({ ...one, weight: 'know', title: 'x', textCipher: 'x', noticedOn: FROM })),
      }),
    )
    await expect(forged).rejects.toThrow()
    expect((await inboxOf(family)).find((one) => one.id === mine?.id)?.isRead).toBe(false)
  })

  it('what goes out of a case is seen by its two bureaus alone', async () => {
    const caseId = await familyCase()
    must(await act(tx.clerks[0], { kind: 'returnForCorrection', caseId, corrections: [{ item: 'medical', reason: '示例' }] }))
    const seen = (actor: Actor) => asActor(actor, (door) => door.outgoing.count({ where: { caseId } }))
    expect([await seen(tx.clerks[0]), await seen(nx.reviewers[0])]).toEqual([1, 1])
    expect([await seen(family), await seen(assessor)]).toEqual([0, 0])
  })
})

describe('reading', () => {
  it('one message, then all; the count follows', async () => {
    await familyCase()
    const unread = () => asActor(family, (door) => unreadMessages(door, family))
    const before = await unread()
    const [first] = await inboxOf(family)
    expect(must(await readMessages(family, first?.id ?? '', at))).toEqual({ count: 1 })
    expect(must(await readMessages(family, first?.id ?? '', at))).toEqual({ count: 0 })
    expect(await unread()).toBe(before - 1)
    must(await readMessages(family, null, at))
    expect(await unread()).toBe(0)
  })
})

describe('a family without an account', () => {
  async function counterCase(): Promise<string> {
    const { caseId } = must(await enterAtCounter(nx.clerks[0], { ...(await anApplication()), appliedAs: 'counter' }, pressOn(FROM)))
    must(await act(tx.clerks[0], { kind: 'returnForCorrection', caseId, corrections: [{ item: 'residence', reason: '示例' }] }))
    return caseId
  }
  const listed = (actor: Actor, caseId: string) => asActor(actor, (door) => outgoingToFamily(door, caseId))

  it('is told by a clerk, who records how; trying in vain leaves it to be told', async () => {
    const caseId = await counterCase()
    const byHand = (await listed(tx.clerks[0], caseId)).filter((one) => one.channel === 'byHand')
    // That it was submitted they saw at the window.
    expect(byHand.map((one) => [one.title, one.state])).toEqual([['材料需要补正', 'untold']])
    expect(byHand[0]?.text).toContain('居住证明')
    const entry = { caseId, outgoingIds: byHand.map((one) => one.id), way: 'telephone' as const, toldOn: FROM, note: '' }
    const vain = { ...entry, requestId: 'telling-vain', outcome: 'notReached' as const }
    expect(code(await recordTelling(tx.clerks[0], vain, FROM, at))).toBe('ok')
    expect((await listed(tx.clerks[0], caseId)).filter((one) => one.state === 'untold')).toHaveLength(1)
    const told = { ...entry, requestId: 'telling-told', outcome: 'told' as const }
    expect(code(await recordTelling(nx.clerks[1], { ...told, toldOn: addDays(FROM, 1) }, FROM, at))).toBe('inFuture')
    expect(code(await recordTelling(nx.clerks[1], { ...told, toldOn: addDays(FROM, -1) }, FROM, at))).toBe('beforeNotice')
    const both = await Promise.all([0, 1].map(() => recordTelling(nx.clerks[1], told, FROM, at)))
    expect(both.map(code).toSorted()).toEqual(expect.arrayContaining(['ok']))
    expect((await listed(tx.clerks[0], caseId)).filter((one) => one.state === 'recorded')).toHaveLength(1)
    expect(await asActor(tx.clerks[0], (door) => door.telling.count({ where: { caseId, outcome: 'told' } }))).toBe(1)
    expect(code(await recordTelling(tx.clerks[0], { ...told, requestId: 'telling-late' }, FROM, at))).toBe('toldAlready')
  })

  it('is not told by people who have no side, and the notices of another case are not touched', async () => {
    const [caseId, other] = [await counterCase(), await counterCase()]
    const [notice] = (await listed(tx.clerks[0], other)).filter((one) => one.channel === 'byHand')
    const entry = {
      requestId: 'telling-other',
      caseId,
      outgoingIds: [notice?.id ?? ''],
      way: 'post' as const,
      outcome: 'told' as const,
      toldOn: FROM,
      note: '',
    }
    expect(code(await recordTelling(tx.clerks[0], entry, FROM, at))).toBe('notToTell')
    expect(code(await recordTelling(family, { ...entry, caseId: other }, FROM, at))).toBe('notFound')
    expect(code(await recordTelling(assessor, { ...entry, caseId: other }, FROM, at))).toBe('notFound')
  })
})

describe('sending', () => {
  it('goes to the demo’s outbox once, with the number masked and nothing said but that there is news', async () => {
    await drain()
    const caseId = await familyCase('accepted')
    const count = (await smsOf(caseId)).length
    expect(count).toBeGreaterThan(0)
    const both = await Promise.all([deliverQueued(FROM, later), deliverQueued(FROM, later)])
    expect(both.reduce((sum, one) => sum + one.sent, 0)).toBe(count)
    expect(await deliverQueued(FROM, later)).toMatchObject({ sent: 0 })
    const sms = path.join(folder, 'outbox', 'sms')
    const files = await readdir(sms)
    expect(files.toSorted()).toEqual((await smsOf(caseId)).map((one) => `${one.id}.json`).toSorted())
    const text = await readFile(path.join(sms, files[0] as string), 'utf8')
    expect(text).toContain('199****1234')
    expect(text).not.toContain(PHONE)
  })

  it('killed between handing over and marking, it is handed over again under the same id, which the outbox knows', async () => {
    await drain()
    const caseId = await familyCase('accepted')
    const [row] = await smsOf(caseId)
    const handed: string[] = []
    installMessagingPort('sms', {
      showsCode: false,
      async send({ id }: Parcel) {
        handed.push(id)
      },
    })
    // As a process that died leaves it: claimed, handed over, never marked.
    await asActor(CALENDAR, (door) =>
      door.outgoing.updateMany({ where: { id: row?.id ?? '' }, data: { state: 'sending', tries: 1, claimedAt: later } }),
    )
    expect(await deliverQueued(FROM, new Date(later.getTime() + 60_000))).toMatchObject({ sent: 0 })
    expect(handed).not.toContain(row?.id)
    await deliverQueued(FROM, new Date(later.getTime() + 6 * 60_000))
    expect(handed.filter((id) => id === row?.id)).toHaveLength(1)
  })

  it('tries again later and later, and sets aside what is refused each time', async () => {
    await drain()
    const caseId = await familyCase('accepted')
    let tries = 0
    installMessagingPort('sms', {
      showsCode: false,
      async send() {
        tries += 1
        throw Object.assign(new Error(`refused for ${PHONE}`), { code: 'gatewayDown' })
      },
    })
    let now = later
    for (let i = 0; i < 10; i += 1) {
      await deliverQueued(FROM, now)
      now = new Date(now.getTime() + 5 * 3600_000)
    }
    const rows = await smsOf(caseId)
    expect(tries).toBe(6 * rows.length)
    for (const row of rows) expect(row).toMatchObject({ state: 'failed', tries: 6, lastError: 'gatewayDown' })
    expect(JSON.stringify(rows)).not.toContain(PHONE)
  })

  it('waits where no gateway is configured, and is set aside once it is no news', async () => {
    await drain()
    const caseId = await familyCase('accepted')
    vi.stubEnv('PORTAL_MODE', 'live')
    expect(await deliverQueued(FROM, later)).toEqual({ sent: 0, putOff: 0, setAside: 0 })
    const rows = await smsOf(caseId)
    expect(await deliverQueued(addDays(FROM, 30), later)).toEqual({ sent: 0, putOff: 0, setAside: rows.length })
    expect((await smsOf(caseId)).every((row) => row.lastError === 'tooOld')).toBe(true)
  })

  it('reaches staff by e-mail who gave an address, for what they have to do', async () => {
    const clerk = tx.clerks[0]
    await asActor(clerk, (door) => keepEmail(door, clerk.accountId ?? '', 'clerk@example.cn'))
    const caseId = await familyCase()
    const rows = await asActor(CALENDAR, (door) => door.outgoing.findMany({ where: { caseId, channel: 'email' } }))
    expect(rows.map((row) => row.title)).toEqual(['新的申请'])
    expect(JSON.stringify(rows)).not.toContain('clerk@example.cn')
    await asActor(clerk, (door) => keepEmail(door, clerk.accountId ?? '', null))
  })
})
