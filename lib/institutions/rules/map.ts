/*
 * The map of institutions: a schematic one of our own, without a ground and without anyone's outlines. Places are set out by their
 * coordinates over a plain grid of kilometres; what would touch is drawn as one.
 */

type Spot = { code: string | null; name: string | null; townshipCode: string; latitude: number; longitude: number; count: number }

/** One thing on the map: an institution, or several too near each other to be told apart. */
export type Mark = { x: number; y: number; count: number; spots: Spot[] }
export type Drawn = {
  width: number
  height: number
  marks: Mark[]
  /** Grid lines, and how far apart they are. */
  grid: { across: number[]; down: number[]; kilometres: number; step: number }
}

export const MAP_WIDTH = 400
/** Marks stand at least so far apart, so that each can be pressed. */
export const APART = 46
const MARGIN = 40
const [LEAST_HEIGHT, MOST_HEIGHT] = [260, 460]
const KILOMETRES_A_DEGREE = 111.32
/** A single place is shown with this much around it. */
const LEAST_SPAN = 4
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500]

/** Distance in kilometres by straight line (great circle). */
export function kilometresBetween(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180
  const h =
    Math.sin(rad(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(rad(b.longitude - a.longitude) / 2) ** 2
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** 约 3.4 公里, 约 800 米: as told to a person, never nearer than what is known. */
export function distanceSays(kilometres: number): string {
  return kilometres < 1
    ? `约 ${Math.max(100, Math.round(kilometres * 10) * 100)} 米`
    : `约 ${kilometres.toFixed(kilometres < 10 ? 1 : 0)} 公里`
}

/** Sets places out on the sheet; null where there is none. The same places always give the same sheet, in whatever order they come. */
export function drawn(spots: readonly Spot[]): Drawn | null {
  if (spots.length === 0) return null
  const ordered = spots.toSorted((a, b) => b.count - a.count || compare(a.code ?? a.townshipCode, b.code ?? b.townshipCode))
  const [south, north] = [Math.min(...spots.map((one) => one.latitude)), Math.max(...spots.map((one) => one.latitude))]
  const [west, east] = [Math.min(...spots.map((one) => one.longitude)), Math.max(...spots.map((one) => one.longitude))]
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const wide = Math.max(LEAST_SPAN, (east - west) * KILOMETRES_A_DEGREE * narrowing)
  const tall = Math.max(LEAST_SPAN, (north - south) * KILOMETRES_A_DEGREE)
  const scale = Math.min((MAP_WIDTH - 2 * MARGIN) / wide, (MOST_HEIGHT - 2 * MARGIN) / tall)
  const height = Math.round(Math.max(LEAST_HEIGHT, tall * scale + 2 * MARGIN))
  const at = ({ latitude, longitude }: Spot) => ({
    x: round(MAP_WIDTH / 2 + (longitude - (west + east) / 2) * KILOMETRES_A_DEGREE * narrowing * scale),
    y: round(height / 2 - (latitude - (south + north) / 2) * KILOMETRES_A_DEGREE * scale),
  })
  const marks: Mark[] = []
  for (const spot of ordered) {
    const { x, y } = at(spot)
    const near = marks
      .map((mark) => ({ mark, far: Math.hypot(mark.x - x, mark.y - y) }))
      .filter((one) => one.far < APART)
      .toSorted((a, b) => a.far - b.far)[0]?.mark
    if (near) {
      near.spots.push(spot)
      near.count += spot.count
    } else marks.push({ x, y, count: spot.count, spots: [spot] })
  }
  return { width: MAP_WIDTH, height, marks, grid: gridOf(height, scale) }
}

function gridOf(height: number, scale: number): Drawn['grid'] {
  const kilometres = STEPS.find((one) => one * scale >= 55) ?? (STEPS.at(-1) as number)
  const step = kilometres * scale
  const lines = (length: number) => {
    const first = (length / 2) % step
    return Array.from({ length: Math.max(0, Math.floor((length - first) / step) + 1) }, (_, n) => round(first + n * step))
  }
  return { across: lines(height), down: lines(MAP_WIDTH), kilometres, step: round(step) }
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
