import { describe, expect, test } from 'vitest'
import { digestOf, type Json } from '../../kernel/digest'
import { caseAt } from '../case.fixture'
import { HERE, SAMPLES, sampleLetters, THERE } from '../letters.fixture'
import { EVENT_KINDS, type EventKind } from '../schema/event-kind'
import { LETTER_KINDS, LETTER_WORD, LetterFacts } from '../schema/letter'
import { letterText } from './letter-text'
import { counterOf, LETTERS_OF, letterNumber } from './letters'

const after = caseAt('reported')
const due = (kind: EventKind, facts = {}, body = {}) =>
  LETTERS_OF[kind]({ before: caseAt('disputed', {}, facts), after, body }).map((one) => `${one.kind} → ${one.to} by ${one.by}`)

describe('which event calls for which letter', () => {
  test('every kind of letter is called for by some event, and every way out has its letter', () => {
    const called = Object.values(SAMPLES).flatMap((sample) => sampleLetters(sample).map((one) => one.due.kind))
    expect(new Set(called)).toEqual(new Set(LETTER_KINDS))
    for (const out of ['refused', 'declined', 'withdrawn', 'lapsed', 'ended', 'expired', 'superseded', 'invalidated'] as const)
      expect(due(out), out).toHaveLength(1)
  })

  test('proposals, questions and reminders are served on nobody', () => {
    const silent = EVENT_KINDS.filter((kind) => due(kind, {}, { change: 'death' }).length === 0)
    expect(silent).toEqual([
      ...['started', 'draftSaved', 'submitted', 'discarded', 'commissionAccepted', 'expertCalled', 'found', 'noticed', 'sentBack'],
      ...['objected', 'objectionReceived', 'objectionDismissed', 'changeReported', 'clarified', 'answered', 'reminded', 'supplemented'],
      ...['acknowledged', 'institutionChosen', 'institutionNoted', 'proposed', 'proposalReturned'],
    ])
  })

  const open = (number: number, by: 'family' | 'other') => ({ number, by, on: '2026-05-26', outcome: null })
  test.each([
    [
      'one dismissal answers one',
      'objectionDismissed',
      [open(1, 'family'), open(2, 'other')],
      2,
      ['objectionReply → objector by residenceBureau'],
    ],
    [
      'one 复评 answers all that are open',
      'objectionAdmitted',
      [open(1, 'family'), open(2, 'other')],
      1,
      ['objectionReply → family by residenceBureau', 'objectionReply → objector by residenceBureau'],
    ],
    [
      "a stranger's 复评 is told to the family too",
      'objectionAdmitted',
      [{ ...open(1, 'family'), outcome: 'dismissed' as const }, open(2, 'other')],
      2,
      ['objectionReply → objector by residenceBureau', 'change → family by residenceBureau'],
    ],
  ] as const)('objections: %s', (_, kind, objections, objection, letters) => {
    expect(due(kind, { objections }, { objection })).toEqual(letters)
  })

  test('a change of a draft is nobody’s business, and a 复评 has its own letter', () => {
    expect(LETTERS_OF.addressChanged({ before: caseAt('draft'), after, body: {} })).toEqual([])
    expect(LETTERS_OF.reported({ before: after, after: caseAt('reported', { occasion: 'dispute' }), body: {} })).toMatchObject([
      { kind: 'reassessment' },
    ])
  })
})

describe('what a letter says', () => {
  const letters = Object.values(SAMPLES).flatMap((sample) => sampleLetters(sample))

  test('is what its schema says, to the last field: it can be read again as it was frozen', () => {
    for (const { facts } of letters) expect(LetterFacts.parse(JSON.parse(JSON.stringify(facts)))).toEqual(facts)
  })

  test('a stranger learns number and outcome, nothing of the person, the case or the sheets (Z-07)', () => {
    const [stranger] = letters.filter((one) => one.due.to === 'objector')
    const said = JSON.stringify([stranger?.facts, letterText(stranger?.facts as LetterFacts)])
    expect(said).toContain('YY-2026-000007')
    expect(said).toContain('异议成立')
    for (const one of ['㐂', '3304', 'SA-SB', '邻里证言', '重度', '示例街道']) expect(said).not.toContain(one)
  })

  test('the family’s copy of the 评估通知 holds no other’s papers; the assessors’ holds no whole id', () => {
    const [family, assessors] = sampleLetters(SAMPLES.评估通知 as never).map((one) => JSON.stringify(letterText(one.facts)))
    expect(family).not.toContain('19900000000')
    expect(assessors).toContain('19900000000')
    expect(assessors).not.toContain('330498')
  })

  test('an adverse decision says what can be done, and the 复评 that it is final and what is left', () => {
    for (const name of ['不予受理决定书', '不予认定决定书', '作废决定书', '终止通知书', '逾期未补正办结通知书', '互认决定书']) {
      const [letter] = sampleLetters(SAMPLES[name] as never)
      expect(letterText((letter as (typeof letters)[number]).facts).body.join(''), name).toContain('行政复议')
    }
    const [again] = sampleLetters(SAMPLES.复评结论书 as never)
    const body = letterText((again as (typeof letters)[number]).facts).body.join('')
    expect(body).toContain('最终评估结论')
    expect(body).toContain('行政复议')
  })

  test('依据 is printed for a clause that was checked and for no other', () => {
    const said = letters.map(({ due, facts }) => `${due.kind}：${letterText(facts).basis}`)
    expect(said.filter((one) => one.includes('依据医保')).map((one) => one.split('：')[0])).toEqual([
      'acceptance',
      'commission',
      'commission',
    ])
    for (const one of said) expect(one).toMatch(/依据医保发〔2023〕29号第二十六条|条款待核定/)
  })

  // A better wording is template 2: what was issued under 1 reads as it did.
  test('the wording of template 1 stands', () => {
    const text = letters.map(({ facts }) => letterText(facts)) as unknown as Json
    expect(digestOf(text)).toBe('9777ac71ec2c20d198fd050635ed08bae24cb5093307de144fb5bac7724c3107')
  })
})

test('numbers: office, year, kind, one series each', () => {
  expect(letterNumber(HERE, 'acceptance', '2026-06-01', 12)).toBe('甲护异〔2026〕受12号')
  expect(letterNumber(THERE, 'declination', '2027-01-01', 1)).toBe('乙护异〔2027〕不认1号')
  expect(counterOf('330498', 'acceptance', '2026-06-01')).not.toBe(counterOf('330498', 'acceptance', '2027-01-04'))
  expect(new Set(Object.values(LETTER_WORD)).size).toBe(LETTER_KINDS.length)
})
