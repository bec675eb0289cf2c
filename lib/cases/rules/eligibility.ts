import { clauseOf } from '../../agreements/rules/terms'
import type { Terms } from '../../agreements/schema'
import { addMonths, chineseDay, type PlainDate } from '../../kernel/dates'
import type { Problem } from '../../kernel/outcome'

/** Facts of one application, gathered by the command. */
export type EligibilityFacts = {
  today: PlainDate
  insuredRegionName: string
  residenceRegionName: string
  /** The pair's agreement on that day; null when there is none. */
  agreementInForce: boolean
  /** False when the id is known under another name. */
  nameMatches: boolean
  residenceSince: PlainDate
  /** What the insured region's own records say; unknown (no row, or a stale one) refuses nothing: a clerk confirms with evidence. */
  insurance: 'insured' | 'notInsured' | 'unknown'
  insuredSince: PlainDate | null
  /** The number of another case of the person and pair in an open status. */
  openCaseNo: string | null
  /** Valid-to of a recognition in force, and whether this case renews it. */
  recognisedTo: PlainDate | null
  renews: boolean
}

const MEMORANDUM = '嘉湖两地长期护理保险异地服务合作备忘录，2025年4月25日'

type Row = {
  code: string
  source: (terms: Terms) => string
  says: (facts: EligibilityFacts, terms: Terms) => string
  holds: (facts: EligibilityFacts, terms: Terms) => boolean
}

/** 申请条件, row by row: each refuses with its own sentence. 参保状态 is never asked of the applicant. */
export const ELIGIBILITY_ROWS: readonly Row[] = [
  {
    code: 'noAgreement',
    source: () => MEMORANDUM,
    says: (f) => `${f.insuredRegionName}与${f.residenceRegionName}之间今天没有生效的异地互认协议，请向参保地经办机构咨询其他办理方式。`,
    holds: (f) => f.agreementInForce,
  },
  {
    code: 'notInsured',
    source: () => MEMORANDUM,
    says: (f) => `${f.insuredRegionName}的参保记录显示未在保，请先向${f.insuredRegionName}经办机构核实参保状态后再申请。`,
    holds: (f) => f.insurance !== 'notInsured',
  },
  {
    code: 'nameDiffers',
    source: () => MEMORANDUM,
    says: () => '姓名与这个身份证号已登记的姓名不一致，请核对；登记有误时请带身份证到经办窗口更正。',
    holds: (f) => f.nameMatches,
  },
  {
    code: 'filingNotInForce',
    source: () => MEMORANDUM,
    says: (f) => `异地居住起始日 ${chineseDay(f.residenceSince)} 晚于今天，请在入住之后申请，或更正起始日期。`,
    holds: (f) => f.residenceSince <= f.today,
  },
  {
    code: 'stillWaiting',
    source: (terms) => clauseOf(terms.waitingMonths),
    says: (f, terms) =>
      `参保满 ${terms.waitingMonths.value} 个月后才能申请${f.insuredSince ? `，最早可在 ${chineseDay(addMonths(f.insuredSince, terms.waitingMonths.value))} 提交` : ''}。`,
    holds: (f, terms) => f.insuredSince === null || addMonths(f.insuredSince, terms.waitingMonths.value) <= f.today,
  },
  {
    code: 'caseOpen',
    source: () => MEMORANDUM,
    says: (f) => `这位参保人已有一件正在办理的申请（${f.openCaseNo}），请先办完或撤回那一件。`,
    holds: (f) => f.openCaseNo === null,
  },
  {
    code: 'stillRecognised',
    source: (terms) => clauseOf(terms.renewalLeadDays),
    says: (f) =>
      `这位参保人的评估结果在 ${f.recognisedTo ? chineseDay(f.recognisedTo) : ''} 之前有效，不需要重新申请；状态变化或期满前请联系经办机构。`,
    holds: (f) => f.recognisedTo === null || f.recognisedTo < f.today || f.renews,
  },
]

/** Every row that does not hold, as its own Problem; empty when the person may apply. */
export function eligibilityProblems(facts: EligibilityFacts, terms: Terms): Problem[] {
  return ELIGIBILITY_ROWS.filter((row) => !row.holds(facts, terms)).map((row) => ({
    code: row.code,
    message: row.says(facts, terms),
    source: row.source(terms),
  }))
}
