import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Actor, CALENDAR, PUBLIC } from '@/lib/access/schema'
import { BULK_TODAY } from '@/lib/cases/bulk.fixture'
import { officer, pairOf } from '@/lib/cases/bulk-pair.fixture'
import { asActor, closeDoor } from '@/lib/db'
import { POST as SHEET } from '../visits/[id]/sheet/route'
import { POST as CASES } from './cases/route'
import { POST as RESIDENTS } from './residents/route'

const HERE = '996031'
const session = vi.hoisted(() => ({ current: null as null | { actor: Actor; mustChangePassword: boolean; confirmedAt: null } }))
vi.mock('@/lib/web/session', () => ({
  currentSession: () => Promise.resolve(session.current),
  portalToday: () => Promise.resolve(BULK_TODAY),
}))

beforeAll(() => pairOf([HERE, '996032'], ['GA', 'GB']))
afterAll(closeDoor)
let seat = 0
const as = (actor: Actor) => {
  session.current = { actor, mustChangePassword: false, confirmedAt: null }
}
beforeEach(() => {
  seat += 1
  as(officer('clerk', HERE, seat))
})

const DOORS = [
  ['cases', CASES],
  ['residents', RESIDENTS],
] as const

const post = (body: BodyInit) =>
  new Request('http://localhost/api', { method: 'POST', body, ...(body instanceof ReadableStream ? { duplex: 'half' } : {}) })

/** A body without end, and how much of it was asked for. */
function endless() {
  const asked = { times: 0 }
  const body = new ReadableStream({
    pull(controller) {
      asked.times += 1
      controller.enqueue(new TextEncoder().encode(' '.repeat(4000)))
    },
  })
  return { asked, body }
}

test.each(DOORS)('W-05 %s: a body is measured while it is read', async (_name, POST) => {
  const { asked, body } = endless()
  const answer = await POST(post(body))
  expect([answer.status, (await answer.json()).problem.code]).toEqual([413, 'tooLarge'])
  expect(asked.times).toBeLessThan(10)
})

test('W-05 the sheet too', async () => {
  const { asked, body } = endless()
  expect((await SHEET(post(body), { params: Promise.resolve({ id: 'v' }) })).status).toBe(413)
  expect(asked.times).toBeLessThan(50)
})

test.each(DOORS)('A-03 %s: an attempt by who is of no bureau is an entry', async (name, POST) => {
  const stranger: Actor = { ...PUBLIC, role: 'assessor', accountId: `${name}-stranger`, regionCode: HERE }
  as(stranger)
  expect((await POST(post('{}'))).status).toBe(403)
  const entries = await asActor(CALENDAR, (tx) => tx.auditEntry.findMany({ where: { accountId: stranger.accountId } }))
  expect(entries).toMatchObject([{ act: `${name}.export`, outcome: 'refused', role: 'assessor', detail: { code: 'notYours' } }])
})

test('the living list is given out as a workbook to its bureau', async () => {
  const answer = await RESIDENTS(post(JSON.stringify({ filter: {}, purpose: 'ledger' })))
  expect(answer.status).toBe(200)
  expect(answer.headers.get('x-export-rows')).toBe('0')
})
