import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultTerms } from '../agreements/rules/terms'
import { workingCalendar } from '../kernel/calendar'
import { YEAR_2026 } from '../kernel/calendars/2026'
import { addDays } from '../kernel/dates'
import { POINTS_2026 } from './editions/points-2026'
import { SERVICE_2026 } from './editions/service-2026'
import { type Cell, cellTable, cellText, SMALLEST_CELL } from './rules/cells'
import { CHECKLISTS, checklistBy, checklistDigest, checklistOn, finished, scoreOf } from './rules/checklist'
import { type BureauHand, concernedRegions, mayRecheck, mayRectify, rectifyBy } from './rules/finding'
import { gradeFor, isOverdue, pointsOf, SCHEMES, schemeDigest, schemeOn, suspensionReasons } from './rules/points'
import { figureOf, movesFigure } from './rules/rating'
import { reminderSeq } from './rules/reminding'
import { ANSWERS, FINDING_KINDS, type ItemAnswers, SEVERITIES } from './schema/checklist'
import { FINDING_STATES, type Finding, type RecheckEntry } from './schema/finding'
import type { CountedFinding } from './schema/points'

const TODAY = '2026-11-24'
const [A, B] = ['330499', '330599']

const aFinding = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom(...FINDING_KINDS),
  severity: fc.constantFrom(...SEVERITIES),
  state: fc.constantFrom(...FINDING_STATES),
  foundOn: fc.integer({ min: 0, max: 700 }).map((days) => addDays('2025-05-01', days)),
  dueOn: fc.integer({ min: 0, max: 700 }).map((days) => addDays('2025-05-01', days)),
  wasOverdue: fc.boolean(),
})
const some = fc.array(aFinding, { maxLength: 30 })

function found(more: Partial<CountedFinding> = {}): CountedFinding {
  return {
    ...{ id: 'f', kind: 'record', severity: 'ordinary', state: 'open', foundOn: '2026-11-01', dueOn: '2026-12-01', wasOverdue: false },
    ...more,
  }
}

