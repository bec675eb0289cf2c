import { describe, expect, test } from 'vitest'
import { DB33T_2476_2022 } from '../editions/db33t-2476-2022'
import { type Edition, GRADES } from '../schema'
import {
  bandOf,
  EDITIONS,
  editionById,
  editionDigest,
  editionFlaws,
  editionInForce,
  editionTitle,
  gradeLabel,
  levelLabel,
  reachesBenefitLevel,
} from './edition'

const first: Edition = { ...structuredClone(DB33T_2476_2022), effectiveTo: '2026-06-30' }
const second = republished({ id: 'db33t-2476-2022-r2', revision: 2, effectiveFrom: '2026-07-01', effectiveTo: null })

describe('editionInForce', () => {
  test.each([
    ['the first day', '2025-04-25', first.id],
    ['the last day of the first', '2026-06-30', first.id],
    ['the first day of the second', '2026-07-01', second.id],
    ['long after', '2099-12-31', second.id],
  ])('D-01 exactly one answers: %s', (_day, visitedOn, id) => {
    expect(editionInForce([first, second], visitedOn).id).toBe(id)
  })

  test('D-01 none in force throws, and no default steps in', () => {
    expect(() => editionInForce(EDITIONS, '2025-04-24')).toThrow('no edition')
    expect(() => editionInForce([], '2026-01-01')).toThrow('no edition')
  })

  test('D-01 two in force throws, naming both', () => {
    expect(() => editionInForce([{ ...first, effectiveTo: null }, second], '2026-07-01')).toThrow('db33t-2476-2022, db33t-2476-2022-r2')
  })

  test.each(['', '2026-7-1', '2026-07-01T00:00:00Z', 'today'])('a day that is no plain date throws: %j', (visitedOn) => {
    expect(() => editionInForce(EDITIONS, visitedOn)).toThrow('not a plain date')
  })
})

describe('editionById', () => {
  test('D-06 a draft keeps its edition, whatever is in force by now', () => {
    expect(editionById(first.id, first.digest, [first, second])).toEqual({ ok: true, value: first })
  })

  test('D-06 an edition that is not the same text is refused, not regraded', () => {
    expect(editionById(first.id, second.digest, [first, second])).toMatchObject({ ok: false, problem: { code: 'editionChanged' } })
  })

  test('D-06 an unknown edition is refused', () => {
    expect(editionById('gbt-42195-2022', first.digest)).toMatchObject({ ok: false, problem: { code: 'editionUnknown' } })
  })
})

test('暂行: the title says so until both bureaus have attested the digest', () => {
  expect(editionTitle(first, false)).toBe('DB33/T 2476—2022（按医保办发〔2021〕37号编码，未与原文核对 · 暂行）')
  expect(editionTitle(first, true)).toBe('DB33/T 2476—2022《长期护理保障失能等级评估规范》')
})

test('labels come from the edition', () => {
  expect(GRADES.map((grade) => gradeLabel(first, grade))).toEqual([
    '基本正常',
    '轻度失能',
    '中度失能',
    '重度失能Ⅰ级',
    '重度失能Ⅱ级',
    '重度失能Ⅲ级',
  ])
  expect(levelLabel(first, 'sen', 2)).toBe('中度受损')
})

test('benefit level: from the grade the region pair names, upward', () => {
  expect(GRADES.map((grade) => reachesBenefitLevel(grade, 3))).toEqual([false, false, false, true, true, true])
  expect(GRADES.map((grade) => reachesBenefitLevel(grade, 2))).toEqual([false, false, true, true, true, true])
})

test('a total in no band is a bug, never the nearest band', () => {
  expect(() => bandOf(first.dimensions.adl, 63)).toThrow('holds 63')
})

describe('editionFlaws: an unsound edition is not published', () => {
  test.each<[string, (edition: Edition) => void, string]>([
    [
      'a band leaves a gap',
      (one) => {
        one.dimensions.cog.levels[1]!.min = 5
      },
      '分级区间有空缺或重叠',
    ],
    [
      'two bands overlap',
      (one) => {
        one.dimensions.adl.levels[3]!.max = 45
      },
      '分级区间有空缺或重叠',
    ],
    [
      'the full mark is another',
      (one) => {
        one.dimensions.sen.max = 13
      },
      '满分',
    ],
    [
      'a worse cell is milder',
      (one) => {
        one.combination.table[3][2] = 2
      },
      '组合表第 4 行第 3 列',
    ],
    [
      'an item stands twice',
      (one) => {
        one.dimensions.adl.items[1]!.linkId = 'adl.feeding'
      },
      '编码重复',
    ],
    [
      'an option is not worth more than the last',
      (one) => {
        one.dimensions.adl.items[0]!.answerOptions[1]!.weight = 0
      },
      '选项未按分值递增',
    ],
    [
      'a dimension is left out of the table',
      (one) => {
        one.combination.columnFrom = ['cog']
      },
      '组合表须用到',
    ],
  ])('D-03 %s', (_flaw, spoil, says) => {
    const edition = structuredClone(DB33T_2476_2022)
    spoil(edition)
    edition.digest = editionDigest(edition)
    expect(editionFlaws(edition).join('；')).toContain(says)
  })

  test('D-01 a digest that is not the content’s', () => {
    expect(editionFlaws({ ...structuredClone(DB33T_2476_2022), title: '别的规范' })).toContain('摘要与内容不符')
  })
})

function republished(changes: Partial<Edition>): Edition {
  const edition = { ...structuredClone(DB33T_2476_2022), ...changes }
  return { ...edition, digest: editionDigest(edition) }
}
