import { type Actor, CALENDAR } from '../../access/schema'
import { writeAudit } from '../../access/store'
import type { Door } from '../../db'
import { asActor } from '../../db'
import { suspendUrgently } from '../../institutions/commands/propose'
import type { Institution } from '../../institutions/schema'
import { institution } from '../../institutions/store'
import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { bureauHand, concernedRegions } from '../rules/finding'
import { schemeOn, suspensionReasons } from '../rules/points'
import type { Alert, SettleEntry } from '../schema/alert'
import { ALERT_CAUSE_LABEL } from '../schema/points'
import { alertById, insertAlerts, openAlertsOf, settleAlerts } from '../store/alert'
import { findingsCounted } from '../store/finding'
import { byPortalsHand, postsOf, tell } from './telling'

/**
 * Raises what the rules say of an institution today: each cause once. Its own bureau's reviewers are asked to decide, the others concerned
 * are told. Part of every deed that changes a finding, and of the calendar's.
 */
export async function raiseAlerts(tx: Door, actor: Actor, house: Institution, today: PlainDate, at: Date): Promise<Alert[]> {
  const regions = concernedRegions(house)
  const raised = await byPortalsHand(tx, actor, async () => {
    const findings = await findingsCounted(tx, house.id, Number(today.slice(0, 4)))
    const reasons = house.status === 'valid' ? suspensionReasons(schemeOn(today), findings, today) : []
    const of = { institutionId: house.id, regionCode: house.regionCode, concernedRegions: regions, raisedOn: today }
    const alerts = await insertAlerts(tx, of, reasons)
    for (const { id, cause } of alerts)
      await writeAudit(tx, CALENDAR, { act: 'alert.raise', subject: `Alert:${id}`, outcome: 'done', detail: { cause } })
    return alerts
  })
  for (const { id, cause } of raised)
    await tell(tx, actor, { about: 'alert', id, number: house.name, seq: 1, today, at }, [
      {
        posts: postsOf([house.regionCode], 'reviewer'),
        weight: 'act',
        title: `预警：${ALERT_CAUSE_LABEL[cause]}`,
        text: `${house.name}：按年度积分办法（待核定）应当紧急暂停，请复核人员决定暂停或不暂停。`,
      },
      {
        posts: postsOf(regions, 'clerk', 'reviewer'),
        weight: 'know',
        title: `预警：${ALERT_CAUSE_LABEL[cause]}`,
        text: `${house.name}：按年度积分办法（待核定）应当紧急暂停，由机构所在地经办机构复核人员决定。`,
      },
    ])
  return raised
}

/** 不暂停, by a reviewer of the bureau where the institution is, with the reason. Refuses others, and what a colleague has settled. */
export async function dismissAlert(actor: Actor, { alertId, reason }: SettleEntry, today: PlainDate): Promise<Outcome<null>> {
  return asActor(actor, async (tx) => {
    const held = await heldAlert(tx, actor, alertId)
    if (!held.ok) return held
    const { alert, accountId } = held.value
    const count = await settleAlerts(tx, [alert], { state: 'dismissed', by: accountId, on: today, reason, docketId: null })
    if (count === 0) return SETTLED
    await writeAudit(tx, actor, { act: 'alert.dismiss', subject: `Alert:${alertId}`, outcome: 'done' })
    return done(null)
  })
}

/**
 * 紧急暂停 by a reviewer of the bureau where the institution is: the list is issued at once and the other bureau signs after; every open
 * alert of the institution is settled with it, or nothing is. Whoever is cared for there is told by the register's own job.
 */
export async function suspendByAlert(actor: Actor, { alertId, reason }: SettleEntry, today: PlainDate): Promise<Outcome<null>> {
  return asActor(actor, async (tx) => {
    const held = await heldAlert(tx, actor, alertId)
    if (!held.ok) return held
    const { all, house, accountId } = held.value
    const docket = await suspendUrgently(actor, { code: house.code, reason, today, tx })
    if (!docket.ok) return docket
    await settleAlerts(tx, all, { state: 'suspended', by: accountId, on: today, reason, docketId: docket.value.id })
    await writeAudit(tx, actor, { act: 'alert.suspend', subject: `Alert:${alertId}`, outcome: 'done', detail: { docket: docket.value.id } })
    return done(null)
  })
}

const SETTLED = refused('settled', '这条预警刚才已由同事决定，请刷新页面')

/** The alert a reviewer decides on, with every other open one of the same institution. */
export async function heldAlert(
  tx: Door,
  actor: Actor,
  alertId: string,
): Promise<Outcome<{ alert: Alert; all: Alert[]; house: Institution; accountId: string }>> {
  const hand = bureauHand(actor)
  const alert = await alertById(tx, alertId)
  const house = alert && (await institution(tx, alert.institutionId))
  if (!hand || !alert || !house) return refused('alertUnknown', '没有找到这条预警')
  if (hand.role !== 'reviewer' || hand.regionCode !== alert.regionCode)
    return refused('notReviewer', '是否暂停由机构所在地经办机构的复核人员决定')
  if (alert.state !== 'open') return SETTLED
  return done({ alert, all: await openAlertsOf(tx, alert.institutionId), house, accountId: hand.accountId })
}
