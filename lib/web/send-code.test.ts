import { beforeEach, expect, test, vi } from 'vitest'
import { done, refused } from '../kernel/outcome'
import { log } from './log'
import { sendCodeHere } from './send-code'

const asked = vi.hoisted(() => ({ requestCode: vi.fn() }))
vi.mock('../accounts/commands/codes', () => asked)
vi.mock('./rate', () => ({ callerAddress: () => Promise.resolve('203.0.113.9') }))

const at = new Date('2026-11-24T01:00:00.000Z')
const alert = vi.spyOn(log, 'error').mockImplementation(() => undefined)
beforeEach(() => alert.mockClear())

test('W-03 that the whole portal’s codes are used up is a line to be alerted by, without the phone', async () => {
  asked.requestCode.mockResolvedValue(refused('codesSpent', '一小时后再试'))
  expect(await sendCodeHere('19900000001', 'reset', at)).toMatchObject({ problem: { code: 'codesSpent' } })
  expect(alert.mock.calls).toEqual([[{ alert: 'codesSpent', purpose: 'reset' }, expect.any(String)]])
  expect(asked.requestCode).toHaveBeenCalledWith('19900000001', 'reset', '203.0.113.9', at)
})

test('one who has no turns left, and one who was sent a code, alert nobody', async () => {
  asked.requestCode.mockResolvedValue(refused('tooMany', '请稍后'))
  expect((await sendCodeHere('19900000001', 'signUp', at)).ok).toBe(false)
  asked.requestCode.mockResolvedValue(done({ shownCode: null }))
  expect(await sendCodeHere('19900000001', 'signUp', at)).toEqual(done({ shownCode: null, phone: '19900000001' }))
  expect(alert).not.toHaveBeenCalled()
})
