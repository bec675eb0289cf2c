import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { PAPER_LIMITS } from '@/lib/cases/rules/paper'
import { boundedForm, boundedText, jsonIn } from './body'

const MOST = PAPER_LIMITS.bytes + 64 * 1024

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
  const read = await boundedForm(post(form), MOST)
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
  expect(await boundedForm(post(endless(), { ...type, 'content-length': String(PAPER_LIMITS.bytes * 2) }), MOST)).toBe('tooLarge')
  expect(pulled).toBeLessThan(3)
  expect(await boundedForm(post(endless(), type), MOST)).toBe('tooLarge')
  expect(pulled).toBeLessThan(20)
})

test('W-05 what is no form is unreadable', async () => {
  expect(await boundedForm(post('{}', { 'content-type': 'application/json' }), MOST)).toBe('unreadable')
  expect(await boundedForm(post('--x\r\nbroken', { 'content-type': 'multipart/form-data; boundary=x' }), MOST)).toBe('unreadable')
  expect(await boundedForm(new Request('http://localhost/api/papers', { method: 'POST' }), MOST)).toBe('unreadable')
})

test('W-05 a text of bytes beyond its limit is broken off; characters of several bytes are whole', async () => {
  expect(await boundedText(post('量表'), 6)).toBe('量表')
  expect(await boundedText(post('量表。'), 6)).toBeNull()
  expect(await boundedText(new Request('http://localhost/api/visits', { method: 'POST' }), 6)).toBe('')
  let pulled = 0
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1
      controller.enqueue(new Uint8Array(1000))
    },
  })
  expect(await boundedText(post(endless), 10_000)).toBeNull()
  expect(pulled).toBeLessThan(20)
  expect([jsonIn('{"a":1}'), jsonIn('{')]).toEqual([{ a: 1 }, null])
})

test('W-05 a route handler reads its body through the bounded reader alone', () => {
  const app = path.resolve(import.meta.dirname, '..')
  const routes = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) => path.basename(file) === 'route.ts')
  expect(routes.length).toBeGreaterThan(10)
  for (const file of routes)
    expect(readFileSync(path.join(app, file), 'utf8'), file).not.toMatch(/\brequest\s*\.(text|json|formData|arrayBuffer|blob|clone|body)\b/)
})
