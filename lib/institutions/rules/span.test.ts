import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type PlainDate } from '../../kernel/dates'
import { cellsWith, FIXTURE } from '../register.fixture'
import { INSTITUTION_STATUSES, type ListedRow } from '../schema'
import { judgeRow } from './import-row'
import { effectiveDay, replayedOn, spanAfter, spansOf } from './span'

const ROW = judgeRow(cellsWith(), { ...FIXTURE, codesInFile: new Map(), regionByCode: new Map() }).row as ListedRow
const FIRST: PlainDate = '2026-01-01'
const CODES = ['SL998001000A', 'SL998001000B', 'SL998001000C'] as const
const YEAR = Array.from({ length: 370 }, (_, i) => addDays(FIRST, i - 2))

/** A year of signed dockets: how many days after the one before, of which institution, leaving it how. */
const dockets = fc.array(
  fc.record({ after: fc.integer({ min: 0, max: 40 }), code: fc.constantFrom(...CODES), status: fc.constantFrom(...INSTITUTION_STATUSES) }),
  { maxLength: 40 },
)

function logOf(given: ReadonlyArray<{ after: number; code: string; status: ListedRow['status'] }>) {
  let day = FIRST
  return given.map(({ after, code, status }, seq) => {
    day = addDays(day, after)
    return { code, effectiveOn: day, row: { ...ROW, code, status, phone: String(seq) } }
  })
}

describe('past days', () => {
  it('every day of a year, by the spans, is the log replayed to it', () => {
    fc.assert(
      fc.property(dockets, (given) => {
        const log = logOf(given)
        const spans = spansOf(log)
        for (const day of YEAR) {
          const stood = spans.filter(({ spanFrom, spanTo }) => spanFrom <= day && (spanTo === null || day <= spanTo)).map((one) => one.row)
          const byCode = (a: ListedRow, b: ListedRow) => (a.code < b.code ? -1 : 1)
          expect(stood.sort(byCode)).toEqual(replayedOn(log, day).sort(byCode))
        }
      }),
      { numRuns: 100 },
    )
  })

  it('spans of one institution follow each other without a gap and without meeting, and the last one stands', () => {
    fc.assert(
      fc.property(dockets, (given) => {
        const spans = spansOf(logOf(given))
        for (const code of CODES) {
          const own = spans.filter((one) => one.code === code)
          for (const [at, { spanFrom, spanTo }] of own.entries()) {
            if (spanTo) expect(spanFrom <= spanTo).toBe(true)
            expect(own[at + 1]?.spanFrom ?? null).toBe(spanTo === null ? null : addDays(spanTo, 1))
          }
        }
      }),
    )
  })

  it('a second entry of a day takes the place of the first; an earlier one is a fault', () => {
    const [one, two] = [
      { code: 'A', effectiveOn: FIRST, row: ROW },
      { code: 'A', effectiveOn: FIRST, row: { ...ROW, phone: '2' } },
    ] as const
    expect(spansOf([one, two])).toMatchObject([{ spanFrom: FIRST, spanTo: null, row: { phone: '2' } }])
    const { begun } = spanAfter(null, { ...one, effectiveOn: addDays(FIRST, 1) })
    expect(() => spanAfter(begun, one)).toThrow('A')
    expect(effectiveDay(begun, FIRST)).toBe(addDays(FIRST, 1))
    expect(effectiveDay(null, FIRST)).toBe(FIRST)
  })
})
