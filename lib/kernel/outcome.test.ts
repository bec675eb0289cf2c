import { expect, test } from 'vitest'
import { done, must, refused } from './outcome'

test('a refusal is a value, and carries nothing it was not given', () => {
  expect(done(1)).toEqual({ ok: true, value: 1 })
  expect(refused('x', '请更正。')).toEqual({ ok: false, problem: { code: 'x', message: '请更正。' } })
  expect(refused('x', '请更正。', { source: '条款待核定', fields: { a: '请填写' } }).problem).toMatchObject({ source: '条款待核定' })
})

test('where a refusal would be a bug it is thrown with all it says', () => {
  expect(must(done('v'))).toBe('v')
  expect(() => must(refused('x', '请更正。', { fields: { a: '请填写' }, also: [{ code: 'y', message: '还有。' }] }))).toThrow(
    'x: 请更正。 {"a":"请填写"} y: 还有。',
  )
})
