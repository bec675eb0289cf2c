import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bureau, Cast } from '@/prisma/demo/staff'
import { type Actor, CALENDAR, PUBLIC } from '../../access/schema'
import { asActor, closeDoor, nowOn } from '../../db'
import { addDays, type PlainDate } from '../../kernel/dates'
import { must, type Outcome } from '../../kernel/outcome'
import { caseStanding, family, NX, pressOn, seedCast, TX } from '../cast.fixture'
import { replayed } from '../rules/chain'
import type { Command } from '../schema/command'
import type { CaseFile } from '../schema/event'
import type { RevealOfObjection } from '../schema/objection'
import { caseById, eventsOf } from '../store/case'
import { noticeOfCase, noticesShown } from '../store/notice'
import { objectionsOfCase } from '../store/objection'
import { noticeBoard, noticeToday } from './notice'
import { askObjection, objectToNotice, revealObjector } from './objection'
import { perform } from './perform'
import { queryCodeOf } from './query-code'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
let cast: Cast
let tx: Bureau
let nx: Bureau

beforeAll(async () => {
  await owner.connect()
  cast = await seedCast()
  tx = cast.bureaus[TX] as Bureau
  nx = cast.bureaus[NX] as Bureau
}, 120_000)
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.problem.code)
const page = { skip: 0, take: 50 }

async function caseFile(caseId: string): Promise<CaseFile> {
  const found = await asActor(CALENDAR, (door) => caseById(door, caseId))
  if (!found) throw new Error('no such case')
  return found
}

function noticeOf(caseId: string) {
  return asActor(CALENDAR, (door) => noticeOfCase(door, caseId))
}

async function hung(caseId: string) {
  const notice = await noticeOf(caseId)
  if (!notice) throw new Error('no notice hangs')
  return notice
}

/** What one reader finds on the board on a day; null: the day is not told. */
function board(actor: Actor, today: PlainDate | null): Promise<string[]> {
  return asActor(actor, async (door) => {
    if (today) await nowOn(door, today)
    return (await noticesShown(door, {}, page)).rows.map((one) => one.id)
  })
}

async function twice(bureau: Bureau, command: Command, today: PlainDate) {
  const proposed = must(await perform(bureau.clerks[0], { step: 'propose', command }, pressOn(today)))
  const { caseId, kind: act } = command
  return perform(bureau.reviewers[0], { step: 'approve', caseId, act, seq: proposed.version, note: '' }, pressOn(today))
}

const sent = (noticeId: string, more: { requestId?: string; ground?: string } = {}) => ({
  ...{ requestId: randomUUID(), noticeId, name: '示例·邻居丁', contact: '19900005678' },
  ...{ ground: '每天看到老人自己下楼买菜，与公示的等级不符。' },
  ...more,
})
const onDay = (today: PlainDate) => ({ today, at: new Date(`${today}T03:00:00Z`) })
const admit = (caseId: string, number: number | null): Command => ({
  ...{ kind: 'admitObjection', caseId, number, ground: 'factsDoubtful', reason: '电话核实有出入（示例）' },
})
const dismiss = (caseId: string, number: number | null): Command => ({
  ...{ kind: 'dismissObjection', caseId, number, ground: 'unsupported', reason: '走访两次均未发现（示例）' },
})

