import { describe, expect, test } from 'vitest'
import { defaultTerms } from '../../agreements/rules/terms'
import { done, refused } from '../../kernel/outcome'
import { caseAt, ELIGIBLE, FINDING, INSURED, knownBy, PEOPLE, RESIDENCE, sampleOf, TODAY } from '../case.fixture'
import { CASE_STATUSES } from '../schema'
import { COMMAND_KINDS } from '../schema/command'
import type { CaseFile, Proposal } from '../schema/event'
import { recognitionOf } from './conclusion'
import { decide, mayReview, propose } from './decide'
import { bodyOf, clerk, family, PAUSE, residence, time } from './decide.fixture'
import { moveOf } from './life'

describe('a recognition under dispute', () => {
  const recognition = { validFrom: '2026-05-01', validTo: '2028-04-30', benefitFrom: '2026-06-01', basis: [], on: '2026-05-02' }
  test('gives up its place to the recognition of its renewal; what was never recognised has none to give up', () => {
    expect(bodyOf(decide(caseAt('disputed', {}, { recognition }), sampleOf('supersede'), time()))).toMatchObject({ to: 'superseded' })
    expect(decide(caseAt('disputed'), sampleOf('supersede'), time())).toMatchObject({ problem: { code: 'notRecognised' } })
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
