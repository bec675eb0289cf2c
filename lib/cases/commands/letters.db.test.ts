import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bureau, Cast } from '@/prisma/demo/staff'
import { type Actor, CALENDAR } from '../../access/schema'
import { asActor, closeDoor } from '../../db'
import { must, type Outcome } from '../../kernel/outcome'
import { amendPerson } from '../../people/store'
import { caseStanding, family, NX, pressOn, SL, seedCast, seedThirdRegion, TX } from '../cast.fixture'
import { letterText } from '../rules/letter-text'
import type { Letter } from '../schema/letter'
import { caseById } from '../store/case'
import { drawLetterNumbers, lettersOfCase } from '../store/letter'
import { openLetter } from './letters'
import { perform } from './perform'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
let cast: Cast
let tx: Bureau
let nx: Bureau
let told: Awaited<ReturnType<typeof caseStanding>>

beforeAll(async () => {
  await owner.connect()
  cast = await seedThirdRegion(await seedCast())
  tx = cast.bureaus[TX] as Bureau
  nx = cast.bureaus[NX] as Bureau
  told = await caseStanding(cast, 'recognised')
}, 180_000)
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

const lettersSeenBy = (actor: Actor, caseId = told.caseId) => asActor(actor, (door) => lettersOfCase(door, caseId))
const kinds = (letters: readonly Letter[]) => letters.map((one) => `${one.kind} → ${one.recipient}`)
const letterOf = async (kind: Letter['kind'], recipient: Letter['recipient'] = 'family', caseId = told.caseId) =>
  (await lettersSeenBy(CALENDAR, caseId)).find((one) => one.kind === kind && one.recipient === recipient) as Letter
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.problem.code)
const open = (actor: Actor, { id }: Pick<Letter, 'id'>) => openLetter(actor, id, told.today)

describe('issued with the act', () => {
  test('a recognised case has each letter of its way, numbered by its office, on the day of the act', async () => {
    const letters = await lettersSeenBy(CALENDAR)
    expect(kinds(letters)).toEqual([
      ...['acceptance → family', 'commission → residenceBureau', 'visitNotice → family', 'visitNotice → assessors'],
      ...['finding → family', 'recognition → family'],
    ])
    expect(letters.map((one) => [one.issuedBy, one.number.replace(/\d+号$/, 'n号')])).toEqual([
      [TX, '桐乡护异〔2026〕受n号'],
      [TX, '桐乡护异〔2026〕委n号'],
      [NX, '南浔护异〔2026〕评n号'],
      [NX, '南浔护异〔2026〕评n号'],
      [NX, '南浔护异〔2026〕结n号'],
      [TX, '桐乡护异〔2026〕认n号'],
    ])
    const { rows } = await owner.query(
      `select l."number", l."issuedOn" = e."today" as same from "Letter" l join "CaseEvent" e on e."caseId" = l."caseId" and e."seq" = l."eventSeq" where l."caseId" = $1`,
      [told.caseId],
    )
    expect(rows.filter((row) => row.same)).toHaveLength(letters.length)
  })

  test('what stands in the table is sealed: neither name nor number of the person', async () => {
    const { rows } = await owner.query(`select * from "Letter" where "caseId" = $1`, [told.caseId])
    const text = JSON.stringify(rows)
    for (const one of [told.start.application.name, told.start.application.phone, told.start.application.nationalId, '重度'])
      expect(text).not.toContain(one)
  })

  test('an act that is undone issues nothing and leaves no gap', async () => {
    const { caseId } = await caseStanding(cast, 'accepted')
    const count = async () => (await owner.query(`select count(*)::int as n from "Letter"`)).rows[0].n
    const before = await count()
    const command = { kind: 'commission', caseId, points: '' } as const
    await owner.query(`create function no_entry() returns trigger language plpgsql as $$ begin raise exception 'the trail is full'; end $$`)
    await owner.query('create trigger no_entry before insert on "AuditEntry" for each row execute function no_entry()')
    try {
      await expect(perform(tx.clerks[0], { step: 'do', command }, pressOn(told.today))).rejects.toThrow('the trail is full')
    } finally {
      await owner.query('drop trigger no_entry on "AuditEntry"')
      await owner.query('drop function no_entry()')
    }
    expect(await count()).toBe(before)
    must(await perform(tx.clerks[0], { step: 'do', command }, pressOn(told.today)))
    await gapless()
  })
})

/** Every series of every office counts 1, 2, 3 … without a gap or a double. */
async function gapless(): Promise<number> {
  const { rows } = await owner.query(
    `select "issuedBy" || substring("number" from '〔.*〕') || "kind" as series, array_agg(substring("number" from '(\\d+)号$')::int) as drawn from "Letter" group by 1`,
  )
  for (const { series, drawn } of rows as Array<{ series: string; drawn: number[] }>)
    expect(
      drawn.toSorted((a, b) => a - b),
      series,
    ).toEqual(Array.from({ length: drawn.length }, (_, i) => i + 1))
  return rows.length
}

