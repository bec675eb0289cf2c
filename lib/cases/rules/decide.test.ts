import { describe, expect, test } from 'vitest'
import { defaultTerms } from '../../agreements/rules/terms'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { caseAt, ELIGIBLE, FINDING, INSURED, knownBy, PEOPLE, RESIDENCE, sampleOf, TODAY } from '../case.fixture'
import { CASE_STATUSES } from '../schema'
import { COMMAND_KINDS } from '../schema/command'
import type { CaseFile, NewEvent, Objection, Proposal } from '../schema/event'
import { recognitionOf } from './conclusion'
import { decide, mayReview, propose } from './decide'
import { moveOf } from './life'

const clerk = (more = {}) => knownBy(PEOPLE.competentClerk, 'competentBureau', more)
const residence = (more = {}) => knownBy(PEOPLE.residenceClerk, 'residenceBureau', more)
const family = (more = {}) => knownBy(PEOPLE.applicant, 'applicant', more)
const time = (more = {}) => knownBy(PEOPLE.calendar, 'calendar', more)

/** A question that stands since today. */
const PAUSE = { why: 'answer' as const, since: TODAY, until: null, left: 3, from: TODAY, askedBy: INSURED }

function bodyOf(outcome: Outcome<NewEvent[]>) {
  if (!outcome.ok) throw new Error(outcome.problem.code)
  expect(outcome.value).toHaveLength(1)
  return { kind: outcome.value[0]?.kind, ...outcome.value[0]?.body }
}

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

describe('互认', () => {
  const reported = (grade: number, foundOn = '2026-05-20') => caseAt('reported', {}, { finding: { ...FINDING, grade }, foundOn })

  test('valid from the day of the finding, 24 months, both days included; the benefit from the first of the next month', () => {
    expect(bodyOf(decide(reported(4), sampleOf('recognise'), clerk()))).toMatchObject({
      ...{ kind: 'recognised', to: 'recognised', dueOn: null },
      recognition: { validFrom: '2026-05-20', validTo: '2028-05-19', benefitFrom: '2026-07-01' },
    })
  })

  test('below benefit level the result is valid and no benefit begins', () => {
    expect(recognitionOf(reported(2), clerk())).toMatchObject({ validFrom: '2026-05-20', benefitFrom: null })
    expect(recognitionOf(reported(3), clerk())).toMatchObject({ benefitFrom: '2026-07-01' })
  })

  test('other terms: from the day of recognition, the benefit with it, twelve months', () => {
    const terms = defaultTerms()
    const others = {
      ...terms,
      validFromDay: { ...terms.validFromDay, value: 'recognitionDay' as const },
      benefitStart: { ...terms.benefitStart, value: 'validFrom' as const },
      validityMonths: { ...terms.validityMonths, value: 12 },
    }
    expect(recognitionOf(reported(4), clerk({ terms: others }))).toMatchObject({
      ...{ validFrom: '2026-06-01', validTo: '2027-05-31', benefitFrom: '2026-06-01' },
    })
  })

  test('the ends of months and leap years', () => {
    expect(recognitionOf(reported(4, '2026-02-28'), clerk({ today: '2026-12-31' }))).toMatchObject({
      ...{ validFrom: '2026-02-28', validTo: '2028-02-27', benefitFrom: '2027-01-01' },
    })
    expect(recognitionOf(reported(4, '2028-02-29'), clerk({ today: '2028-03-01' }))).toMatchObject({ validTo: '2030-02-27' })
  })

  test('a grade is taken as found, never scored anew', () => {
    for (const grade of [0, 1, 2, 3, 4, 5]) {
      const body = bodyOf(decide(reported(grade), sampleOf('recognise'), clerk()))
      expect(body).not.toHaveProperty('finding')
      expect(body).not.toHaveProperty('grade')
    }
  })

  test('no finding, or no agreement that day: refused', () => {
    expect(decide(caseAt('reported'), sampleOf('recognise'), clerk())).toMatchObject({ problem: { code: 'noFinding' } })
    const eligibility = { ...ELIGIBLE, agreementInForce: false }
    expect(decide(reported(4), sampleOf('recognise'), clerk({ eligibility }))).toMatchObject({ problem: { code: 'noAgreement' } })
  })

  test('不予认定: a ground of the list in force that day', () => {
    expect(bodyOf(decide(reported(4), sampleOf('decline'), clerk()))).toMatchObject({ to: 'declined', ground: 'procedureBreached' })
    expect(decide(reported(4), sampleOf('decline'), clerk({ today: '2025-04-24' }))).toMatchObject({
      problem: { code: 'groundNotInForce' },
    })
    expect(decide(reported(4), sampleOf('decline'), clerk({ today: '2025-04-25' })).ok).toBe(true)
  })

  test('收悉: once each bureau', () => {
    const once = caseAt('recognised', {}, { acknowledged: { [INSURED]: { accountId: 'x', at: '' } } })
    expect(decide(once, sampleOf('acknowledge'), clerk())).toMatchObject({ problem: { code: 'acknowledgedAlready' } })
    expect(bodyOf(decide(once, sampleOf('acknowledge'), residence()))).toMatchObject({ regionCode: RESIDENCE })
  })
})

