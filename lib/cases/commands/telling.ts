import type { Actor } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { asActor } from '../../db'
import { chineseDay, type PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import type { TellingEntry } from '../schema/message'
import { caseById } from '../store/case'
import { markTold, outgoingToFamily } from '../store/outgoing'
import { insertTelling, pressTold } from '../store/telling'
import { standingOf } from './standing'

/**
 * A clerk of either bureau records that a family without an account was told, or could not be reached: by whom, how, when. The same
 * press twice is recorded once. Refuses `notFound`, `notToTell`, `inFuture`, `beforeNotice`, `toldAlready`.
 */
export function recordTelling(actor: Actor, entry: TellingEntry, today: PlainDate, at: Date): Promise<Outcome<{ count: number }>> {
  return asActor(actor, async (tx) => {
    const caseFile = await caseById(tx, entry.caseId)
    const stood = caseFile && (await standingOf(tx, actor, caseFile, today))
    const isOfBureau = stood?.sides.some((side) => side === 'competentBureau' || side === 'residenceBureau')
    if (!caseFile || !isOfBureau || !actor.accountId) return refused('notFound', '没有找到这件案件，或者您无权查看。')
    const count = entry.outgoingIds.length
    if (await pressTold(tx, entry.caseId, entry.requestId)) return done({ count })
    const listed = (await outgoingToFamily(tx, caseFile.id)).filter((one) => one.channel === 'byHand')
    const meant = listed.filter((one) => entry.outgoingIds.includes(one.id))
    if (meant.length < count) return refused('notToTell', '所选的告知事项不在本案，请刷新页面。')
    if (entry.toldOn > today) return refused('inFuture', '告知日期不能晚于今天。', { fields: { toldOn: '不能晚于今天' } })
    const first = meant.map((one) => one.on).toSorted()[0]
    if (first !== undefined && entry.toldOn < first)
      return refused('beforeNotice', `告知日期不能早于 ${chineseDay(first)}，那天才有这件事。`, {
        fields: { toldOn: '早于事情发生的日子' },
      })
    if (entry.outcome === 'told' && (await markTold(tx, caseFile.id, entry.outgoingIds)) === 0)
      return refused('toldAlready', '同事刚刚记录过已经告知，请刷新页面查看。')
    await insertTelling(tx, caseFile, entry, { accountId: actor.accountId, at })
    await writeAudit(tx, actor, {
      act: 'case.told',
      subject: `case:${caseFile.id}`,
      ...{ caseId: caseFile.id, personId: caseFile.personId, outcome: 'done' },
      detail: { way: entry.way, outcome: entry.outcome, count },
    })
    return done({ count })
  })
}
