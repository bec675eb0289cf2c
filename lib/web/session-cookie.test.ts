import { afterEach, describe, expect, it, vi } from 'vitest'
import { openTicket, sealTicket, sessionCookieName, sessionCookieOptions } from './session-cookie'

afterEach(() => vi.unstubAllEnvs())

describe('the session cookie', () => {
  it('opens under its own secret only', async () => {
    vi.stubEnv('NEXTAUTH_SECRET', 'one-secret-of-at-least-32-characters')
    const sealed = await sealTicket({ accountId: 'a', sessionId: 's' })
    expect(await openTicket(sealed)).toEqual({ accountId: 'a', sessionId: 's' })
    expect(sealed).not.toContain('"s"')
    for (const forged of [`${sealed.slice(0, -3)}AAA`, 'a.b.c', '', undefined]) expect(await openTicket(forged)).toBeNull()
    vi.stubEnv('NEXTAUTH_SECRET', 'another-secret-of-at-least-32-chars!')
    expect(await openTicket(sealed)).toBeNull()
  })
  it('is out of scripts’ reach, and secure where the portal is', () => {
    vi.stubEnv('NEXTAUTH_URL', 'https://portal.example')
    expect(sessionCookieName()).toBe('__Secure-next-auth.session-token')
    expect(sessionCookieOptions(new Date())).toMatchObject({ httpOnly: true, secure: true, sameSite: 'lax', path: '/' })
    vi.stubEnv('NEXTAUTH_URL', 'http://127.0.0.1:3000')
    expect(sessionCookieName()).toBe('next-auth.session-token')
  })
})