describe('动态更新', () => {
  const recognised = (grade: number, facts = {}) => caseAt('recognised', { grade, validTo: '2028-05-19' }, facts)

  test('an institution is chosen at benefit level, once, and as the register allows', () => {
    expect(decide(recognised(2), sampleOf('chooseInstitution'), family())).toMatchObject({ problem: { code: 'belowBenefit' } })
    expect(decide(recognised(3), sampleOf('chooseInstitution'), family()).ok).toBe(true)
    expect(decide(recognised(3, { institutionId: 'i0' }), sampleOf('chooseInstitution'), family())).toMatchObject({
      problem: { code: 'institutionChosen' },
    })
    const institution = refused('suspended', '这家机构今天暂停服务，请另选一家。')
    expect(decide(recognised(3), sampleOf('chooseInstitution'), family({ institution }))).toEqual(institution)
  })

  test('expires on the day after the last valid day, not before', () => {
    expect(decide(recognised(3), sampleOf('expire'), time({ today: '2028-05-19' }))).toMatchObject({ problem: { code: 'stillValid' } })
    expect(bodyOf(decide(recognised(3), sampleOf('expire'), time({ today: '2028-05-20' })))).toMatchObject({ to: 'expired' })
  })

  test('nothing has happened tomorrow', () => {
    for (const kind of ['reportChange', 'end'] as const) {
      expect(decide(recognised(3), sampleOf(kind, { happenedOn: '2026-06-02' }), clerk())).toMatchObject({ problem: { code: 'inFuture' } })
      expect(decide(recognised(3), sampleOf(kind, { happenedOn: TODAY }), clerk()).ok).toBe(true)
    }
  })

  test('a township of the residence region only', () => {
    expect(decide(recognised(3), sampleOf('changeAddress'), family({ townshipFits: false }))).toMatchObject({
      problem: { code: 'townshipElsewhere', fields: { townshipCode: expect.any(String) } },
    })
  })

  test('an answer needs a question, and comes from the bureau that was asked; who is asked answers before asking back', () => {
    expect(decide(caseAt('found'), sampleOf('answer'), residence())).toMatchObject({ problem: { code: 'nothingAsked' } })
    expect(decide(caseAt('found', {}, { clarifying: true }), sampleOf('answer'), residence()).ok).toBe(true)
    const asked = caseAt('found', {}, { clarifying: true, pauses: [PAUSE] })
    expect(decide(asked, sampleOf('answer'), clerk())).toMatchObject({ problem: { code: 'ownQuestion' } })
    expect(decide(asked, sampleOf('clarify'), residence())).toMatchObject({ problem: { code: 'answerFirst' } })
    expect(bodyOf(decide(asked, sampleOf('answer'), residence()))).toMatchObject({ kind: 'answered', dueOn: '2026-06-04' })
    expect(bodyOf(decide(asked, sampleOf('clarify'), clerk()))).toEqual({ kind: 'clarified', text: 'text-digest' })
  })

  test('重开: the status before, its clock begun anew; a draft is not reopened', () => {
    expect(bodyOf(decide(caseAt('refused', { statusBefore: 'submitted' }), sampleOf('reopen'), clerk()))).toMatchObject({
      ...{ to: 'submitted', dueOn: '2026-06-08' },
    })
    expect(
      bodyOf(decide(caseAt('ended', { statusBefore: 'onNotice', noticeTo: '2026-06-03' }), sampleOf('reopen'), clerk())),
    ).toMatchObject({ to: 'found', dueOn: '2026-06-04' })
    expect(bodyOf(decide(caseAt('withdrawn', { statusBefore: 'assessing' }), sampleOf('reopen'), clerk()))).toMatchObject({
      to: 'arranging',
    })
    expect(decide(caseAt('withdrawn', { statusBefore: 'draft' }), sampleOf('reopen'), clerk())).toMatchObject({
      problem: { code: 'nothingToReopen' },
    })
    const beside = knownBy(PEOPLE.competentClerk, 'competentBureau', { reopening: { otherRecognised: 'SA-SB-2026-000002' } })
    for (const [status, statusBefore] of [
      ['ended', 'recognised'],
      ['superseded', 'recognised'],
    ] as const)
      expect(decide(caseAt(status, { statusBefore }), sampleOf('reopen'), beside)).toMatchObject({ problem: { code: 'otherRecognised' } })
    expect(decide(caseAt('withdrawn', { statusBefore: 'found' }), sampleOf('reopen'), beside).ok).toBe(true)
  })

  test('转办: only to a third party the insured region has an agreement with', () => {
    const to = (toRegion: string) => decide(caseAt('commissioned'), sampleOf('forward', { toRegion }), residence())
    expect(to('330482')).toMatchObject({ ok: true, value: [{ kind: 'forwarded', body: { to: 'accepted', regionCode: '330482' } }] })
    expect(to(INSURED)).toMatchObject({ problem: { code: 'notAThirdParty' } })
    expect(to('110101')).toMatchObject({ problem: { code: 'noSuchParty', fields: { toRegion: expect.any(String) } } })
  })

  test('催办: the desk that is waited for, once a day; not oneself, nor where nobody is waited for', () => {
    const remind = (caseFile: CaseFile, who = clerk()) => decide(caseFile, sampleOf('remind'), who)
    expect(remind(caseAt('found')).ok).toBe(true)
    expect(remind(caseAt('found', {}, { urgedOn: { [INSURED]: TODAY } }))).toMatchObject({ problem: { code: 'remindedToday' } })
    expect(remind(caseAt('found', {}, { urgedOn: { [INSURED]: '2026-05-31', [RESIDENCE]: TODAY } })).ok).toBe(true)
    expect(remind(caseAt('reported'))).toMatchObject({ problem: { code: 'ownDesk' } })
    expect(remind(caseAt('recognised'))).toMatchObject({ problem: { code: 'nobodyToRemind' } })
    const asked = { clarifying: true, pauses: [{ ...PAUSE, askedBy: INSURED }] }
    expect(remind(caseAt('reported', {}, asked)).ok).toBe(true)
    expect(remind(caseAt('reported', {}, asked), residence())).toMatchObject({ problem: { code: 'answerFirst' } })
  })
})

