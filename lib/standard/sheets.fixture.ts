import { dimensionsOf } from './rules/edition'
import { type Answer, DIMENSION_IDS, type Dimension, type DimensionId, type Edition } from './schema'

/** A full sheet whose dimensions add up to `totals`; throws for a total no answers reach. */
export function sheetWithTotals(edition: Edition, totals: Record<DimensionId, number>): Answer[] {
  return DIMENSION_IDS.flatMap((id) => {
    const answers = answersFor(edition.dimensions[id], totals[id])
    if (answers === null) throw new Error(`sheetWithTotals: ${id} cannot reach ${totals[id]}`)
    return answers
  })
}

/** The totals of three levels: the best total of each band. */
export function totalsAtLevels(edition: Edition, levels: Record<DimensionId, number>): Record<DimensionId, number> {
  const best = (id: DimensionId) => edition.dimensions[id].levels[levels[id]]?.max ?? 0
  return { adl: best('adl'), cog: best('cog'), sen: best('sen') }
}

export function itemsOf(edition: Edition) {
  return dimensionsOf(edition).flatMap((dimension) => dimension.items)
}

function answersFor(dimension: Dimension, total: number): Answer[] | null {
  let rest = total
  const answers = dimension.items.map(({ linkId, answerOptions }) => {
    const weight = Math.max(...answerOptions.map((option) => option.weight).filter((one) => one <= rest))
    rest -= weight
    return { linkId, weight }
  })
  return rest === 0 ? answers : null
}
