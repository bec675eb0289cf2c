import type { Actor } from '../../access/schema'
import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { standsOn } from '../rules'
import type { Agreement } from '../schema'
import type { Docket } from '../schema/docket'

/** The regions a bureau has an agreement in force with on `day`, by code. */
export function partnersOn(agreements: readonly Agreement[], regionCode: string, day: PlainDate): string[] {
  const partners = agreements
    .filter((one) => standsOn(one, day))
    .flatMap(({ lowRegion, highRegion }) => (lowRegion === regionCode ? [highRegion] : highRegion === regionCode ? [lowRegion] : []))
  return [...new Set(partners)].sort()
}

/**
 * Who must sign a change of what `regionCode` keeps: its own bureau and each partner it concerns; every partner where it concerns none in
 * particular. Refuses where there is no partner: there is nobody to share with.
 */
export function signersOf(regionCode: string, partners: readonly string[], concerned: readonly string[]): Outcome<string[]> {
  if (partners.length === 0) return refused('noPartner', '本地区没有生效的两地协议，名录和目录无从会签，请先由系统管理员登记协议')
  const among = partners.filter((one) => concerned.includes(one))
  return done([regionCode, ...(among.length > 0 ? among : partners)].sort())
}

/** Whose signature is still owed, by region. */
export function owedBy(docket: Pick<Docket, 'neededRegions' | 'signatures'>): string[] {
  return docket.neededRegions.filter((region) => !docket.signatures.some((one) => one.regionCode === region))
}

/** Whether this actor may sign it now: a reviewer of a bureau whose signature is owed, who has not signed for another. */
export function maySign(docket: Pick<Docket, 'state' | 'neededRegions' | 'signatures'>, actor: Actor): Outcome<null> {
  const { role, regionCode, accountId } = actor
  if (docket.state !== 'open') return refused('notOpen', '这份会签单已经办结，请刷新页面查看结果')
  if (role !== 'reviewer' || !regionCode || !accountId) return refused('notReviewer', '会签由经办机构复核人员办理，请由本机构复核人员签署')
  if (!docket.neededRegions.includes(regionCode)) return refused('notParty', '这份会签单不需要本机构签署')
  if (!owedBy(docket).includes(regionCode)) return refused('signedAlready', '本机构已经签署，正在等对方机构签署')
  if (docket.signatures.some((one) => one.accountId === accountId)) return refused('onePerson', '同一个人不能替两个机构签署')
  return done(null)
}

/** Whether this actor may send it back: a reviewer of another bureau whose signature it asks for. */
export function mayReturn(docket: Pick<Docket, 'state' | 'neededRegions' | 'regionCode'>, actor: Actor): Outcome<null> {
  if (docket.state !== 'open') return refused('notOpen', '这份会签单已经办结，请刷新页面查看结果')
  if (actor.role !== 'reviewer' || !actor.regionCode) return refused('notReviewer', '退回由经办机构复核人员办理')
  if (!docket.neededRegions.includes(actor.regionCode)) return refused('notParty', '这份会签单不需要本机构签署')
  return done(null)
}

/** Whether this actor may take it back: anyone of the bureau that proposed it, before it counts. */
export function mayWithdraw(docket: Pick<Docket, 'state' | 'regionCode' | 'isUrgent'>, actor: Actor): Outcome<null> {
  if (docket.state !== 'open') return refused('notOpen', '这份会签单已经办结，请刷新页面查看结果')
  if ((actor.role !== 'clerk' && actor.role !== 'reviewer') || actor.regionCode !== docket.regionCode)
    return refused('notProposer', '只有提出会签的机构可以撤回')
  if (docket.isUrgent) return refused('urgentStands', '紧急暂停已经生效，不能撤回；要恢复的，请另提“恢复”')
  return done(null)
}
