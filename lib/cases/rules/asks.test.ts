import { describe, expect, test } from 'vitest'
import { caseAt, INSURED, RESIDENCE } from '../case.fixture'
import { CASE_STATUSES, type CaseStatus, CLOSED_STATUSES } from '../schema'
import type { CaseFile } from '../schema/event'
import { asksOf } from './asks'
import { DESK_OF } from './life'

const question = (askedBy: string) => ({
  clarifying: true,
  pauses: [{ why: 'answer' as const, since: '2026-06-01', until: null, left: 2, from: '2026-06-01', askedBy, dueOn: '2026-06-08' }],
})
const seen = { [INSURED]: { accountId: 'a', at: '' }, [RESIDENCE]: { accountId: 'b', at: '' } }
const recognition = { validFrom: '2026-05-01', validTo: '2028-04-30', benefitFrom: '2026-06-01', basis: [], on: '2026-05-02' }
const death = { endReported: { why: 'death' as const, on: '2026-05-30' }, recognition, acknowledged: seen }

describe('what a case asks of its bureaus', () => {
  test.each<[string, CaseStatus, Partial<CaseFile['facts']>, string | null, string | null]>([
    ['the desk asks for the next step', 'accepted', {}, 'step', null],
    ['the other desk too', 'found', {}, null, 'step'],
    ['a question asks whoever was asked, wherever the case lies', 'found', question(RESIDENCE), 'answer', 'step'],
    ['and before the step on their own desk', 'found', question(INSURED), null, 'answer'],
    ['a decision asks both to take note', 'recognised', {}, 'acknowledge', 'acknowledge'],
    ['until they have', 'declined', { acknowledged: seen }, null, null],
    ['a reported end asks the competent bureau', 'recognised', death, 'end', null],
    ['under dispute as well', 'disputed', death, 'end', 'step'],
    ['a question before an end', 'recognised', { ...death, ...question(RESIDENCE) }, 'answer', null],
    ['nothing of what is closed', 'ended', { ...death, ...question(INSURED) }, null, null],
  ])('%s', (_says, status, facts, competentAsk, residenceAsk) => {
    expect(asksOf(caseAt(status, {}, facts))).toMatchObject({ competentAsk, residenceAsk })
  })

  test('every bureau desk of the table asks its bureau for a step, and no other status does', () => {
    for (const status of CASE_STATUSES) {
      const { competentAsk, residenceAsk } = asksOf(caseAt(status, {}, { acknowledged: seen }))
      expect([competentAsk, residenceAsk], status).toEqual([
        DESK_OF[status] === 'competentBureau' ? 'step' : null,
        DESK_OF[status] === 'residenceBureau' ? 'step' : null,
      ])
    }
    for (const status of CLOSED_STATUSES) expect(asksOf(caseAt(status, {}, question(INSURED))).answerDueOn, status).toBeNull()
    expect(asksOf(caseAt('found', {}, question(INSURED))).answerDueOn).toBe('2026-06-08')
  })
})
