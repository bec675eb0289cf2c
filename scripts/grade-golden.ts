// Writes the golden files of an edition into lib/standard/golden: run once when an edition is published, then never again.
// npx tsx scripts/grade-golden.ts db33t-2476-2022
import { writeFileSync } from 'node:fs'
import { must } from '../lib/kernel/outcome'
import { gradesByTotals } from '../lib/standard/grades-by-totals.fixture'
import { findingOf } from '../lib/standard/rules'
import { dimensionsOf, EDITIONS } from '../lib/standard/rules/edition'
import { itemsOf } from '../lib/standard/sheets.fixture'

const SHEETS = 400
const ABILITIES = [0, 0, 0.04, 0.08, 0.15, 0.2, 0.3, 0.5, 0.8, 0.97, 1, 1, 1]

const edition = EDITIONS.find((one) => one.id === process.argv[2])
if (edition === undefined) throw new Error('name a published edition')
const folder = new URL('../lib/standard/golden/', import.meta.url)

let state = 2476
const lines = [JSON.stringify({ edition: edition.id, digest: edition.digest, items: itemsOf(edition).map((item) => item.linkId) })]
for (let sheet = 0; sheet < SHEETS; sheet += 1) {
  const answers = dimensionsOf(edition).flatMap((dimension) => {
    const ability = ABILITIES[Math.floor(draw() * ABILITIES.length)] ?? 0
    return dimension.items.map(({ linkId, answerOptions }) => {
      const wobble = ability === 0 || ability === 1 ? 0 : draw() - 0.5
      const at = Math.round(ability * (answerOptions.length - 1) + wobble)
      return { linkId, weight: answerOptions[Math.min(Math.max(at, 0), answerOptions.length - 1)]?.weight ?? 0 }
    })
  })
  const { totals, levels, grade } = must(findingOf(edition, answers))
  lines.push(
    JSON.stringify({
      weights: answers.map((answer) => answer.weight),
      totals: Object.values(totals),
      levels: Object.values(levels),
      grade,
    }),
  )
}
writeFileSync(new URL(`${edition.id}.sheets.jsonl`, folder), `${lines.join('\n')}\n`)
writeFileSync(new URL(`${edition.id}.totals.txt`, folder), gradesByTotals(edition))

/** Park–Miller, so that the same sheets come out on every machine. */
function draw(): number {
  state = (state * 48271) % 2147483647
  return state / 2147483647
}
