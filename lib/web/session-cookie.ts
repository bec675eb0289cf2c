import { decode, encode } from 'next-auth/jwt'
import { SIGN_IN } from '../accounts/rules'

/** What the cookie carries: which account, which session row. All else is read from the row on each request. */
export type SessionTicket = { accountId: string; sessionId: string }

function secret(): string {
  const value = process.env.NEXTAUTH_SECRET
  if (!value) throw new Error('NEXTAUTH_SECRET is not set')
  return value
}

/** Whether the portal is served over https; the cookie's prefix follows. */
export function servedSecurely(): boolean {
  return process.env.NEXTAUTH_URL?.startsWith('https://') ?? false
}

/** next-auth's own name for its cookie. */
export function sessionCookieName(): string {
  return servedSecurely() ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
}

export function sessionCookieOptions(expires: Date) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: servedSecurely(), expires } as const
}

export function sealTicket(ticket: SessionTicket): Promise<string> {
  return encode({ token: { sub: ticket.accountId, sid: ticket.sessionId }, secret: secret(), maxAge: SIGN_IN.absolute })
}

/** The ticket in a cookie's text; null for none, a forged or an outdated one. */
export async function openTicket(text: string | undefined): Promise<SessionTicket | null> {
  if (!text) return null
  try {
    const token = await decode({ token: text, secret: secret() })
    return token?.sub && typeof token.sid === 'string' ? { accountId: token.sub, sessionId: token.sid } : null
  } catch {
    // Forged, outdated, or sealed under an earlier secret.
    return null
  }
}
