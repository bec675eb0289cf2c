import { z } from 'zod'
import { type Actor, type Role, STAFF_ROLES } from '../access/schema'

/** What administrators give: every role but the applicant's, which people make themselves. */
export const StaffRole = z.enum(STAFF_ROLES)
export type StaffRole = z.infer<typeof StaffRole>

export const AccountStatus = z.enum(['active', 'disabled'])
export type AccountStatus = z.infer<typeof AccountStatus>
export const ACCOUNT_STATUS_LABEL: Record<AccountStatus, string> = { active: '在用', disabled: '已停用' }

/** Why a session no longer lives. */
export const SessionEnd = z.enum([
  'signedOut',
  'signedInAgain',
  'passwordChanged',
  'roleChanged',
  'disabled',
  'endedByOwner',
  'endedByAdministrator',
])
export type SessionEnd = z.infer<typeof SessionEnd>

/** Starts with a letter, so that no login name can be taken for a phone number. */
export const loginNameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{2,39}$/, '登录名以字母开头，3 至 40 位，只用小写字母、数字、点、横线和下划线')

export const personNameSchema = z.string().trim().min(1, '请填写姓名').max(60, '姓名最多 60 个字')

/** Normalised by people's rules before it comes here; only its shape is looked at again. */
export const normalisedIdSchema = z.string().regex(/^\d{17}[\dX]$/, '公民身份号码为 18 位')

export const phoneSchema = z
  .string()
  .trim()
  .transform((text) => text.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, ''))
  .pipe(z.string().regex(/^1\d{10}$/, '手机号为 11 位数字'))

export const codeSchema = z
  .string()
  .trim()
  .regex(/^\d{6}$/, '验证码为 6 位数字')

/** As typed; the policy in rules decides whether a new one is good enough. */
const typedPassword = z.string().min(1, '请填写密码').max(200, '密码最多 200 个字符')

export const signInSchema = z.strictObject({
  /** Login name, or an applicant's phone. */
  login: z.string().trim().min(1, '请填写登录名或手机号').max(60, '登录名或手机号过长'),
  password: typedPassword,
})
export type SignIn = z.infer<typeof signInSchema>

export const requestCodeSchema = z.strictObject({ phone: phoneSchema })

export const signUpSchema = z.strictObject({
  phone: phoneSchema,
  code: codeSchema,
  name: personNameSchema,
  nationalId: normalisedIdSchema,
  password: typedPassword,
})
export type SignUp = z.infer<typeof signUpSchema>

/** A forgotten password: the telephone's code, and the id the account was opened with. */
export const resetPasswordSchema = signUpSchema.omit({ name: true })
export type ResetPassword = z.infer<typeof resetPasswordSchema>

export const changePasswordSchema = z.strictObject({ current: typedPassword, next: typedPassword })
export type ChangePassword = z.infer<typeof changePasswordSchema>

/** Asking again before a grave act (S-07). */
export const confirmPasswordSchema = z.strictObject({ password: typedPassword })
export type ConfirmPassword = z.infer<typeof confirmPasswordSchema>

export const staffEntrySchema = z.strictObject({
  loginName: loginNameSchema,
  displayName: personNameSchema,
  role: StaffRole,
  regionCode: z
    .string()
    .regex(/^\d{6}$/, '请选择地区')
    .nullable(),
  institutionId: z.string().min(1).max(60).nullable(),
  nationalId: normalisedIdSchema,
})
export type StaffEntry = z.infer<typeof staffEntrySchema>

export const firstAdministratorSchema = z.strictObject({
  loginName: loginNameSchema,
  displayName: personNameSchema,
  nationalId: normalisedIdSchema,
  password: typedPassword,
})
export type FirstAdministrator = z.infer<typeof firstAdministratorSchema>

/** An account without its secrets. */
export type Account = {
  id: string
  loginName: string
  displayName: string
  role: Role
  regionCode: string | null
  institutionId: string | null
  status: AccountStatus
  demo: boolean
  lockedUntil: Date | null
  temporaryUntil: Date | null
  createdAt: Date
}

/** Who a live session belongs to, as the porch hands it to pages. */
export type LiveSession = {
  sessionId: string
  actor: Actor
  /** Signed in with a password shown once by an administrator: nothing but changing it is open. */
  mustChangePassword: boolean
  /** When the password was last given again (S-07); null since signing in. */
  confirmedAt: Date | null
}

/** One row of "where am I signed in". */
export type SessionLine = { id: string; createdAt: Date; lastSeenAt: Date; agent: string }

/** A sign-in that may be printed on the demo's sign-in page. */
export type DemoSignIn = { loginName: string; displayName: string; role: Role; regionCode: string | null }

/** The one password of all demo accounts; live mode knows neither them nor it. */
export const DEMO_PASSWORD = 'demo-2026-互认'