describe('公示', () => {
  test('hangs from the report on, masked, and is read by the public on its days only', async () => {
    const { caseId, today, start } = await caseStanding(cast, 'onNotice')
    const notice = await hung(caseId)
    const { facts } = await caseFile(caseId)
    expect(notice).toMatchObject({ from: today, to: facts.notice?.to, grade: 4, townshipCode: '330503101', residenceRegion: NX })
    const text = JSON.stringify(notice)
    for (const secret of [start.application.name, start.application.nationalId, start.application.phone, caseId])
      expect(text).not.toContain(secret)
    expect(notice.name).toContain('*')
    for (const day of [notice.from, notice.to]) expect(await board(PUBLIC, day)).toContain(notice.id)
    for (const day of [addDays(notice.from, -1), addDays(notice.to, 1), null]) expect(await board(PUBLIC, day)).not.toContain(notice.id)
    // No job has run: the row is there, and nobody of the public reads it.
    expect(await noticeToday(notice.id, addDays(notice.to, 1))).toBeNull()
    expect((await noticeToday(notice.id, notice.to))?.town).not.toBe('')
    const shown = await noticeBoard({ region: TX }, page, today)
    expect(shown.rows.map((one) => one.id)).toContain(notice.id)
    expect(shown.places[0]?.place.value).toContain('公示')
  })

  test('walls: bureaus of the pair read it, others and families do not, and nobody but the portal writes it', async () => {
    const { caseId, today, applicant } = await caseStanding(cast, 'onNotice')
    const notice = await hung(caseId)
    for (const actor of [tx.clerks[0], nx.reviewers[0]]) expect(await board(actor, today)).toContain(notice.id)
    const stranger: Actor = { ...nx.clerks[0], regionCode: '330499' }
    for (const actor of [stranger, applicant, nx.assessors[0]!.actor, cast.administrator]) expect(await board(actor, today)).toEqual([])
    await asActor(nx.clerks[0], async (door) => {
      expect((await door.publicNotice.deleteMany({ where: { caseId } })).count).toBe(0)
      expect((await door.publicNotice.updateMany({ where: { caseId }, data: { grade: 0 } })).count).toBe(0)
    })
    expect(await noticeOf(caseId)).toEqual(notice)
  })

  test('stays while an objection is verified, and is taken down for good with whatever ends it', async () => {
    const disputed = await caseStanding(cast, 'disputed')
    expect(await noticeOf(disputed.caseId)).not.toBeNull()
    must(await twice(nx, admit(disputed.caseId, null), disputed.today))
    expect(await noticeOf(disputed.caseId)).toBeNull()

    const withdrawn = await caseStanding(cast, 'onNotice')
    must(
      await perform(
        withdrawn.applicant,
        { step: 'do', command: { kind: 'withdraw', caseId: withdrawn.caseId, reason: '不申请了（示例）' } },
        pressOn(withdrawn.today),
      ),
    )
    expect(await noticeOf(withdrawn.caseId)).toBeNull()
    must(await twice(tx, { kind: 'reopen', caseId: withdrawn.caseId, reason: '误撤（示例）' }, withdrawn.today))
    // Broken off, it was not public all its days: reviewed again, it is published anew.
    expect(await noticeOf(withdrawn.caseId)).toBeNull()
    must(await twice(nx, { kind: 'report', caseId: withdrawn.caseId }, withdrawn.today))
    expect(await noticeOf(withdrawn.caseId)).toMatchObject({ from: withdrawn.today })

    const over = await caseStanding(cast, 'reported')
    expect(await noticeOf(over.caseId)).toBeNull()
  })
})

