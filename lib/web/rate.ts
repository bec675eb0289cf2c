import { headers } from 'next/headers'
import { takeTurn } from '../accounts/commands/turns'
import { proxyHops } from '../mode'
import { callerIn } from './caller'

/** The caller's network address, as whoever stands nearest to this house wrote it down. */
export async function callerAddress(): Promise<string> {
  return callerIn((await headers()).get('x-forwarded-for'), proxyHops(process.env))
}

/**
 * For route handlers: null while there are turns, else the answer to give, 429 with Retry-After (W-03). `key` is "purpose:whom".
 * Actions use takeTurn and tooMany of lib/accounts/commands/turns.
 */
export async function turnAway(key: string, limit: number, windowSeconds: number): Promise<Response | null> {
  const turn = await takeTurn(key, limit, windowSeconds)
  if (turn.taken) return null
  return Response.json(
    { problem: { code: 'tooMany', message: `操作过于频繁，请 ${turn.retryAfter} 秒后再试。` } },
    { status: 429, headers: { 'Retry-After': String(turn.retryAfter), 'Cache-Control': 'no-store' } },
  )
}
