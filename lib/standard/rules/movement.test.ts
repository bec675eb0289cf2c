import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { must } from '../../kernel/outcome'
import { findingOf } from '../rules'
import type { Answer } from '../schema'
import { itemsOf, sheetWithTotals } from '../sheets.fixture'
import { EDITIONS } from './edition'
import { movementOf } from './movement'

const edition = EDITIONS[0]!
const items = itemsOf(edition)

const fullSheet: fc.Arbitrary<Answer[]> = fc.tuple(
  ...items.map(({ linkId, answerOptions }) => fc.constantFrom(...answerOptions).map(({ weight }) => ({ linkId, weight }))),
)
/** A second look at the same person: some items answered otherwise, in any order. */
const twoLooks = fullSheet.chain((first) =>
  fc.tuple(fc.constant(first), fullSheet, fc.subarray(items.map((item) => item.linkId))).map(([one, other, apart]) => ({
    first: one,
    second: one.map((answer, at) => (apart.includes(answer.linkId) ? other[at]! : answer)),
  })),
)

/** Grades by the one function that may, never by the code under test. */
const gradeOf = (sheet: readonly Answer[]) => must(findingOf(edition, sheet)).grade
const applied = (first: readonly Answer[], second: readonly Answer[], set: readonly string[]) =>
  first.map((answer, at) => (set.includes(answer.linkId) ? second[at]! : answer))

function* properSubsets(set: readonly string[]): Generator<string[]> {
  for (let bits = 0; bits < 2 ** set.length - 1; bits++) yield set.filter((_, at) => bits & (1 << at))
}

describe('the smallest set of items that moved the grade', () => {
  test('applying the set gives the second grade, and no proper subset does', () => {
    let longest = 0
    let changed = 0
    fc.assert(
      fc.property(twoLooks, ({ first, second }) => {
        const { moved, differences, firstGrade, secondGrade } = must(movementOf(edition, first, second))
        expect([firstGrade, secondGrade]).toEqual([gradeOf(first), gradeOf(second)])
        expect(differences.map((one) => one.linkId)).toEqual(
          items.map((item) => item.linkId).filter((_, at) => first[at]!.weight !== second[at]!.weight),
        )
        for (const linkId of moved) expect(differences.map((one) => one.linkId)).toContain(linkId)
        expect(gradeOf(applied(first, second, moved))).toBe(gradeOf(second))
        for (const fewer of properSubsets(moved)) expect(gradeOf(applied(first, second, fewer))).not.toBe(gradeOf(second))
        longest = Math.max(longest, moved.length)
        if (moved.length > 0) changed += 1
      }),
      { numRuns: 3000 },
    )
    // The property is worth something only when grades do move, and by more than single items.
    expect(changed).toBeGreaterThan(500)
    expect(longest).toBeGreaterThan(2)
  })

  test('no smaller set does it, and of equally small ones the first on the sheet is named and the others counted', () => {
    fc.assert(
      fc.property(twoLooks, ({ first, second }) => {
        const { moved, differences, others } = must(movementOf(edition, first, second))
        fc.pre(differences.length <= 9)
        const apart = differences.map((one) => one.linkId)
        const doing = [[...apart], ...properSubsets(apart)].filter((set) => gradeOf(applied(first, second, set)) === gradeOf(second))
        const least = Math.min(...doing.map((set) => set.length))
        const places = (set: readonly string[]) => set.map((linkId) => apart.indexOf(linkId))
        const smallest = doing.filter((set) => set.length === least).map(places)
        const before = (a: readonly number[], b: readonly number[]) => a.map((place, at) => place - b[at]!).find((by) => by !== 0) ?? 0
        expect(places(moved)).toEqual(smallest.toSorted(before)[0])
        expect(others).toBe(smallest.length - 1)
      }),
      { numRuns: 1000 },
    )
  })

  test('equal grades: nothing moved, whatever differs; and the order of the answers means nothing', () => {
    fc.assert(
      fc.property(twoLooks, ({ first, second }) => {
        const movement = must(movementOf(edition, first, second))
        if (movement.firstGrade === movement.secondGrade) expect(movement.moved).toEqual([])
        expect(must(movementOf(edition, first.toReversed(), second.toReversed()))).toEqual(movement)
        expect(must(movementOf(edition, first, first))).toMatchObject({ differences: [], moved: [], others: 0 })
      }),
      { numRuns: 1000 },
    )
  })

  test('the worst case, every item otherwise, is found as well', () => {
    const worst = items.map(({ linkId, answerOptions }) => ({ linkId, weight: answerOptions[0]!.weight }))
    const best = items.map(({ linkId, answerOptions }) => ({ linkId, weight: answerOptions.at(-1)!.weight }))
    const { moved, differences } = must(movementOf(edition, best, worst))
    expect(differences).toHaveLength(items.length)
    expect(gradeOf(applied(best, worst, moved))).toBe(5)
    for (const fewer of properSubsets(moved)) expect(gradeOf(applied(best, worst, fewer))).not.toBe(5)
  })
})

describe('said in a sentence', () => {
  const first = sheetWithTotals(edition, { adl: 45, cog: 16, sen: 12 })
  const second = (changes: Record<string, number>) => first.map((one) => ({ ...one, weight: changes[one.linkId] ?? one.weight }))
  const says = (other: Answer[]) => must(movementOf(edition, first, other)).says

  test('nothing differs', () => {
    expect(says(first)).toBe('两次评估每一项都相同，失能等级都是中度失能。')
  })

  test('grades are named, the items by the words of the sheet', () => {
    const item = items.find((one) => one.linkId === first.find((answer) => answer.linkId.startsWith('adl.') && answer.weight >= 5)?.linkId)!
    const weight = first.find((one) => one.linkId === item.linkId)!.weight - 5
    const movement = must(movementOf(edition, first, second({ [item.linkId]: weight })))
    expect(movement.moved).toEqual([item.linkId])
    expect(movement.says).toBe(`两次评估有 1 项不同。使失能等级由中度失能变为重度失能Ⅰ级的，是“${item.text}”这 1 项。`)
  })

  test('a sheet without a grade is refused by the names of its items', () => {
    const short = movementOf(edition, first, first.slice(1))
    expect(short.ok ? null : short.problem.code).toBe('itemsMissing')
  })
})
