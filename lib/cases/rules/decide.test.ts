import { describe, expect, test } from 'vitest'
import { refused } from '../../kernel/outcome'
import { caseAt, ELIGIBLE, FINDING, knownBy, PEOPLE, sampleOf, TODAY } from '../case.fixture'
import type { CaseFile, Objection } from '../schema/event'
import { decide } from './decide'
import { bodyOf, clerk, family, residence, time } from './decide.fixture'

describe('受理 (医保发〔2023〕29号 §18)', () => {
  test('accepted: on to the commission within three working days, the conclusion within thirty (§26, from acceptance)', () => {
    expect(bodyOf(decide(caseAt('submitted'), sampleOf('accept'), clerk()))).toEqual({
      ...{ kind: 'accepted', to: 'accepted', dueOn: '2026-06-04', conclusionDueOn: '2026-07-13', insuranceConfirmed: false },
      text: 'text-digest',
    })
  })

  test('窗口代办: whoever entered it neither accepts it nor approves its acceptance', () => {
    const entered = caseAt('submitted', { appliedAs: 'counter' }, { enteredByKey: PEOPLE.competentClerk.personKey })
    expect(decide(entered, sampleOf('accept'), clerk())).toMatchObject({ problem: { code: 'enteredBySame' } })
    const approvedBy = knownBy(PEOPLE.competentReviewer, 'competentBureau', {
      proposedBy: { accountId: 'another-account', personKey: PEOPLE.competentClerk.personKey, seq: 6 },
    })
    expect(decide(entered, sampleOf('accept'), approvedBy)).toMatchObject({ problem: { code: 'enteredBySame' } })
    const others = knownBy(PEOPLE.competentReviewer, 'competentBureau', {
      proposedBy: { accountId: 'x', personKey: 'key-x', seq: 6 },
    })
    expect(decide(entered, sampleOf('accept'), others).ok).toBe(true)
  })

  test('an unknown insurance is confirmed by the clerk with evidence, and the event says so', () => {
    const eligibility = { ...ELIGIBLE, insurance: 'unknown' as const, insuredSince: null }
    expect(decide(caseAt('submitted'), sampleOf('accept'), clerk({ eligibility }))).toMatchObject({
      problem: { code: 'insuranceUnconfirmed', fields: { insuranceEvidence: expect.any(String) } },
    })
    const evidence = sampleOf('accept', { insuranceEvidence: '参保系统 2026-06-01 查询在保（示例）' })
    expect(bodyOf(decide(caseAt('submitted'), evidence, clerk({ eligibility })))).toMatchObject({ insuranceConfirmed: true })
  })

  test('a mandate in the way is said in its own words', () => {
    const outcome = decide(caseAt('submitted'), sampleOf('accept'), clerk({ mandateProblem: '委托书有效期已过，请退回补正。' }))
    expect(outcome).toMatchObject({ problem: { code: 'mandate', message: '委托书有效期已过，请退回补正。' } })
  })

  test('returned with items by code only; lapses on the day after the last, not before', () => {
    const pause = { why: 'correction', since: '2026-06-01', until: null, left: 5, from: '2026-06-01', askedBy: null }
    expect(bodyOf(decide(caseAt('submitted', { dueOn: '2026-06-08' }), sampleOf('returnForCorrection'), clerk()))).toEqual({
      ...{ kind: 'returned', to: 'returned', dueOn: '2026-06-22', corrections: ['residence'], text: 'text-digest', pauses: [pause] },
    })
    const returned = caseAt('returned', { dueOn: '2026-06-22' })
    expect(decide(returned, sampleOf('lapse'), time({ today: '2026-06-22' }))).toMatchObject({ problem: { code: 'notYet' } })
    expect(bodyOf(decide(returned, sampleOf('lapse'), time({ today: '2026-06-23' })))).toMatchObject({ to: 'lapsed', dueOn: null })
  })

  test('a resubmission keeps its number; a first submission takes one', () => {
    expect(bodyOf(decide(caseAt('draft'), sampleOf('submit'), family()))).toMatchObject({ caseNo: 'SA-SB-2026-000001' })
    expect(bodyOf(decide(caseAt('returned'), sampleOf('submit'), family()))).not.toHaveProperty('caseNo')
  })

  test('what is wrong with a draft is refused field by field', () => {
    const applicationProblem = { code: 'personChanged', message: '参保人不能更换。' }
    expect(decide(caseAt('draft'), sampleOf('saveDraft'), family({ applicationProblem }))).toEqual({
      ok: false,
      problem: applicationProblem,
    })
  })

  test('撤回: after a finding only with a reason', () => {
    const found = caseAt('found', {}, { finding: FINDING })
    const silent = sampleOf('withdraw', { reason: '' })
    expect(decide(caseAt('submitted'), silent, family()).ok).toBe(true)
    expect(decide(found, silent, family())).toMatchObject({ problem: { code: 'reasonWanted', fields: { reason: expect.any(String) } } })
    expect(decide(found, sampleOf('withdraw'), family()).ok).toBe(true)
  })
})

