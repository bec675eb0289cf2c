import { isPlainDate, type PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import type { Sex } from '../schema'

// GB 11643—1999: 6 area + 8 birth + 3 sequence (odd = male) + 1 check (ISO 7064 MOD 11-2).
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECKS = '10X98765432'
const SHAPE = /^\d{17}[\dX]$/

/** Full-width digits and letters become plain, separators go, x becomes X. What is left may still be no national id. */
export function normaliseNationalId(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\-‐-―−·]/gu, '')
    .toUpperCase()
}

/** The check character of the first 17 digits. */
export function checkCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0)
  return CHECKS[sum % 11] as string
}

/** Normalises and checks form, birth date and check character; the area is not checked (it is where the person was first registered). */
export function readNationalId(text: string): Outcome<string> {
  const id = normaliseNationalId(text)
  if (id === '') return refusedId('missing', '请填写身份证号')
  if (!SHAPE.test(id)) return refusedId('form', '身份证号应为18位，前17位是数字，最后一位是数字或X，请核对')
  if (!isPlainDate(birthDateOf(id)) || id.slice(6, 10) < '1850')
    return refusedId('birthDate', '身份证号第7至14位不是存在的出生日期，请核对')
  if (checkCharacter(id) !== id[17]) return refusedId('check', '身份证号的校验位不对，请逐位核对是否有一位填错')
  return done(id)
}

function refusedId(code: string, message: string): Outcome<never> {
  return refused(`nationalId.${code}`, message, { source: 'GB 11643—1999', fields: { nationalId: message } })
}

/** The birth date a normalised id states; it may not exist unless the id was read by `readNationalId`. */
export function birthDateOf(id: string): PlainDate {
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
}

/** The 17th digit: odd is male. */
export function sexOf(id: string): Sex {
  return Number(id[16]) % 2 === 1 ? 'male' : 'female'
}

/** 330499********0026 */
export function maskNationalId(id: string): string {
  return id.length === 18 ? `${id.slice(0, 6)}********${id.slice(14)}` : '*'.repeat(id.length)
}

/** ****0026, for the assessor at the door. */
export function lastFourOf(id: string): string {
  return `****${id.slice(-4)}`
}

/** A valid id for fixtures: nobody's while the area is unassigned (330499, 330599). `sequence` 0–999, odd is male. */
export function inventNationalId(area: string, birthDate: PlainDate, sequence: number): string {
  if (!/^\d{6}$/.test(area) || !isPlainDate(birthDate) || !Number.isInteger(sequence) || sequence < 0 || sequence > 999) {
    throw new Error(`no id of area ${area}, birth date ${birthDate}, sequence ${sequence}`)
  }
  const first17 = `${area}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return first17 + checkCharacter(first17)
}
