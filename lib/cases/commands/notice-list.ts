import { type Actor, PUBLIC } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { basisText } from '../../agreements/rules/terms'
import { agreementInForce, regions, termsFor, townships } from '../../agreements/store'
import { asActor, type Door, nowAsking, nowOn } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { digestOf } from '../../kernel/digest'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { portalMode } from '../../mode'
import { GRADE_LABEL, type Grade } from '../../standard/schema'
import { noticeListNumber } from '../rules/letters'
import type { NoticeListFacts } from '../schema/letter'
import type { ShownNotice } from '../schema/objection'
import { noticesShown } from '../store/notice'

export const NO_SUCH_LIST = refused('letter.notFound', '没有找到这份文书')
/** How many are read at once: the list holds all of them. */
const AT_ONCE = 500

/** A refused attempt at a list is an entry too; of what was asked for, only what is a region's code. */
async function refusedNoticeList(tx: Door, actor: Actor, otherCode: string): Promise<typeof NO_SUCH_LIST> {
  await writeAudit(tx, actor, {
    act: 'notice.list',
    subject: `region:${/^\d{6}$/.test(otherCode) ? otherCode : 'none'}`,
    outcome: 'refused',
    detail: { code: NO_SUCH_LIST.problem.code },
  })
  return NO_SUCH_LIST
}

/**
 * 公示名单 of the day: every finding between the bureau's region and another that hangs out today, in either direction, with what the
 * public notice holds and nothing more. Refuses whoever is of no bureau, and a region without an agreement in force, like one that is none.
 */
export function noticeList(actor: Actor, otherCode: string, today: PlainDate): Promise<Outcome<NoticeListFacts>> {
  return asActor(actor, async (tx) => {
    if (actor.role !== 'clerk' && actor.role !== 'reviewer') return refusedNoticeList(tx, actor, otherCode)
    const known = await regions(tx)
    const [own, other] = [actor.regionCode, otherCode].map((code) => known.find((one) => one.code === code))
    const agreement = own && other && own !== other ? await agreementInForce(tx, own.code, other.code, today) : null
    if (!own || !other || !agreement) return refusedNoticeList(tx, actor, otherCode)
    const terms = await termsFor(tx, agreement.id, today)
    const towns = await townships(tx)
    await nowAsking(tx, PUBLIC)
    await nowOn(tx, today)
    const shown = await everyNotice(tx, [own.code, other.code])
    await nowAsking(tx, actor)
    const list: Omit<NoticeListFacts, 'digest'> = {
      isDemo: portalMode() === 'demo',
      number: noticeListNumber(own, today),
      issuedOn: today,
      office: { name: own.bureauName, phone: own.phone, address: own.address },
      other: other.bureauName,
      place: `${terms.noticePlace.value}（${basisText(terms.noticePlace)}）`,
      basis: basisText(terms.noticeDays),
      rows: shown.map((one) => ({
        name: one.name,
        town: `${known.find((each) => each.code === one.residenceRegion)?.name ?? ''}${towns.find((each) => each.code === one.townshipCode)?.name ?? ''}`,
        insured: known.find((each) => each.code === one.insuredRegion)?.name ?? '',
        grade: GRADE_LABEL[one.grade as Grade],
        from: one.from,
        to: one.to,
      })),
    }
    const digest = digestOf(list)
    // The list keeps no row of its own: which one was printed is told by its number, day and digest, on it and on the trail.
    const detail = { rows: shown.length, number: list.number, day: today, digest }
    await writeAudit(tx, actor, { act: 'notice.list', subject: `region:${other.code}`, outcome: 'done', detail })
    return done({ ...list, digest })
  })
}

async function everyNotice(tx: Door, between: readonly [string, string]): Promise<ShownNotice[]> {
  const rows: ShownNotice[] = []
  for (;;) {
    const page = await noticesShown(tx, { between }, { skip: rows.length, take: AT_ONCE })
    rows.push(...page.rows)
    if (page.rows.length < AT_ONCE) return rows
  }
}
