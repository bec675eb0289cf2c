import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeVault } from './vault'

const key = () => randomBytes(32).toString('base64')
const first = key()
const second = key()
const index = key()
const old = makeVault(`k1:${first}`, index)
const rotated = makeVault(`k2:${second},k1:${first}`, index)

describe('vault', () => {
  test('P-01 what is sealed opens in its place alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(text.isWellFormed())
        const sealed = old.seal(text, 'InsuredPerson.phoneCipher:1')
        expect(old.open(sealed, 'InsuredPerson.phoneCipher:1')).toBe(text)
        expect(() => old.open(sealed, 'InsuredPerson.phoneCipher:2')).toThrow()
        expect(() => old.open(sealed, 'InsuredPerson.nationalIdCipher:1')).toThrow()
      }),
    )
  })

  test('P-01 the same text never seals the same twice, and a changed byte does not open', () => {
    expect(old.seal('19900000001', 'x')).not.toBe(old.seal('19900000001', 'x'))
    const sealed = old.sealBytes(Buffer.from('19900000001'), 'x')
    for (let i = 0; i < sealed.length; i += 1) {
      const changed = sealed.slice()
      changed[i] = (changed[i] as number) ^ 1
      expect(() => old.openBytes(changed, 'x')).toThrow()
    }
    expect(() => old.openBytes(sealed.subarray(0, 20), 'x')).toThrow()
    expect(() => old.openBytes(new Uint8Array(0), 'x')).toThrow()
  })

  test('P-03 after rotation the ring opens what the old key sealed, and the new key seals', () => {
    const before = old.seal('330499194003120023', 'x')
    expect(rotated.open(before, 'x')).toBe('330499194003120023')
    const after = rotated.seal('330499194003120023', 'x')
    expect(rotated.open(after, 'x')).toBe('330499194003120023')
    expect(Buffer.from(after, 'base64').subarray(1, 3).toString()).toBe('k2')
    expect(() => old.open(after, 'x')).toThrow(/k2/)
    expect(rotated.index('nationalId', '330499194003120023')).toBe(old.index('nationalId', '330499194003120023'))
  })

  test('P-02 the index is keyed, apart by purpose, and no plain hash', () => {
    const id = '330499194003120023'
    const indexed = old.index('nationalId', id)
    expect(old.index('phone', id)).not.toBe(indexed)
    expect(makeVault(`k1:${first}`, key()).index('nationalId', id)).not.toBe(indexed)
    for (const algorithm of ['md5', 'sha1', 'sha256', 'sha512'])
      for (const encoding of ['hex', 'base64', 'base64url'] as const)
        for (const text of [id, `nationalId\0${id}`]) expect(createHash(algorithm).update(text).digest(encoding)).not.toBe(indexed)
  })

  test('keys that are no keys are refused at once', () => {
    for (const keys of ['', 'k1', 'k1:short', first, `:${first}`]) expect(() => makeVault(keys, index)).toThrow()
    expect(() => makeVault(`k1:${first}`, 'short')).toThrow()
  })
})
