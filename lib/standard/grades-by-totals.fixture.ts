import { must } from '../kernel/outcome'
import { findingOf } from './rules'
import { reachableTotals } from './rules/edition'
import type { Edition } from './schema'
import { sheetWithTotals } from './sheets.fixture'

/**
 * The grade of every reachable combination of totals, by grading a sheet for each. One line an ADL total; on it, for runs of
 * cognition totals alike, the grades over the third dimension as `grade×count`.
 */
export function gradesByTotals(edition: Edition): string {
  const { adl, cog, sen } = edition.dimensions
  const lines = reachableTotals(adl).map((a) => {
    const byCog = reachableTotals(cog).map((c) => {
      const grades = reachableTotals(sen).map((s) => must(findingOf(edition, sheetWithTotals(edition, { adl: a, cog: c, sen: s }))).grade)
      return {
        total: c,
        runs: runsOf(grades)
          .map(({ value, count }) => `${value}×${count}`)
          .join(' '),
      }
    })
    const spans = runsOf(byCog.map((one) => one.runs))
    let at = 0
    const parts = spans.map(({ value, count }) => {
      const from = byCog[at]?.total
      at += count
      return `cog ${from}–${byCog[at - 1]?.total}: ${value}`
    })
    return `adl ${a} | ${parts.join(' | ')}`
  })
  return `${edition.id} ${edition.digest}\n${lines.join('\n')}\n`
}

function runsOf<V>(values: readonly V[]): Array<{ value: V; count: number }> {
  const runs: Array<{ value: V; count: number }> = []
  for (const value of values) {
    const last = runs.at(-1)
    if (last !== undefined && last.value === value) last.count += 1
    else runs.push({ value, count: 1 })
  }
  return runs
}
