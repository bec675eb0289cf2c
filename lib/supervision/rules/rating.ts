import type { PublicRating } from '../schema/complaint'
import { SMALLEST_CELL } from './cells'

/** Whether the public figure moves with this many ratings: at every tenth, so that two figures never differ by one family. */
export function movesFigure(count: number): boolean {
  return count >= SMALLEST_CELL && count % SMALLEST_CELL === 0
}

/** To one decimal, as it is shown. */
export function figureOf({ count, sum, asOf }: { count: number; sum: number; asOf: string }): PublicRating {
  return { count, average: Math.round((sum / count) * 10) / 10, asOf }
}
