import { addWorkingDays, type WorkingCalendar } from '../../kernel/calendar'
import { addDays, addMonths, type PlainDate } from '../../kernel/dates'
import { TERM_KEYS, type Term, type TermKey, type TermRow, type Terms, type TermValue, termValueSchemas } from '../schema'

type Default<K extends TermKey> = { value: TermValue<K>; source: string; verified: boolean; note: string }

const NO_TEXT = '无现成文本'
const ASSESSMENT_RULES = '医保发〔2023〕29号'

/** Named defaults for terms no agreement has a row for: 待核定, each, but for the one number two sources agree on. */
export const TERM_DEFAULTS: { readonly [K in TermKey]: Default<K> } = {
  acceptanceDays: { value: 5, source: '医保办发〔2024〕22号第七、八条', verified: false, note: '工作日' },
  correctionDays: { value: 15, source: NO_TEXT, verified: false, note: '工作日' },
  draftDays: { value: 90, source: NO_TEXT, verified: false, note: '自然日' },
  commissionDays: { value: 3, source: NO_TEXT, verified: false, note: '工作日' },
  receiveDays: { value: 3, source: NO_TEXT, verified: false, note: '工作日' },
  arrangeDays: { value: 3, source: NO_TEXT, verified: false, note: '工作日' },
  visitDays: { value: 15, source: NO_TEXT, verified: false, note: '工作日' },
  reviewDays: { value: 3, source: NO_TEXT, verified: false, note: '工作日' },
  noticeDays: { value: 5, source: `${ASSESSMENT_RULES}第二十三条`, verified: false, note: '工作日；文件未定天数' },
  objectionDays: { value: 5, source: `${ASSESSMENT_RULES}第二十七条`, verified: false, note: '工作日；暂同公示期' },
  objectionDecisionDays: { value: 5, source: NO_TEXT, verified: false, note: '工作日' },
  answerDays: { value: 5, source: NO_TEXT, verified: false, note: '工作日；自提出之日起' },
  confirmDays: { value: 5, source: NO_TEXT, verified: false, note: '工作日' },
  conclusionDays: { value: 30, source: `${ASSESSMENT_RULES}第二十六条`, verified: true, note: '工作日；起算日暂定为受理之日，待核定' },
  escalateAfterDays: { value: 3, source: NO_TEXT, verified: false, note: '工作日；超期满这些天，提醒两地复核与经办' },
  validityMonths: { value: 24, source: `${ASSESSMENT_RULES}第二十五条`, verified: false, note: '重度失能最长两年' },
  reassessAfterMonths: { value: 6, source: `${ASSESSMENT_RULES}第二十九条`, verified: false, note: '' },
  renewalLeadDays: { value: 60, source: `${ASSESSMENT_RULES}第三十条`, verified: false, note: '自然日；文件未定天数' },
  changeBackDays: { value: 180, source: NO_TEXT, verified: false, note: '自然日；更早的由经办机构登记' },
  benefitFromGrade: { value: 3, source: NO_TEXT, verified: false, note: '重度失能起' },
  waitingMonths: { value: 6, source: '医保函〔2025〕300号', verified: false, note: '' },
  insuranceFreshDays: { value: 30, source: NO_TEXT, verified: false, note: '自然日' },
  benefitStart: { value: 'firstOfNextMonth', source: NO_TEXT, verified: false, note: '认定次月1日起' },
  validFromDay: { value: 'findingDay', source: NO_TEXT, verified: false, note: '以得出评估结论之日起算' },
  rectifyOrdinaryDays: { value: 30, source: NO_TEXT, verified: false, note: '自然日' },
  rectifySeriousDays: { value: 15, source: NO_TEXT, verified: false, note: '自然日' },
  rectifyGraveDays: { value: 5, source: NO_TEXT, verified: false, note: '工作日' },
  complaintDays: { value: 15, source: NO_TEXT, verified: false, note: '工作日' },
  sharedInstitutions: { value: 74, source: '公开报道', verified: false, note: '家；定点护理服务机构，不含评估机构' },
  noticePlace: {
    value: '参保地、居住地两地经办机构同时公示，地点为本平台公示栏及两地经办窗口',
    source: NO_TEXT,
    verified: false,
    note: '',
  },
}

