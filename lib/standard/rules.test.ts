import { describe, expect, test } from 'vitest'
import { must } from '../kernel/outcome'
import { cellAt, ENGINE_VERSION, findingOf, partialTotals } from './rules'
import { EDITIONS } from './rules/edition'
import { type Answer, type DimensionId, findingSchema, type GivenAnswer, type Grade, LEVELS, type Level } from './schema'
import { itemsOf, sheetWithTotals, totalsAtLevels } from './sheets.fixture'

const edition = EDITIONS[0]!
const best = { adl: 100, cog: 16, sen: 12 }
const full = sheetWithTotals(edition, best)

// Written out by hand from the combination table, not read from the edition: row 日常生活活动能力, column the worse of the others.
const TABLE: ReadonlyArray<[Level, Level, Grade, string]> = [
  [0, 0, 0, '基本正常'],
  [0, 1, 0, '基本正常'],
  [0, 2, 1, '轻度失能'],
  [0, 3, 1, '轻度失能'],
  [1, 0, 1, '轻度失能'],
  [1, 1, 1, '轻度失能'],
  [1, 2, 1, '轻度失能'],
  [1, 3, 2, '中度失能'],
  [2, 0, 2, '中度失能'],
  [2, 1, 2, '中度失能'],
  [2, 2, 2, '中度失能'],
  [2, 3, 3, '重度失能Ⅰ级'],
  [3, 0, 3, '重度失能Ⅰ级'],
  [3, 1, 3, '重度失能Ⅰ级'],
  [3, 2, 4, '重度失能Ⅱ级'],
  [3, 3, 5, '重度失能Ⅲ级'],
]

// Both sides of every band edge, and both ends of the scale (分级区间, 待核定).
const EDGES: ReadonlyArray<[DimensionId, number, Level]> = [
  ['adl', 100, 0],
  ['adl', 95, 1],
  ['adl', 65, 1],
  ['adl', 60, 2],
  ['adl', 45, 2],
  ['adl', 40, 3],
  ['adl', 0, 3],
  ['cog', 16, 0],
  ['cog', 15, 1],
  ['cog', 4, 1],
  ['cog', 3, 2],
  ['cog', 2, 2],
  ['cog', 1, 3],
  ['cog', 0, 3],
  ['sen', 12, 0],
  ['sen', 11, 1],
  ['sen', 4, 1],
  ['sen', 3, 2],
  ['sen', 2, 2],
  ['sen', 1, 3],
  ['sen', 0, 3],
]

describe('D-03 every band edge on both sides (DB33/T 2476—2022 分级区间，条款待核定)', () => {
  test.each(EDGES)('%s %i 分 → level %i', (dimension, total, level) => {
    const finding = must(findingOf(edition, sheetWithTotals(edition, { ...best, [dimension]: total })))
    expect(finding.totals).toEqual({ ...best, [dimension]: total })
    expect(finding.levels).toEqual({ adl: 0, cog: 0, sen: 0, [dimension]: level })
  })
})

describe('D-03 every cell of the combination table reached (DB33/T 2476—2022 组合法，条款待核定)', () => {
  test.each(TABLE)('row %i, column %i → grade %i %s', (row, column, grade, label) => {
    for (const [cog, sen] of [
      [column, 0],
      [0, column],
      [column, column],
    ] as const) {
      const finding = must(findingOf(edition, sheetWithTotals(edition, totalsAtLevels(edition, { adl: row, cog, sen }))))
      expect(finding).toMatchObject({ row, column, grade, label, levels: { adl: row, cog, sen } })
    }
  })

  test('the sixteen rows above are all there are', () => {
    expect(new Set(TABLE.map(([row, column]) => `${row}${column}`)).size).toBe(16)
    expect(TABLE.map(([row, column]) => edition.combination.table[row][column])).toEqual(TABLE.map(([, , grade]) => grade))
  })

  test('the column is the worse of cognition and perception, and the finding says whose', () => {
    for (const cog of LEVELS) {
      for (const sen of LEVELS) {
        const cell = cellAt(edition, { adl: 3, cog, sen })
        expect(cell.column).toBe(Math.max(cog, sen))
        expect(cell.columnFrom).toEqual(cog === sen ? ['cog', 'sen'] : cog > sen ? ['cog'] : ['sen'])
      }
    }
  })

  test('the benefit boundary: ADL 40 against 45, and ADL 45–60 with a 重度受损 column', () => {
    const gradeAt = (adl: number, cog: number, sen: number) => must(findingOf(edition, sheetWithTotals(edition, { adl, cog, sen }))).grade
    expect([gradeAt(45, 16, 12), gradeAt(40, 16, 12)]).toEqual([2, 3])
    for (const adl of [45, 50, 55, 60]) expect([gradeAt(adl, 2, 2), gradeAt(adl, 1, 12), gradeAt(adl, 16, 1)]).toEqual([2, 3, 3])
    expect(gradeAt(65, 0, 0)).toBe(2)
  })
})

