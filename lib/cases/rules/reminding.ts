import { chineseDay, type PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { DESK_LABEL } from '../schema'
import type { CaseFile } from '../schema/event'
import { DESK_OF } from './life'
import { standingPause } from './pause'

type Remindable = Pick<CaseFile, 'status' | 'deskRegion' | 'facts' | 'insuredRegion'>

/** The last day this bureau reminded of the step the case now stands at; null when it has not. */
export function remindedByOn({ facts }: Pick<CaseFile, 'facts'>, regionCode: string | null): PlainDate | null {
  return regionCode === null ? null : (facts.urgedOn[regionCode] ?? null)
}

/**
 * 催办: whoever holds up the case is reminded, of an open question before anything else, by each bureau once a day. Refuses where this
 * bureau itself is waited for, where nobody is, and the second time on one day.
 */
export function mayRemind(caseFile: Remindable, regionCode: string | null, today: PlainDate): Outcome<string> {
  const asked = standingPause(caseFile.facts, 'answer')
  if (asked && asked.askedBy !== regionCode) return refused('answerFirst', '对方在等本机构答复，请先答复；现在没有可以催办的一方。')
  const desk = DESK_OF[caseFile.status]
  if (!asked && caseFile.deskRegion !== null && caseFile.deskRegion === regionCode)
    return refused('ownDesk', '本案在本机构案头，请直接办理，不需要催办。')
  const awaitsEnd = caseFile.facts.endReported !== null && caseFile.insuredRegion !== regionCode
  if (!asked && !awaitsEnd && (desk === 'none' || desk === 'calendar')) return refused('nobodyToRemind', '现在没有等谁办的事，不需要催办。')
  const on = remindedByOn(caseFile, regionCode)
  if (on === today) return refused('remindedToday', `本机构今天（${chineseDay(on)}）已经催办过，请明天再催。`)
  return done(asked ? '对方答复' : desk === 'none' ? '参保地经办机构终止' : DESK_LABEL[desk])
}
