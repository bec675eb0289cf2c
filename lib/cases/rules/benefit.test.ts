import { describe, expect, it } from 'vitest'
import { caseAt } from '../case.fixture'
import { CASE_STATUSES, CLOSED_STATUSES } from '../schema'
import { BENEFIT_STANDING_LABEL, BENEFIT_STANDINGS } from '../schema/benefit'
import type { CaseFacts } from '../schema/event'
import { benefitOf, benefitText } from './benefit'

const recognition = { validFrom: '2026-01-10', validTo: '2028-01-09', benefitFrom: '2026-02-01', basis: [], on: '2026-01-20' }
const on = (today: string, facts: Partial<CaseFacts> = {}, status: (typeof CASE_STATUSES)[number] = 'recognised') =>
  benefitOf(caseAt(status, { validTo: recognition.validTo }, { recognition, ...facts }), today)
const chosen = { institutionId: 'i1' }

describe('待遇: where a person stands to it on a day', () => {
  it.each([
    ['2026-01-31', chosen, 'notBegun', '自2026年2月1日起享受'],
    ['2026-02-01', chosen, 'running', ''],
    ['2028-01-09', chosen, 'running', ''],
    ['2028-01-10', chosen, 'over', '有效期到2028年1月9日为止'],
    ['2026-03-01', {}, 'unchosen', ''],
    ['2026-03-01', { ...chosen, inHospitalSince: '2026-02-20' }, 'paused', '自2026年2月20日起'],
    [
      '2026-03-01',
      { ...chosen, inHospitalSince: '2026-02-20', endReported: { why: 'death' as const, on: '2026-02-28' } },
      'ending',
      '已报告去世（2026年2月28日）',
    ],
    ['2026-03-01', { recognition: { ...recognition, benefitFrom: null } }, 'none', ''],
  ])('%s %j: %s', (today, facts, standing, says) => {
    expect(on(today, facts)).toEqual({ standing, says })
  })

  it('is over with every closed status, and is not told before recognition', () => {
    for (const status of CLOSED_STATUSES) expect(on('2026-03-01', chosen, status)?.standing).toBe('over')
    expect(benefitOf(caseAt('reported'), '2026-03-01')).toBeNull()
    for (const status of CASE_STATUSES) expect(benefitOf(caseAt(status), '2026-03-01'), status).toBeNull()
  })

  it('goes on while an objection is looked into', () => {
    const round = ['disputed', 'arranging', 'assessing', 'found', 'reported', 'commissioned'] as const
    for (const status of round) expect(on('2026-03-01', chosen, status)?.standing, status).toBe('running')
  })

  it('says the standing once, whether a tag stands before it or not', () => {
    for (const inHospitalSince of [null, '2026-02-20']) {
      const benefit = on('2026-03-01', { ...chosen, inHospitalSince })
      expect(benefit && benefitText(benefit)).toBe(inHospitalSince ? '住院暂停，自2026年2月20日起' : '享受中')
      expect(benefit?.says).not.toContain(BENEFIT_STANDING_LABEL[benefit?.standing ?? 'over'])
    }
  })

  it('has a label for each standing', () => {
    expect(Object.keys(BENEFIT_STANDING_LABEL)).toEqual([...BENEFIT_STANDINGS])
  })
})
