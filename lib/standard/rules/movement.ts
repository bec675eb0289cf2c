import { done, type Outcome } from '../../kernel/outcome'
import { cellAt } from '../rules'
import {
  type Answer,
  DIMENSION_IDS,
  type Difference,
  type DimensionId,
  type Edition,
  type Grade,
  type Level,
  type Movement,
} from '../schema'
import { bandOf, dimensionsOf, gradeLabel } from './edition'
import { faultsOf, faultsRefused } from './fault'

type Shift = { dimension: DimensionId; points: number }
type Totals = Record<DimensionId, number>

/**
 * What moved the grade between two full sheets of one edition. The smallest set is a set of differing items such that the first sheet
 * with the second's answers on them has the second's grade, and no proper subset of it does; among such sets one of least size, and of
 * those the first in the order of the sheet (compared item by item). Equal grades: the empty set. Refuses a sheet that has no grade,
 * naming its items.
 */
export function movementOf(edition: Edition, first: readonly Answer[], second: readonly Answer[]): Outcome<Movement> {
  for (const sheet of [first, second]) {
    const faults = faultsOf(edition, sheet)
    if (faults.length > 0) return faultsRefused(edition, faults)
  }
  const apart = differencesOf(edition, first, second)
  const before = totalsOf(edition, first)
  const firstGrade = gradeAt(edition, before)
  const secondGrade = gradeAt(edition, totalsOf(edition, second))
  const shifts = apart.map(({ dimension, first: from, second: to }) => ({ dimension, points: to.weight - from.weight }))
  const { set, others } = smallestSet(edition, before, secondGrade, shifts)
  const differences = apart.map((one, at) => ({ ...one, moved: set.includes(at) }))
  const moved = differences.filter((one) => one.moved)
  return done({
    firstGrade,
    secondGrade,
    differences,
    moved: moved.map((one) => one.linkId),
    others,
    says: saysOf(edition, firstGrade, secondGrade, differences, others),
  })
}

function differencesOf(edition: Edition, first: readonly Answer[], second: readonly Answer[]): Omit<Difference, 'moved'>[] {
  const [one, other] = [byItem(first), byItem(second)]
  const items = dimensionsOf(edition).flatMap((dimension) => dimension.items.map((item) => ({ dimension: dimension.linkId, item })))
  return items.flatMap(({ dimension, item: { linkId, text, answerOptions } }, at) => {
    const chosen = (weight: number | undefined) => answerOptions.find((option) => option.weight === weight)
    const [from, to] = [chosen(one.get(linkId)), chosen(other.get(linkId))]
    if (!from || !to) throw new Error(`movementOf: ${linkId} passed the check without an option`)
    return from.weight === to.weight ? [] : [{ linkId, dimension, number: at + 1, text, first: from, second: to }]
  })
}

function byItem(answers: readonly Answer[]): Map<string, number> {
  return new Map(answers.map(({ linkId, weight }) => [linkId, weight]))
}

function totalsOf(edition: Edition, answers: readonly Answer[]): Totals {
  const weights = byItem(answers)
  const totals: Totals = { adl: 0, cog: 0, sen: 0 }
  for (const { linkId, items } of dimensionsOf(edition)) for (const item of items) totals[linkId] += weights.get(item.linkId) ?? 0
  return totals
}

function gradeAt(edition: Edition, totals: Totals): Grade {
  const levels = Object.fromEntries(DIMENSION_IDS.map((id) => [id, bandOf(edition.dimensions[id], totals[id]).level]))
  return cellAt(edition, levels as Record<DimensionId, Level>).grade
}

/** Exhaustive by size: the first size at which a set reaches the grade is least, so no proper subset of that set does. */
function smallestSet(edition: Edition, before: Totals, wanted: Grade, shifts: readonly Shift[]): { set: number[]; others: number } {
  for (let size = 0; size <= shifts.length; size++) {
    let set: number[] | null = null
    let others = 0
    for (const chosen of choices(shifts.length, size)) {
      const totals = { ...before }
      for (const at of chosen) {
        const { dimension, points } = shifts[at] as Shift
        totals[dimension] += points
      }
      if (gradeAt(edition, totals) !== wanted) continue
      if (set) others += 1
      else set = chosen
    }
    if (set) return { set, others }
  }
  throw new Error('movementOf: all the second answers together give the second grade')
}

/** Every choice of `size` places out of `of`, ascending and in order. */
function* choices(of: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) {
    yield []
    return
  }
  for (let at = from; at <= of - size; at++) for (const rest of choices(of, size - 1, at + 1)) yield [at, ...rest]
}

function saysOf(edition: Edition, from: Grade, to: Grade, differences: readonly Difference[], others: number): string {
  const [before, after] = [gradeLabel(edition, from), gradeLabel(edition, to)]
  if (differences.length === 0) return `两次评估每一项都相同，失能等级都是${after}。`
  if (from === to) return `两次评估有 ${differences.length} 项不同，但失能等级没有变，都是${after}。`
  const moved = differences.filter((one) => one.moved).map((one) => `“${one.text}”`)
  const which = moved.length === 1 ? `${moved[0]}这 1 项` : `${moved.join('、')}这 ${moved.length} 项合在一起`
  const less = moved.length === 1 ? '' : '，少了其中任何一项都到不了这一等级'
  const more = others > 0 ? `（同样少的组合还有 ${others} 组，这里取量表上排在最前的一组）` : ''
  return `两次评估有 ${differences.length} 项不同。使失能等级由${before}变为${after}的，是${which}${less}${more}。`
}