/** What a day-counting term counts; a term of months is not a deadline. */
const DAY_UNIT = {
  acceptanceDays: 'workingDay',
  correctionDays: 'workingDay',
  draftDays: 'day',
  commissionDays: 'workingDay',
  receiveDays: 'workingDay',
  arrangeDays: 'workingDay',
  visitDays: 'workingDay',
  reviewDays: 'workingDay',
  noticeDays: 'workingDay',
  objectionDays: 'workingDay',
  objectionDecisionDays: 'workingDay',
  answerDays: 'workingDay',
  confirmDays: 'workingDay',
  conclusionDays: 'workingDay',
  escalateAfterDays: 'workingDay',
  renewalLeadDays: 'day',
  changeBackDays: 'day',
  insuranceFreshDays: 'day',
  rectifyOrdinaryDays: 'day',
  rectifySeriousDays: 'day',
  rectifyGraveDays: 'workingDay',
  complaintDays: 'workingDay',
} as const satisfies Partial<Record<TermKey, 'workingDay' | 'day'>>
export type DayTermKey = keyof typeof DAY_UNIT

export function isDayTerm(key: TermKey): key is DayTermKey {
  return key in DAY_UNIT
}

export function dayUnitOf(key: DayTermKey): 'workingDay' | 'day' {
  return DAY_UNIT[key]
}

/** The dated rows that stand on `day`, one a key (the latest begun), over the named defaults. Throws on a value its key does not allow. */
export function termsInForce(rows: readonly TermRow[], day: PlainDate): Terms {
  const standing = new Map<TermKey, TermRow>()
  for (const row of rows) {
    if (row.validFrom > day || (row.validTo !== null && row.validTo < day)) continue
    const other = standing.get(row.key)
    if (!other || other.validFrom < row.validFrom) standing.set(row.key, row)
  }
  const terms: Partial<Record<TermKey, Term>> = {}
  for (const key of TERM_KEYS) {
    const row = standing.get(key)
    const value = row ? termValueSchemas[key].parse(row.value) : TERM_DEFAULTS[key].value
    const { source, verified, note } = row ?? TERM_DEFAULTS[key]
    terms[key] = { key, value, source, verified, note, validFrom: row?.validFrom ?? null }
  }
  return terms as Terms
}

/** The terms of a pair without rows: every named default. */
export function defaultTerms(): Terms {
  return termsInForce([], '2025-04-25')
}

/** True when the value is one the key allows. */
export function isTermValue(key: TermKey, value: unknown): boolean {
  return termValueSchemas[key].safeParse(value).success
}

/** The last day of a term that counts days from `from` (that day not counted); throws CalendarNotLoaded past the loaded years. */
export function dueDay(calendar: WorkingCalendar, terms: Terms, key: DayTermKey, from: PlainDate): PlainDate {
  const count = terms[key].value
  return DAY_UNIT[key] === 'workingDay' ? addWorkingDays(calendar, from, count) : addDays(from, count)
}

/** The last day of a validity of `validityMonths` that begins on `validFrom`, both included. */
export function lastValidDay(terms: Terms, validFrom: PlainDate): PlainDate {
  return addDays(addMonths(validFrom, terms.validityMonths.value), -1)
}

/** 5个工作日 · 90天 · 24个月 · 重度失能Ⅰ级起 … as a person reads it. */
export function termText(term: Term): string {
  const { key, value } = term
  if (isDayTerm(key)) return DAY_UNIT[key] === 'workingDay' ? `${value}个工作日` : `${value}天`
  if (key === 'validityMonths' || key === 'reassessAfterMonths' || key === 'waitingMonths') return `${value}个月`
  if (key === 'benefitFromGrade') return `失能等级${value}级及以上`
  if (key === 'benefitStart') return value === 'firstOfNextMonth' ? '次月1日' : '有效期首日'
  if (key === 'validFromDay') return value === 'findingDay' ? '得出评估结论之日' : '互认之日'
  return String(value)
}

/** What may stand as 依据: the clause, when it was checked against a text in force; otherwise 条款待核定. */
export function basisText(term: Pick<Term, 'source' | 'verified'>): string {
  return term.verified ? `依据：${term.source}` : '条款待核定'
}

/** For `Problem.source`: the clause or 条款待核定, without the word 依据. */
export function clauseOf(term: Pick<Term, 'source' | 'verified'>): string {
  return term.verified ? term.source : '条款待核定'
}
