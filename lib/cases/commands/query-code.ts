import { vault } from '../../vault'

// No 0/O, 1/I/L: the code is read aloud and copied by hand.
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** The eight-character code that opens a case's public progress. Made from the case's id under the index key, so a receipt can be printed again and nothing is stored. */
export function queryCodeOf(caseId: string): string {
  const bytes = Buffer.from(vault().index('code', `query:${caseId}`), 'base64url')
  return [...bytes.subarray(0, 8)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
}

/** What the case row keeps of it; the public asks by number and code, and the row policy compares. */
export function queryCodeHash(caseNo: string, code: string): string {
  return vault().index('code', `${caseNo.trim().toUpperCase()}:${code.trim().toUpperCase().replaceAll(/[\s-]/g, '')}`)
}

/** A number as it was meant, whatever width and case it was typed in: what is looked up and what turns are counted by. */
export function askedNumber(typed: string): string {
  return typed.normalize('NFKC').trim().toUpperCase()
}
