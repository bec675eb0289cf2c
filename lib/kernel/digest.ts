import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined }

/**
 * Canonical JSON after RFC 8785 for the values we use: keys sorted by UTF-16 code unit, no white space, `undefined`
 * members dropped. Refuses (throws) numbers that are not finite, since JSON has none.
 */
export function canonical(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('canonical: a number must be finite')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const members: string[] = []
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonical(member)}`)
  }
  return `{${members.join(',')}}`
}

/** Lower-case hex SHA-256 of UTF-8 text or bytes; synchronous and the same in tablet and server. */
export function sha256Hex(input: string | Uint8Array): string {
  return bytesToHex(sha256(typeof input === 'string' ? utf8ToBytes(input) : input))
}

/** SHA-256 of the canonical JSON. */
export function digestOf(value: Json): string {
  return sha256Hex(canonical(value))
}
