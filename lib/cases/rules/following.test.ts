import { describe, expect, it } from 'vitest'
import { defaultTerms } from '../../agreements/rules/terms'
import { caseAt } from '../case.fixture'
import { CASE_STATUSES, type CaseStatus } from '../schema'
import type { Following } from '../schema/apply'
import type { CaseFacts } from '../schema/event'
import { firstDayToFollow, mayFollow } from './following'

const recognition = { validFrom: '2026-08-31', validTo: '2028-08-30', benefitFrom: '2026-10-01', basis: [], on: '2026-09-10' }

function previous(status: CaseStatus, facts: Partial<CaseFacts> = {}) {
  return caseAt(status, { validTo: recognition.validTo }, { recognition, ...facts })
}
function asked(occasion: Following, today: string, facts: Partial<CaseFacts> = {}, status: CaseStatus = 'recognised'): string {
  const outcome = mayFollow(previous(status, facts), occasion, today, defaultTerms())
  return outcome.ok ? 'ok' : outcome.problem.code
}

describe('期满评估（医保发〔2023〕29号第三十条，天数待核定）: from 60 days before validity ends', () => {
  it.each([
    ['2028-06-30', 'tooEarly'],
    ['2028-07-01', 'ok'],
    ['2028-08-30', 'ok'],
  ])('on %s: %s', (today, code) => {
    expect(asked('renewal', today)).toBe(code)
  })

  it('says the first possible day', () => {
    const outcome = mayFollow(previous('recognised'), 'renewal', '2026-10-01', defaultTerms())
    expect(outcome).toMatchObject({ ok: false, problem: { message: expect.stringContaining('2028年7月1日'), source: '条款待核定' } })
    expect(firstDayToFollow(previous('recognised'), 'renewal', defaultTerms())).toBe('2028-07-01')
  })

  it('follows one that has run out, at any time', () => {
    expect(asked('renewal', '2029-03-01', {}, 'expired')).toBe('ok')
  })
})

describe('重新评估（医保发〔2023〕29号第二十九条，待核定）: six months after validity began, whether a change was reported or not', () => {
  const changed = { conditionChangedOn: '2026-12-01' }
  it.each([
    ['2027-02-27', 'tooEarly'],
    ['2027-02-28', 'ok'],
  ])('on %s: %s', (today, code) => {
    expect(asked('change', today, changed)).toBe(code)
  })

  it('needs no report beforehand: the reason is told with the press', () => {
    expect(asked('change', '2027-03-01')).toBe('ok')
  })
})

describe('both', () => {
  it('follow only a recognition that stands and is not about to end', () => {
    const ended = { endReported: { why: 'death' as const, on: '2028-07-01' }, conditionChangedOn: '2027-01-01' }
    for (const occasion of ['renewal', 'change'] as const) {
      expect(asked(occasion, '2028-07-02', ended)).toBe('endReported')
      const follows = CASE_STATUSES.filter((status) => asked(occasion, '2028-07-02', { conditionChangedOn: '2027-01-01' }, status) === 'ok')
      expect(follows).toEqual(occasion === 'renewal' ? ['recognised', 'expired'] : ['recognised'])
    }
    expect(firstDayToFollow(caseAt('reported'), 'renewal', defaultTerms())).toBeNull()
  })
})
