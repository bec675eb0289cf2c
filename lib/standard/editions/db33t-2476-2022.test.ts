import { describe, expect, test } from 'vitest'
import { EDITIONS, editionDigest, editionFlaws } from '../rules/edition'
import { DIMENSION_LABEL, editionSchema, GRADE_LABEL, LEVEL_LABEL } from '../schema'
import { itemsOf } from '../sheets.fixture'
import { DB33T_2476_2022 as edition } from './db33t-2476-2022'

// The published digest, written a second time on purpose: editing the edition and its own digest together still fails here.
const PUBLISHED = '329897438bef2bef64a92ecd8e4c0440ec631bb3e7c105a6703709ebad8f6805'

describe('DB33/T 2476—2022, first encoding', () => {
  test('D-01 the edition has a digest and dates, and a published edition never changes', () => {
    expect(edition.digest).toBe(PUBLISHED)
    expect(editionDigest(edition)).toBe(PUBLISHED)
    expect(edition.effectiveFrom).toBe('2025-04-25')
    expect(edition.effectiveTo).toBeNull()
  })

  test('D-01 nobody can edit it at run time', () => {
    expect(Object.isFrozen(edition)).toBe(true)
    expect(() => {
      edition.dimensions.adl.items[0]!.answerOptions[0]!.weight = 1
    }).toThrow(TypeError)
  })

  test('D-01 the digest covers every word, weight, band, cell and date but the end of its days', () => {
    const copy = structuredClone(edition)
    expect(editionDigest({ ...copy, effectiveTo: '2030-12-31' })).toBe(PUBLISHED)
    expect(editionDigest({ ...copy, effectiveFrom: '2025-04-26' })).not.toBe(PUBLISHED)
    expect(editionDigest({ ...copy, shownAs: `${copy.shownAs} ` })).not.toBe(PUBLISHED)
    const reworded = structuredClone(edition)
    reworded.dimensions.sen.items[2]!.answerOptions[4]!.text += '。'
    expect(editionDigest(reworded)).not.toBe(PUBLISHED)
    const moved = structuredClone(edition)
    moved.combination.table[3][1] = 4
    expect(editionDigest(moved)).not.toBe(PUBLISHED)
  })

  test('it is sound and fits its schema: 3 dimensions, 17 items (10 + 4 + 3), 65 options', () => {
    expect(editionSchema.parse(edition)).toEqual(edition)
    expect(editionFlaws(edition)).toEqual([])
    const { adl, cog, sen } = edition.dimensions
    expect([adl, cog, sen].map((dimension) => dimension.items.length)).toEqual([10, 4, 3])
    expect([adl, cog, sen].map((dimension) => dimension.max)).toEqual([100, 16, 12])
    expect(itemsOf(edition).flatMap((item) => item.answerOptions)).toHaveLength(65)
  })

  test('it says what is 待核定 and where it comes from', () => {
    expect(edition.provenance.encodedFrom).toContain('医保办发〔2021〕37号')
    expect(edition.provenance.checked).toBe('未与DB33/T 2476—2022原文核对')
    expect(edition.provenance.unsettled.map((one) => one.field)).toEqual(['effectiveFrom', 'levels', 'combination', 'textVariants'])
  })

  test('other standards have not leaked in (MZ/T 039—2013, GB/T 42195—2022)', () => {
    const words = itemsOf(edition).map((item) => item.text)
    for (const stranger of ['如厕', '修饰', '精神状态', '社会参与', '意识水平']) expect(words).not.toContain(stranger)
  })

  test('the labels used without an edition are its labels', () => {
    for (const row of edition.grades) expect(GRADE_LABEL[row.grade]).toBe(row.label)
    for (const dimension of Object.values(edition.dimensions)) {
      expect(DIMENSION_LABEL[dimension.linkId]).toBe(dimension.text)
      for (const band of dimension.levels) expect(LEVEL_LABEL[band.level]).toBe(band.label)
    }
  })

  test('every published edition has an id of its own', () => {
    expect(new Set(EDITIONS.map((one) => one.id)).size).toBe(EDITIONS.length)
    expect(EDITIONS.map((one) => one.id)).toContain('db33t-2476-2022')
  })
})
