import { daysBetween, type PlainDate } from '../../kernel/dates'
import type { RegisterRow } from '../schema'

/** Days ahead at which what runs out is told of. (待核定) */
export const EXPIRY_STEPS = [60, 30, 7] as const
export type ExpiryStep = (typeof EXPIRY_STEPS)[number]
export const EXPIRING = ['agreement', 'licence'] as const
export type Expiring = (typeof EXPIRING)[number]
export const EXPIRING_LABEL: Record<Expiring, string> = { agreement: '服务协议', licence: '许可证' }

/** What of an institution runs out, when, and the step it has come to; a day that has passed has no step. `daysLeft` counts the last day in. */
export type Expiry = { what: Expiring; on: PlainDate; daysLeft: number; step: ExpiryStep | null }

/** What runs out within the first step, or has run out, soonest first. Who has left is warned of nothing. */
export function expiriesOf(row: Pick<RegisterRow, 'status' | 'agreementTo' | 'licenceTo'>, today: PlainDate): Expiry[] {
  if (row.status === 'withdrawn') return []
  const days: Array<[Expiring, PlainDate | null]> = [
    ['agreement', row.agreementTo],
    ['licence', row.licenceTo],
  ]
  return days
    .flatMap(([what, on]) => (on === null ? [] : [{ what, on, daysLeft: daysBetween(today, on), step: stepOn(daysBetween(today, on)) }]))
    .filter(({ daysLeft }) => daysLeft <= EXPIRY_STEPS[0])
    .toSorted((a, b) => a.daysLeft - b.daysLeft)
}

/** The last step that was come to: a run that was missed is told of the step of today and of none before. */
function stepOn(daysLeft: number): ExpiryStep | null {
  if (daysLeft < 0) return null
  return EXPIRY_STEPS.findLast((step) => daysLeft <= step) ?? null
}

/** The number of a warning, by which nobody is told of one twice: of what, which last day, which step. A renewed term counts anew. */
export function warningSeq({ what, on, step }: Pick<Expiry, 'what' | 'on'> & { step: ExpiryStep }): number {
  return daysBetween('2020-01-01', on) * 100 + EXPIRY_STEPS.indexOf(step) * 10 + EXPIRING.indexOf(what)
}

/** 还有 12 天, 今天到期, 已过期 3 天. */
export function daysLeftSays(daysLeft: number): string {
  if (daysLeft === 0) return '今天到期'
  return daysLeft > 0 ? `还有 ${daysLeft} 天` : `已过期 ${-daysLeft} 天`
}
