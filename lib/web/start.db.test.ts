import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { closeDoor } from '../db'
import { refusalsAtStart } from './start'

const key = () => randomBytes(32).toString('base64')
const live = {
  ...process.env,
  PORTAL_MODE: 'live',
  NEXTAUTH_SECRET: randomBytes(48).toString('base64url'),
  PORTAL_VAULT_KEYS: `k1:${key()}`,
  PORTAL_INDEX_KEY: key(),
  NEXTAUTH_URL: 'https://huren.example.gov.cn',
  PORTAL_SCANNER_WAIVER: '示例·分管负责人决定试运行期间暂不扫描材料。',
}

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
  await client.connect()
  await client.query(statement)
  await client.end()
}

afterAll(closeDoor)

test('S-06 live starts on a database no demo has touched, and refuses each trace of one through the walls', async () => {
  expect(await refusalsAtStart(live)).toEqual([])
  await asOwner(`insert into "Account" ("id", "loginName", "displayName", "role", "personKey", "passwordHash", "demo")
    values ('a', 'a', '演示·甲', 'clerk', 'k', 'x', true)`)
  expect(await refusalsAtStart(live)).toEqual([expect.stringContaining('1 个演示账号')])
  await asOwner(`insert into "DemoClock" ("id", "offsetDays") values (1, 3) on conflict ("id") do update set "offsetDays" = 3`)
  expect(await refusalsAtStart(live)).toEqual([expect.stringContaining('演示账号'), expect.stringContaining('演示时钟')])
  await asOwner(`insert into "Attestation" ("id", "editionId", "digest", "regionCode", "accountId", "mark")
    values ('s', 'e', '${'0'.repeat(64)}', '330599', 'a', '演示签署')`)
  expect(await refusalsAtStart(live)).toEqual([
    expect.stringContaining('演示账号'),
    expect.stringContaining('1 份演示的标准确认'),
    expect.stringContaining('演示时钟'),
  ])
  expect(await refusalsAtStart({ ...live, PORTAL_MODE: 'demo' })).toEqual([])
})

test('S-06 live with a demo secret is refused before the database is asked', async () => {
  expect(await refusalsAtStart({ ...live, NEXTAUTH_SECRET: 'short', DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' })).toEqual([
    expect.stringContaining('NEXTAUTH_SECRET'),
  ])
})
