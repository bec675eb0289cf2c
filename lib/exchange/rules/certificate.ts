import type { CaseStatus } from '../../cases/schema'
import type { PlainDate } from '../../kernel/dates'
import type { CertificateEnd } from '../schema/certificate'

/** What is looked at of the case a certificate was given for. */
export type CaseNow = { status: CaseStatus; recognition: { validFrom: PlainDate; validTo: PlainDate } | null; grade: number | null }
/** Closed otherwise than by its time: whatever the recognition was, it is none now. */
const REVOKING: readonly CaseStatus[] = ['invalidated', 'declined', 'refused', 'withdrawn', 'lapsed']
type Given = { validFrom: PlainDate; validTo: PlainDate; grade: number }

/**
 * What has become of a certificate: told by its case alone, so that the two never disagree. While a recognition is disputed it stands; one
 * that ran out is told by its own last day. Anything else that no longer carries this recognition has revoked it.
 */
export function certificateEnd(given: Given, { status, recognition, grade }: CaseNow): CertificateEnd | null {
  if (status === 'superseded') return 'superseded'
  if (status === 'ended') return 'ended'
  if (status === 'expired') return null
  if (recognition === null || REVOKING.includes(status)) return 'revoked'
  // Under dispute the row may carry the second finding's grade already; the recognition is still the first.
  const isGrade = status !== 'recognised' || grade === given.grade
  const isSame = recognition.validFrom === given.validFrom && recognition.validTo === given.validTo && isGrade
  return isSame ? null : 'superseded'
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A serial of sixteen letters out of ten random bytes: five bits a letter, none left over. */
export function serialOf(bytes: Uint8Array): string {
  if (bytes.length !== 10) throw new Error('a serial is made of ten bytes')
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  return Array.from({ length: 16 }, (_, at) => ALPHABET[Number((bits >> BigInt(75 - at * 5)) & 31n)]).join('')
}

/** A serial as it is typed: small letters, blanks, hyphens, and the letters that are mistaken for digits. */
export function readSerial(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
}

/** ABCD EFGH 0123 4567, as it is printed. */
export function shownSerial(serial: string): string {
  return serial.replace(/(.{4})(?=.)/g, '$1 ')
}
