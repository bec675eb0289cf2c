import type { Route } from 'next'
import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type { Actor, Role } from '../access/schema'
import { liveSession } from '../accounts/commands'
import type { LiveSession } from '../accounts/schema'
import { portalDay } from '../agreements/commands'
import type { PlainDate } from '../kernel/dates'
import { openTicket, type SessionTicket, sessionCookieName } from './session-cookie'

/** The ticket this browser holds, whether or not its session still lives. */
export async function heldTicket(): Promise<SessionTicket | null> {
  return openTicket((await cookies()).get(sessionCookieName())?.value)
}

/** The live session of this request, compared with its row; one look-up however often a page asks. */
export const currentSession: () => Promise<LiveSession | null> = cache(async () => {
  const ticket = await heldTicket()
  return ticket ? liveSession(ticket.sessionId, ticket.accountId, new Date()) : null
})

/** Who is signed in, or null. */
export async function currentActor(): Promise<Actor | null> {
  return (await currentSession())?.actor ?? null
}

/** The path asked for, told by the proxy, to come back to after signing in. */
async function pathAskedFor(): Promise<string> {
  return (await headers()).get('x-portal-path') ?? '/account'
}

/**
 * The session of a page that needs one: to /sign-in when there is none, 404 when the role is another (a wall and a miss look the
 * same). With no roles named, anyone signed in.
 */
export async function requireSession(...roles: Role[]): Promise<LiveSession> {
  const session = await currentSession()
  if (!session) redirect(`/sign-in?from=${encodeURIComponent(await pathAskedFor())}` as Route)
  if (roles.length > 0 && !roles.includes(session.actor.role)) notFound()
  return session
}

/** As requireSession, for pages that only need to know who; one who must first change a temporary password is led to /account. */
export async function requireActor(...roles: Role[]): Promise<Actor> {
  const session = await requireSession(...roles)
  if (session.mustChangePassword) redirect('/account' as Route)
  return session.actor
}

/** Today in Asia/Shanghai, moved by the demo clock outside live mode. */
export const portalToday: () => Promise<PlainDate> = cache(() => portalDay(new Date()))
