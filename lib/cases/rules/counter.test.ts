import { describe, expect, it } from 'vitest'
import type { Side } from '../../access/schema'
import { caseAt, PEOPLE, TODAY } from '../case.fixture'
import { COMMAND_KINDS } from '../schema/command'
import { COUNTER_ACTS, enteredIt, sidesForAct } from './counter'
import { panelOf } from './panel'

const COMPETENT: readonly Side[] = ['competentBureau']

describe('窗口代办 after the entry', () => {
  it.each([...COUNTER_ACTS])('a clerk stands in for the applicant to %s on a case that came in at the counter', (act) => {
    const entered = caseAt('returned', { appliedAs: 'counter' })
    expect(sidesForAct(entered, act, PEOPLE.competentClerk, COMPETENT)).toContain('applicant')
    expect(sidesForAct(caseAt('returned', { appliedAs: 'self' }), act, PEOPLE.competentClerk, COMPETENT)).toEqual(COMPETENT)
    expect(sidesForAct(entered, act, PEOPLE.competentClerk, [])).toEqual([])
    expect(sidesForAct(entered, act, PEOPLE.applicant, ['representative'])).toEqual(['representative'])
  })

  it('stands in for nothing else', () => {
    const entered = caseAt('returned', { appliedAs: 'counter' })
    const others = COMMAND_KINDS.filter((act) => !COUNTER_ACTS.includes(act))
    for (const act of others) expect(sidesForAct(entered, act, PEOPLE.competentClerk, COMPETENT)).toEqual(COMPETENT)
  })

  it('whoever resubmitted has entered it too', () => {
    const mended = caseAt('submitted', { appliedAs: 'counter' }, { enteredByKey: 'first', resubmittedByKeys: ['second'] })
    expect(['first', 'second', 'third', null].map((key) => enteredIt(mended, key))).toEqual([true, true, false, false])
  })

  it('the panel offers resubmission on a returned case, and the choice of an institution once and not again', () => {
    const scene = { today: TODAY, isKin: false, mayForward: false }
    const acts = (at: 'returned' | 'recognised', facts = {}) =>
      panelOf(caseAt(at, { appliedAs: 'counter' }, facts), PEOPLE.competentClerk, COMPETENT, scene).map((one) => one.act)
    expect(acts('returned')).toContain('submit')
    expect(acts('recognised')).toContain('chooseInstitution')
    expect(acts('recognised', { institutionId: 'chosen' })).not.toContain('chooseInstitution')
  })
})
