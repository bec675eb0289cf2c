import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { TURNS } from '@/lib/accounts/rules'
import { authOptions } from '@/lib/web/auth'
import { callerAddress, turnAway } from '@/lib/web/rate'

const auth = NextAuth(authOptions)

type Context = { params: Promise<{ nextauth: string[] }> }

export async function GET(request: NextRequest, context: Context): Promise<Response> {
  return auth(request, context)
}

/** Signing in by this door is counted before it is tried: 429 and Retry-After past the limit (W-03). */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (nextauth.join('/') === 'callback/credentials') {
    const { limit, window } = TURNS.signInLogin
    const away = await turnAway(`signInRoute:${await callerAddress()}`, limit, window)
    if (away) return away
  }
  return auth(request, context)
}
