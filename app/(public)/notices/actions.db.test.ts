import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { CALENDAR } from '@/lib/access/schema'
import { takeTurn } from '@/lib/accounts/commands/turns'
import { caseStanding, seedCast } from '@/lib/cases/cast.fixture'
import { noticeOfCase } from '@/lib/cases/store/notice'
import { asActor, closeDoor } from '@/lib/db'
import { object } from './actions'

const caller = vi.hoisted(() => ({ address: '', today: '' }))
vi.mock('@/lib/web/rate', () => ({ callerAddress: () => Promise.resolve(caller.address) }))
vi.mock('@/lib/web/session', () => ({
  currentSession: () => Promise.resolve(null),
  portalToday: () => Promise.resolve(caller.today),
}))

let noticeId = ''
beforeAll(async () => {
  const { caseId, today } = await caseStanding(await seedCast(), 'onNotice')
  const notice = await asActor(CALENDAR, (door) => noticeOfCase(door, caseId))
  noticeId = notice?.id ?? ''
  caller.today = today
}, 120_000)
afterAll(closeDoor)
beforeEach(() => {
  caller.address = randomUUID()
})

const sent = (more: object = {}) => ({
  ...{ requestId: randomUUID(), noticeId, name: '示例·邻居丁', contact: '19900005678' },
  ...{ ground: '每天看到老人自己下楼买菜，与公示的等级不符。' },
  ...more,
})
const press = async (more: object = {}) => {
  const answer = await object(null, sent(more))
  return answer?.ok ? 'ok' : answer?.problem.code
}

test('W-03 what is filled in wrongly costs nobody a turn', async () => {
  for (let i = 0; i < 12; i += 1) expect(await press({ ground: '短' })).toBe('checkFields')
  expect(await press()).toBe('ok')
})

test('W-03 one address comes to its end, and the notice is open to others still', async () => {
  for (let i = 0; i < 10; i += 1) expect(await press()).toBe('ok')
  expect(await press()).toBe('tooMany')
  caller.address = randomUUID()
  expect(await press()).toBe('ok')
})

test('W-03 an objection that is refused gives the notice its turn back', async () => {
  const gone = { noticeId: randomUUID() }
  for (let i = 0; i < 199; i += 1) await takeTurn(`objectNotice:${gone.noticeId}`, 200, 3600)
  for (let i = 0; i < 3; i += 1) expect(await press(gone)).toBe('noticeOver')
})
