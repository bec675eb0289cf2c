import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, CALENDAR } from '../../access/schema'
import { messagesOf } from '../../cases/store/message'
import { asActor, closeDoor } from '../../db'
import { warnAdministrators } from './warning'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
const at = new Date('2026-10-01T01:00:00Z')
const id = randomUUID()
const asked: Actor = { ...CALENDAR, role: 'administrator', accountId: id }

beforeAll(async () => {
  await owner.connect()
  await owner.query(
    `insert into "Account" ("id", "loginName", "displayName", "role", "personKey", "passwordHash") values ($1, $1, '示例·管理员', 'administrator', $1, 'x')`,
    [id],
  )
})
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

test('a missing year and a job that was given up arrive in the inbox of the administrator of all regions, each once', async () => {
  await owner.query(
    `insert into pgboss.job ("id", "name", "state", "data", "output", "completed_on") values ($1, 'act', 'failed', '{"act":"expire"}', '{"code":"calendarNotLoaded"}', now())`,
    [randomUUID()],
  )
  const inbox = () => asActor(CALENDAR, (tx) => messagesOf(tx, asked, {}, 1))
  await warnAdministrators({ today: '2026-10-01', at })
  const first = (await inbox()).rows.map((one) => one.title)
  expect(first).toEqual(expect.arrayContaining(['后台任务没有办成：有效期届满', expect.stringContaining('年的节假日还没有载入')]))
  await warnAdministrators({ today: '2026-10-02', at })
  expect((await inbox()).rows.map((one) => one.title).toSorted()).toEqual(first.toSorted())
})
