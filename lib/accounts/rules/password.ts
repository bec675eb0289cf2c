import { done, type Outcome, refused } from '../../kernel/outcome'
import { DEMO_PASSWORD } from '../schema'

/**
 * The password policy, as one object.
 * ASVS 5.0 6.2: at least twelve characters, no composition rule, no rotation by the calendar, common ones forbidden, pasting allowed.
 * GB/T 22239 asks for complexity and regular change: this is a documented deviation, length and a forbidden list stand in for both.
 * Setting `maxAgeDays` or `composition` is where a bureau that must follow it to the letter would begin; neither is enforced now.
 */
export const PASSWORD_POLICY = {
  minLength: 12,
  maxLength: 128,
  composition: null,
  maxAgeDays: null,
  deviation: 'GB/T 22239 8.1.4.1 的复杂度与定期更换：以长度和禁用清单代替(ASVS 5.0 6.2)',
} as const

/** Argon2id as OWASP recommends it for interactive sign-in: 19 MiB, two passes. */
export const ARGON = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

// Stems of what people here type when asked for twelve characters; compared without case, spaces and marks.
const FORBIDDEN_STEMS = [
  'password',
  'passw0rd',
  'admin',
  'administrator',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'iloveyou',
  'woaini',
  'letmein',
  'welcome',
  'changeme',
  'abc123',
  'a123456',
  '123456789',
  '987654321',
  'changhuxian',
  '长护险',
  'huren',
  'nanxun',
  'tongxiang',
  'huzhou',
  'jiaxing',
  'zhejiang',
]

function bare(text: string): string {
  return text.toLowerCase().replace(/[\s\p{P}\p{S}_]/gu, '')
}

function isRun(text: string): boolean {
  const codes = [...text].map((sign) => sign.codePointAt(0) ?? 0)
  const step = (codes[1] ?? 0) - (codes[0] ?? 0)
  return Math.abs(step) <= 1 && codes.every((code, i) => i === 0 || code - (codes[i - 1] ?? 0) === step)
}

/**
 * Whether a new password is good enough. `own` are the person's own words (login name, phone, id), which it must not contain.
 * Refuses `weakPassword` with the sentence under field `field`.
 */
export function goodPassword(password: string, own: readonly string[], field: string): Outcome<string> {
  function no(message: string) {
    return refused('weakPassword', message, { fields: { [field]: message } })
  }
  const length = [...password].length
  if (length < PASSWORD_POLICY.minLength) return no(`密码至少 ${PASSWORD_POLICY.minLength} 个字符，可以是一句话。`)
  if (length > PASSWORD_POLICY.maxLength) return no(`密码最多 ${PASSWORD_POLICY.maxLength} 个字符。`)
  if (password === DEMO_PASSWORD) return no('这个密码是公开的演示密码，请换一个。')
  const core = bare(password)
  if (new Set(core).size < 5) return no('密码里不同的字符太少，请换一个。')
  if (isRun(core)) return no('密码是一串连续的字符，请换一个。')
  const rest = FORBIDDEN_STEMS.reduce((left, stem) => left.replaceAll(stem, ''), core)
  if (rest.length < core.length && rest.length < 6) return no('密码太常见，容易被猜中，请换一个。')
  const told = own.map(bare).find((word) => word.length >= 4 && core.includes(word))
  if (told !== undefined) return no('密码里不要包含登录名、手机号或证件号，请换一个。')
  return done(password)
}
