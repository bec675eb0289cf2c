import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Cast } from '@/prisma/demo/staff'
import { type Actor, CALENDAR } from '../../access/schema'
import { asActor, closeDoor, countingQueries } from '../../db'
import { addDays } from '../../kernel/dates'
import { must } from '../../kernel/outcome'
import { vault } from '../../vault'
import { caseStanding, mildAnswers, NX, pressOn, SL, seedCast, seedThirdRegion, TX } from '../cast.fixture'
import { QueueFilter } from '../schema/desk'
import { DUES, type Due, ResidentFilter } from '../schema/resident'
import { caseById } from '../store/case'
import { type BureauActor, openDesk } from './desk'
import { follow } from './following'
import { perform } from './perform'
import { exportResidents, findResidents, livingList } from './residents'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
let cast: Cast
/** The day everything below is read on. */
let today = ''
let family: Actor
const ids: Record<string, string> = {}

const filter = (more: Partial<Record<keyof ResidentFilter, string>> = {}) => ResidentFilter.parse(more)
const bureau = (code: string) => cast.bureaus[code]?.clerks[1] as BureauActor
const listed = async (code: string, more = {}) => (await livingList(bureau(code), filter(more), today)).rows.map((row) => row.caseId)

beforeAll(async () => {
  await owner.connect()
  cast = await seedThirdRegion(await seedCast())
  const told = {
    cared: await caseStanding(cast, 'recognised', { choosesCare: true }),
    hospital: await caseStanding(cast, 'recognised', { choosesCare: true, reports: 'hospitalStay' }),
    dead: await caseStanding(cast, 'recognised', { insured: NX, residence: TX, choosesCare: true, reports: 'death' }),
    waiting: await caseStanding(cast, 'recognised', { insured: NX, residence: TX }),
    mild: await caseStanding(cast, 'recognised', { answers: mildAnswers() }),
    elsewhere: await caseStanding(cast, 'recognised', { insured: NX, residence: SL, choosesCare: true }),
    open: await caseStanding(cast, 'found'),
  }
  for (const [name, { caseId }] of Object.entries(told)) ids[name] = caseId
  family = told.cared.applicant
  today = addDays(told.hospital.today, 20)
}, 240_000)
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

