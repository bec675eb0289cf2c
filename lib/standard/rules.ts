import { done, type Outcome } from '../kernel/outcome'
import { bandOf, dimensionsOf, gradeLabel, levelLabel } from './rules/edition'
import { faultsOf, faultsRefused, isPlainInteger } from './rules/fault'
import {
  DIMENSION_IDS,
  type DimensionId,
  type Edition,
  type Fault,
  type Finding,
  type GivenAnswer,
  type Grade,
  type Level,
  type LevelBand,
  type TraceStep,
} from './schema'

/** Changes when this code would word or reckon a finding otherwise; kept with every finding. */
export const ENGINE_VERSION = '1'

/**
 * 评估结论 of one full sheet: totals, levels, the table's row and column, grade, label and a trace.
 * Refuses, naming every missing, extra, duplicate, non-integer or out-of-range item.
 */
export function findingOf(edition: Edition, answers: readonly GivenAnswer[]): Outcome<Finding> {
  const faults = faultsOf(edition, answers)
  if (faults.length > 0) return faultsRefused(edition, faults)

  const totals: Record<DimensionId, number> = { adl: 0, cog: 0, sen: 0 }
  const weights = weightsById(answers)
  for (const id of DIMENSION_IDS) {
    for (const item of edition.dimensions[id].items) totals[id] += weights.get(item.linkId) ?? missing(item.linkId)
  }
  const bands = bandsAt(edition, totals)
  const levels = { adl: bands.adl.level, cog: bands.cog.level, sen: bands.sen.level }
  const cell = cellAt(edition, levels)
  return done({
    edition: edition.id,
    digest: edition.digest,
    engineVersion: ENGINE_VERSION,
    totals,
    levels,
    row: cell.row,
    column: cell.column,
    columnFrom: cell.columnFrom,
    grade: cell.grade,
    label: gradeLabel(edition, cell.grade),
    trace: traceOf(edition, totals, bands, cell),
  })
}

export type Cell = { row: Level; column: Level; columnFrom: DimensionId[]; grade: Grade }

/** The cell of the combination table three levels meet in. */
export function cellAt(edition: Edition, levels: Record<DimensionId, Level>): Cell {
  const { combination } = edition
  const row = levels[combination.row]
  let column: Level = 0
  for (const id of combination.columnFrom) if (levels[id] > column) column = levels[id]
  const columnFrom = combination.columnFrom.filter((id) => levels[id] === column)
  return { row, column, columnFrom, grade: combination.table[row][column] }
}

export type PartialTotal = {
  total: number
  max: number
  answered: number
  of: number
  /** Null until every item of the dimension is answered: an unfinished dimension has no level. */
  level: Level | null
}

export type PartialTotals = {
  dimensions: Record<DimensionId, PartialTotal>
  answered: number
  of: number
  unanswered: string[]
  /** What stands on the sheet and would be refused; such answers count in no total. */
  faults: Fault[]
}

/** Live totals of an unfinished sheet. Never a grade: that is `findingOf`'s, and only of a full sheet. */
export function partialTotals(edition: Edition, answers: readonly GivenAnswer[]): PartialTotals {
  const all = faultsOf(edition, answers)
  const faulty = new Set(all.map((fault) => fault.linkId))
  const weights = weightsById(answers.filter((answer) => !faulty.has(answer.linkId)))
  const dimensions = { adl: partOf('adl'), cog: partOf('cog'), sen: partOf('sen') }
  return {
    dimensions,
    answered: DIMENSION_IDS.reduce((sum, id) => sum + dimensions[id].answered, 0),
    of: DIMENSION_IDS.reduce((sum, id) => sum + dimensions[id].of, 0),
    unanswered: all.filter((fault) => fault.kind === 'missing').map((fault) => fault.linkId),
    faults: all.filter((fault) => fault.kind !== 'missing'),
  }

  function partOf(id: DimensionId): PartialTotal {
    const { items, max } = edition.dimensions[id]
    const found = items.flatMap((item) => weights.get(item.linkId) ?? [])
    const total = found.reduce((sum, weight) => sum + weight, 0)
    const level = found.length === items.length ? bandOf(edition.dimensions[id], total).level : null
    return { total, max, answered: found.length, of: items.length, level }
  }
}

function bandsAt(edition: Edition, totals: Record<DimensionId, number>): Record<DimensionId, LevelBand> {
  const { adl, cog, sen } = edition.dimensions
  return { adl: bandOf(adl, totals.adl), cog: bandOf(cog, totals.cog), sen: bandOf(sen, totals.sen) }
}

function traceOf(edition: Edition, totals: Record<DimensionId, number>, bands: Record<DimensionId, LevelBand>, cell: Cell): TraceStep[] {
  const { row, columnFrom, method } = edition.combination
  const name = (id: DimensionId) => edition.dimensions[id].text
  const rowLabel = levelLabel(edition, row, cell.row)
  const columnLabel = levelLabel(edition, cell.columnFrom[0] ?? row, cell.column)
  return [
    ...dimensionsOf(edition).map((dimension): TraceStep => {
      const { min, max, label } = bands[dimension.linkId]
      const within = min === max ? `满 ${max} 分为${label}` : `${min}–${max} 分为${label}`
      return {
        step: 'total',
        dimension: dimension.linkId,
        says: `${dimension.text} ${dimension.items.length} 项合计 ${totals[dimension.linkId]} 分（满分 ${dimension.max} 分），${within}。`,
      }
    }),
    { step: 'row', dimension: row, says: `${method}的行取${name(row)}：${rowLabel}。` },
    {
      step: 'column',
      says: `${method}的列取${columnFrom.map((id) => `“${name(id)}”`).join('、')}中较重的一项：${columnLabel}（${cell.columnFrom.map(name).join('、')}）。`,
    },
    { step: 'grade', says: `行“${rowLabel}”、列“${columnLabel}”相交，失能等级为${gradeLabel(edition, cell.grade)}。` },
  ]
}

function weightsById(answers: readonly GivenAnswer[]): Map<string, number> {
  return new Map(answers.flatMap(({ linkId, weight }) => (isPlainInteger(weight) ? [[linkId, weight] as const] : [])))
}

function missing(linkId: string): never {
  throw new Error(`findingOf: ${linkId} passed the check without a weight`)
}