describe('他人异议', () => {
  test('takes a number, tells the outcome by number and code and nothing else, and once a press', async () => {
    const { caseId, today } = await caseStanding(cast, 'onNotice')
    const notice = await hung(caseId)
    const press = sent(notice.id)
    const receipt = must(await objectToNotice(press, onDay(today)))
    expect(receipt.number).toMatch(/^YY-2026-\d{6}$/)
    // Whose id somebody sends is theirs to choose: its code opens nothing but this objection.
    expect(receipt.code).not.toBe(queryCodeOf(press.requestId))
    expect(must(await objectToNotice(press, onDay(today)))).toEqual(receipt)
    const standing = await caseFile(caseId)
    expect(standing).toMatchObject({ status: 'disputed', deskRegion: NX })
    expect(standing.facts.objections).toEqual([{ number: 1, by: 'other', on: today, outcome: null }])
    expect(must(await askObjection(receipt))).toMatchObject({ outcome: null, on: null })
    for (const asked of [
      { ...receipt, code: 'AAAAAAAA' },
      { ...receipt, number: 'YY-2026-999999' },
    ])
      expect(code(await askObjection(asked))).toBe('objectionNotFound')

    must(await twice(nx, dismiss(caseId, 1), today))
    const told = must(await askObjection({ number: receipt.number.toLowerCase(), code: receipt.code.toLowerCase() }))
    expect(told).toMatchObject({ outcome: 'dismissed', on: today, says: '异议不成立，原结论不变：没有能够核实的事实或材料。' })
    expect(JSON.stringify(told)).not.toContain('走访')
    expect(await caseFile(caseId)).toMatchObject({ status: 'onNotice', noticeTo: notice.to, dueOn: notice.to, proposal: null })
  })

  test('who objected is sealed: opened by the verifying bureau with a purpose, never by the other or the family', async () => {
    const { caseId, today, applicant } = await caseStanding(cast, 'onNotice')
    const notice = await hung(caseId)
    must(await objectToNotice(sent(notice.id), onDay(today)))
    const { rows } = await owner.query(`select * from "Objection" where "caseId" = $1`, [caseId])
    for (const secret of ['示例·邻居丁', '19900005678', '买菜']) expect(JSON.stringify(rows)).not.toContain(secret)
    const held = await asActor(nx.clerks[0], (door) => objectionsOfCase(door, caseId))
    expect(held).toMatchObject([{ ordinal: 1, ground: expect.stringContaining('买菜'), outcome: null }])
    for (const actor of [tx.clerks[0], applicant, PUBLIC, nx.assessors[0]!.actor])
      expect(await asActor(actor, (door) => objectionsOfCase(door, caseId))).toEqual([])
    const asked: RevealOfObjection = { caseId, objectionId: held[0]!.id, purpose: 'objection' }
    expect(must(await revealObjector(nx.clerks[0], asked, today))).toBe('示例·邻居丁，19900005678')
    expect(code(await revealObjector(nx.clerks[0], { ...asked, purpose: '' }, today))).toBe('reveal.noPurpose')
    for (const actor of [tx.clerks[0], applicant]) expect(code(await revealObjector(actor, asked, today))).toBe('reveal.notYours')
    const trail = await owner.query(
      `select "outcome", "purpose" from "AuditEntry" where "act" = 'objection.reveal' and "caseId" = $1 order by "id"`,
      [caseId],
    )
    expect(trail.rows.map((row) => `${row.outcome} ${row.purpose}`)).toEqual(['done objection', 'refused objection', 'refused objection'])
    // Their text is not among the case's own: the family reads those.
    const events = await asActor(CALENDAR, (door) => eventsOf(door, caseId))
    expect(events.at(-1)).toMatchObject({ kind: 'objectionReceived', side: 'calendar', body: { objection: 1, objectionId: held[0]!.id } })
  })

  test('none after the last day, job or no job, and none to a notice that was taken down', async () => {
    const { caseId } = await caseStanding(cast, 'onNotice')
    const notice = await hung(caseId)
    expect(code(await objectToNotice(sent(notice.id), onDay(addDays(notice.to, 1))))).toBe('noticeOver')
    expect(code(await objectToNotice(sent(randomUUID()), onDay(notice.to)))).toBe('noticeOver')
    expect(await caseFile(caseId)).toMatchObject({ status: 'onNotice' })
    expect(code(await objectToNotice(sent(notice.id), onDay(notice.to)))).toBe('ok')
  })

  test('the last day’s objection and the end of the notice at once: one case, one truth', async () => {
    const { caseId } = await caseStanding(cast, 'onNotice')
    const notice = await hung(caseId)
    const after = addDays(notice.to, 1)
    const [objected, ended] = await Promise.all([
      objectToNotice(sent(notice.id), onDay(notice.to)),
      perform(CALENDAR, { step: 'do', command: { kind: 'endNotice', caseId } }, pressOn(after)),
    ])
    const { status, facts } = await caseFile(caseId)
    expect([objected.ok, ended.ok].filter(Boolean)).toHaveLength(1)
    expect(status).toBe(objected.ok ? 'disputed' : 'reported')
    expect(facts.objections).toHaveLength(objected.ok ? 1 : 0)
    expect((await noticeOf(caseId)) !== null).toBe(objected.ok)
    const { rows } = await owner.query(`select count(*)::int as n from "Objection" where "caseId" = $1`, [caseId])
    expect(rows[0].n).toBe(objected.ok ? 1 : 0)
  })

  test('several at once, and the family beside them: each kept, each decided, the notice back when the last is dismissed', async () => {
    const { caseId, today, applicant } = await caseStanding(cast, 'onNotice')
    const notice = await hung(caseId)
    const receipts = await Promise.all([1, 2, 3].map(() => objectToNotice(sent(notice.id), onDay(today))))
    const [one, two] = receipts.map((each) => must(each))
    const press = { step: 'do' as const, command: { kind: 'object' as const, caseId, reason: '夜间照护没有如实反映（示例）' } }
    must(await perform(applicant, press, pressOn(today)))
    expect(code(await perform(applicant, press, pressOn(today)))).toBe('objectedAlready')
    expect((await caseFile(caseId)).facts.objections.map((each) => `${each.number} ${each.by}`)).toEqual([
      '1 other',
      '2 other',
      '3 other',
      '4 family',
    ])
    const numbers = await owner.query(`select "number", "ordinal" from "Objection" where "caseId" = $1 order by "ordinal"`, [caseId])
    expect(numbers.rows.map((row) => row.ordinal)).toEqual([1, 2, 3])
    expect(new Set(numbers.rows.map((row) => row.number)).size).toBe(3)

    for (const number of [2, 1, 4]) must(await twice(nx, dismiss(caseId, number), today))
    expect(await caseFile(caseId)).toMatchObject({ status: 'disputed', proposal: null })
    expect(code(await perform(nx.clerks[0], { step: 'propose', command: dismiss(caseId, 2) }, pressOn(today)))).toBe('noSuchObjection')
    must(await twice(nx, admit(caseId, 3), today))
    const after = await caseFile(caseId)
    expect(after).toMatchObject({ status: 'arranging', round: 2, occasion: 'dispute' })
    expect(after.facts.objections.map((each) => each.outcome)).toEqual(['dismissed', 'dismissed', 'admitted', 'dismissed'])
    const outcomes = await Promise.all([one, two].map(async (each) => must(await askObjection(each!)).outcome))
    expect(outcomes.filter((each) => each === 'dismissed')).toHaveLength(
      outcomes.length - outcomes.filter((each) => each === 'admitted').length,
    )
    const events = await asActor(CALENDAR, (door) => eventsOf(door, caseId))
    expect(replayed(events)).toEqual(after)
  })

  test('one admitted answers every open one by the same 复评', async () => {
    const { caseId, today } = await caseStanding(cast, 'onNotice')
    const notice = await hung(caseId)
    const receipts = [must(await objectToNotice(sent(notice.id), onDay(today))), must(await objectToNotice(sent(notice.id), onDay(today)))]
    must(await twice(nx, admit(caseId, 2), today))
    for (const receipt of receipts) expect(must(await askObjection(receipt))).toMatchObject({ outcome: 'admitted', on: today })
    expect((await caseFile(caseId)).facts.objections.map((each) => each.outcome)).toEqual(['admitted', 'admitted'])
  })

  test('a ground of the other outcome is refused', async () => {
    const { caseId, today } = await caseStanding(cast, 'disputed')
    const wrong: Command = { kind: 'dismissObjection', caseId, number: 1, ground: 'factsDoubtful', reason: '示例' }
    expect(code(await perform(nx.clerks[0], { step: 'propose', command: wrong }, pressOn(today)))).toBe('groundNotInForce')
  })
})

