import type { DueAct } from '../cases/schema/due'
import type { Pulse } from './schema'

/** The queue shows a pulse each minute; this long without one, and it has stopped. */
export const PULSE_WITHIN_MINUTES = 3

/** Whether the background work runs, by its last pulse. */
export function pulseOf(lastAt: Date | null, now: Date): Pulse {
  const minutes = lastAt ? Math.floor((now.getTime() - lastAt.getTime()) / 60_000) : 0
  return { running: lastAt !== null && minutes < PULSE_WITHIN_MINUTES, lastAt, stoppedMinutes: Math.max(0, minutes) }
}

/** Of an act at a version there is one job and one event, however often it falls due, is handed in or is carried out. */
export function keyOf({ act, level, of, caseId, version }: DueAct): string {
  const what = [act, ...(of === 'desk' ? [] : [of]), ...(level ? [level] : [])].join('-')
  return `calendar:${what}:${caseId}:${version}`
}

/** Refusals that say there is nothing left to do: someone was quicker, or the case has moved. Any other is tried again. */
const SETTLED: ReadonlySet<string> = new Set([
  'stale',
  'wrongStatus',
  'wrongSide',
  'notFound',
  'remindedAlready',
  'nothingDue',
  'renewalOpen',
])

export function isSettled(code: string): boolean {
  return SETTLED.has(code)
}

const FAILURE: Record<string, string> = {
  calendarNotLoaded: '所需年份的节假日安排没有载入，算不出期限。载入后重新办理。',
  notYet: '期限其实还没有过。',
  tooEarly: '还没有到可以办理的日子。',
  unexpected: '程序出错，日志里有记录。',
}

/** What stands behind a failed job's code, in one sentence. */
export function failureSays(code: string): string {
  return FAILURE[code] ?? `没有办成，原因代码 ${code}。`
}