describe('异地人员一览: who lives in one region and is insured in the other', () => {
  test('lists the recognised of this bureau in both directions, and of no other pair', async () => {
    expect(new Set(await listed(TX))).toEqual(new Set([ids.cared, ids.hospital, ids.dead, ids.waiting, ids.mild]))
    expect(new Set(await listed(NX))).toEqual(new Set([ids.cared, ids.hospital, ids.dead, ids.waiting, ids.mild, ids.elsewhere]))
    expect(await listed(SL)).toEqual([ids.elsewhere])
    expect(new Set(await listed(TX, { from: NX }))).toEqual(new Set([ids.dead, ids.waiting]))
  })

  test.each<[Due, () => (string | undefined)[]]>([
    ['ending', () => [ids.dead]],
    ['hospital', () => [ids.hospital]],
    ['unchosen', () => [ids.waiting]],
    ['renewal', () => []],
    ['unacknowledged', () => []],
  ])('%s: the page, the count and the mark on the row agree', async (due, expected) => {
    const list = await livingList(bureau(TX), filter({ due }), today)
    expect(list.rows.map((row) => row.caseId)).toEqual(expected())
    expect(list.counts[due]).toBe(expected().length)
    expect(list.counts.all).toBe(5)
    const all = await livingList(bureau(TX), filter(), today)
    expect(all.rows.filter((row) => row.dues.includes(due)).map((row) => row.caseId)).toEqual(expected())
  })

  test('期满评估 shows on its first day, and no day before', async () => {
    const { validTo } = (await asActor(CALENDAR, (tx) => caseById(tx, ids.cared ?? ''))) ?? { validTo: null }
    const from = addDays(validTo ?? '', -60)
    for (const [day, isDue] of [
      [addDays(from, -1), false],
      [from, true],
    ] as const) {
      const list = await livingList(bureau(TX), filter({ due: 'renewal' }), day)
      expect(list.rows.some((row) => row.caseId === ids.cared)).toBe(isDue)
      expect(list.counts.renewal).toBe(list.rows.length)
    }
    // Once its renewal is under way nobody is to be called about it.
    const draft = must(await follow(family, ids.cared ?? '', { occasion: 'renewal', reason: '' }, pressOn(from)))
    must(await perform(family, { step: 'do', command: { kind: 'submit', caseId: draft.caseId } }, pressOn(from)))
    for (const code of [TX, NX]) {
      const list = await livingList(bureau(code), filter({ due: 'renewal' }), from)
      expect(list.rows.some((row) => row.caseId === ids.cared)).toBe(false)
      expect(list.counts.renewal).toBe(list.rows.length)
      const all = await livingList(bureau(code), filter(), from)
      expect(all.rows.find((row) => row.caseId === ids.cared)?.dues).not.toContain('renewal')
    }
  })

  test('is found by part of a name and by nobody of another pair', async () => {
    const all = must(await findResidents(bureau(TX), '示例·陈', today)).rows.map((row) => row.caseId)
    expect(all).toHaveLength(5)
    expect(must(await findResidents(bureau(SL), '示例·陈', today)).rows.map((row) => row.caseId)).toEqual([ids.elsewhere])
    expect(await findResidents(bureau(TX), '330499194302140021', today)).toMatchObject({ ok: false, problem: { code: 'findId' } })
  })

  test('F-05 P-04 the export is what the filter shows, masked, and an entry says who and what for', async () => {
    const asked = { filter: { due: 'hospital' as const }, purpose: 'ledger' as const, said: '' }
    const taken = must(await exportResidents(bureau(TX), asked, today))
    expect(taken.rows.map((row) => row.caseId)).toEqual([ids.hospital])
    expect(taken.rows[0]?.person.name).toContain('*')
    expect(taken.conditions).toEqual(['要办的：住院中'])
    expect(await exportResidents(bureau(TX), { ...asked, purpose: 'other' }, today)).toMatchObject({ problem: { code: 'purposeWanted' } })
    must(await exportResidents(bureau(TX), { ...asked, said: '给示例·陈秀兰的女儿回电' }, today))
    const { rows } = await owner.query(
      `select "purpose", "outcome", "subject", "detail" from "AuditEntry" where "act" = 'residents.export' order by "id"`,
    )
    const codes = { from: null, due: 'hospital', town: null }
    expect(rows).toMatchObject([
      { purpose: 'ledger', outcome: 'done', detail: { ...codes, rows: 1 } },
      { purpose: 'other', outcome: 'refused', detail: { ...codes, code: 'purposeWanted' } },
      { purpose: 'ledger', outcome: 'done', detail: { ...codes, rows: 1 } },
    ])
    expect(rows[0].detail.said).toBeUndefined()
    // The words of the purpose may hold a name: they are sealed in the entry, to that one export.
    expect(JSON.stringify(rows)).not.toContain('陈秀兰')
    const { subject, detail } = rows[2]
    expect(vault().open(detail.said, `AuditEntry.said:${subject.slice('export:'.length)}`)).toBe('给示例·陈秀兰的女儿回电')
  })

  test('a reported end lies on the competent desk at once, and on no other', async () => {
    const toEnd = async (code: string) => (await openDesk(bureau(code), QueueFilter.parse({ why: 'end' }), today)).rows
    expect((await toEnd(NX)).map((row) => [row.caseId, row.ask.says])).toEqual([[ids.dead, '已报告去世，待终止']])
    expect(await toEnd(TX)).toEqual([])
    const happenedOn = (await asActor(CALENDAR, (tx) => caseById(tx, ids.dead ?? '')))?.facts.endReported?.on ?? ''
    const command = { kind: 'end' as const, caseId: ids.dead ?? '', why: 'death' as const, happenedOn }
    must(await perform(bureau(NX), { step: 'propose', command }, pressOn(today)))
    expect(await toEnd(NX)).toEqual([])
  })

  test('asks as often however many there are, and never for the whole table', async () => {
    const { queries } = await countingQueries(() => livingList(bureau(NX), filter(), today))
    expect(queries.length).toBeLessThan(20)
    const app = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await app.connect()
    try {
      await app.query(`set enable_seqscan = off`)
      await app.query(`select set_config('portal.role', 'clerk', false), set_config('portal.region', '${NX}', false)`)
      for (const query of queries.filter((one) => /FROM (?:"public"\.)?"Case"/i.test(one))) {
        const { rows } = await app.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${query}`)
        expect(rows.map((row) => row['QUERY PLAN']).join('\n'), query).not.toMatch(/Seq Scan on "Case"/)
      }
    } finally {
      await app.end()
    }
    expect(DUES).toHaveLength(5)
  })
})
