/** A claim this old was left by a process that died. */
export const CLAIM_HOLDS_MINUTES = 5
/** News older than this is none: it is set aside unsent, and the inbox or the clerk has told it. */
export const STALE_AFTER_DAYS = 3

/** Minutes to wait after the first, second … failed try; after the last of them it is set aside. */
const WAITS = [1, 5, 15, 60, 240]

/** When to try again after the try numbered `tries` failed; null: not any more. */
export function afterFailure(tries: number, at: Date): Date | null {
  const minutes = WAITS[tries - 1]
  return minutes === undefined ? null : new Date(at.getTime() + minutes * 60_000)
}
