import { DOOR } from '../../access/schema'
import { asActor } from '../../db'
import { type Problem, refused } from '../../kernel/outcome'
import { vault } from '../../vault'
import { advanceWindow, forgetBefore } from '../store/codes'

export type Turn = { taken: true } | { taken: false; retryAfter: number }

/**
 * Takes one of `limit` turns in `windowSeconds` for `key` ("purpose:whom"), by one atomic statement; when none is left, tells the
 * seconds until there is (W-03). Whom it counts is kept only as a keyed digest. It commits by itself: a refused deed costs its turn.
 */
export async function takeTurn(key: string, limit: number, windowSeconds: number, at: Date = new Date()): Promise<Turn> {
  const purpose = key.split(':', 1)[0] as string
  const kept = `${purpose}:${vault().index('code', key)}`
  const { count, startedAt } = await asActor(DOOR, (tx) => advanceWindow(tx, kept, windowSeconds, at))
  if (count <= limit) return { taken: true }
  const left = Math.ceil((startedAt.getTime() + windowSeconds * 1000 - at.getTime()) / 1000)
  return { taken: false, retryAfter: Math.max(1, left) }
}

/** The refusal of one who has no turn left. */
export function tooMany(retryAfter: number): { ok: false; problem: Problem } {
  const wait = retryAfter < 90 ? `${retryAfter} 秒` : `${Math.ceil(retryAfter / 60)} 分钟`
  return refused('tooMany', `操作过于频繁,请 ${wait}后再试。`)
}

/** Forgets counters and codes that are two days old; the calendar's nightly work. */
export function sweepTurns(at: Date): Promise<number> {
  return asActor(DOOR, (tx) => forgetBefore(tx, new Date(at.getTime() - 2 * 86_400_000)))
}
