import { addDays, type PlainDate } from '../../kernel/dates'
import type { ListedRow } from '../schema'
import type { InstitutionSpan, RegisterEntry } from '../schema/change'

type Step = Pick<RegisterEntry, 'code' | 'effectiveOn' | 'row'>

/**
 * What one entry of the log does to the spans of its institution: `ended` is the span that stood, closed the day before, `begun` the one
 * that stands. A second entry of the same day takes the first one's place. Entries of one institution come in order of their days.
 */
export function spanAfter(standing: InstitutionSpan | null, { code, effectiveOn, row }: Step) {
  const begun: InstitutionSpan = { code, spanFrom: effectiveOn, spanTo: null, kind: row.kind, status: row.status, row }
  if (standing === null || standing.spanFrom === effectiveOn) return { ended: null, begun }
  if (effectiveOn < standing.spanFrom) throw new Error(`${code}: an entry of ${effectiveOn} comes after one of ${standing.spanFrom}`)
  return { ended: { ...standing, spanTo: addDays(effectiveOn, -1) }, begun }
}

/** From which day a change of today counts: never before what is written of the same institution. */
export function effectiveDay(standing: InstitutionSpan | null, today: PlainDate): PlainDate {
  return standing !== null && standing.spanFrom > today ? standing.spanFrom : today
}

/** The log folded by day, each institution's spans in order. */
export function spansOf(log: readonly Step[]): InstitutionSpan[] {
  const byCode = new Map<string, InstitutionSpan[]>()
  for (const entry of log) {
    const spans = byCode.get(entry.code) ?? []
    const { ended, begun } = spanAfter(spans.at(-1) ?? null, entry)
    byCode.set(entry.code, [...spans.slice(0, -1), ...(ended ? [ended] : []), begun])
  }
  return [...byCode.values()].flat()
}

/** The register as it stood on a day, by replaying the log: every institution's last row until then. */
export function replayedOn(log: readonly Step[], day: PlainDate): ListedRow[] {
  const rows = new Map<string, ListedRow>()
  for (const { code, effectiveOn, row } of log) if (effectiveOn <= day) rows.set(code, row)
  return [...rows.values()]
}