describe('家属异议', () => {
  test('within its days after recognition too, and not a day longer; a stranger’s account never', async () => {
    const told = await caseStanding(cast, 'recognised')
    const { facts } = await caseFile(told.caseId)
    const command: Command = { kind: 'object', caseId: told.caseId, reason: '等级偏低（示例）' }
    const late = addDays(facts.recognition!.on, 30)
    expect(code(await perform(told.applicant, { step: 'do', command }, pressOn(late)))).toBe('objectionTooLate')
    expect(code(await perform(family(), { step: 'do', command }, pressOn(told.today)))).toBe('notFound')
    must(await perform(told.applicant, { step: 'do', command }, pressOn(facts.recognition!.on)))
    expect(await caseFile(told.caseId)).toMatchObject({ status: 'disputed' })
    expect(await noticeOf(told.caseId)).toBeNull()
    must(await twice(nx, dismiss(told.caseId, 1), told.today))
    expect(await caseFile(told.caseId)).toMatchObject({ status: 'recognised' })
  })

  test('at the window, for a family without an account, on signed paper', async () => {
    const told = await caseStanding(cast, 'onNotice', { appliedAs: 'counter' })
    const command: Command = { kind: 'object', caseId: told.caseId, reason: '家属到窗口提出（示例）' }
    must(await perform(nx.clerks[0], { step: 'do', command }, pressOn(told.today)))
    const { status, facts } = await caseFile(told.caseId)
    expect([status, facts.objections[0]?.by]).toEqual(['disputed', 'family'])
  })
})
