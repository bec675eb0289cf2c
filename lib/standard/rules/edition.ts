import { digestOf } from '../../kernel/digest'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { DB33T_2476_2022 } from '../editions/db33t-2476-2022'
import { DIMENSION_IDS, type Dimension, type DimensionId, type Edition, type Grade, type Level, type LevelBand } from '../schema'

/** Every published edition, oldest first. */
export const EDITIONS: readonly Edition[] = [sealed(DB33T_2476_2022)]

/** Hex SHA-256 of the edition's canonical JSON; `digest` itself and the end of its days stand outside. */
export function editionDigest(edition: Edition): string {
  const { digest: _stated, effectiveTo: _end, ...content } = edition
  return digestOf(content)
}

/** The one edition in force on the day of the visit (YYYY-MM-DD); throws unless exactly one answers. */
export function editionInForce(editions: readonly Edition[], visitedOn: string): Edition {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(visitedOn)) throw new Error(`editionInForce: not a plain date: ${visitedOn}`)
  const [edition, ...others] = editions.filter(
    (one) => one.effectiveFrom <= visitedOn && (one.effectiveTo === null || visitedOn <= one.effectiveTo),
  )
  if (edition === undefined) throw new Error(`editionInForce: no edition of the standard is in force on ${visitedOn}`)
  if (others.length > 0) {
    throw new Error(
      `editionInForce: several editions are in force on ${visitedOn}: ${[edition, ...others].map((one) => one.id).join(', ')}`,
    )
  }
  return edition
}

/** The very edition a sheet was begun under, by id and digest; refuses an unknown id and an edition that is not the same text. */
export function editionById(id: string, digest: string, editions: readonly Edition[] = EDITIONS): Outcome<Edition> {
  const edition = editions.find((one) => one.id === id)
  if (edition === undefined) return refused('editionUnknown', '没有这一版评估标准，请联系系统管理员核对标准版本。')
  if (edition.digest !== digest) {
    return refused('editionChanged', '评估标准与答卷起草时的版本不一致，请勿改判，联系系统管理员核对标准摘要。')
  }
  return done(edition)
}

/** The title to print: 暂行 until both bureaus have attested the digest. */
export function editionTitle(edition: Edition, attestedByBoth: boolean): string {
  return attestedByBoth ? `${edition.documentNo}《${edition.title}》` : edition.shownAs
}

export function dimensionsOf(edition: Edition): Dimension[] {
  return DIMENSION_IDS.map((id) => edition.dimensions[id])
}

/** The band a total of one dimension falls in; throws for a total no band holds, which no full sheet can reach. */
export function bandOf(dimension: Dimension, total: number): LevelBand {
  const band = dimension.levels.find((one) => one.min <= total && total <= one.max)
  if (band === undefined) throw new Error(`bandOf: no level band of ${dimension.linkId} holds ${total}`)
  return band
}

export function levelLabel(edition: Edition, dimension: DimensionId, level: Level): string {
  const band = edition.dimensions[dimension].levels.find((one) => one.level === level)
  if (band === undefined) throw new Error(`levelLabel: ${edition.id} has no level ${level}`)
  return band.label
}

export function gradeLabel(edition: Edition, grade: Grade): string {
  const row = edition.grades.find((one) => one.grade === grade)
  if (row === undefined) throw new Error(`gradeLabel: ${edition.id} has no grade ${grade}`)
  return row.label
}

/** Whether a grade reaches benefit level; from which grade is a term of the region pair. */
export function reachesBenefitLevel(grade: Grade, fromGrade: Grade): boolean {
  return grade >= fromGrade
}

/** Every total the items of a dimension can add up to, ascending. */
export function reachableTotals(dimension: Dimension): number[] {
  let totals = new Set([0])
  for (const item of dimension.items) {
    totals = new Set([...totals].flatMap((total) => item.answerOptions.map((option) => total + option.weight)))
  }
  return [...totals].sort((a, b) => a - b)
}

/** What keeps an edition from being published, in words; empty for a sound one. */
export function editionFlaws(edition: Edition): string[] {
  const flaws: string[] = []
  if (edition.digest !== editionDigest(edition)) flaws.push('摘要与内容不符')
  if (edition.effectiveTo !== null && edition.effectiveTo < edition.effectiveFrom) flaws.push('止用日早于起用日')
  const seen = new Set<string>()
  for (const dimension of dimensionsOf(edition)) {
    for (const item of dimension.items) {
      if (seen.has(item.linkId) || !item.linkId.startsWith(`${dimension.linkId}.`)) flaws.push(`${item.linkId}：编码重复或不属于该一级指标`)
      seen.add(item.linkId)
      if (item.answerOptions.some((option, at, all) => at > 0 && option.weight <= (all[at - 1]?.weight ?? 0)))
        flaws.push(`${item.linkId}：选项未按分值递增`)
    }
    const totals = reachableTotals(dimension)
    if (totals.at(-1) !== dimension.max) flaws.push(`${dimension.linkId}：满分与各项最高分之和不符`)
    const levels = totals.map((total) =>
      dimension.levels.filter((band) => band.min <= total && total <= band.max).map((band) => band.level),
    )
    if (levels.some((found) => found.length !== 1)) flaws.push(`${dimension.linkId}：分级区间有空缺或重叠`)
    if (levels.some((found, at) => at > 0 && (found[0] ?? 0) > (levels[at - 1]?.[0] ?? 0)))
      flaws.push(`${dimension.linkId}：分数越高等级应越轻`)
    if (dimension.levels.some((band, at) => band.level !== at)) flaws.push(`${dimension.linkId}：四级须由轻到重各一行`)
  }
  if (edition.grades.some((row, at) => row.grade !== at)) flaws.push('失能等级须由轻到重各一行')
  const { row, columnFrom, table } = edition.combination
  if (new Set([row, ...columnFrom]).size !== DIMENSION_IDS.length || columnFrom.includes(row)) flaws.push('组合表须用到每个一级指标一次')
  for (const [at, grades] of table.entries()) {
    for (const [column, grade] of grades.entries()) {
      const above = table[at - 1]?.[column] ?? 0
      const left = grades[column - 1] ?? 0
      if (grade < above || grade < left) flaws.push(`组合表第 ${at + 1} 行第 ${column + 1} 列轻于较轻的一格`)
    }
  }
  return flaws
}

function sealed<V>(value: V): V {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) sealed(part)
    Object.freeze(value)
  }
  return value
}
