import type { Role } from '../access/schema'

/**
 * Numbers of sign-in and sessions. Defaults for the bureaus to confirm (S-01, S-03).
 * Seconds throughout.
 */
export const SIGN_IN = {
  wrongTries: 5,
  triesWindow: 15 * 60,
  lockFor: 15 * 60,
  idleStaff: 15 * 60,
  idleApplicant: 30 * 60,
  absolute: 12 * 3600,
  /** A live session's last sight is written at most this often: reading must not mean writing. */
  sightEvery: 30,
  /** Having given the password again opens grave acts for so long (S-07). */
  confirmedFor: 5 * 60,
  temporaryPassword: 3 * 24 * 3600,
} as const

export const CODE = { digits: 6, lifetime: 10 * 60, attempts: 5 } as const

/** Rate limits: at most `limit` turns in `window` seconds for one key (W-03). */
export const TURNS = {
  /** One login from one address: an office behind one address is not shut out by one clumsy colleague. */
  signInLogin: { limit: 10, window: 15 * 60 },
  /** All logins from one address: high enough for an office in the morning, low enough against a list of passwords. */
  signInAddress: { limit: 300, window: 15 * 60 },
  /** Codes asked for one phone from one address: below what the phone has, so that one stranger alone never uses up the owner's. */
  codePairMinute: { limit: 1, window: 60 },
  codePairDay: { limit: 5, window: 24 * 3600 },
  /** Codes for one phone from anywhere: an hour and no day, so that strangers keep the owner away for an hour at most at a time. */
  codePhoneHour: { limit: 8, window: 3600 },
  codeAddress: { limit: 60, window: 3600 },
  /** Codes the whole portal sends: what a list of invented phones may cost at most. */
  codePortalHour: { limit: 600, window: 3600 },
  /** Tries at a phone's code from another address than asked for it: a telephone that left its own network needs one. */
  codeElsewhere: { limit: 20, window: 3600 },
  signUpAddress: { limit: 60, window: 3600 },
  resetAddress: { limit: 60, window: 3600 },
  passwordChange: { limit: 10, window: 15 * 60 },
  passwordConfirm: { limit: 10, window: 15 * 60 },
} as const satisfies Record<string, { limit: number; window: number }>

/** Seconds a session may rest before it dies. */
export function idleSeconds(role: Role): number {
  return role === 'applicant' ? SIGN_IN.idleApplicant : SIGN_IN.idleStaff
}

/** Whether a session lives at an instant: not ended, within its twelve hours, not left alone too long (S-03). */
export function sessionLives(session: { endedAt: Date | null; expiresAt: Date; lastSeenAt: Date }, role: Role, at: Date): boolean {
  return (
    session.endedAt === null &&
    at.getTime() < session.expiresAt.getTime() &&
    at.getTime() - session.lastSeenAt.getTime() < idleSeconds(role) * 1000
  )
}

/** Whether the password was given again within the last five minutes (S-07). Real time, never the demo's. */
export function confirmedLately({ confirmedAt }: { confirmedAt: Date | null }, at: Date): boolean {
  return confirmedAt !== null && at.getTime() - confirmedAt.getTime() < SIGN_IN.confirmedFor * 1000
}

/** 199****0001, for screens and logs of what was sent. */
export function maskedPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

/** A browser's own long name made short: "Chrome · Windows". */
export function shortAgent(userAgent: string): string {
  const browser = ['Edg', 'MicroMessenger', 'Firefox', 'Chrome', 'Safari'].find((name) => userAgent.includes(name))
  const system = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac OS', 'Linux'].find((name) => userAgent.includes(name))
  const shown: Record<string, string> = { Edg: 'Edge', MicroMessenger: '微信', 'Mac OS': 'macOS' }
  const parts = [browser, system].flatMap((name) => (name ? [shown[name] ?? name] : []))
  return parts.length > 0 ? parts.join(' · ') : '未知设备'
}
