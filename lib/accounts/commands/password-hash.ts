import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { ARGON } from '../rules/password'

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), ARGON)
}

let dummy: Promise<string> | undefined

/** Whether the password belongs to the hash. Without a hash (an unknown user) the same work is done and the answer is no (S-01). */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword(randomBytes(24).toString('base64url'))
  const right = await verify(stored ?? (await dummy), password.normalize('NFC'))
  return stored !== null && right
}

// Without the signs that are read wrongly from paper.
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password to be shown once, some 79 bits: four groups of four. */
export function makeTemporaryPassword(): string {
  const picked = Array.from({ length: 16 }, () => {
    let byte = randomBytes(1)[0] as number
    while (byte >= SIGNS.length * 8) byte = randomBytes(1)[0] as number
    return SIGNS[byte % SIGNS.length]
  })
  return picked.join('').replace(/(.{4})(?=.)/g, '$1-')
}
