import type { Actor } from '../../access/schema'
import { done, type Outcome, refused } from '../../kernel/outcome'
import type { CaseFile } from '../schema/event'

type Person = { accountId: string; personKey: string }

/** Whose cases may be handed over by whom: one's own by oneself, an absent colleague's by a reviewer of the bureau. */
export function mayHandOver(actor: Actor, from: string): Outcome<true> {
  if (actor.accountId === from || actor.role === 'reviewer') return done(true)
  return refused('notReviewer', '同事的案件由本机构的复核人员代为移交；您可以移交自己经办的案件。', { source: '条款待核定' })
}

/** Whether a colleague may take this case. Refuses oneself, the insured person, their representatives, and whoever assessed it. */
export function mayTake(
  caseFile: Pick<CaseFile, 'personKey' | 'facts'>,
  from: string,
  to: Person,
  representativeKeys: readonly string[],
): Outcome<true> {
  if (to.accountId === from) return refused('sameHolder', '接手人就是现在的承办人，请选择另一位同事。', { fields: { to: '请选择另一位' } })
  if (to.personKey === caseFile.personKey) return refused('ownCase', '接手人就是参保人本人，应当回避。', { source: '条款待核定' })
  if (representativeKeys.includes(to.personKey))
    return refused('ownKin', '接手人是参保人的代理人或监护人，应当回避。', { source: '条款待核定' })
  if (caseFile.facts.assessorKeys.includes(to.personKey))
    return refused('assessedIt', '接手人参加过本案评估，应当回避。', { source: '条款待核定' })
  return done(true)
}