describe('Z-09 初审、复核', () => {
  const { competentClerk, competentReviewer, residenceReviewer } = PEOPLE
  const proposal: Proposal = {
    ...{ command: 'accept', text: 'text-digest', seq: 6, on: TODAY, regionCode: INSURED },
    ...{ accountId: competentClerk.accountId, personKey: competentClerk.personKey },
  }
  const proposed = caseAt('submitted', { proposal, version: 6 })

  test('another natural person of the same bureau, of the reviewing office, on the proposal they read', () => {
    const sameHuman = { ...competentReviewer, accountId: 'second-account', personKey: competentClerk.personKey }
    const itsClerk = { ...competentClerk, accountId: 'other-clerk', personKey: 'key-other' }
    expect(mayReview(proposed, 'accept', competentReviewer, 6)).toEqual(done(proposal))
    expect(mayReview(proposed, 'accept', itsClerk, 6)).toMatchObject({ problem: { code: 'notReviewer' } })
    expect(mayReview(proposed, 'accept', { ...competentClerk, role: 'reviewer' }, 6)).toMatchObject({ problem: { code: 'samePerson' } })
    expect(mayReview(proposed, 'accept', sameHuman, 6)).toMatchObject({ problem: { code: 'samePerson' } })
    expect(mayReview(proposed, 'accept', residenceReviewer, 6)).toMatchObject({ problem: { code: 'otherBureau' } })
    expect(mayReview(proposed, 'accept', competentReviewer, 5)).toMatchObject({ problem: { code: 'stale' } })
    expect(mayReview(proposed, 'refuse', competentReviewer, 6)).toMatchObject({ problem: { code: 'noProposal' } })
    expect(mayReview(caseAt('submitted'), 'accept', competentReviewer, 6)).toMatchObject({ problem: { code: 'noProposal' } })
  })

  test('one proposal at a time; nobody reviews what could not be done', () => {
    expect(propose(proposed, sampleOf('refuse'), clerk())).toMatchObject({ problem: { code: 'proposalStands' } })
    const eligibility = { ...ELIGIBLE, agreementInForce: false }
    expect(propose(caseAt('submitted'), sampleOf('accept'), clerk({ eligibility }))).toMatchObject({ problem: { code: 'noAgreement' } })
    expect(bodyOf(propose(caseAt('submitted'), sampleOf('accept'), clerk()))).toEqual({
      ...{ kind: 'proposed', proposal: { command: 'accept', text: 'text-digest' } },
    })
  })
})

describe('every refusal of a decision', () => {
  test('is a Chinese sentence with a code, and never throws for a case that passed the gate', () => {
    const bad = {
      ...{ applicationProblem: { code: 'x', message: '请更正。' }, mandateProblem: '请退回补正。', townshipFits: false },
      ...{ finding: refused('notAgreed', '请先签署。'), institution: refused('no', '请另选。') },
      team: { accountIds: [], personKeys: [], judged: refused('noExpert', '请改选。'), visitId: '' },
      eligibility: { ...ELIGIBLE, agreementInForce: false },
    }
    for (const status of CASE_STATUSES) {
      for (const kind of COMMAND_KINDS) {
        const move = moveOf(status, kind)
        if (!move || kind === 'dismissObjection') continue
        const outcome = decide(caseAt(status), sampleOf(kind), knownBy(PEOPLE.competentClerk, move.by[0] ?? 'calendar', bad))
        if (outcome.ok) continue
        expect(outcome.problem.code, `${status} ${kind}`).toMatch(/^\w+$/)
        expect(outcome.problem.message, `${status} ${kind}`).toMatch(/[一-鿿].*。$/)
      }
    }
  })
})
