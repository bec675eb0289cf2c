import { describe, expect, it } from 'vitest'
import type { Side } from '../../access/schema'
import { defaultTerms } from '../../agreements/rules/terms'
import { CHANGE_ENDS, CHANGE_KIND_LABEL, CHANGE_KINDS, type ChangeKind } from '../schema'
import type { CaseEvent, CaseFacts } from '../schema/event'
import { CHANGE_RULES, mayReport, REPORT_ROWS, reportable, reportedAs, staysOf } from './changes'

const TODAY = '2026-06-01'
const RECOGNITION = { validFrom: '2026-01-10', validTo: '2028-01-09', benefitFrom: '2026-02-01', basis: [], on: '2026-01-20' }
type Facts = Pick<CaseFacts, 'recognition' | 'inHospitalSince' | 'endReported'>
const facts = (more: Partial<Facts> = {}): Facts => ({ recognition: RECOGNITION, inHospitalSince: null, endReported: null, ...more })

function judged(
  change: ChangeKind,
  happenedOn: string,
  more: { side?: Side; facts?: Partial<Facts>; stays?: { from: string; to: string | null }[]; today?: string } = {},
): string {
  const { side = 'applicant', stays = [], today = TODAY } = more
  const outcome = mayReport({ change, happenedOn, today, side, facts: facts(more.facts), stays }, defaultTerms())
  if (outcome.ok) return 'ok'
  expect(outcome.problem.source).toBe('条款待核定')
  expect(outcome.problem.message).toMatch(/[一-鿿].*。$/)
  return outcome.problem.code
}

const TABLE: ReadonlyArray<[says: string, ChangeKind, happenedOn: string, Parameters<typeof judged>[2], code: string]> = [
  ['a stay that began today', 'hospitalStay', '2026-06-01', {}, 'ok'],
  ['a day that does not exist', 'hospitalStay', '2026-02-30', {}, 'noSuchDay'],
  ['tomorrow', 'hospitalStay', '2026-06-02', {}, 'inFuture'],
  ['the first day of validity', 'hospitalStay', '2026-01-10', {}, 'ok'],
  ['the day before validity', 'hospitalStay', '2026-01-09', {}, 'beforeRecognition'],
  ['180 days back, by the family', 'death', '2026-07-05', { today: '2027-01-01' }, 'ok'],
  ['181 days back, by the family', 'death', '2026-07-04', { today: '2027-01-01' }, 'tooLongAgo'],
  ['181 days back, by an institution', 'death', '2026-07-04', { today: '2027-01-01', side: 'institution' }, 'tooLongAgo'],
  ['181 days back, by a bureau', 'death', '2026-07-04', { today: '2027-01-01', side: 'residenceBureau' }, 'ok'],
  ['a second stay while one runs', 'hospitalStay', '2026-05-20', { facts: { inHospitalSince: '2026-05-10' } }, 'stayRuns'],
  ['a stay before the last discharge', 'hospitalStay', '2026-05-09', { stays: [{ from: '2026-05-01', to: '2026-05-10' }] }, 'stayOverlaps'],
  ['a stay on the day of the last discharge', 'hospitalStay', '2026-05-10', { stays: [{ from: '2026-05-01', to: '2026-05-10' }] }, 'ok'],
  ['a discharge without a stay', 'discharge', '2026-05-10', {}, 'noStay'],
  ['a discharge before the stay', 'discharge', '2026-05-09', { facts: { inHospitalSince: '2026-05-10' } }, 'dischargeBeforeStay'],
  ['a discharge on the day of admission', 'discharge', '2026-05-10', { facts: { inHospitalSince: '2026-05-10' } }, 'ok'],
  ['death twice', 'death', '2026-05-10', { facts: { endReported: { why: 'death', on: '2026-05-01' } } }, 'reportedAlready'],
  ['death after a return', 'death', '2026-05-10', { facts: { endReported: { why: 'movedBack', on: '2026-05-01' } } }, 'ok'],
  ['a stay after death', 'hospitalStay', '2026-05-10', { facts: { endReported: { why: 'death', on: '2026-05-01' } } }, 'deathReported'],
  ['a return after death', 'return', '2026-05-10', { facts: { endReported: { why: 'death', on: '2026-05-01' } } }, 'deathReported'],
  ['an insured region, by an institution', 'insuredRegionChange', '2026-05-10', { side: 'institution' }, 'notReportedByYou'],
  ['a correction, by the family', 'notEnded', '2026-05-10', {}, 'notReportedByYou'],
  ['a correction of nothing', 'notEnded', '2026-05-10', { side: 'competentBureau' }, 'nothingReported'],
  [
    'a correction of a death',
    'notEnded',
    '2026-05-10',
    { side: 'competentBureau', facts: { endReported: { why: 'death', on: '2026-05-01' } } },
    'ok',
  ],
]

describe('登记变化（条款待核定）: each row of the table', () => {
  it.each(TABLE)('%s', (_says, change, happenedOn, more, code) => {
    expect(judged(change, happenedOn, more)).toBe(code)
  })

  it('every row is reached by the table above, and each kind says who, which day and what follows', () => {
    expect(new Set(TABLE.map(([, , , , code]) => code))).toEqual(new Set(['ok', ...REPORT_ROWS.map((one) => one.code)]))
    for (const kind of CHANGE_KINDS) {
      expect(CHANGE_RULES[kind].follows).toMatch(/。$/)
      expect(CHANGE_RULES[kind].day).toMatch(/日期$/)
      expect(CHANGE_KIND_LABEL[kind]).not.toBe('')
    }
  })

  it('what the form offers is what the rows let through on some day', () => {
    const states: Partial<Facts>[] = [
      {},
      { inHospitalSince: '2026-05-10' },
      { endReported: { why: 'movedBack', on: '2026-05-01' } },
      { endReported: { why: 'death', on: '2026-05-01' } },
    ]
    for (const side of ['applicant', 'representative', 'competentBureau', 'residenceBureau', 'institution'] as const)
      for (const state of states)
        expect(reportable(side, facts(state)).toSorted()).toEqual(
          CHANGE_KINDS.filter((kind) => judged(kind, TODAY, { side, facts: state }) === 'ok').toSorted(),
        )
  })

  it('says in plain words what was reported', () => {
    expect(Object.entries(CHANGE_ENDS).map(([kind, why]) => reportedAs(why) === CHANGE_KIND_LABEL[kind as ChangeKind])).toEqual([
      true,
      true,
      true,
    ])
  })
})

describe('stays in hospital, read from the events', () => {
  const told = (change: ChangeKind, happenedOn: string) => ({ kind: 'changeReported', body: { change, happenedOn } }) as CaseEvent

  it('pairs each admission with the discharge that follows', () => {
    const events = [
      told('hospitalStay', '2026-02-01'),
      told('condition', '2026-02-02'),
      told('discharge', '2026-02-10'),
      told('hospitalStay', '2026-04-01'),
    ]
    expect(staysOf(events)).toEqual([
      { from: '2026-02-01', to: '2026-02-10' },
      { from: '2026-04-01', to: null },
    ])
    expect(staysOf([told('discharge', '2026-02-10')])).toEqual([])
  })
})
