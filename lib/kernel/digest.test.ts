import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical, digestOf, type Json, sha256Hex } from './digest'

const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as Json)

describe('canonical JSON (RFC 8785 for the values we use)', () => {
  test('keys by UTF-16 code unit, no white space, what is undefined left out', () => {
    expect(canonical({ b: 1, a: [true, null, 'x'], c: undefined, A: 0 })).toBe('{"A":0,"a":[true,null,"x"],"b":1}')
    expect(canonical({ '\u{1F600}': 1, '\uFB33': 2, '\u20ac': 3 })).toBe('{"\u20ac":3,"\u{1F600}":1,"\uFB33":2}')
  })

  test('rare characters stand as they are; control characters are escaped', () => {
    expect(canonical('示例·𬱖㛃\u0007')).toBe('"示例·𬱖㛃\\u0007"')
  })

  test('what JSON has no number for is a bug', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => canonical(value)).toThrow('finite')
  })

  test('says the same, whatever the order of keys; parses to the same value', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonical(value)
        expect(JSON.parse(text)).toEqual(value)
        const turned = JSON.parse(JSON.stringify(value), (_, part) =>
          part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).reverse()) : part,
        )
        expect(canonical(turned)).toBe(text)
      }),
    )
  })
})

describe('the digest', () => {
  test('is SHA-256, the same as Node’s, of text and of bytes', () => {
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const expected = createHash('sha256').update(text, 'utf8').digest('hex')
        expect([sha256Hex(text), sha256Hex(Buffer.from(text, 'utf8'))]).toEqual([expected, expected])
      }),
    )
  })

  test('moves with any value', () => {
    expect(digestOf({ a: 1 })).not.toBe(digestOf({ a: '1' }))
    expect(digestOf({ a: 1 })).toBe(digestOf({ a: 1, b: undefined }))
    expect(digestOf([])).not.toBe(digestOf({}))
  })
})
