import { utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { sm3 } from 'sm-crypto-v2'
import { describe, expect, it, test } from 'vitest'
import type { BureauKey, CertificateEnd, CertificateFacts, StatusList, Verdict } from '../schema/certificate'
import { GM } from './suite-gm'
import { STANDARD } from './suites'
import { fingerprintOf, listMessage, readToken, serialKey, signedToken } from './token'
import { verdictOn } from './verdict'

const SECRET = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'
const OTHER = '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'
const TODAY = '2026-11-24'
const NOW = Date.parse('2026-11-24T02:00:00Z')

function keyOf(secret: string, regionCode: string, more: Partial<BureauKey> = {}): BureauKey {
  const publicKey = STANDARD.publicKeyOf(secret)
  const fingerprint = fingerprintOf(publicKey)
  return {
    ...{ keyId: fingerprint.slice(0, 8), regionCode, suite: 'standard', publicKey, fingerprint, validFrom: '2026-01-01' },
    ...{ validTo: '2027-12-31', revokedOn: null, mark: '示例', ...more },
  }
}
const key = keyOf(SECRET, '997001')
const foreign = keyOf(OTHER, '997002')
const FACTS: CertificateFacts = {
  ...{ serial: 'ABCDEFGH01234567', name: '示*', grade: 3, validFrom: '2026-06-01', validTo: '2028-05-31' },
  ...{ regions: ['997001', '997002'], editionId: 'db33t-2476-2022', keyId: key.keyId },
}
const token = signedToken(FACTS, STANDARD, SECRET)

function listOf(ends: Record<string, CertificateEnd> = {}, asOf = '2026-11-24T01:00:00.000Z', secret = SECRET): StatusList {
  const list = { regionCode: '997001', keyId: key.keyId, asOf, ends }
  return { ...list, signature: STANDARD.sign(listMessage(list), secret) }
}

function verdict(text: string, more: { keys?: BureauKey[]; lists?: StatusList[]; today?: string } = {}): Verdict {
  const { keys = [key, foreign], lists = [listOf()], today = TODAY } = more
  return verdictOn(text, { keys, lists, suites: { standard: STANDARD, gm: GM } }, { today, now: NOW })
}

describe('signatures by their published vectors', () => {
  test('RFC 8032 §7.1, test 1 and 2', () => {
    expect(STANDARD.publicKeyOf(SECRET)).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
    expect(STANDARD.sign(new Uint8Array(), SECRET)).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    )
    expect(STANDARD.sign(Uint8Array.of(0x72), OTHER)).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    )
  })

  test('GB/T 32905 (SM3 of abc) and GB/T 32918.5 (SM2 signature of “message digest”)', () => {
    expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    const secret = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'
    const publicKey =
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13'
    const signature =
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa'
    expect(GM.publicKeyOf(secret)).toBe(publicKey)
    expect(GM.verify(utf8ToBytes('message digest'), signature, publicKey)).toBe(true)
    expect(GM.verify(utf8ToBytes('message digesu'), signature, publicKey)).toBe(false)
    expect(GM.verify(utf8ToBytes('x'), GM.sign(utf8ToBytes('x'), secret), publicKey)).toBe(true)
    expect(GM.verify(utf8ToBytes('x'), 'zz', publicKey)).toBe(false)
  })
})

describe('查验', () => {
  it('green, with the facts and the age of the list; the same out of an address', () => {
    expect(verdict(token)).toMatchObject({ colour: 'green', code: 'valid', facts: FACTS, listAge: 1 })
    expect(verdict(`https://example.invalid/verify#${token}`).colour).toBe('green')
  })

  it.each<[string, () => Verdict, Verdict['colour'], Verdict['code']]>([
    ['superseded', () => verdict(token, { lists: [listOf({ [serialKey(FACTS.serial)]: 'superseded' })] }), 'red', 'superseded'],
    ['ended', () => verdict(token, { lists: [listOf({ [serialKey(FACTS.serial)]: 'ended' })] }), 'red', 'ended'],
    ['revoked', () => verdict(token, { lists: [listOf({ [serialKey(FACTS.serial)]: 'revoked' })] }), 'red', 'revoked'],
    ['the last day counts', () => verdict(token, { today: '2028-05-31' }), 'green', 'valid'],
    ['the day after does not', () => verdict(token, { today: '2028-06-01' }), 'red', 'expired'],
    ['not yet', () => verdict(token, { today: '2026-05-31' }), 'amber', 'notYet'],
    ['no list at hand', () => verdict(token, { lists: [] }), 'amber', 'noList'],
    ['an old list', () => verdict(token, { lists: [listOf({}, '2026-11-22T01:00:00.000Z')] }), 'amber', 'staleList'],
    ['a list nobody signed is none', () => verdict(token, { lists: [listOf({}, undefined, OTHER)] }), 'amber', 'noList'],
    ['the latest list counts', () => verdict(token, { lists: [listOf({}, '2026-11-20T01:00:00.000Z'), listOf()] }), 'green', 'valid'],
    ['a key nobody published', () => verdict(token, { keys: [foreign] }), 'red', 'unknownKey'],
    ['a key that was revoked', () => verdict(token, { keys: [{ ...key, revokedOn: TODAY }] }), 'red', 'keyRevoked'],
    ['a key that was over', () => verdict(token, { keys: [{ ...key, validTo: '2026-05-31' }] }), 'red', 'keyOver'],
    ['another bureau’s key', () => verdict(signedToken({ ...FACTS, keyId: foreign.keyId }, STANDARD, OTHER)), 'red', 'forged'],
    ['a wrong key under a right id', () => verdict(signedToken(FACTS, STANDARD, OTHER)), 'red', 'forged'],
    ['no token at all', () => verdict('https://example.invalid/'), 'red', 'unreadable'],
    ['something very long', () => verdict(`${token}${'A'.repeat(2000)}`), 'red', 'unreadable'],
  ])('%s', (_, judge, colour, code) => {
    expect(judge()).toMatchObject({ colour, code })
  })

  it('one altered letter is red, whichever it is and whatever it becomes', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.#= '
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...letters), (at, letter) => {
        fc.pre(token[at] !== letter)
        const altered = token.slice(0, at) + letter + token.slice(at + 1)
        expect(verdict(altered).colour).toBe('red')
      }),
      { numRuns: 600 },
    )
  })

  it('what is signed is read as it was, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }), fc.nat(5), (name, grade) => {
        const facts = { ...FACTS, name, grade }
        expect(readToken(signedToken(facts, STANDARD, SECRET))?.facts).toEqual(facts)
      }),
    )
  })

  it('carries these facts and no others', () => {
    const [, body = ''] = token.split('.')
    expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toEqual([
      1,
      ...Object.values({ ...FACTS, regions: 0 }).slice(0, 5),
      '997001',
      '997002',
      FACTS.editionId,
      key.keyId,
    ])
    expect(token.length).toBeLessThan(330)
  })
})
