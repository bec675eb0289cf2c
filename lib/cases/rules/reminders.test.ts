import { describe, expect, test } from 'vitest'
import { defaultTerms } from '../../agreements/rules/terms'
import { CALENDAR_OF_TESTS as calendar, caseAt, INSURED, RESIDENCE } from '../case.fixture'
import type { CaseStatus, ReminderLevel } from '../schema'
import type { CaseFile } from '../schema/event'
import { clockOf } from './clock'
import { givenBefore, levelOf, peopleOf, REMINDED_STATUSES, reminderFor } from './reminders'

// 2026-06-01 is a Monday; these regions have no holidays but weekends.
const terms = defaultTerms()
const scene = (today: string) => ({ today, calendar, termsOn: () => terms })
const due = { dueOn: '2026-06-08' }
function say(caseFile: CaseFile, today: string): string | null {
  const one = reminderFor(caseFile, scene(today))
  const people = peopleOf(caseFile, one?.level === 'escalated')
  return one && `${one.level}: ${people.map(({ who, regionCode }) => [who, regionCode].join(' ')).join(', ')}`
}

describe('how hard a limit presses', () => {
  test.each<[string, ReminderLevel | null]>([
    ['2026-06-03', null],
    ['2026-06-04', 'soon'],
    ['2026-06-06', 'soon'],
    ['2026-06-08', 'soon'],
    ['2026-06-09', 'overdue'],
    ['2026-06-10', 'overdue'],
    ['2026-06-11', 'escalated'],
    ['2026-08-01', 'escalated'],
  ])('due on Monday 2026-06-08, on %s: %s', (today, level) => {
    const { desk } = clockOf(caseAt('found', due), scene(today))
    expect(levelOf(desk, terms.escalateAfterDays.value)).toBe(level)
  })

  test('a limit that rests presses nobody, however long ago it was asked', () => {
    const asked = { why: 'answer' as const, since: '2026-06-02', until: null, left: -3, from: '2026-06-01', askedBy: INSURED }
    const resting = caseAt('found', { dueOn: null }, { clarifying: true, pauses: [asked] })
    expect(levelOf(clockOf(resting, scene('2026-09-01')).desk, 3)).toBeNull()
    expect(reminderFor(resting, scene('2026-09-01'))).toBeNull()
  })
})

describe('whom it is for', () => {
  test.each<[CaseStatus, string, string | null]>([
    ['submitted', '2026-06-08', `soon: clerks ${INSURED}`],
    ['commissioned', '2026-06-09', `overdue: clerks ${RESIDENCE}`],
    ['assessing', '2026-06-09', `overdue: assessors , clerks ${RESIDENCE}`],
    ['found', '2026-06-11', `escalated: reviewers ${RESIDENCE}, clerks ${RESIDENCE}, reviewers ${INSURED}, clerks ${INSURED}`],
    ['reported', '2026-06-11', `escalated: reviewers ${INSURED}, clerks ${INSURED}, reviewers ${RESIDENCE}, clerks ${RESIDENCE}`],
    ['returned', '2026-06-08', 'soon: family '],
    ['returned', '2026-06-09', null],
    ['onNotice', '2026-06-08', null],
    ['draft', '2026-06-08', null],
    ['recognised', '2026-06-08', null],
    ['withdrawn', '2026-06-11', null],
  ])('%s on %s: %s', (status, today, expected) => {
    expect(say(caseAt(status, due), today)).toBe(expected)
  })

  test('where a proposal waits, its reviewers are told too', () => {
    const proposal = { command: 'accept' as const, text: '', accountId: 'a', personKey: 'p', regionCode: INSURED, seq: 3, on: '2026-06-01' }
    expect(say(caseAt('submitted', { ...due, proposal }), '2026-06-09')).toBe(`overdue: reviewers ${INSURED}, clerks ${INSURED}`)
  })

  test('every reminded status is somebody’s desk', () => {
    expect(REMINDED_STATUSES).toEqual([
      'submitted',
      'returned',
      'accepted',
      'commissioned',
      'arranging',
      'assessing',
      'found',
      'disputed',
      'reported',
    ])
  })
})

describe('each is given once for a limit', () => {
  const given = (level: ReminderLevel, dueOn = due.dueOn) => ({ level, dueOn })
  test('a harder one follows a softer one, never the other way round; another last day begins anew', () => {
    expect(givenBefore(null, 'soon', due.dueOn)).toBe(false)
    expect(givenBefore(given('soon'), 'soon', due.dueOn)).toBe(true)
    expect(givenBefore(given('soon'), 'overdue', due.dueOn)).toBe(false)
    expect(givenBefore(given('escalated'), 'overdue', due.dueOn)).toBe(true)
    expect(givenBefore(given('escalated', '2026-06-01'), 'soon', due.dueOn)).toBe(false)
    const told = caseAt('found', due, { reminded: given('overdue') })
    expect(reminderFor(told, scene('2026-06-09'))).toBeNull()
    expect(reminderFor(told, scene('2026-06-11'))?.level).toBe('escalated')
  })
})

