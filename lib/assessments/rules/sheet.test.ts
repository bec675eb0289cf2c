import { describe, expect, it } from 'vitest'
import { must } from '../../kernel/outcome'
import { findingOf } from '../../standard/rules'
import { EDITIONS } from '../../standard/rules/edition'
import { sheetWithTotals } from '../../standard/sheets.fixture'
import type { SheetAnswer } from '../schema'
import { frozenSheet, sheetDigest } from './freeze'
import { asShown, fullSheet, gradeOfSheet, itemsInOrder, sameAnswers, savable } from './sheet'

const [edition] = EDITIONS as [(typeof EDITIONS)[number]]
const full: SheetAnswer[] = sheetWithTotals(edition, { adl: 25, cog: 4, sen: 3 }).map((one) => ({ ...one, unable: null, note: '' }))
const [first, second] = full as [SheetAnswer, SheetAnswer]

describe('a draft sheet', () => {
  it('is kept in the order asked, without blank lines, finished or not', () => {
    expect(savable(edition, [second, first, { linkId: 'adl.walking', weight: null, unable: null, note: '' }])).toEqual({
      ok: true,
      value: [first, second],
    })
    expect(fullSheet(edition, [first]).map((one) => one.linkId)).toEqual(itemsInOrder(edition).map(({ item }) => item.linkId))
  })

  it('says the same whatever its order and blank lines', () => {
    expect(sameAnswers([second, first], full.slice(0, 2))).toBe(true)
    expect(sameAnswers(fullSheet(edition, [first]), [first])).toBe(true)
    expect(sameAnswers([first], [{ ...first, note: '依据' }])).toBe(false)
  })

  it.each([
    ['itemsUnknown', [{ ...first, linkId: 'adl.grooming' }]],
    ['itemsRepeated', [first, first]],
    ['weightsOutOfRange', [{ ...first, weight: 7 }]],
    ['scoredAndUnable', [{ ...first, unable: 'unwell' }]],
  ] as const)('refuses %s by name (D-02)', (code, answers) => {
    expect(savable(edition, answers)).toMatchObject({ ok: false, problem: { code } })
  })
})

describe('the grade of a sheet', () => {
  it('is the standard’s, and refused while items are missing (D-02)', () => {
    expect(gradeOfSheet(edition, full)).toEqual(
      findingOf(
        edition,
        full.map(({ linkId, weight }) => ({ linkId, weight })),
      ),
    )
    expect(gradeOfSheet(edition, full.slice(1))).toMatchObject({ ok: false, problem: { fields: { [first.linkId]: expect.any(String) } } })
  })

  it('an item that cannot be assessed blocks it and is never a zero', () => {
    const outcome = gradeOfSheet(edition, [{ ...first, weight: null, unable: 'refused' }, ...full.slice(1)])
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'itemsUnable', fields: { [first.linkId]: '无法评估' } } })
  })

  it('other than the one shown is refused, not chosen', () => {
    const finding = must(gradeOfSheet(edition, full))
    expect(asShown(finding, finding.grade).ok).toBe(true)
    expect(asShown(finding, finding.grade - 1)).toMatchObject({ ok: false, problem: { code: 'gradeDiffers' } })
  })
})

describe('a frozen sheet', () => {
  const finding = must(gradeOfSheet(edition, full))
  const of = {
    kind: 'own',
    edition,
    answers: full,
    finding,
    lockedOn: '2026-06-01',
    roads: null,
    noteDigests: new Map(),
    signers: [],
  } as const
  const frozen = frozenSheet(of)

  it('carries questions, options, totals, grade, edition digest and engine version, and survives JSON with its digest', () => {
    expect(frozen.answers).toHaveLength(17)
    expect(frozen.questionnaire.dimensions.flatMap((dimension) => dimension.items)).toHaveLength(17)
    expect(frozen.finding).toMatchObject({ totals: { adl: 25, cog: 4, sen: 3 }, digest: edition.digest, engineVersion: expect.any(String) })
    expect(frozen.why.length).toBeGreaterThan(3)
    expect(sheetDigest(JSON.parse(JSON.stringify(frozen)))).toBe(sheetDigest(frozen))
  })

  it('another answer, note or signer is another digest', () => {
    const others = [
      frozenSheet({ ...of, noteDigests: new Map([[first.linkId, 'f'.repeat(64)]]) }),
      frozenSheet({ ...of, lockedOn: '2026-06-02' }),
      frozenSheet({ ...of, answers: [{ ...first, weight: first.weight === 0 ? 5 : 0 }, ...full.slice(1)] }),
    ]
    expect(new Set([frozen, ...others].map(sheetDigest)).size).toBe(4)
  })

  it('an unanswered item cannot be frozen', () => {
    expect(() => frozenSheet({ ...of, answers: full.slice(1) })).toThrow(/has no weight/)
  })
})
