import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { returnTurn } from '@/lib/accounts/commands/turns'
import { TURNS } from '@/lib/accounts/rules'
import { authOptions } from '@/lib/web/auth'
import { callerAddress, turnAway } from '@/lib/web/rate'
import { sessionCookieName } from '@/lib/web/session-cookie'
import { boundedText, jsonIn } from '../../body'

type Context = { params: Promise<{ nextauth: string[] }> }

const auth: (request: NextRequest, context: Context) => Promise<Response> = NextAuth(authOptions)

export async function GET(request: NextRequest, context: Context): Promise<Response> {
  return auth(request, context)
}

/** What next-auth's own forms send is far less. */
const BODY_MAX = 10_000

/** Signing in by this door is counted before it is tried: 429 and Retry-After past the limit (W-03). */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const text = await boundedText(request, BODY_MAX)
  if (text === null) return new Response(null, { status: 413 })
  // Read once, and handed on as it was.
  const asked = new NextRequest(request.url, { method: 'POST', headers: request.headers, body: text })
  const { nextauth } = await context.params
  if (nextauth.join('/') !== 'callback/credentials') return auth(asked, context)
  const login = loginIn(text, request.headers.get('content-type') ?? '')
  const key = `signInRoute:${login.toLowerCase()}@${await callerAddress()}`
  const away = await turnAway(key, TURNS.signInLogin.limit, TURNS.signInLogin.window)
  if (away) return away
  const answer = await auth(asked, context)
  // The session's cookie is set only for one who came in.
  const entered = answer.headers.getSetCookie().some((cookie) => cookie.startsWith(`${sessionCookieName()}=`))
  if (entered) await returnTurn(key)
  return answer
}

/** Whose sign-in this is, in either of the two ways next-auth reads a body; empty where none is named. */
function loginIn(text: string, type: string): string {
  const read = type.includes('application/json') ? jsonIn(text) : Object.fromEntries(new URLSearchParams(text))
  return String((read as { login?: unknown } | null)?.login ?? '')
}
