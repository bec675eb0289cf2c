import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bureau, Cast } from '@/prisma/demo/staff'
import { asActor, closeDoor } from '../../db'
import { addDays } from '../../kernel/dates'
import { must } from '../../kernel/outcome'
import { maskName } from '../../people/rules/name'
import { caseStanding, NX, SL, seedCast, seedThirdRegion, TX } from '../cast.fixture'
import { noticeOfCase } from '../store/notice'
import type { BureauActor } from './desk'
import { noticeList } from './notice-list'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
let cast: Cast
let told: Awaited<ReturnType<typeof caseStanding>>
beforeAll(async () => {
  await owner.connect()
  cast = await seedThirdRegion(await seedCast())
  told = await caseStanding(cast, 'onNotice')
}, 120_000)
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

const clerkOf = (region: string) => (cast.bureaus[region] as Bureau).clerks[0] as BureauActor

test('both bureaus print the same list of what hangs today, masked, and each reading is on the trail (A-03)', async () => {
  const lists = [must(await noticeList(clerkOf(TX), NX, told.today)), must(await noticeList(clerkOf(NX), TX, told.today))]
  const { name } = told.start.application
  for (const list of lists) {
    expect(list.rows).toHaveLength(1)
    expect(list.rows[0]).toMatchObject({ name: maskName(name), from: told.today })
    expect(JSON.stringify(list)).not.toContain(name)
  }
  expect(lists.map((one) => one.number)).toEqual(
    ['桐乡', '南浔'].map((office) => `${office}护异〔2026〕示${told.today.slice(5).replace('-', '')}号`),
  )
  const { rows } = await owner.query(`select "detail" from "AuditEntry" where "act" = 'notice.list' order by "id"`)
  expect(rows.map((row) => row.detail)).toEqual(lists.map(({ number, issuedOn: day, digest }) => ({ rows: 1, number, day, digest })))
  expect(lists[0]?.digest).not.toBe(lists[1]?.digest)
  // Printed again the same day it is the same list, to the digest.
  expect(must(await noticeList(clerkOf(TX), NX, told.today)).digest).toBe(lists[0]?.digest)
})

test('the day after it is over nothing of it is listed', async () => {
  const to = (await asActor(clerkOf(TX), (door) => noticeOfCase(door, told.caseId)))?.to ?? told.today
  expect(must(await noticeList(clerkOf(TX), NX, to)).rows).toHaveLength(1)
  expect(must(await noticeList(clerkOf(TX), NX, addDays(to, 1))).rows).toEqual([])
})

test('Z-07 a third bureau lists its own pairs only; a region that is none is the same answer as one without an agreement', async () => {
  const third = await noticeList(clerkOf(SL), TX, told.today)
  if (third.ok) expect(third.value.rows).toEqual([])
  expect(await noticeList(clerkOf(TX), TX, told.today)).toEqual(await noticeList(clerkOf(TX), '999999', told.today))
})

test('A-03 an attempt that is refused is an entry, of whoever made it, and keeps nothing but a region’s code', async () => {
  const before = await owner.query(`select coalesce(max("id"), 0) as last from "AuditEntry"`)
  expect(await noticeList(clerkOf(TX), '999999', told.today)).toMatchObject({ problem: { code: 'letter.notFound' } })
  expect(await noticeList(told.applicant, NX, told.today)).toMatchObject({ problem: { code: 'letter.notFound' } })
  expect(await noticeList(clerkOf(TX), '示例·陈奶奶', told.today)).toMatchObject({ problem: { code: 'letter.notFound' } })
  const { rows } = await owner.query(`select "act", "role", "subject", "outcome" from "AuditEntry" where "id" > $1 order by "id"`, [
    before.rows[0].last,
  ])
  expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
    'notice.list clerk region:999999 refused',
    `notice.list applicant region:${NX} refused`,
    'notice.list clerk region:none refused',
  ])
})
