import pg from 'pg'
import PgBoss from 'pg-boss'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Actor, CALENDAR, PUBLIC, ROLES } from './access/schema'
import { asActor, closeDoor, nowAsking } from './db'
import { again, enqueue, type OpenQueue, openQueue, QUEUES } from './queue'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
const app = new pg.Client({ connectionString: process.env.DATABASE_URL })
let queue: OpenQueue
const applicant: Actor = { ...PUBLIC, role: 'applicant', accountId: 'a', personKey: 'p' }

beforeAll(async () => {
  await owner.connect()
  await app.connect()
  queue = await openQueue((error) => {
    throw error
  })
})
afterAll(async () => {
  await queue.close()
  await owner.end()
  await app.end()
  await closeDoor()
})
beforeEach(() => owner.query('delete from pgboss.job'))

const jobs = async (what = '*') => (await owner.query(`select ${what} from pgboss.job order by created_on, id`)).rows

describe('the queue is made by its migration', () => {
  test('as this version of pg-boss would make it, with the queues that are named, and no other', async () => {
    const { rows } = await owner.query('select name from pgboss.queue order by name')
    expect(rows.map((row) => row.name)).toEqual([...QUEUES].sort())
    const { rows: versions } = await owner.query('select version from pgboss.version')
    expect(PgBoss.getConstructionPlans('pgboss')).toContain(`VALUES ('${versions[0].version}')`)
  })

  test('the app fills and empties it and makes nothing', async () => {
    await expect(app.query(`select pgboss.create_queue('mine', '{}')`)).rejects.toThrow('permission denied')
    await expect(app.query(`insert into pgboss.queue (name) values ('mine')`)).rejects.toThrow('permission denied')
    await expect(app.query('create table pgboss.mine (id text)')).rejects.toThrow('permission denied')
    const { rows } = await owner.query(
      `select c.relname as name from pg_class c where c.relnamespace = 'pgboss'::regnamespace and c.relkind in ('r', 'p')
        and has_table_privilege('portal_app', c.oid, 'SELECT') order by 1`,
    )
    expect(rows.map((row) => row.name)).toEqual(['archive', 'job', 'queue', 'version'])
  })
})

describe('enqueue, in the transaction of the act', () => {
  test('stands when the act stands', async () => {
    await asActor(CALENDAR, (tx) => enqueue(tx, 'deliver', [{ key: 'one', payload: { id: 'outbox-1' } }]))
    expect(await jobs('name, data, singleton_key as key, state')).toEqual([
      { name: 'deliver', data: { id: 'outbox-1' }, key: 'one', state: 'created' },
    ])
  })

  test('falls with the act', async () => {
    const act = asActor(CALENDAR, async (tx) => {
      await enqueue(tx, 'deliver', [{ key: 'one', payload: { id: 'outbox-1' } }])
      throw new Error('the act was not to be')
    })
    await expect(act).rejects.toThrow('not to be')
    expect(await jobs()).toEqual([])
  })

  test('of one key there is one, also once it is done, and also when two come at once', async () => {
    const hand = () => asActor(CALENDAR, (tx) => enqueue(tx, 'deliver', [{ key: 'one' }, { key: 'two' }]))
    await Promise.all([hand(), hand(), hand()])
    expect(await jobs('singleton_key as key')).toHaveLength(2)
    const taken = await queue.take('deliver', 10)
    await queue.done(
      'deliver',
      taken.map((job) => job.id),
    )
    await hand()
    expect((await jobs('state')).map((job) => job.state)).toEqual(['completed', 'completed'])
  })

  test.each(['示例·陈奶奶', '330499194302140028 ', 'a b', 'x'.repeat(81)])('P-01 refuses to carry %j', async (text) => {
    await expect(asActor(CALENDAR, (tx) => enqueue(tx, 'deliver', [{ key: 'k', payload: { text } }]))).rejects.toThrow('says more')
  })

  test('only the portal’s own hand hands in: every act that has one asks as it by then', async () => {
    for (const role of ROLES.filter((one) => one !== 'calendar'))
      await expect(
        asActor({ ...applicant, role }, (tx) => enqueue(tx, 'deliver', [{ key: role }])),
        role,
      ).rejects.toThrow('row-level security')
    expect(await jobs()).toEqual([])
    await asActor(applicant, async (tx) => {
      await nowAsking(tx, CALENDAR)
      await enqueue(tx, 'deliver', [{ key: 'one' }])
    })
    expect(await jobs('singleton_key as key')).toEqual([{ key: 'one' }])
  })

  test('who acts sees nothing of the queue; nobody at all hands in nothing', async () => {
    await asActor(CALENDAR, (tx) => enqueue(tx, 'deliver', [{ key: 'one' }]))
    const look = `select count(*)::int as n from pgboss.job`
    const seenBy = async (actor: Actor) => ((await asActor(actor, (tx) => tx.$queryRawUnsafe(look))) as Array<{ n: number }>)[0]?.n
    expect(await seenBy(applicant)).toBe(0)
    expect(await seenBy({ ...PUBLIC, role: 'administrator', regionCode: '330499' })).toBe(0)
    expect(await seenBy({ ...PUBLIC, role: 'administrator' })).toBe(1)
    expect(await seenBy(CALENDAR)).toBe(1)
    expect((await app.query(look)).rows).toEqual([{ n: 0 }])
    await expect(app.query(`insert into pgboss.job (name) values ('deliver')`)).rejects.toThrow('row-level security')
  })
})

describe('the worker', () => {
  test('two at once get each job once', async () => {
    await asActor(CALENDAR, (tx) =>
      enqueue(
        tx,
        'act',
        Array.from({ length: 30 }, (_, i) => ({ key: `k${i}` })),
      ),
    )
    const taken = (await Promise.all(Array.from({ length: 6 }, () => queue.take('act', 7)))).flat()
    expect(new Set(taken.map((job) => job.id)).size).toBe(taken.length)
    expect(taken.length + (await queue.take('act', 30)).length).toBe(30)
  })

  test('what fails is tried again later, then stays, with a code and nothing else', async () => {
    await asActor(CALENDAR, (tx) => enqueue(tx, 'sweep', [{ key: 'k' }]))
    for (let i = 0; i < 3; i += 1) {
      const [job] = await queue.take('sweep', 1)
      await queue.failed('sweep', job?.id ?? '', 'calendarNotLoaded')
      const [left] = await jobs(`state, output, start_after > now() as later`)
      expect(left).toEqual({ state: i < 2 ? 'retry' : 'failed', output: { code: 'calendarNotLoaded' }, later: i < 2 })
      await owner.query('update pgboss.job set start_after = now()')
    }
    expect(await queue.take('sweep', 1)).toEqual([])
    const [dead] = await jobs('id')
    await asActor(CALENDAR, (tx) => again(tx, 'sweep', [dead.id]))
    expect(await queue.take('sweep', 1)).toHaveLength(1)
  })

  test('what a worker that is gone had taken is put back', async () => {
    await asActor(CALENDAR, (tx) => enqueue(tx, 'act', [{ key: 'k' }]))
    await queue.take('act', 1)
    await queue.tidy()
    expect(await jobs('state')).toEqual([{ state: 'active' }])
    await owner.query(`update pgboss.job set started_on = started_on - interval '10 minutes'`)
    await queue.tidy()
    expect(await jobs('state')).toEqual([{ state: 'retry' }])
  })
})
