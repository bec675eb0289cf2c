import { clauseOf } from '../../agreements/rules/terms'
import type { Terms } from '../../agreements/schema'
import { addDays, addMonths, chineseDay, type PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { OCCASION_LABEL } from '../schema'
import type { Following } from '../schema/apply'
import type { CaseFile } from '../schema/event'
import { reportedAs } from './changes'

type Previous = Pick<CaseFile, 'status' | 'validTo' | 'facts'>

/** The first day on which a case may follow this recognition: 期满评估 some days before it ends, 重新评估 some months after it began. */
export function firstDayToFollow(previous: Pick<CaseFile, 'validTo' | 'facts'>, occasion: Following, terms: Terms): PlainDate | null {
  const { recognition } = previous.facts
  if (!recognition || previous.validTo === null) return null
  return occasion === 'renewal'
    ? addDays(previous.validTo, -terms.renewalLeadDays.value)
    : addMonths(recognition.validFrom, terms.reassessAfterMonths.value)
}

/** Whether a new case may follow this one today. Refuses 'previousUnknown', 'endReported' and 'tooEarly' with the day. */
export function mayFollow(previous: Previous, occasion: Following, today: PlainDate, terms: Terms): Outcome<true> {
  const { status, facts } = previous
  const from = firstDayToFollow(previous, occasion, terms)
  const stands = status === 'recognised' || (status === 'expired' && occasion === 'renewal')
  if (!stands || from === null) return refused('previousUnknown', `这件案件现在不能接着办${OCCASION_LABEL[occasion]}；需要时请重新申请。`)
  if (facts.endReported)
    return refused('endReported', `已报告“${reportedAs(facts.endReported.why)}”，正在办理终止，不能再申请评估。`, {
      source: '条款待核定',
    })
  const term = occasion === 'renewal' ? terms.renewalLeadDays : terms.reassessAfterMonths
  if (today < from)
    return refused('tooEarly', `${OCCASION_LABEL[occasion]}从 ${chineseDay(from)} 起可以申请，请到那一天再来。`, { source: clauseOf(term) })
  return done(true)
}
