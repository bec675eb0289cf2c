import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { must } from '../kernel/outcome'
import { findingOf, partialTotals } from './rules'
import { EDITIONS } from './rules/edition'
import { explain } from './rules/explanation'
import { type Answer, DIMENSION_IDS, FAULT_KINDS, type GivenAnswer } from './schema'
import { itemsOf, sheetWithTotals } from './sheets.fixture'

const edition = EDITIONS[0]!
const items = itemsOf(edition)

const fullSheet: fc.Arbitrary<Answer[]> = fc.tuple(
  ...items.map(({ linkId, answerOptions }) => fc.constantFrom(...answerOptions).map(({ weight }) => ({ linkId, weight }))),
)
const anyAnswer: fc.Arbitrary<GivenAnswer> = fc.record({
  linkId: fc.oneof(fc.constantFrom(...items.map((item) => item.linkId)), fc.string()),
  weight: fc.oneof(fc.constantFrom(0, 1, 2, 3, 4, 5, 10, 15), fc.anything()),
})

describe('properties of the grade', () => {
  test('totality: every full sheet has exactly one grade, and its totals are plain sums', () => {
    fc.assert(
      fc.property(fullSheet, (sheet) => {
        const finding = must(findingOf(edition, sheet))
        for (const id of DIMENSION_IDS) {
          const sum = sheet.filter((answer) => answer.linkId.startsWith(`${id}.`)).reduce((total, answer) => total + answer.weight, 0)
          expect(finding.totals[id]).toBe(sum)
          const band = edition.dimensions[id].levels[finding.levels[id]]
          expect(band !== undefined && band.min <= sum && sum <= band.max).toBe(true)
        }
        expect(finding.label).toBe(edition.grades[finding.grade]?.label)
      }),
      { numRuns: 1000 },
    )
  })

  test('D-04 a worse answer never gives a milder grade nor a milder level', () => {
    fc.assert(
      fc.property(fullSheet, fc.nat(items.length - 1), fc.nat(4), (sheet, at, step) => {
        const options = items[at]!.answerOptions.filter((option) => option.weight < sheet[at]!.weight)
        fc.pre(options.length > 0)
        const worse = sheet.with(at, { linkId: items[at]!.linkId, weight: options[step % options.length]!.weight })
        const before = must(findingOf(edition, sheet))
        const after = must(findingOf(edition, worse))
        expect(after.grade).toBeGreaterThanOrEqual(before.grade)
        for (const id of DIMENSION_IDS) expect(after.levels[id]).toBeGreaterThanOrEqual(before.levels[id])
      }),
      { numRuns: 2000 },
    )
  })

  test('the order of the answers means nothing', () => {
    fc.assert(
      fc.property(
        fullSheet.chain((sheet) =>
          fc.tuple(fc.constant(sheet), fc.shuffledSubarray(sheet, { minLength: sheet.length, maxLength: sheet.length })),
        ),
        ([sheet, shuffled]) => {
          expect(findingOf(edition, shuffled)).toEqual(findingOf(edition, sheet))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('D-02 whatever arrives is graded or refused by name, and never throws', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 30 }), (answers) => {
        const outcome = findingOf(edition, answers)
        const named = new Set(answers.map((answer) => answer.linkId))
        if (outcome.ok) expect(named.size).toBe(items.length)
        else {
          const fields = Object.keys(outcome.problem.fields ?? {})
          expect(fields.length).toBeGreaterThan(0)
          for (const item of items) if (!named.has(item.linkId)) expect(fields).toContain(item.linkId)
          expect(outcome.problem.also?.length).toBeLessThanOrEqual(FAULT_KINDS.length)
        }
        const live = partialTotals(edition, answers)
        expect(live.answered + live.unanswered.length).toBeLessThanOrEqual(live.of)
      }),
      { numRuns: 1000 },
    )
  })

  test('explain is true: making the change it names gives the grade it names, and one step less does not', () => {
    fc.assert(
      fc.property(fullSheet, (sheet) => {
        const finding = must(findingOf(edition, sheet))
        for (const { changes, grade, direction } of explain(finding).nearest) {
          const totals = { ...finding.totals }
          for (const change of changes) totals[change.dimension] += change.points
          expect(must(findingOf(edition, sheetWithTotals(edition, totals))).grade).toBe(grade)
          expect(direction === 'milder' ? grade < finding.grade : grade > finding.grade).toBe(true)
          for (const change of changes) {
            const step = (change.dimension === 'adl' ? 5 : 1) * Math.sign(change.points)
            const less = { ...totals, [change.dimension]: totals[change.dimension] - step }
            expect(must(findingOf(edition, sheetWithTotals(edition, less))).grade).toBe(finding.grade)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})
