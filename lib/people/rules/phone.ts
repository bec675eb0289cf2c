import { done, type Outcome, refused } from '../../kernel/outcome'

const MOBILE = /^1[3-9]\d{9}$/
// 010 and 02x have three-digit area codes, all others four.
const LANDLINE = /^(010|02\d|0[3-9]\d{2})(\d{7,8})$/

/** Mainland mobile ('19900000001') or landline ('0573-88120000'): full-width digits, spaces, hyphens, brackets and +86 are taken off. */
export function readPhone(text: string): Outcome<string> {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s\-‐-―−()·]/gu, '')
    .replace(/^(\+|00)86/, '')
  if (digits === '') return refusedPhone('missing', '请填写联系电话')
  if (MOBILE.test(digits)) return done(digits)
  const landline = LANDLINE.exec(digits)
  if (landline) return done(`${landline[1]}-${landline[2]}`)
  return refusedPhone('form', '请填写11位手机号，或固定电话（区号-号码）')
}

function refusedPhone(code: string, message: string): Outcome<never> {
  return refused(`phone.${code}`, message, { fields: { phone: message } })
}

/** Codes by SMS go to mobiles only. */
export function isMobile(phone: string): boolean {
  return MOBILE.test(phone)
}

/** 199****0000; a landline keeps its area code and the last two digits: 0573-******00. */
export function maskPhone(phone: string): string {
  if (MOBILE.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(7)}`
  const [area, number] = phone.split('-')
  if (area && number) return `${area}-${'*'.repeat(number.length - 2)}${number.slice(-2)}`
  return '*'.repeat(phone.length)
}
