import { must } from '../../kernel/outcome'
import { cellAt } from '../rules'
import { DIMENSION_IDS, type DimensionId, type Edition, type Finding, type Grade, LEVELS, type Level } from '../schema'
import { EDITIONS, editionById, gradeLabel, levelLabel, reachableTotals } from './edition'

/** What one dimension would have to read instead; `points` is signed. */
export type Change = { dimension: DimensionId; points: number; total: number; level: Level }

/** A nearest other grade: all of `changes` together, and nothing less, bring it about. */
export type NearestGrade = { grade: Grade; label: string; direction: 'milder' | 'worse'; changes: Change[]; says: string }

export type Explanation = { why: string[]; nearest: NearestGrade[] }

/**
 * Why this grade, and what the nearest other grades hang on, in Chinese. Throws when the finding's edition is not among
 * `editions`: a frozen finding is explained by the edition it was made under or not at all.
 */
export function explain(finding: Finding, editions: readonly Edition[] = EDITIONS): Explanation {
  const edition = must(editionById(finding.edition, finding.digest, editions))
  return {
    why: finding.trace.map((step) => step.says),
    nearest: [...nearestGrades(edition, finding, 'milder'), ...nearestGrades(edition, finding, 'worse')],
  }
}

/** The smallest changes in one direction that move the grade: none of them contains another. */
function nearestGrades(edition: Edition, finding: Finding, direction: NearestGrade['direction']): NearestGrade[] {
  const moves = DIMENSION_IDS.map((id) => changesOf(edition, finding, id, direction))
  const [adl = [], cog = [], sen = []] = moves
  const found: Array<{ grade: Grade; changes: Change[] }> = []
  for (const a of adl) {
    for (const c of cog) {
      for (const s of sen) {
        const { grade } = cellAt(edition, { adl: a.level, cog: c.level, sen: s.level })
        if (grade !== finding.grade) found.push({ grade, changes: [a, c, s] })
      }
    }
  }
  const smallest = found.filter((one) => !found.some((other) => other !== one && isWithin(other.changes, one.changes)))
  const named = smallest.map(({ grade, changes }) => ({ grade, moved: changes.filter((change) => change.points !== 0) }))
  named.sort((one, other) => one.moved.length - other.moved.length || placeOf(one.moved) - placeOf(other.moved))
  return named.map(({ grade, moved }) => {
    const label = gradeLabel(edition, grade)
    return {
      grade,
      label,
      direction,
      changes: moved,
      says: `${moved.map((change) => changeSays(edition, change)).join('，同时')}，等级变为${label}。`,
    }
  })
}

/** For each level not on the other side: the reachable total of its band that lies nearest. */
function changesOf(edition: Edition, finding: Finding, id: DimensionId, direction: NearestGrade['direction']): Change[] {
  const dimension = edition.dimensions[id]
  const total = finding.totals[id]
  const totals = reachableTotals(dimension)
  return LEVELS.flatMap((level): Change[] => {
    if (level === finding.levels[id]) return [{ dimension: id, points: 0, total, level }]
    if (direction === 'milder' ? level > finding.levels[id] : level < finding.levels[id]) return []
    const band = dimension.levels.find((one) => one.level === level)
    const within = totals.filter((one) => band !== undefined && band.min <= one && one <= band.max)
    const nearest = direction === 'milder' ? within[0] : within.at(-1)
    return nearest === undefined ? [] : [{ dimension: id, points: nearest - total, total: nearest, level }]
  })
}

function placeOf([first]: readonly Change[]): number {
  return first === undefined ? DIMENSION_IDS.length : DIMENSION_IDS.indexOf(first.dimension)
}

function isWithin(smaller: readonly Change[], larger: readonly Change[]): boolean {
  return smaller.every((change, at) => Math.abs(change.points) <= Math.abs(larger[at]?.points ?? 0))
}

function changeSays(edition: Edition, { dimension, points, total, level }: Change): string {
  const step = points > 0 ? `再多 ${points} 分（到 ${total} 分）` : `再少 ${-points} 分（到 ${total} 分）`
  return `${edition.dimensions[dimension].text}${step}即为${levelLabel(edition, dimension, level)}`
}
