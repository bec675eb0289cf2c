import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type JsonText, readJsonText, repeatedKeys } from './json-text'

describe('readJsonText reads JSON and only JSON', () => {
  test.each([
    '',
    ' ',
    '{',
    '}',
    '{"a":1,}',
    '{a:1}',
    "{'a':1}",
    '{"a":01}',
    '{"a":.5}',
    '{"a":+1}',
    '{"a":NaN}',
    '{"a":1}{"b":2}',
    '{"a":"\u0001"}',
    '// x',
    '{"a":0x1}',
    '"\\u12"',
    '\uFEFF{}',
  ])('not JSON: %j', (text) => {
    expect(readJsonText(text)).toBeNull()
  })

  test('keeps repeated keys and the digits as written', () => {
    expect(readJsonText(' {"a":10.0,"a":-0,"\\u0061":1e1,"b":[true,null,"x\\"y"]} ')).toEqual({
      kind: 'object',
      members: [
        { key: 'a', value: { kind: 'number', source: '10.0' } },
        { key: 'a', value: { kind: 'number', source: '-0' } },
        { key: 'a', value: { kind: 'number', source: '1e1' } },
        {
          key: 'b',
          value: {
            kind: 'array',
            items: [
              { kind: 'word', value: true },
              { kind: 'word', value: null },
              { kind: 'string', value: 'x"y' },
            ],
          },
        },
      ],
    })
  })

  test('agrees with JSON.parse on whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        const read = readJsonText(text)
        expect(read).not.toBeNull()
        if (read !== null) expect(JSON.stringify(plain(read))).toBe(JSON.stringify(JSON.parse(text)))
      }),
      { numRuns: 1000 },
    )
  })

  test('a text nested without end is refused, not a crash', () => {
    expect(readJsonText('['.repeat(100_000) + ']'.repeat(100_000))).toBeNull()
    expect(readJsonText('['.repeat(32) + ']'.repeat(32))).not.toBeNull()
    expect(readJsonText('['.repeat(33) + ']'.repeat(33))).toBeNull()
  })

  test('a very long string is read', () => {
    expect(readJsonText(JSON.stringify('长\\"'.repeat(200_000)))).toMatchObject({ kind: 'string' })
  })
})

test('repeatedKeys finds a repeat at any depth, once each, and none across objects', () => {
  const found = (text: string) => {
    const read = readJsonText(text)
    return read === null ? null : repeatedKeys(read)
  }
  expect(found('{"a":1,"b":{"a":1}}')).toEqual([])
  expect(found('{"a":1,"a":1,"a":1}')).toEqual(['a'])
  expect(found('[{"b":{"c":1,"\\u0063":2}},{"b":1}]')).toEqual(['c'])
  expect(found('{"__proto__":1,"__proto__":2}')).toEqual(['__proto__'])
})

function plain(value: JsonText): unknown {
  if (value.kind === 'object') return Object.fromEntries(value.members.map((member) => [member.key, plain(member.value)]))
  if (value.kind === 'array') return value.items.map(plain)
  return value.kind === 'number' ? Number(value.source) : value.value
}