describe('numbers', () => {
  test('twelve acts of one office at once draw twelve numbers, no gap and no double', async () => {
    const cases = []
    for (let i = 0; i < 12; i += 1) cases.push(await caseStanding(cast, 'accepted'))
    await Promise.all(
      cases.map(async ({ caseId, today }) =>
        must(await perform(tx.clerks[0], { step: 'do', command: { kind: 'commission', caseId, points: '' } }, pressOn(today))),
      ),
    )
    expect(await gapless()).toBeGreaterThan(4)
  }, 120_000)

  test('two of one series and one of another in one act, and a transaction that is undone gives its numbers back', async () => {
    const draw = (keys: string[]) => asActor(CALENDAR, (door) => drawLetterNumbers(door, keys))
    expect(await draw(['b', 'a', 'b'])).toEqual([1, 1, 2])
    await expect(
      asActor(CALENDAR, async (door) => {
        await drawLetterNumbers(door, ['b', 'b'])
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    expect(await draw(['a', 'b'])).toEqual([2, 3])
  })
})

describe('Z-07 walls', () => {
  test('both bureaus read all, the family what is addressed to them, anyone else nothing', async () => {
    for (const actor of [tx.clerks[1], tx.reviewers[0], nx.clerks[0]]) expect(await lettersSeenBy(actor)).toHaveLength(6)
    expect(kinds(await lettersSeenBy(told.applicant))).toEqual(
      ['acceptance', 'visitNotice', 'finding', 'recognition'].map((kind) => `${kind} → family`),
    )
    const third = cast.bureaus[SL] as Bureau
    for (const actor of [family(), third.clerks[0], cast.administrator, nx.assessors[0]?.actor as Actor])
      expect(await lettersSeenBy(actor), actor.role).toEqual([])
  })

  test('another family, another bureau, the 委托函 for the family and a letter that is none: one and the same answer', async () => {
    const commission = await letterOf('commission', 'residenceBureau')
    const acceptance = await letterOf('acceptance')
    const answers = [
      await open(told.applicant, commission),
      await open(family(), acceptance),
      await open((cast.bureaus[SL] as Bureau).clerks[0], acceptance),
      await open(tx.clerks[0], { id: 'none' }),
    ]
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(code(answers[0] as Outcome<unknown>)).toBe('letter.notFound')
  })

  test('an assigned assessor reads the 评估通知 while the visit is open, and no longer', async () => {
    const { caseId, today } = await caseStanding(cast, 'assessing')
    const notice = await letterOf('visitNotice', 'assessors', caseId)
    const assessor = nx.assessors[0]?.actor as Actor
    expect(kinds(await lettersSeenBy(assessor, caseId))).toEqual(['visitNotice → assessors'])
    const read = must(await open(assessor, notice))
    // P-04: whom to ring and where to go is for those who go; a bureau opens it by a reveal.
    const atDesk = JSON.stringify(must(await open(nx.clerks[0], notice)).facts.of)
    expect(JSON.stringify(read.facts.of)).toMatch(/1990002\d{4}.*示例路/)
    expect(atDesk).not.toMatch(/1990002\d{4}|示例路 \d/)
    expect(JSON.stringify(letterText(read.facts))).toContain('示例路')
    must(await perform(nx.clerks[0], { step: 'do', command: { kind: 'releaseVisit', caseId, why: 'ill', note: '' } }, pressOn(today)))
    expect(code(await open(assessor, notice))).toBe('letter.notFound')
    expect((await lettersSeenBy(CALENDAR, caseId)).at(-1)).toMatchObject({ kind: 'change', recipient: 'family' })
  })

  test('an assessor who leaves a visit issues the letter all the same', async () => {
    const { caseId, today } = await caseStanding(cast, 'assessing')
    const assessor = nx.assessors[0]?.actor as Actor
    must(await perform(assessor, { step: 'do', command: { kind: 'releaseVisit', caseId, why: 'ill', note: '' } }, pressOn(today)))
    expect((await lettersSeenBy(CALENDAR, caseId)).at(-1)?.kind).toBe('change')
  })

  test('A-03 each reading is an entry of the trail', async () => {
    const acceptance = await letterOf('acceptance')
    must(await open(told.applicant, acceptance))
    const { rows } = await owner.query(
      `select "role", "outcome", "detail" from "AuditEntry" where "act" = 'letter.read' and "subject" = $1`,
      [`letter:${acceptance.id}`],
    )
    expect(rows.at(-1)).toEqual({ role: 'applicant', outcome: 'done', detail: { kind: 'acceptance' } })
  })
})

describe('frozen', () => {
  test('a later change of the name, the office or a term leaves what was said as it was', async () => {
    const letters = await lettersSeenBy(CALENDAR)
    const say = async () => {
      const said = []
      for (const one of letters) said.push(letterText(must(await open(tx.clerks[0], one)).facts))
      return said
    }
    const before = await say()
    const personId = (await asActor(CALENDAR, (door) => caseById(door, told.caseId)))?.personId ?? ''
    await asActor(tx.clerks[0], (door) => amendPerson(door, personId, { name: '示例·改名' }))
    await owner.query(`update "Region" set "phone" = '0000', "bureauName" = '改了名的中心'`)
    await owner.query(`update "Township" set "name" = 'X' || "code"`)
    expect(await say()).toEqual(before)
  })

  test('a cipher that was put in another letter’s place does not open', async () => {
    const [one, other] = await lettersSeenBy(CALENDAR)
    await owner.query(`update "Letter" set "cipher" = (select "cipher" from "Letter" where "id" = $1) where "id" = $2`, [
      one?.id,
      other?.id,
    ])
    await expect(open(tx.clerks[0], other as Letter)).rejects.toThrow()
  })

  test('the app can neither change nor take away a letter', async () => {
    const one = await letterOf('acceptance')
    const attempt = (sql: string) =>
      asActor(CALENDAR, async (door) => {
        await door.$executeRawUnsafe(sql, one.id)
      })
    await expect(attempt(`update "Letter" set "number" = '改' where "id" = $1`)).rejects.toThrow(/permission denied/)
    await expect(attempt(`delete from "Letter" where "id" = $1`)).rejects.toThrow(/permission denied/)
  })
})
