/** A limit is near so many days before it passes. A default for the bureaus to confirm. */
export const SOON_DAYS = 5

/** Steps of a thread count from one; reminders stand far above them, two a round: near, and passed. */
export function reminderSeq(round: number, isLate: boolean): number {
  return 100_000 + round * 2 + (isLate ? 1 : 0)
}