describe('D-02 nothing is clipped, converted or defaulted', () => {
  test.each(full.map((answer) => answer.linkId))('a sheet without %s is refused by name', (linkId) => {
    expectRefusal(
      full.filter((answer) => answer.linkId !== linkId),
      'itemsMissing',
      [linkId],
    )
  })

  test('an empty sheet is refused naming all 17 items, never graded as the worst', () => {
    expectRefusal(
      [],
      'itemsMissing',
      full.map((answer) => answer.linkId),
    )
  })

  test.each(['adl.grooming', 'feeding', 'ADL.feeding', 'adl.feeding ', '', '__proto__', 'constructor'])(
    'an extra item is refused: %j',
    (linkId) => {
      expectRefusal([...full, { linkId, weight: 0 }], 'itemsUnknown', [linkId])
    },
  )

  test.each(full.map((answer) => answer.linkId))('%s answered twice is refused, even with the same weight', (linkId) => {
    expectRefusal([...full, ...full.filter((answer) => answer.linkId === linkId)], 'itemsRepeated', [linkId])
  })

  test.each([1, 6, -5, 15, 100, 2 ** 31, Number.MAX_SAFE_INTEGER])('a weight that is no option is refused: %d', (weight) => {
    expectRefusal(withWeight('adl.feeding', weight), 'weightsOutOfRange', ['adl.feeding'])
  })

  test.each(['10', '', ' 10', 10.5, Number.NaN, Number.POSITIVE_INFINITY, -0, null, undefined, true, [10], { weight: 10 }, 10n, 2 ** 53])(
    'a weight that is no integer is refused: %s',
    (weight) => {
      expectRefusal(withWeight('adl.feeding', weight), 'weightsNotInteger', ['adl.feeding'])
    },
  )

  test('every item refuses every weight from −20 to 20 but its own options', () => {
    for (const item of itemsOf(edition)) {
      for (let weight = -20; weight <= 20; weight += 1) {
        const outcome = findingOf(edition, withWeight(item.linkId, weight === 0 ? 0 : weight))
        expect(outcome.ok).toBe(item.answerOptions.some((option) => option.weight === weight))
      }
    }
  })

  test('several faults at once are all named, in one sentence a clerk can act on', () => {
    const outcome = findingOf(edition, [
      ...withWeight('adl.bowel', 7).filter((answer) => answer.linkId !== 'sen.vision'),
      { linkId: 'cog.time', weight: 4 },
      { linkId: 'adl.stranger', weight: 1 },
    ])
    expect(outcome.ok).toBe(false)
    if (outcome.ok) return
    expect(outcome.problem.code).toBe('sheetFaulty')
    expect(outcome.problem.message).toBe(
      '答卷不能评级，请更正后再交：未作答 1 项（视力）；不是本标准的项目 1 项（“adl.stranger”）；重复作答 1 项（时间定向）；分值不在选项内 1 项（大便控制）。',
    )
    expect(outcome.problem.also?.map((one) => one.code)).toEqual(['itemsMissing', 'itemsUnknown', 'itemsRepeated', 'weightsOutOfRange'])
    expect(Object.keys(outcome.problem.fields ?? {})).toEqual(['adl.bowel', 'cog.time', 'sen.vision', 'adl.stranger'])
  })
})

