import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { must } from '../kernel/outcome'
import { gradesByTotals } from './grades-by-totals.fixture'
import { findingOf } from './rules'
import { EDITIONS, editionDigest } from './rules/edition'
import { DIMENSION_IDS } from './schema'
import { itemsOf } from './sheets.fixture'

type GoldenSheet = { weights: number[]; totals: number[]; levels: number[]; grade: number }

describe.each(EDITIONS.map((edition) => [edition.id, edition] as const))('D-05 golden: %s', (id, edition) => {
  const [head = '', ...lines] = golden(`${id}.sheets.jsonl`).trimEnd().split('\n')
  const named = JSON.parse(head) as { edition: string; digest: string; items: string[] }
  const sheets = lines.map((line) => JSON.parse(line) as GoldenSheet)

  test('the edition is the one the golden set was written for, by its whole digest', () => {
    expect({ edition: id, digest: editionDigest(edition), items: itemsOf(edition).map((item) => item.linkId) }).toEqual(named)
  })

  test('no grade, level or total of the golden sheets has moved', () => {
    const graded = sheets.map(({ weights }) => {
      const answers = named.items.map((linkId, at) => ({ linkId, weight: weights[at] }))
      const { totals, levels, grade } = must(findingOf(edition, answers))
      return { weights, totals: DIMENSION_IDS.map((one) => totals[one]), levels: DIMENSION_IDS.map((one) => levels[one]), grade }
    })
    expect(graded).toEqual(sheets)
  })

  test('the golden set is wide enough: 400 sheets through all sixteen cells', () => {
    expect(sheets).toHaveLength(400)
    const cells = sheets.map(({ levels: [adl = 0, cog = 0, sen = 0] }) => `${adl}${Math.max(cog, sen)}`)
    expect(new Set(cells).size).toBe(16)
  })

  test('no grade of any reachable combination of totals has moved', () => {
    expect(gradesByTotals(edition)).toBe(golden(`${id}.totals.txt`))
  })
})

function golden(name: string): string {
  return readFileSync(new URL(`./golden/${name}`, import.meta.url), 'utf8')
}
