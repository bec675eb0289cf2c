import { DOOR } from '../../access/schema'
import { asActor } from '../../db'
import { type Problem, refused } from '../../kernel/outcome'
import { vault } from '../../vault'
import { advanceWindow, forgetBefore, returnCount } from '../store/codes'

export type Turn = { taken: true } | { taken: false; retryAfter: number }

/** Whom a counter counts is kept only as a keyed digest. */
export function keptKey(key: string): string {
  return `${key.split(':', 1)[0]}:${vault().index('code', key)}`
}

/**
 * Takes one of `limit` turns in `windowSeconds` for `key` ("purpose:whom"), by one atomic statement; when none is left, tells the
 * seconds until there is (W-03). It commits by itself: a refused deed costs its turn.
 */
export async function takeTurn(key: string, limit: number, windowSeconds: number, at: Date = new Date()): Promise<Turn> {
  const { count, startedAt } = await asActor(DOOR, (tx) => advanceWindow(tx, keptKey(key), windowSeconds, at))
  if (count <= limit) return { taken: true }
  const left = Math.ceil((startedAt.getTime() + windowSeconds * 1000 - at.getTime()) / 1000)
  return { taken: false, retryAfter: Math.max(1, left) }
}

/** Gives a turn back, for a deed that went well and should cost none: a shared counter's desk signs in many times a day. */
export async function returnTurn(key: string): Promise<void> {
  await asActor(DOOR, (tx) => returnCount(tx, keptKey(key)))
}

/** The refusal of one who has no turn left. */
export function tooMany(retryAfter: number): { ok: false; problem: Problem } {
  const wait = retryAfter < 90 ? `${retryAfter} 秒` : `${Math.ceil(retryAfter / 60)} 分钟`
  return refused('tooMany', `操作过于频繁，请 ${wait}后再试。`)
}

/** Forgets counters and codes that are two days old; the calendar's nightly work. */
export function sweepTurns(at: Date): Promise<number> {
  return asActor(DOOR, (tx) => forgetBefore(tx, new Date(at.getTime() - 2 * 86_400_000)))
}
