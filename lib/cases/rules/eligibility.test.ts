import { describe, expect, test } from 'vitest'
import { defaultTerms } from '../../agreements/rules/terms'
import { caseAt, ELIGIBLE, knownBy, PEOPLE, sampleOf } from '../case.fixture'
import { decide } from './decide'
import { ELIGIBILITY_ROWS, type EligibilityFacts, eligibilityProblems } from './eligibility'

const terms = defaultTerms()

// One fact spoilt a row: which row refuses, and the words by which a person knows what to do.
const SPOILT: Array<[code: string, spoil: Partial<EligibilityFacts>, says: string, article: string]> = [
  ['noAgreement', { agreementInForce: false }, '示例甲市与示例乙区之间今天没有生效的异地互认协议', '备忘录'],
  ['notInsured', { insurance: 'notInsured', insuredSince: null }, '示例甲市的参保记录显示未在保', '备忘录'],
  ['nameDiffers', { nameMatches: false }, '姓名与这个身份证号已登记的姓名不一致', '备忘录'],
  ['filingNotInForce', { residenceSince: '2026-06-02' }, '异地居住起始日 2026年6月2日 晚于今天', '备忘录'],
  ['stillWaiting', { insuredSince: '2025-12-02' }, '参保满 6 个月后才能申请，最早可在 2026年6月2日 提交', '条款待核定'],
  ['caseOpen', { openCaseNo: 'SA-SB-2026-000009' }, '已有一件正在办理的申请（SA-SB-2026-000009）', '备忘录'],
  ['stillRecognised', { recognisedTo: '2028-05-31' }, '在 2028年5月31日 之前有效', '条款待核定'],
]

describe('申请条件 row by row', () => {
  test('an application in order passes every row', () => {
    expect(eligibilityProblems(ELIGIBLE, terms)).toEqual([])
  })

  test('every row is tried below', () => {
    expect(SPOILT.map(([code]) => code)).toEqual(ELIGIBILITY_ROWS.map((row) => row.code))
  })

  test.each(SPOILT)('%s refuses alone, with its own sentence and article', (code, spoil, says, article) => {
    const problems = eligibilityProblems({ ...ELIGIBLE, ...spoil }, terms)
    expect(problems.map((one) => one.code)).toEqual([code])
    expect(problems[0]?.message).toContain(says)
    expect(problems[0]?.message).toMatch(/。$/)
    expect(problems[0]?.source).toContain(article)
  })

  test.each(SPOILT)('%s refuses at submission and again at acceptance', (code, spoil) => {
    const eligibility = { ...ELIGIBLE, ...spoil }
    const submitted = decide(caseAt('draft'), sampleOf('submit'), knownBy(PEOPLE.applicant, 'applicant', { eligibility }))
    const accepted = decide(caseAt('submitted'), sampleOf('accept'), knownBy(PEOPLE.competentClerk, 'competentBureau', { eligibility }))
    expect([submitted, accepted]).toMatchObject([{ problem: { code } }, { problem: { code } }])
  })

  test('several rows at once: each its own sentence', () => {
    const eligibility = { ...ELIGIBLE, agreementInForce: false, openCaseNo: 'SA-SB-2026-000009', residenceSince: '2027-01-01' }
    const outcome = decide(caseAt('draft'), sampleOf('submit'), knownBy(PEOPLE.applicant, 'applicant', { eligibility }))
    expect(outcome).toMatchObject({ problem: { code: 'noAgreement', also: [{ code: 'filingNotInForce' }, { code: 'caseOpen' }] } })
  })

  test('the edges: the first day of living there, the day the waiting ends, the day after validity', () => {
    const passes = (spoil: Partial<EligibilityFacts>) => eligibilityProblems({ ...ELIGIBLE, ...spoil }, terms).length === 0
    expect(passes({ residenceSince: '2026-06-01' })).toBe(true)
    expect(passes({ insuredSince: '2025-12-01' })).toBe(true)
    expect(passes({ insuredSince: '2025-12-02' })).toBe(false)
    expect(passes({ recognisedTo: '2026-05-31' })).toBe(true)
    expect(passes({ recognisedTo: '2026-06-01' })).toBe(false)
    expect(passes({ recognisedTo: '2026-06-01', renews: true })).toBe(true)
  })

  test('an unknown insurance refuses nothing: it is never asked of the applicant', () => {
    const eligibility: EligibilityFacts = { ...ELIGIBLE, insurance: 'unknown', insuredSince: null }
    expect(eligibilityProblems(eligibility, terms)).toEqual([])
    expect(decide(caseAt('draft'), sampleOf('submit'), knownBy(PEOPLE.applicant, 'applicant', { eligibility })).ok).toBe(true)
  })
})