describe('an open question (待核定: five working days)', () => {
  const question = {
    why: 'answer' as const,
    since: '2026-06-01',
    until: null,
    left: 2,
    from: '2026-06-01',
    askedBy: INSURED,
    dueOn: '2026-06-08',
  }
  const asked = (status: CaseStatus, more: Partial<CaseFile['facts']> = {}) =>
    caseAt(status, { dueOn: null }, { clarifying: true, pauses: [question], ...more })

  test.each<[CaseStatus, string, string | null]>([
    ['reported', '2026-06-03', null],
    ['reported', '2026-06-04', `soon: clerks ${RESIDENCE}`],
    ['found', '2026-06-09', `overdue: clerks ${RESIDENCE}`],
    ['reported', '2026-06-11', `escalated: reviewers ${RESIDENCE}, clerks ${RESIDENCE}, reviewers ${INSURED}, clerks ${INSURED}`],
    ['recognised', '2026-06-09', `overdue: clerks ${RESIDENCE}`],
    ['withdrawn', '2026-06-09', null],
  ])('in %s on %s presses the bureau that was asked: %s', (status, today, expected) => {
    const one = reminderFor(asked(status), scene(today), 'answer')
    const people = one ? peopleOf(asked(status), one.level === 'escalated', 'answer') : []
    expect(one && `${one.level}: ${people.map(({ who, regionCode }) => `${who} ${regionCode}`).join(', ')}`).toBe(expected)
    expect(reminderFor(asked(status), scene(today))).toBeNull()
  })

  test('each is given once; one asked before the limit was kept presses nobody', () => {
    const told = asked('reported', { answerReminded: { level: 'overdue', dueOn: '2026-06-08' } })
    expect(reminderFor(told, scene('2026-06-10'), 'answer')).toBeNull()
    expect(reminderFor(told, scene('2026-06-11'), 'answer')?.level).toBe('escalated')
    const { dueOn: _none, ...old } = question
    expect(reminderFor(asked('reported', { pauses: [old] }), scene('2026-08-03'), 'answer')).toBeNull()
  })
})

describe('出具评估结论书期限 (医保发〔2023〕29号第二十六条)', () => {
  const running = { acceptedOn: '2026-04-27', conclusionDueOn: '2026-06-08' }
  test.each<[CaseStatus, Partial<CaseFile['facts']>, string, string | null]>([
    ['accepted', running, '2026-06-03', null],
    ['accepted', running, '2026-06-04', `soon: clerks ${INSURED}`],
    ['arranging', running, '2026-06-09', `overdue: clerks ${RESIDENCE}`],
    ['assessing', running, '2026-06-09', `overdue: assessors , clerks ${RESIDENCE}`],
    ['onNotice', running, '2026-06-09', `overdue: clerks ${RESIDENCE}`],
    ['found', running, '2026-06-11', `escalated: reviewers ${RESIDENCE}, clerks ${RESIDENCE}, reviewers ${INSURED}, clerks ${INSURED}`],
    ['reported', { ...running, reportedOn: '2026-06-02' }, '2026-06-09', null],
    ['submitted', {}, '2026-06-09', null],
    ['recognised', running, '2026-06-09', null],
    ['withdrawn', running, '2026-06-09', null],
    ['found', { ...running, conclusionReminded: { level: 'overdue', dueOn: '2026-06-08' } }, '2026-06-10', null],
  ])('%s %j on %s reminds whoever holds the case then: %s', (status, facts, today, expected) => {
    const caseFile = caseAt(status, {}, facts)
    const one = reminderFor(caseFile, scene(today), 'conclusion')
    const people = one ? peopleOf(caseFile, one.level === 'escalated', 'conclusion') : []
    expect(one && `${one.level}: ${people.map(({ who, regionCode }) => [who, regionCode].join(' ')).join(', ')}`).toBe(expected)
  })

  test('rests with an open question', () => {
    const pause = {
      why: 'answer' as const,
      since: '2026-06-01',
      until: null,
      left: 2,
      from: '2026-06-01',
      askedBy: INSURED,
      dueOn: '2026-06-08',
    }
    expect(
      reminderFor(caseAt('found', {}, { ...running, clarifying: true, pauses: [pause] }), scene('2026-06-09'), 'conclusion'),
    ).toBeNull()
  })
})
