import { describe, expect, test } from 'vitest'
import { must } from '../../kernel/outcome'
import { findingOf } from '../rules'
import { sheetWithTotals } from '../sheets.fixture'
import { EDITIONS } from './edition'
import { explain } from './explanation'

const edition = EDITIONS[0]!

describe('explain: why this grade, and what the nearest others hang on', () => {
  test.each([
    [
      { adl: 35, cog: 3, sen: 11 },
      [
        '认知能力再多 1 分（到 4 分）即为轻度受损，等级变为重度失能Ⅰ级。',
        '日常生活活动能力再多 10 分（到 45 分）即为中度受损，等级变为中度失能。',
        '认知能力再少 2 分（到 1 分）即为重度受损，等级变为重度失能Ⅲ级。',
        '感知觉与沟通能力再少 10 分（到 1 分）即为重度受损，等级变为重度失能Ⅲ级。',
      ],
    ],
    [{ adl: 45, cog: 16, sen: 12 }, undefined],
    [
      { adl: 100, cog: 16, sen: 12 },
      [
        '日常生活活动能力再少 5 分（到 95 分）即为轻度受损，等级变为轻度失能。',
        '认知能力再少 13 分（到 3 分）即为中度受损，等级变为轻度失能。',
        '感知觉与沟通能力再少 9 分（到 3 分）即为中度受损，等级变为轻度失能。',
      ],
    ],
    [
      { adl: 0, cog: 0, sen: 0 },
      [
        '日常生活活动能力再多 45 分（到 45 分）即为中度受损，等级变为重度失能Ⅰ级。',
        '认知能力再多 2 分（到 2 分）即为中度受损，同时感知觉与沟通能力再多 2 分（到 2 分）即为中度受损，等级变为重度失能Ⅱ级。',
      ],
    ],
  ])('%j', (totals, says) => {
    const finding = must(findingOf(edition, sheetWithTotals(edition, totals)))
    const { why, nearest } = explain(finding)
    expect(why.at(-1)).toContain(finding.label)
    expect(nearest.length).toBeGreaterThan(0)
    if (says !== undefined) expect(nearest.map((one) => one.says).toSorted()).toEqual(says.toSorted())
  })

  test('milder grades come before worse ones, single causes before joint ones', () => {
    const { nearest } = explain(must(findingOf(edition, sheetWithTotals(edition, { adl: 40, cog: 3, sen: 3 }))))
    expect(nearest.map((one) => [one.direction, one.changes.length])).toEqual([
      ['milder', 1],
      ['milder', 2],
      ['worse', 1],
      ['worse', 1],
    ])
  })

  test('D-06 a finding is explained by its own edition or not at all', () => {
    const finding = must(findingOf(edition, sheetWithTotals(edition, { adl: 40, cog: 3, sen: 3 })))
    expect(() => explain({ ...finding, digest: '0'.repeat(64) })).toThrow('editionChanged')
    expect(() => explain(finding, [])).toThrow('editionUnknown')
  })
})
