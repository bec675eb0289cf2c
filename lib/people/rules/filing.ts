import type { PlainDate } from '../../kernel/dates'
import type { Filing } from '../schema'

/** The filing in force on a day, both ends included; of several the one that began last. */
export function filingOn<F extends Pick<Filing, 'since' | 'until' | 'filedOn'>>(filings: readonly F[], day: PlainDate): F | undefined {
  return filings
    .filter((filing) => filing.since <= day && (filing.until === null || day <= filing.until))
    .toSorted((a, b) => (a.since === b.since ? (a.filedOn < b.filedOn ? 1 : -1) : a.since < b.since ? 1 : -1))[0]
}
