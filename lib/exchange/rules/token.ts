import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonical, sha256Hex } from '../../kernel/digest'
import { CertificateFacts, type Serial, type StatusList } from '../schema/certificate'
import type { Suite } from './suites'

const VERSION = 1
/** What a token begins with, so that a reader knows ours from another's before anything is judged. */
const HEAD = 'CHX1'
const MOST = 1200

/** The signed bytes: a canonical list, its members named by their places, as short as a code to be printed wants it. */
function message(facts: CertificateFacts): Uint8Array {
  const { serial, name, grade, validFrom, validTo, regions, editionId, keyId } = facts
  return utf8ToBytes(canonical([VERSION, serial, name, grade, validFrom, validTo, regions[0], regions[1], editionId, keyId]))
}

/** `CHX1.<facts>.<signature>` in base64url. The same facts and key give the same token (Ed25519). */
export function signedToken(facts: CertificateFacts, suite: Suite, secret: string): string {
  const signed = message(CertificateFacts.parse(facts))
  return [HEAD, base64Url(signed), base64Url(hexToBytes(suite.sign(signed, secret)))].join('.')
}

export type ReadToken = { facts: CertificateFacts; message: Uint8Array; signature: string }

/**
 * What a token says, before anyone has judged its signature; null for what is no token. One text is one token: another spelling of the same
 * bytes (base64 leaves some bits over) is refused, so that no letter of it can change unseen.
 */
export function readToken(text: string): ReadToken | null {
  const token = text.trim().slice(text.trim().lastIndexOf('#') + 1)
  if (token.length > MOST) return null
  const [head, body, signature, ...more] = token.split('.')
  if (head !== HEAD || !body || !signature || more.length > 0) return null
  const [bytes, signed] = [bytesOf(body), bytesOf(signature)]
  if (!bytes || !signed) return null
  const facts = factsOf(bytes)
  return facts && { facts, message: bytes, signature: bytesToHex(signed) }
}

function factsOf(bytes: Uint8Array): CertificateFacts | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const list: unknown = JSON.parse(text)
    if (!Array.isArray(list) || list.length !== 10 || list[0] !== VERSION) return null
    const [, serial, name, grade, validFrom, validTo, insured, residence, editionId, keyId] = list
    const parsed = CertificateFacts.safeParse({ serial, name, grade, validFrom, validTo, regions: [insured, residence], editionId, keyId })
    return parsed.success && base64Url(message(parsed.data)) === base64Url(bytes) ? parsed.data : null
  } catch {
    return null
  }
}

/** How a list of ends names a serial: nobody finds the serial from it. */
export function serialKey(serial: Serial): string {
  return sha256Hex(serial).slice(0, 16)
}

/** The bytes of a list that its bureau signs. */
export function listMessage({ regionCode, keyId, asOf, ends }: Omit<StatusList, 'signature'>): Uint8Array {
  return utf8ToBytes(canonical({ regionCode, keyId, asOf, ends }))
}

/** The fingerprint of a public key; its first eight letters are the key's id. */
export function fingerprintOf(publicKey: string): string {
  return sha256Hex(hexToBytes(publicKey))
}

function base64Url(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function bytesOf(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return null
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
    return base64Url(bytes) === text ? bytes : null
  } catch {
    return null
  }
}
