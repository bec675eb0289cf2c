import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { closeDoor } from '../db'
import { publicNotice, publicNotices } from './notices'

const caller = vi.hoisted(() => ({ address: '' }))
vi.mock('./rate', () => ({ callerAddress: () => Promise.resolve(caller.address) }))
vi.mock('./session', () => ({ portalToday: () => Promise.resolve('2026-11-24') }))

beforeEach(() => {
  caller.address = randomUUID()
})
afterAll(closeDoor)

test('W-03 W-04 the hundred and twenty-first page in a quarter of an hour is the one that says later', async () => {
  for (let i = 0; i < 119; i += 1) expect(await publicNotice('none')).toBeNull()
  expect((await publicNotices({})).rows).toEqual([])
  const later = { digest: expect.stringMatching(/^NEXT_REDIRECT;.*;\/notices\/later;/) }
  await expect(publicNotice('none')).rejects.toMatchObject(later)
  await expect(publicNotices({})).rejects.toMatchObject(later)
  caller.address = randomUUID()
  expect(await publicNotice('none')).toBeNull()
})
