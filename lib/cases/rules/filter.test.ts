import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/dates'
import { caseAt } from '../case.fixture'
import { CASE_STATUSES } from '../schema'
import { AGES, DUES, FACETS, QueueFilter } from '../schema/desk'
import type { CaseFile } from '../schema/event'
import { dueOf, type FacetRow, facetCounts, fitsFilter, orderOf } from './filter'

const DAYS = { today: '2026-06-08', soonBy: '2026-06-10' }
const stood = (more: Partial<CaseFile> = {}) => caseAt('recognised', { statusSince: '2026-06-01', ...more })

describe('what a list is narrowed to', () => {
  const one = stood({ dueOn: '2026-06-09', grade: 4, townshipCode: '330503100' })
  it.each([
    [{}, true],
    [{ from: one.insuredRegion }, true],
    [{ from: one.residenceRegion }, false],
    [{ to: one.residenceRegion }, true],
    [{ to: one.insuredRegion }, false],
    [{ status: 'recognised' }, true],
    [{ status: 'declined' }, false],
    [{ occasion: 'dispute' }, false],
    [{ age: '7' }, true],
    [{ age: '30' }, false],
    [{ due: 'soon' }, true],
    [{ due: 'overdue' }, false],
    [{ due: 'paused' }, false],
    [{ town: '330503100' }, true],
    [{ town: '330503101' }, false],
    [{ grade: '4' }, true],
    [{ grade: '5' }, false],
    [{ since: '2026-06-01', until: '2026-06-01' }, true],
    [{ since: '2026-06-02' }, false],
    [{ until: '2026-05-31' }, false],
  ])('%j: %s', (filter, fits) => expect(fitsFilter(one, QueueFilter.parse(filter), DAYS)).toBe(fits))

  it.each([
    ['2026-06-07', 'overdue'],
    ['2026-06-08', 'soon'],
    ['2026-06-10', 'soon'],
    ['2026-06-11', null],
    [null, null],
  ])('due on %s: %s', (dueOn, due) => expect(dueOf(stood({ dueOn }), DAYS)).toBe(due))

  it.each([
    ['returned', '2026-06-01', false, 'paused'],
    ['found', null, true, 'paused'],
    ['found', '2026-06-01', true, 'overdue'],
    ['found', null, false, null],
    ['withdrawn', null, true, null],
  ] as const)('%s, due on %s, a question open %s: %s', (status, dueOn, clarifying, due) =>
    expect(dueOf(caseAt(status, { dueOn }, { clarifying }), DAYS)).toBe(due),
  )

  it('what cannot be understood in an address is left out, never an error', () => {
    const odd = {
      list: 'x',
      from: '33',
      status: 'gone',
      due: '1',
      town: '330503',
      grade: '9',
      since: '2026-02-30',
      sort: 'name',
      after: '%00',
    }
    expect(QueueFilter.parse(odd)).toEqual({ list: 'mine' })
    expect(QueueFilter.parse({ status: ['recognised', 'declined'] })).toEqual({ list: 'mine' })
  })

  it.each([
    ['mine', undefined, 'due', 'asc'],
    ['late', 'since', 'since', 'asc'],
    ['soon', 'number', 'number', 'asc'],
    ['all', undefined, 'since', 'desc'],
    ['all', 'number', 'number', 'desc'],
    ['all', 'due', 'due', 'asc'],
  ] as const)('%s by %s: %s %s', (list, asked, sort, direction) => expect(orderOf(list, asked)).toEqual({ sort, direction }))
})

describe('counts of a list', () => {
  const [here, there] = [stood().insuredRegion, stood().residenceRegion]
  const cases = fc.array(
    fc.record({
      out: fc.boolean(),
      status: fc.constantFrom(...CASE_STATUSES),
      clarifying: fc.boolean(),
      stays: fc.constantFrom(0, 6, 7, 29, 30, 90, 200),
      due: fc.constantFrom(null, -3, 0, 2, 9),
      grade: fc.constantFrom(null, 0, 4),
    }),
    { maxLength: 40 },
  )
  const filters = fc.record(
    {
      from: fc.constantFrom(here, there),
      status: fc.constantFrom(...CASE_STATUSES),
      age: fc.constantFrom(...AGES),
      due: fc.constantFrom(...DUES),
      grade: fc.constantFrom('0', '4'),
    },
    { requiredKeys: [] },
  )
  function groupOf(one: CaseFile): FacetRow {
    return {
      ...{ from: one.insuredRegion, to: one.residenceRegion, status: one.status, occasion: one.occasion, town: one.townshipCode },
      grade: one.grade === null ? '' : `${one.grade}`,
      age: AGES.findLast((age) => one.statusSince <= addDays(DAYS.today, -Number(age))) ?? '',
      due: dueOf(one, DAYS) ?? '',
      why: '',
      count: 1,
    }
  }

  it('are what the list shows once the code is chosen, the other conditions standing', () => {
    fc.assert(
      fc.property(cases, filters, (drawn, asked) => {
        const filter = QueueFilter.parse(asked)
        const files = drawn.map(({ out, status, stays, due, grade, clarifying }) =>
          caseAt(
            status,
            {
              ...{ insuredRegion: out ? here : there, residenceRegion: out ? there : here, grade },
              ...{ statusSince: addDays(DAYS.today, -stays), dueOn: due === null ? null : addDays(DAYS.today, due) },
            },
            { clarifying },
          ),
        )
        const showing = (narrower: QueueFilter) => files.filter((one) => fitsFilter(one, narrower, DAYS)).length
        const counts = facetCounts(files.map(groupOf), filter)
        expect(counts.total).toBe(showing(filter))
        for (const facet of FACETS)
          for (const [code, count] of Object.entries(counts.of[facet]))
            expect(count).toBe(showing(QueueFilter.parse({ ...filter, [facet]: code })))
        for (const age of AGES) expect(counts.of.age[age] ?? 0).toBe(showing({ ...filter, age }))
      }),
      { numRuns: 200 },
    )
  })
})
