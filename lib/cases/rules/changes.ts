import type { Side } from '../../access/schema'
import { clauseOf } from '../../agreements/rules/terms'
import type { Terms } from '../../agreements/schema'
import { addDays, chineseDay, isPlainDate, type PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { CHANGE_ENDS, CHANGE_KIND_LABEL, CHANGE_KINDS, type ChangeKind, END_REASON_LABEL, type EndReason } from '../schema'
import type { CaseEvent, CaseFacts, CaseFile } from '../schema/event'

const FAMILY: readonly Side[] = ['applicant', 'representative']
const BUREAUS: readonly Side[] = ['competentBureau', 'residenceBureau']

/** What a report of each kind is: who may make it, which day it asks for, what follows. All of it 待核定: no text at hand says it. */
export const CHANGE_RULES: Record<ChangeKind, { by: readonly Side[]; day: string; follows: string }> = {
  hospitalStay: {
    by: [...FAMILY, ...BUREAUS, 'institution'],
    day: '入院日期',
    follows: '待遇自入院当天起暂停，到出院当天为止；两地经办机构和护理机构同时看到。',
  },
  discharge: {
    by: [...FAMILY, ...BUREAUS, 'institution'],
    day: '出院日期',
    follows: '待遇暂停到出院当天，次日恢复；两地经办机构和护理机构同时看到。',
  },
  addressChange: {
    by: [...FAMILY, ...BUREAUS, 'institution'],
    day: '搬家日期',
    follows: '两地经办机构看到搬家的日期；新地址由家属或经办机构另行登记。',
  },
  condition: {
    by: [...FAMILY, ...BUREAUS, 'institution'],
    day: '变化日期',
    follows: '两地同时看到；满规定的间隔后，家属可以申请重新评估，在新结果作出以前按现在的等级。',
  },
  return: {
    by: [...FAMILY, ...BUREAUS, 'institution'],
    day: '返回日期',
    follows: '参保地经办机构收到后办理终止（两人办理），终止以前待遇不再发生。',
  },
  insuredRegionChange: {
    by: [...FAMILY, ...BUREAUS],
    day: '变更日期',
    follows: '参保地经办机构收到后办理终止（两人办理），终止以前待遇不再发生。',
  },
  death: {
    by: [...FAMILY, ...BUREAUS, 'institution'],
    day: '去世日期',
    follows: '参保地经办机构收到后办理终止（两人办理），待遇到去世当天为止。',
  },
  notEnded: {
    by: ['competentBureau'],
    day: '核实日期',
    follows: '报告的去世、返回或参保地变更不属实，撤下这条报告；经过里两条都保留。',
  },
}

/** 去世, 返回参保地居住…: what was reported that asks for an end. */
export function reportedAs(why: EndReason): string {
  const kind = ENDING.find((one) => CHANGE_ENDS[one] === why)
  return kind ? CHANGE_KIND_LABEL[kind] : END_REASON_LABEL[why]
}

/** Whether a recognition stands on which changes are reported: in force, or under dispute. */
export function recognitionStands({ status, facts }: Pick<CaseFile, 'status'> & { facts: Pick<CaseFacts, 'recognition'> }): boolean {
  return status === 'recognised' || (status === 'disputed' && facts.recognition !== null)
}

/** One stay in hospital; `to` null while it lasts. Both days pause the benefit. */
export type Stay = { from: PlainDate; to: PlainDate | null }

/** The stays that were reported, oldest first. */
export function staysOf(events: readonly Pick<CaseEvent, 'kind' | 'body'>[]): Stay[] {
  const stays: Stay[] = []
  for (const { kind, body } of events) {
    if (body.inHospitalSince) stays.push({ from: body.inHospitalSince, to: null })
    if (kind !== 'changeReported' || !body.happenedOn) continue
    const last = stays.at(-1)
    if (body.change === 'hospitalStay') stays.push({ from: body.happenedOn, to: null })
    if (body.change === 'discharge' && last && last.to === null) stays[stays.length - 1] = { ...last, to: body.happenedOn }
  }
  return stays
}

/** What one report is judged by. */
export type ReportFacts = {
  change: ChangeKind
  happenedOn: PlainDate
  today: PlainDate
  side: Side
  facts: Pick<CaseFacts, 'recognition' | 'inHospitalSince' | 'endReported'>
  stays: readonly Stay[]
}

type Row = {
  code: string
  kinds: readonly ChangeKind[]
  source: (terms: Terms) => string
  says: (report: ReportFacts, terms: Terms) => string
  /** Shown at the day's field too. */
  atDay?: true
  holds: (report: ReportFacts, terms: Terms) => boolean
}

const ENDING = CHANGE_KINDS.filter((kind) => CHANGE_ENDS[kind] !== undefined)
const unsettled = () => '条款待核定'
const lastDischarge = (stays: readonly Stay[]) => stays.at(-1)?.to ?? null

/** 登记变化的条件, row by row; the first that does not hold refuses. */
export const REPORT_ROWS: readonly Row[] = [
  {
    code: 'notReportedByYou',
    kinds: CHANGE_KINDS,
    source: unsettled,
    says: () => '这一项不由您这一方报告，请联系参保地经办机构。',
    holds: ({ change, side }) => CHANGE_RULES[change].by.includes(side),
  },
  {
    code: 'noSuchDay',
    kinds: CHANGE_KINDS,
    source: unsettled,
    says: () => '请填写存在的日期，例如 2026-03-01。',
    atDay: true,
    holds: ({ happenedOn }) => isPlainDate(happenedOn),
  },
  {
    code: 'inFuture',
    kinds: CHANGE_KINDS,
    source: unsettled,
    says: ({ today }) => `发生日期不能晚于今天（${chineseDay(today)}）。`,
    atDay: true,
    holds: ({ happenedOn, today }) => happenedOn <= today,
  },
  {
    code: 'beforeRecognition',
    // A stay may have come over from the recognition before.
    kinds: CHANGE_KINDS.filter((kind) => kind !== 'discharge'),
    source: unsettled,
    says: ({ facts }) => `发生日期不能早于有效期的第一天（${chineseDay(facts.recognition?.validFrom ?? '')}）。`,
    atDay: true,
    holds: ({ happenedOn, facts }) => facts.recognition === null || happenedOn >= facts.recognition.validFrom,
  },
  {
    code: 'tooLongAgo',
    kinds: CHANGE_KINDS,
    source: (terms) => clauseOf(terms.changeBackDays),
    says: (_report, terms) => `超过 ${terms.changeBackDays.value} 天的变化，请带证明到经办窗口，由经办机构登记。`,
    atDay: true,
    holds: ({ happenedOn, today, side }, terms) => BUREAUS.includes(side) || happenedOn >= addDays(today, -terms.changeBackDays.value),
  },
  {
    code: 'deathReported',
    kinds: CHANGE_KINDS.filter((kind) => kind !== 'death' && kind !== 'notEnded'),
    source: unsettled,
    says: () => '已报告去世，等参保地经办机构办理终止；报错了的，请联系参保地经办机构更正。',
    holds: ({ facts }) => facts.endReported?.why !== 'death',
  },
  {
    code: 'reportedAlready',
    kinds: ENDING,
    source: unsettled,
    says: ({ facts }) =>
      `已经报告过“${facts.endReported ? reportedAs(facts.endReported.why) : ''}”，不需要再报；等参保地经办机构办理终止。`,
    holds: ({ change, facts }) => facts.endReported === null || facts.endReported.why !== CHANGE_ENDS[change],
  },
  {
    code: 'nothingReported',
    kinds: ['notEnded'],
    source: unsettled,
    says: () => '没有待办理终止的报告，不需要更正。',
    holds: ({ facts }) => facts.endReported !== null,
  },
  {
    code: 'stayRuns',
    kinds: ['hospitalStay'],
    source: unsettled,
    says: ({ facts }) => `已登记自 ${chineseDay(facts.inHospitalSince ?? '')} 起住院，请先登记出院。`,
    holds: ({ facts }) => facts.inHospitalSince === null,
  },
  {
    code: 'stayOverlaps',
    kinds: ['hospitalStay'],
    source: unsettled,
    says: ({ stays }) => `上一次住院到 ${chineseDay(lastDischarge(stays) ?? '')} 为止，入院日期不能更早。`,
    atDay: true,
    holds: ({ happenedOn, stays }) => happenedOn >= (lastDischarge(stays) ?? ''),
  },
  {
    code: 'noStay',
    kinds: ['discharge'],
    source: unsettled,
    says: () => '没有登记过住院，请先登记住院。',
    holds: ({ facts }) => facts.inHospitalSince !== null,
  },
  {
    code: 'dischargeBeforeStay',
    kinds: ['discharge'],
    source: unsettled,
    says: ({ facts }) => `出院日期不能早于入院日期（${chineseDay(facts.inHospitalSince ?? '')}）。`,
    atDay: true,
    holds: ({ happenedOn, facts }) => happenedOn >= (facts.inHospitalSince ?? ''),
  },
]

/** Whether a report may be made as it is; refuses with the first row that does not hold. */
export function mayReport(report: ReportFacts, terms: Terms): Outcome<true> {
  const row = REPORT_ROWS.find((one) => one.kinds.includes(report.change) && !one.holds(report, terms))
  if (!row) return done(true)
  const says = row.says(report, terms)
  return refused(row.code, says, { source: row.source(terms), ...(row.atDay ? { fields: { happenedOn: says } } : {}) })
}

/** The kinds this side may report of a case as it stands: what the form offers. */
export function reportable(side: Side, facts: ReportFacts['facts']): ChangeKind[] {
  return CHANGE_KINDS.filter((kind) => {
    if (!CHANGE_RULES[kind].by.includes(side)) return false
    if (kind === 'notEnded') return facts.endReported !== null
    if (facts.endReported?.why === 'death') return false
    if (kind === 'discharge') return facts.inHospitalSince !== null
    if (kind === 'hospitalStay') return facts.inHospitalSince === null
    return CHANGE_ENDS[kind] === undefined || CHANGE_ENDS[kind] !== facts.endReported?.why
  })
}