describe('the finding', () => {
  test('is plain data that survives JSON and fits its schema', () => {
    const finding = must(findingOf(edition, sheetWithTotals(edition, { adl: 35, cog: 3, sen: 11 })))
    expect(findingSchema.parse(JSON.parse(JSON.stringify(finding)))).toEqual(finding)
    expect(finding).toMatchObject({
      edition: 'db33t-2476-2022',
      digest: edition.digest,
      engineVersion: ENGINE_VERSION,
      totals: { adl: 35, cog: 3, sen: 11 },
      levels: { adl: 3, cog: 2, sen: 1 },
      row: 3,
      column: 2,
      columnFrom: ['cog'],
      grade: 4,
      label: '重度失能Ⅱ级',
    })
    expect(finding.trace.map((step) => step.says)).toEqual([
      '日常生活活动能力 10 项合计 35 分（满分 100 分），0–40 分为重度受损。',
      '认知能力 4 项合计 3 分（满分 16 分），2–3 分为中度受损。',
      '感知觉与沟通能力 3 项合计 11 分（满分 12 分），4–11 分为轻度受损。',
      '组合法的行取日常生活活动能力：重度受损。',
      '组合法的列取“认知能力”、“感知觉与沟通能力”中较重的一项：中度受损（认知能力）。',
      '行“重度受损”、列“中度受损”相交，失能等级为重度失能Ⅱ级。',
    ])
  })
})

describe('partialTotals', () => {
  test('an empty sheet has totals but no level and no grade', () => {
    const live = partialTotals(edition, [])
    expect(live.dimensions.adl).toEqual({ total: 0, max: 100, answered: 0, of: 10, level: null })
    expect(live).toMatchObject({ answered: 0, of: 17, faults: [] })
    expect(live.unanswered).toEqual(full.map((answer) => answer.linkId))
    expect(live).not.toHaveProperty('grade')
  })

  test('a dimension shows its level once all its items are answered', () => {
    const cog = full.filter((answer) => answer.linkId.startsWith('cog.'))
    const live = partialTotals(edition, [...cog, { linkId: 'sen.vision', weight: 3 }])
    expect(live.dimensions.cog).toEqual({ total: 16, max: 16, answered: 4, of: 4, level: 0 })
    expect(live.dimensions.sen).toEqual({ total: 3, max: 12, answered: 1, of: 3, level: null })
    expect(live.unanswered).toHaveLength(12)
  })

  test('D-02 an answer that would be refused counts in no total and is named', () => {
    const live = partialTotals(edition, withWeight('cog.time', 9))
    expect(live.dimensions.cog).toEqual({ total: 12, max: 16, answered: 3, of: 4, level: null })
    expect(live.faults).toEqual([{ kind: 'outOfRange', linkId: 'cog.time' }])
    expect(live.unanswered).toEqual([])
  })

  test('a full sheet agrees with its finding', () => {
    const sheet = sheetWithTotals(edition, { adl: 45, cog: 2, sen: 7 })
    const finding = must(findingOf(edition, sheet))
    const { dimensions } = partialTotals(edition, sheet)
    expect({ adl: dimensions.adl.total, cog: dimensions.cog.total, sen: dimensions.sen.total }).toEqual(finding.totals)
    expect({ adl: dimensions.adl.level, cog: dimensions.cog.level, sen: dimensions.sen.level }).toEqual(finding.levels)
  })
})

function withWeight(linkId: string, weight: unknown): GivenAnswer[] {
  return full.map((answer: Answer): GivenAnswer => (answer.linkId === linkId ? { linkId, weight } : answer))
}

function expectRefusal(answers: readonly GivenAnswer[], code: string, items: readonly string[]): void {
  const outcome = findingOf(edition, answers)
  expect(outcome.ok).toBe(false)
  if (outcome.ok) return
  expect(outcome.problem.code).toBe(code)
  expect(Object.keys(outcome.problem.fields ?? {})).toEqual(items)
}