describe('what is published is what its digest says', () => {
  test.each(CHECKLISTS.map((one) => [one.id, one]))('checklist %s: its digest, a hundred points of weight, no item twice', (_, one) => {
    expect(one.digest).toBe(checklistDigest(one))
    expect(one.items.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
    expect(new Set(one.items.map(({ id }) => id)).size).toBe(one.items.length)
    expect(one.source).toContain('待核定')
  })
  test.each(SCHEMES.map((one) => [one.id, one]))('scheme %s: its digest, bands from the highest down to nought', (_, one) => {
    expect(one.digest).toBe(schemeDigest(one))
    expect(one.bands.map(({ from }) => from)).toEqual(one.bands.map(({ from }) => from).toSorted((x, y) => y - x))
    expect(one.bands.at(-1)?.from).toBe(0)
    expect(one.source).toContain('待核定')
  })
  test('exactly one is in force, or it throws', () => {
    expect(checklistOn(TODAY).id).toBe('service-2026')
    expect(schemeOn(TODAY).id).toBe('points-2026')
    expect(() => checklistOn('2020-01-01')).toThrow()
    expect(() => schemeOn(TODAY, [POINTS_2026, POINTS_2026])).toThrow()
    expect(() => checklistBy('service-2026', 'f'.repeat(64))).toThrow()
  })
})

describe('the checklist', () => {
  const all = (answer: ItemAnswers[string]) => Object.fromEntries(SERVICE_2026.items.map(({ id }) => [id, answer]))
  test('a sheet is closed only when every item has its answer; missing is never met', () => {
    expect(finished(SERVICE_2026, {}, {})).toMatchObject({ problem: { code: 'itemsMissing' } })
    for (const { id } of SERVICE_2026.items) {
      const { [id]: _, ...rest } = all('met')
      expect(finished(SERVICE_2026, rest, {})).toMatchObject({ problem: { fields: { [`answers.${id}`]: expect.any(String) } } })
    }
    expect(finished(SERVICE_2026, all('met'), {})).toEqual({ ok: true, value: [] })
    expect(finished(SERVICE_2026, { ...all('met'), 'org.strange': 'met' }, {})).toMatchObject({ problem: { code: 'itemUnknown' } })
  })
  test('what is not met says what was seen, and comes back as the items found', () => {
    const answers = { ...all('met'), 'safety.fire': 'unmet' as const }
    expect(finished(SERVICE_2026, answers, {})).toMatchObject({ problem: { code: 'notesMissing' } })
    expect(finished(SERVICE_2026, answers, { 'safety.fire': '灭火器过期' })).toMatchObject({ ok: true, value: [{ id: 'safety.fire' }] })
  })
  test('the score is of what applies: one item less met is never a higher score', () => {
    expect(scoreOf(SERVICE_2026, all('met'))).toBe(100)
    expect(scoreOf(SERVICE_2026, all('unmet'))).toBe(0)
    expect(scoreOf(SERVICE_2026, all('notApplicable'))).toBeNull()
    const answers = fc.record(Object.fromEntries(SERVICE_2026.items.map(({ id }) => [id, fc.constantFrom(...ANSWERS)])))
    fc.assert(
      fc.property(answers, fc.constantFrom(...SERVICE_2026.items), (given, { id }) => {
        const met = scoreOf(SERVICE_2026, { ...given, [id]: 'met' }) as number
        const unmet = scoreOf(SERVICE_2026, { ...given, [id]: 'unmet' }) as number
        expect(unmet).toBeLessThanOrEqual(met)
        expect(met).toBeLessThanOrEqual(100)
        expect(unmet).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('年度积分', () => {
  const scheme = POINTS_2026
  const points = (findings: CountedFinding[]) => pointsOf(scheme, findings, 2026, TODAY)

  test.each([
    [[], 100, 'excellent'],
    [[found()], 98, 'excellent'],
    [[found({ severity: 'serious' })], 94, 'excellent'],
    [[found({ severity: 'grave' })], 80, 'good'],
    [[found({ severity: 'grave', wasOverdue: true, state: 'closed' })], 77, 'passing'],
    [[found({ dueOn: '2026-11-23' })], 95, 'excellent'],
    [[found({ dueOn: TODAY })], 98, 'excellent'],
    [[found({ state: 'withdrawn', severity: 'grave' })], 100, 'excellent'],
    [[found({ foundOn: '2025-12-31', severity: 'grave' })], 100, 'excellent'],
    [Array.from({ length: 9 }, () => found({ severity: 'grave' })), 0, 'failing'],
  ] as const)('%#: %o', (findings, expected, grade) => {
    expect(points([...findings])).toMatchObject({ points: expected, grade })
  })

  test('one more finding, a graver one, or a later one never gives more points or a better grade', () => {
    const rank = (grade: string) => scheme.bands.findIndex((band) => band.grade === grade)
    fc.assert(
      fc.property(some, aFinding, (before, one) => {
        const [first, more] = [points(before), points([...before, one])]
        expect(more.points).toBeLessThanOrEqual(first.points)
        expect(rank(more.grade)).toBeGreaterThanOrEqual(rank(first.grade))
        const counts = { ...one, state: 'open' as const, foundOn: '2026-02-01' }
        const by = SEVERITIES.map((severity) => points([...before, { ...counts, severity }]).points)
        expect(by).toEqual(by.toSorted((x, y) => y - x))
        const [timely, late] = [
          points([...before, { ...counts, wasOverdue: false, dueOn: TODAY }]),
          points([...before, { ...counts, wasOverdue: true }]),
        ]
        expect(late.points).toBeLessThanOrEqual(timely.points)
      }),
    )
  })

  test('the order of the findings does not count; points stay between nought and the start; what is lost adds up', () => {
    fc.assert(
      fc.property(some, (findings) => {
        const year = points(findings)
        expect(points([...findings].reverse()).points).toBe(year.points)
        expect(year.points).toBeGreaterThanOrEqual(0)
        expect(year.points).toBe(Math.max(0, scheme.start - year.deductions.reduce((sum, one) => sum + one.points, 0)))
        expect(year.grade).toBe(gradeFor(scheme, year.points))
      }),
    )
  })

  test.each(
    POINTS_2026.bands.flatMap(({ grade, from }, i) => [
      [from, grade],
      ...(i > 0 ? [[(POINTS_2026.bands[i - 1]?.from ?? 0) - 1, grade]] : []),
    ]) as Array<[number, string]>,
  )('band edge: %s points are %s', (at, grade) => {
    expect(gradeFor(scheme, at)).toBe(grade)
  })
})

describe('暂停的条件', () => {
  const causes = (...findings: CountedFinding[]) => suspensionReasons(POINTS_2026, findings, TODAY).map(({ cause }) => cause)
  test.each([
    ['nothing found', [], []],
    ['a grave finding of a named kind', [found({ severity: 'grave', kind: 'harm' })], ['graveFinding']],
    ['put right and not rechecked', [found({ severity: 'grave', kind: 'fabrication', state: 'rectified' })], ['graveFinding']],
    ['closed', [found({ severity: 'grave', kind: 'harm', state: 'closed' })], []],
    ['a grave one of another kind', [found({ severity: 'grave', kind: 'record' })], []],
    ['fifteen days late', [found({ dueOn: '2026-11-09' })], []],
    ['sixteen days late', [found({ dueOn: '2026-11-08' })], ['rectifyOverdue']],
    ['late and put right', [found({ dueOn: '2026-10-01', state: 'rectified' })], []],
    ['sixty points', Array.from({ length: 2 }, () => found({ severity: 'grave', state: 'closed' })), []],
    ['under sixty', Array.from({ length: 3 }, () => found({ severity: 'grave', state: 'closed' })), ['pointsBelow']],
  ] as Array<[string, CountedFinding[], string[]]>)('%s', (_, findings, expected) => {
    expect(causes(...findings)).toEqual(expected)
  })
  test('what names a cause stands on something that is there', () => {
    fc.assert(
      fc.property(some, (findings) => {
        for (const { cause, subject } of suspensionReasons(POINTS_2026, findings, TODAY))
          expect(cause === 'pointsBelow' ? subject === '2026' : findings.some(({ id }) => id === subject)).toBe(true)
      }),
    )
  })
})

describe('a finding’s way', () => {
  const clerk = { role: 'clerk', accountId: 'c', regionCode: A } as BureauHand
  const reviewer = { ...clerk, role: 'reviewer' } as BureauHand
  const finding = (more: Partial<Finding> = {}) => ({ ...found(), regionCode: A, concernedRegions: [A, B], version: 3, ...more }) as Finding
  const press = (result: RecheckEntry['result'], version = 3) => ({ findingId: 'f', version, result, text: '示例' })
  const code = (outcome: ReturnType<typeof mayRecheck>) => (outcome.ok ? 'ok' : outcome.problem.code)

  test.each([
    [finding({ state: 'rectified' }), clerk, press('closed'), 'ok'],
    [finding({ state: 'rectified' }), { ...clerk, regionCode: B }, press('sentBack'), 'ok'],
    [finding({ state: 'rectified' }), { ...clerk, regionCode: '330000' }, press('closed'), 'findingUnknown'],
    [finding({ state: 'open' }), clerk, press('closed'), 'notRectified'],
    [finding({ state: 'closed' }), clerk, press('closed'), 'notOpen'],
    [finding({ state: 'rectified' }), clerk, press('closed', 2), 'stale'],
    [finding({ state: 'rectified', severity: 'grave' }), clerk, press('closed'), 'closeByReviewer'],
    [finding({ state: 'rectified', severity: 'grave' }), reviewer, press('closed'), 'ok'],
    [finding(), clerk, press('withdrawn'), 'withdrawByReviewer'],
    [finding(), { ...reviewer, regionCode: B }, press('withdrawn'), 'withdrawByReviewer'],
    [finding(), reviewer, press('withdrawn'), 'ok'],
  ] as Array<[Finding, BureauHand, RecheckEntry, string]>)('%#', (held, actor, entry, expected) => {
    expect(code(mayRecheck(held, actor, entry))).toBe(expected)
  })
  test('an institution answers what is open, at the version it has seen', () => {
    expect(mayRectify(finding(), 3).ok).toBe(true)
    expect(mayRectify(finding(), 2)).toMatchObject({ problem: { code: 'stale' } })
    expect(mayRectify(finding({ state: 'rectified' }), 3)).toMatchObject({ problem: { code: 'waitsForRecheck' } })
    expect(mayRectify(finding({ state: 'closed' }), 3)).toMatchObject({ problem: { code: 'notOpen' } })
  })
  test('limits by severity, each from its term', () => {
    const calendar = workingCalendar([YEAR_2026])
    expect(SEVERITIES.map((one) => rectifyBy(calendar, defaultTerms(), one, TODAY))).toEqual(['2026-12-24', '2026-12-09', '2026-12-01'])
    expect(isOverdue(found({ dueOn: TODAY }), TODAY)).toBe(false)
  })
  test('it concerns the region where the institution is and those it serves, each once', () => {
    expect(concernedRegions({ regionCode: B, servesRegions: [A, B] })).toEqual([A, B])
  })
  test('no two reminders, and no reminder and step, share a number', () => {
    const all = [1, 2, 3].flatMap((round) => [reminderSeq(round, false), reminderSeq(round, true)])
    expect(new Set(all).size).toBe(6)
    expect(Math.min(...all)).toBeGreaterThan(10_000)
  })
})

describe('P-09', () => {
  const table = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(fc.nat(40), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    )

  test('no cell under ten is shown, and no total over one that is hidden', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const shown = cellTable(counts)
        const every = [...shown.rows.flat(), ...shown.rowTotals, ...shown.columnTotals, shown.total]
        for (const cell of every) expect(cell === null || cell >= SMALLEST_CELL).toBe(true)
        shown.rows.forEach((row, i) => {
          expect(row.map((cell, j) => cell ?? counts[i]?.[j])).toEqual(counts[i])
          if (row.includes(null)) expect(shown.rowTotals[i]).toBeNull()
        })
      }),
    )
  })

  test('small cells cannot be computed from totals: whatever stands in a hidden cell, the same is shown', () => {
    fc.assert(
      fc.property(table, fc.array(fc.nat(SMALLEST_CELL - 1), { minLength: 24, maxLength: 24 }), (counts, others) => {
        let next = 0
        const changed = counts.map((row) =>
          row.map((count) => (count < SMALLEST_CELL ? (others[next++ % others.length] as number) : count)),
        )
        expect(cellTable(changed)).toEqual(cellTable(counts))
      }),
    )
  })

  test('where nothing is hidden the total adds up', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 10, max: 99 }), fc.integer({ min: 10, max: 99 })), { minLength: 1, maxLength: 5 }),
        (counts) => {
          expect(cellTable(counts).total).toBe(counts.flat().reduce((sum, one) => sum + one, 0))
        },
      ),
    )
  })

  test.each([
    [null, '<10'],
    [10, '10'],
  ] as Array<[Cell, string]>)('%s reads as %s', (cell, text) => {
    expect(cellText(cell)).toBe(text)
  })

  test('the public figure moves at every tenth rating and never before ten', () => {
    expect(Array.from({ length: 31 }, (_, i) => i).filter(movesFigure)).toEqual([10, 20, 30])
    expect(figureOf({ count: 10, sum: 47, asOf: TODAY })).toEqual({ count: 10, average: 4.7, asOf: TODAY })
  })
})
