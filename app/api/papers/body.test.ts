import { expect, test } from 'vitest'
import { PAPER_LIMITS } from '@/lib/cases/rules/paper'
import { boundedForm } from './body'

function post(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/api/papers', {
    method: 'POST',
    body,
    headers,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  })
}

test('W-05 a form with one file is read whole', async () => {
  const form = new FormData()
  form.set('caseId', 'c')
  form.set('file', new File([new Uint8Array(PAPER_LIMITS.bytes)], '龘.jpg'))
  const read = await boundedForm(post(form))
  if (!(read instanceof FormData)) throw new Error(read)
  const file = read.get('file') as File
  expect([read.get('caseId'), file.name, file.size]).toEqual(['c', '龘.jpg', PAPER_LIMITS.bytes])
})

test('W-05 a body said to be too large is not begun; one that grows too large is broken off', async () => {
  let pulled = 0
  const endless = () =>
    new ReadableStream({
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(1024 * 1024))
      },
    })
  const type = { 'content-type': 'multipart/form-data; boundary=x' }
  expect(await boundedForm(post(endless(), { ...type, 'content-length': String(PAPER_LIMITS.bytes * 2) }))).toBe('tooLarge')
  expect(pulled).toBeLessThan(3)
  expect(await boundedForm(post(endless(), type))).toBe('tooLarge')
  expect(pulled).toBeLessThan(20)
})

test('W-05 what is no form is unreadable', async () => {
  expect(await boundedForm(post('{}', { 'content-type': 'application/json' }))).toBe('unreadable')
  expect(await boundedForm(post('--x\r\nbroken', { 'content-type': 'multipart/form-data; boundary=x' }))).toBe('unreadable')
  expect(await boundedForm(new Request('http://localhost/api/papers', { method: 'POST' }))).toBe('unreadable')
})
