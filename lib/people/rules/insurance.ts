import { addMonths, daysBetween, type PlainDate } from '../../kernel/dates'
import type { InsuranceRecord, InsuranceStanding } from '../schema'

/** The latest row not later than today; rows of one region. */
export function latestInsurance<R extends Pick<InsuranceRecord, 'asOf'>>(records: readonly R[], today: PlainDate): R | undefined {
  return records.filter((record) => record.asOf <= today).toSorted((a, b) => (a.asOf < b.asOf ? 1 : -1))[0]
}

/** 'unknown' when no row is at hand or the latest is older than `freshDays`: no refusal, a competent clerk confirms with evidence. */
export function insuranceStanding(
  records: readonly Pick<InsuranceRecord, 'asOf' | 'status'>[],
  today: PlainDate,
  freshDays: number,
): InsuranceStanding {
  const latest = latestInsurance(records, today)
  if (!latest || daysBetween(latest.asOf, today) > freshDays) return 'unknown'
  return latest.status === 'insured' ? 'insured' : 'notInsured'
}

/** The waiting period is over on its last day's date of the month: insured since 1 March, six months, over on 1 September. */
export function waitedEnough(insuredSince: PlainDate, today: PlainDate, waitingMonths: number): boolean {
  return addMonths(insuredSince, waitingMonths) <= today
}