describe('委托评估 (医保发〔2023〕29号 §21)', () => {
  test('nobody is sent into the past; what the register refuses stands as it is said', () => {
    const yesterday = sampleOf('assign', { scheduledOn: '2026-05-31' })
    expect(decide(caseAt('arranging'), yesterday, residence())).toMatchObject({ problem: { code: 'visitInPast' } })
    expect(decide(caseAt('arranging'), sampleOf('assign', { scheduledOn: TODAY }), residence()).ok).toBe(true)
    const judged = refused('noExpert', '两名评估人员中至少一名是评估专家，请改选。')
    const team = { accountIds: [], personKeys: [], judged, visitId: 'visit-1' }
    expect(decide(caseAt('arranging'), sampleOf('assign'), residence({ team }))).toEqual(judged)
    expect(decide(caseAt('assessing'), sampleOf('callExpert'), residence({ team }))).toEqual(judged)
  })

  test('a finding is what was signed: another digest, or a sheet not ready, is refused', () => {
    const other = sampleOf('submitFinding', { sheetDigest: 'c'.repeat(64) })
    const assessor = (more = {}) => knownBy(PEOPLE.assessor, 'assessor', more)
    expect(decide(caseAt('assessing'), other, assessor())).toMatchObject({ problem: { code: 'sheetChanged' } })
    const finding = refused('expertsMissing', '还缺 1 位评估专家确认。')
    expect(decide(caseAt('assessing'), sampleOf('submitFinding'), assessor({ finding }))).toEqual(finding)
    expect(bodyOf(decide(caseAt('assessing'), sampleOf('submitFinding'), assessor()))).toMatchObject({ to: 'found', finding: FINDING })
  })

  test('复查: back to the residence for another round of the same occasion', () => {
    for (const occasion of ['initial', 'dispute', 'renewal'] as const) {
      const body = bodyOf(decide(caseAt('reported', { occasion, round: 1 }, { finding: FINDING }), sampleOf('reexamine'), clerk()))
      expect(body).toMatchObject({ to: 'commissioned', round: 2 })
      expect(body).not.toHaveProperty('occasion')
    }
  })
})

describe('公示 (医保发〔2023〕29号 §23)', () => {
  const found = (grade: number, occasion: CaseFile['occasion'] = 'initial') =>
    caseAt('found', { occasion }, { finding: { ...FINDING, grade } })

  test.each([
    [0, 'reported'],
    [2, 'reported'],
    [3, 'onNotice'],
    [5, 'onNotice'],
  ])('grade %i goes to %s', (grade, to) => {
    expect(bodyOf(decide(found(grade), sampleOf('report'), residence()))).toMatchObject({ to })
  })

  test('复评 is not published a second time, whatever the grade', () => {
    expect(bodyOf(decide(found(5, 'dispute'), sampleOf('report'), residence()))).toMatchObject({ kind: 'reported', to: 'reported' })
  })

  test('five working days, the first not counted; ends on the day after, not before', () => {
    expect(bodyOf(decide(found(4), sampleOf('report'), residence()))).toMatchObject({
      ...{ notice: { from: '2026-06-01', to: '2026-06-08' }, dueOn: '2026-06-08' },
    })
    const running = caseAt('onNotice', { noticeTo: '2026-06-08' })
    expect(decide(running, sampleOf('endNotice'), time({ today: '2026-06-08' }))).toMatchObject({ problem: { code: 'noticeRuns' } })
    expect(bodyOf(decide(running, sampleOf('endNotice'), time({ today: '2026-06-09' })))).toMatchObject({
      ...{ kind: 'noticeEnded', to: 'reported', dueOn: '2026-06-16' },
    })
  })

  test('no finding, no report', () => {
    expect(decide(caseAt('found'), sampleOf('report'), residence())).toMatchObject({ problem: { code: 'noFinding' } })
  })
})

