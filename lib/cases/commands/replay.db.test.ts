import { spawnSync } from 'node:child_process'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Cast } from '@/prisma/demo/staff'
import { CALENDAR } from '../../access/schema'
import { asActor, closeDoor } from '../../db'
import { caseStanding, NX, seedCast, TX } from '../cast.fixture'
import { CASE_STATUSES, type CaseStatus } from '../schema'
import { caseById } from '../store/case'
import { replayEveryCase } from './replay'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
let cast: Cast
const cases = new Map<CaseStatus, string>()

beforeAll(async () => {
  await owner.connect()
  cast = await seedCast()
}, 120_000)
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

/** Runs a script as npm would, on this test's database. */
function run(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...args], { encoding: 'utf8' })
  return { status, out: stdout.trim(), err: stderr.trim() }
}

describe('a case at every status', () => {
  test.each(CASE_STATUSES.map((status, i) => [status, i % 2 ? [TX, NX] : [NX, TX]] as const))(
    '%s is reached by commands',
    async (status, pair) => {
      const [insured, residence] = pair
      const from = status === 'expired' || status === 'superseded' ? '2025-09-01' : '2026-03-02'
      const { caseId } = await caseStanding(cast, status, { insured, residence, from })
      expect(await asActor(CALENDAR, (tx) => caseById(tx, caseId))).toMatchObject({ status })
      cases.set(status, caseId)
    },
  )

  test('all of them replay to their rows, in batches of any size', async () => {
    const whole = await replayEveryCase()
    expect(whole).toMatchObject({ cases: CASE_STATUSES.length + 1, faults: [] })
    expect(await replayEveryCase(3)).toEqual(whole)
    expect(run('check-replay')).toMatchObject({ status: 0, out: `重放 ${whole.cases} 件案件、${whole.events} 条经过:全部一致,链条完整。` })
  })
})

describe('what somebody changed behind the portal’s back', () => {
  /** Does as the owner of the database, looks, and puts it back. */
  async function spoilt(spoil: string, values: string[], mend: string): Promise<string[]> {
    await owner.query(spoil, values)
    const { faults } = await replayEveryCase()
    if (mend !== '') await owner.query(mend, values)
    return faults.map((one) => `${one.caseId || one.caseNo} ${one.says}`)
  }

  test('a row', async () => {
    const id = cases.get('reported') ?? ''
    const found = await spoilt(`update "Case" set "grade" = 5 where "id" = $1`, [id], `update "Case" set "grade" = 4 where "id" = $1`)
    expect(found).toEqual([`${id} 字段 grade 与重放结果不一致`])
  })

  test('an event, and the script says so and fails', async () => {
    const id = cases.get('accepted') ?? ''
    await owner.query(`update "CaseEvent" set "accountId" = 'someone' where "caseId" = $1 and "seq" = 2`, [id])
    const { status, out } = run('check-replay')
    expect(status).toBe(1)
    expect(out).toContain('1 件不一致')
    expect(out).toContain(`${id} 第 2 条内容与摘要不符`)
  })

  test('events taken away, and a row taken away', async () => {
    const [cut, gone] = [cases.get('found') ?? '', cases.get('submitted') ?? '']
    const { rows } = await owner.query(`select "caseNo" from "Case" where "id" = $1`, [gone])
    await owner.query(`delete from "CaseEvent" where "caseId" = $1 and "seq" = (select max("seq") from "CaseEvent" where "caseId" = $1)`, [
      cut,
    ])
    const found = await spoilt(`delete from "Case" where "id" = $1`, [gone], '')
    expect(found).toEqual(expect.arrayContaining([expect.stringContaining(`${cut} 第`), `${rows[0].caseNo} 案号已编而案件不在`]))
  })
})

describe('npm run case:at', () => {
  test('says which case, its code and who may sign in', async () => {
    const { status, out, err } = run('case-at', 'commissioned', 'NX', '桐乡')
    expect([status, err]).toEqual([0, ''])
    expect(out).toContain('待接收:南浔参保、住桐乡,在居住地经办机构的案桌上')
    const id = /编号 +(\S+)/.exec(out)?.[1] ?? ''
    const made = await asActor(CALENDAR, (tx) => caseById(tx, id))
    expect(made).toMatchObject({ status: 'commissioned', insuredRegion: NX, residenceRegion: TX })
    expect(out).toContain(made?.caseNo ?? 'no number')
    for (const name of ['tx-clerk1', 'nx-reviewer1', 'case-']) expect(out).toContain(name)
  })

  test('what it can not do it says in one sentence', () => {
    const unknown = run('case-at', 'recognized')
    expect(unknown.status).toBe(1)
    expect(unknown.err).toContain('没有状态“recognized”')
    for (const status of CASE_STATUSES) expect(unknown.err).toContain(`${status}(`)
    expect(run('case-at', 'found', '湖州').err).toContain('没有地区“湖州”')
    expect(run('case-at', 'found', 'TX', 'TX').err).toContain('两个地区')
    const live = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/case-at.ts', 'found'], {
      ...{ encoding: 'utf8' as const, env: { ...process.env, PORTAL_MODE: 'live' } },
    })
    expect([live.status, live.stdout]).toEqual([1, ''])
    expect(live.stderr).toContain('正式环境不造案件')
  })
})
