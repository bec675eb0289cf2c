import { describe, expect, it } from 'vitest'
import { CalendarNotLoaded, workingCalendar } from '../../kernel/calendar'
import { YEAR_2025 } from '../../kernel/calendars/2025'
import { YEAR_2026 } from '../../kernel/calendars/2026'
import { TERM_KEYS, TERM_LABEL, type TermKey, type TermRow } from '../schema'
import { basisText, clauseOf, defaultTerms, dueDay, isTermValue, lastValidDay, TERM_DEFAULTS, termsInForce, termText } from './terms'

const calendar = workingCalendar([YEAR_2025, YEAR_2026])

function row(key: TermKey, value: number | string, validFrom: string, more: Partial<TermRow> = {}): TermRow {
  return { key, value, validFrom, validTo: null, source: '两地协议', verified: false, note: '', ...more }
}

describe('terms in force', () => {
  it('are the named defaults where no row is', () => {
    const terms = defaultTerms()
    for (const key of TERM_KEYS) {
      expect(terms[key].value).toBe(TERM_DEFAULTS[key].value)
      expect(terms[key].validFrom).toBeNull()
      expect(isTermValue(key, terms[key].value)).toBe(true)
      expect(TERM_LABEL[key]).not.toBe('')
      expect(termText(terms[key])).not.toBe('')
    }
  })

  it.each([
    ['2026-01-31', 5],
    ['2026-02-01', 7],
    ['2026-06-30', 7],
    ['2026-07-01', 10],
    ['2026-12-31', 10],
    ['2027-01-01', 7],
  ])('on %s the notice lasts %i days', (day, value) => {
    const rows = [row('noticeDays', 10, '2026-07-01', { validTo: '2026-12-31' }), row('noticeDays', 7, '2026-02-01')]
    expect(termsInForce(rows, day).noticeDays.value).toBe(value)
    expect(termsInForce([...rows].reverse(), day).noticeDays.value).toBe(value)
  })

  it('throw on a value the key does not allow', () => {
    expect(() => termsInForce([row('noticeDays', 'five', '2026-01-01')], '2026-01-02')).toThrow()
    expect(() => termsInForce([row('benefitFromGrade', 6, '2026-01-01')], '2026-01-02')).toThrow()
    expect(isTermValue('benefitStart', 'someday')).toBe(false)
  })
})

describe('what may stand as 依据', () => {
  it('is a clause that was checked, and nothing else', () => {
    const terms = defaultTerms()
    expect(basisText(terms.conclusionDays)).toBe('依据：医保发〔2023〕29号第二十六条')
    for (const key of TERM_KEYS.filter((one) => one !== 'conclusionDays')) {
      expect(basisText(terms[key])).toBe('条款待核定')
      expect(clauseOf(terms[key])).toBe('条款待核定')
    }
    expect(basisText({ source: '两地协议第三条', verified: true })).toBe('依据：两地协议第三条')
  })
})

describe('days', () => {
  it.each([
    ['acceptanceDays', '2026-09-30', '2026-10-13'],
    ['noticeDays', '2026-11-23', '2026-11-30'],
    ['draftDays', '2026-01-01', '2026-04-01'],
  ] as const)('%s from %s end on %s', (key, from, to) => {
    expect(dueDay(calendar, defaultTerms(), key, from)).toBe(to)
  })

  it('past the loaded years are an error', () => {
    expect(() => dueDay(calendar, defaultTerms(), 'noticeDays', '2026-12-30')).toThrow(CalendarNotLoaded)
  })

  it('of validity include both ends', () => {
    expect(lastValidDay(defaultTerms(), '2026-11-23')).toBe('2028-11-22')
  })
})
