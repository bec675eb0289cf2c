import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { FORM_LIMITS, plainOf, readForm } from './form'

const schema = z.strictObject({
  name: z.string().min(2, '姓名至少两个字'),
  age: z.coerce.number().int().max(150).optional(),
  tags: z.array(z.string()).optional(),
})
function form(entries: Array<[string, string]>): FormData {
  const sent = new FormData()
  for (const [key, value] of entries) sent.append(key, value)
  return sent
}

describe('W-05 what a form may send', () => {
  it('reads a form and a plain object alike', () => {
    expect(readForm(schema, form([['name', '示例']]))).toEqual({ ok: true, value: { name: '示例' } })
    expect(readForm(schema, { name: '示例' })).toEqual({ ok: true, value: { name: '示例' } })
  })
  it('refuses unknown fields', () => {
    expect(readForm(schema, { name: '示例', role: 'administrator' })).toMatchObject({ problem: { code: 'unknownField' } })
    expect(
      readForm(
        schema,
        form([
          ['name', '示例'],
          ['isAdmin', '1'],
        ]),
      ),
    ).toMatchObject({ problem: { code: 'unknownField' } })
    expect(readForm(schema, JSON.parse('{"name":"示例","__proto__":{"role":"x"}}')).ok).toBe(false)
  })
  it('normalises Unicode, so that two ways of writing are one', () => {
    const decomposed = 'e\u0301e\u0301'
    expect(readForm(schema, { name: decomposed })).toEqual({ ok: true, value: { name: '\u00e9\u00e9' } })
    expect(readForm(schema, { name: '㐂𠮷\r\n' })).toEqual({ ok: true, value: { name: '㐂𠮷\n' } })
  })
  it('refuses what is too much, too deep, or cannot be stored', () => {
    expect(readForm(schema, { name: 'x'.repeat(FORM_LIMITS.characters + 1) })).toMatchObject({ problem: { code: 'tooLarge' } })
    expect(readForm(schema, { name: '示例', tags: Array.from({ length: 3000 }, () => '') })).toMatchObject({
      problem: { code: 'tooLarge' },
    })
    let deep: unknown = 'x'
    for (let i = 0; i < 20; i++) deep = [deep]
    expect(readForm(schema, { name: deep })).toMatchObject({ problem: { code: 'tooLarge' } })
    expect(readForm(schema, { name: 'a\0b' })).toMatchObject({ problem: { code: 'badText' } })
    expect(readForm(schema, { name: 'a\ud800b' })).toMatchObject({ problem: { code: 'badText' } })
  })
  it('tells each field’s problem in Chinese under the form’s own name, and never the value', () => {
    const outcome = readForm(schema, { name: '甲', age: '900' })
    expect(outcome).toMatchObject({ problem: { code: 'checkFields', fields: { name: '姓名至少两个字', age: '不能大于 150' } } })
    expect(readForm(schema, {})).toMatchObject({ problem: { fields: { name: '请填写此项' } } })
    const all = z.strictObject({ a: z.enum(['x']), b: z.string().max(2), c: z.email(), d: z.number() })
    const read = readForm(all, { a: '330499194001010026', b: '330499194001010026', c: '330499194001010026', d: '330499194001010026' })
    expect(JSON.stringify(read)).not.toContain('3304991940')
    if (!read.ok) for (const sentence of Object.values(read.problem.fields ?? {})) expect(sentence).toMatch(/\p{Script=Han}/u)
  })
  it('a form’s lists and dotted names make lists and objects', () => {
    const sent = form([
      ['tags[]', 'a'],
      ['address.town', '示例镇'],
      ['address.line', '1号'],
      ['twice', '1'],
      ['twice', '2'],
      ['$ACTION_ID_x', ''],
    ])
    expect(JSON.parse(JSON.stringify(plainOf(sent)))).toEqual({ tags: ['a'], address: { town: '示例镇', line: '1号' }, twice: ['1', '2'] })
  })
})