describe('异议 (医保发〔2023〕29号 §27)', () => {
  const OPEN_OBJECTION: Objection = { number: 1, by: 'family', on: TODAY, outcome: null }
  const recognition = { validFrom: '2026-05-20', validTo: '2028-05-19', benefitFrom: '2026-07-01', basis: [], on: '2026-06-01' }
  const CASES: Array<[string, CaseFile, last: string]> = [
    ['on notice, to its last day', caseAt('onNotice', { noticeTo: '2026-06-08' }), '2026-06-08'],
    ['reported, five working days', caseAt('reported', {}, { reportedOn: '2026-06-01' }), '2026-06-08'],
    ['recognised, five working days', caseAt('recognised', {}, { reportedOn: '2026-05-20', recognition }), '2026-06-08'],
  ]

  test.each(CASES)('%s', (_, caseFile, last) => {
    expect(bodyOf(decide(caseFile, sampleOf('object'), family({ today: last })))).toMatchObject({ kind: 'objected', to: 'disputed' })
    expect(decide(caseFile, sampleOf('object'), family({ today: '2026-06-09' }))).toMatchObject({ problem: { code: 'objectionTooLate' } })
  })

  test('复评 is final', () => {
    for (const status of ['reported', 'recognised'] as const) {
      const outcome = decide(caseAt(status, { occasion: 'dispute' }, { reportedOn: TODAY }), sampleOf('object'), family())
      expect(outcome).toMatchObject({ problem: { code: 'disputeIsFinal' } })
    }
  })

  test('admitted: other people in a new round, occasion 复评', () => {
    const caseFile = caseAt('disputed', { round: 1 }, { objections: [OPEN_OBJECTION] })
    const body = bodyOf(decide(caseFile, sampleOf('admitObjection'), residence()))
    expect(body).toMatchObject({ to: 'arranging', round: 2, occasion: 'dispute', objection: 1 })
    expect(decide(caseFile, sampleOf('admitObjection', { number: 2 }), residence())).toMatchObject({ problem: { code: 'noSuchObjection' } })
  })

  test.each([
    ['onNotice', '2026-06-08'],
    ['reported', '2026-06-08'],
    ['recognised', null],
  ] as const)('dismissed: back to %s, wherever it has been meanwhile', (from, dueOn) => {
    const noticeTo = from === 'onNotice' ? '2026-06-08' : null
    // Withdrawn and reopened while disputed: the status before is 已撤回, and that is not where it came from.
    const caseFile = caseAt('disputed', { statusBefore: 'withdrawn', noticeTo }, { disputedFrom: from, objections: [OPEN_OBJECTION] })
    expect(bodyOf(decide(caseFile, sampleOf('dismissObjection'), residence()))).toMatchObject({ to: from, dueOn, objection: 1 })
  })

  test('of two objections the first dismissed leaves the other open: disputed still', () => {
    const objections = [OPEN_OBJECTION, { ...OPEN_OBJECTION, number: 2, by: 'other' as const }]
    const caseFile = caseAt('disputed', {}, { disputedFrom: 'onNotice', objections })
    expect(bodyOf(decide(caseFile, sampleOf('dismissObjection'), residence()))).toEqual({
      ...{ kind: 'objectionDismissed', objection: 1, objectionGround: 'factsStand', text: 'text-digest' },
    })
  })

  test('他人异议: while the notice runs, and not a day longer', () => {
    const running = caseAt('onNotice', { noticeTo: '2026-06-08' })
    expect(bodyOf(decide(running, sampleOf('receiveObjection'), time({ today: '2026-06-08' })))).toMatchObject({
      ...{ kind: 'objectionReceived', to: 'disputed', objection: 1, objectionId: 'objection-1' },
    })
    const late = decide(running, sampleOf('receiveObjection'), time({ today: '2026-06-09' }))
    expect(late).toMatchObject({ problem: { code: 'noticeOver' } })
  })
})
