import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/access/schema'
import { CALENDAR } from '@/lib/access/schema'
import { takeTurn } from '@/lib/accounts/commands/turns'
import { caseStanding, family, seedCast } from '@/lib/cases/cast.fixture'
import { lettersOfCase } from '@/lib/cases/store/letter'
import { asActor, closeDoor } from '@/lib/db'
import { GET } from './[id]/route'

const session = vi.hoisted(() => ({ current: null as null | { actor: Actor; mustChangePassword: boolean } }))
vi.mock('@/lib/web/session', () => ({
  currentSession: () => Promise.resolve(session.current),
  portalToday: () => Promise.resolve('2026-06-01'),
}))

let told: Awaited<ReturnType<typeof caseStanding>>
let letterId = ''
beforeAll(async () => {
  told = await caseStanding(await seedCast(), 'accepted')
  letterId = (await asActor(CALENDAR, (door) => lettersOfCase(door, told.caseId)))[0]?.id ?? ''
}, 120_000)
afterAll(closeDoor)

const get = (id: string, query = '') => GET(new Request(`http://localhost/api/letters/${id}${query}`), { params: Promise.resolve({ id }) })
const as = (actor: Actor, mustChangePassword = false) => {
  session.current = { actor, mustChangePassword }
}

test('F-02 a PDF under its own name, never sniffed, kept or framed', async () => {
  as(told.applicant)
  const answer = await get(letterId)
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    'content-disposition': expect.stringMatching(/^inline; filename="paper\.pdf"; filename\*=UTF-8''%E5%8F%97%E7%90%86/),
  })
  const pdf = Buffer.from(await answer.arrayBuffer())
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(answer.headers.get('content-length')).toBe(String(pdf.length))
  expect((await get(letterId, '?download=1')).headers.get('content-disposition')).toMatch(/^attachment; /)
})

test('Z-06 Z-07 nobody, a temporary password, another, a missing one', async () => {
  as(family())
  const [foreign, missing] = [await get(letterId), await get(randomUUID())]
  expect([foreign.status, await foreign.text()]).toEqual([missing.status, await missing.text()])
  expect(foreign.status).toBe(404)
  expect((await get('x'.repeat(65))).status).toBe(404)
  as(told.applicant, true)
  expect((await get(letterId)).status).toBe(403)
  session.current = null
  expect((await get(letterId)).status).toBe(401)
})

test('A-03 an attempt at another’s letter, and at none, is an entry of whoever made it; what is no id is not kept', async () => {
  const stranger = family()
  as(stranger)
  const missing = randomUUID()
  for (const id of [letterId, missing, '示例·陈奶奶']) expect((await get(id)).status).toBe(404)
  const entries = await asActor(CALENDAR, (door) =>
    door.auditEntry.findMany({ where: { accountId: stranger.accountId }, orderBy: { id: 'asc' } }),
  )
  expect(entries.map((one) => `${one.act} ${one.subject} ${one.outcome}`)).toEqual([
    `letter.read letter:${letterId} refused`,
    `letter.read letter:${missing} refused`,
    'letter.read letter:none refused',
  ])
})

test('W-03 the three hundred and first reading in ten minutes waits', async () => {
  const reader = family()
  as(reader)
  for (let i = 0; i < 299; i += 1) await takeTurn(`letter:${reader.accountId}`, 300, 600)
  expect((await get('none')).status).toBe(404)
  expect((await get('none')).status).toBe(429)
})
