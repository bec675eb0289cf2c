import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { returnTurn } from '@/lib/accounts/commands/turns'
import { TURNS } from '@/lib/accounts/rules'
import { authOptions } from '@/lib/web/auth'
import { callerAddress, turnAway } from '@/lib/web/rate'
import { sessionCookieName } from '@/lib/web/session-cookie'

type Context = { params: Promise<{ nextauth: string[] }> }

const auth: (request: NextRequest, context: Context) => Promise<Response> = NextAuth(authOptions)

export async function GET(request: NextRequest, context: Context): Promise<Response> {
  return auth(request, context)
}

/** Signing in by this door is counted before it is tried: 429 and Retry-After past the limit (W-03). */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (nextauth.join('/') !== 'callback/credentials') return auth(request, context)
  const form = await request
    .clone()
    .formData()
    .catch(() => null)
  const key = `signInRoute:${String(form?.get('login')).toLowerCase()}@${await callerAddress()}`
  const away = await turnAway(key, TURNS.signInLogin.limit, TURNS.signInLogin.window)
  if (away) return away
  const answer = await auth(request, context)
  // The session's cookie is set only for one who came in.
  const entered = answer.headers.getSetCookie().some((cookie) => cookie.startsWith(`${sessionCookieName()}=`))
  if (entered) await returnTurn(key)
  return answer
}
