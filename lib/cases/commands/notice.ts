import { CALENDAR, PUBLIC } from '../../access/schema'
import type { Region, Term, Township } from '../../agreements/schema'
import { agreementsOf, region, regions, termsFor, townships } from '../../agreements/store'
import { asActor, type Door, nowAsking, nowOn } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { maskName } from '../../people/rules/name'
import { peopleOf } from '../../people/store'
import { isOnNotice } from '../rules/objection'
import type { ShownNotice } from '../schema/objection'
import { hangNotice, type NoticeFilter, noticeById, noticesShown, takeDownNotice } from '../store/notice'
import type { Happened } from './consequences'

/** Hangs the notice while the finding is on notice, an objection to it or not, and takes it down for good when the case leaves it. */
export async function keepNotice(tx: Door, { actor, before, after }: Happened): Promise<void> {
  if (!isOnNotice(after) && !isOnNotice(before)) return
  await nowAsking(tx, CALENDAR)
  if (isOnNotice(after)) await hang(tx, after)
  else await takeDownNotice(tx, after.id)
  await nowAsking(tx, actor)
}

async function hang(tx: Door, after: Happened['after']): Promise<void> {
  const { notice } = after.facts
  const person = (await peopleOf(tx, [after.personId])).get(after.personId)
  const residence = await region(tx, after.residenceRegion)
  if (!notice || after.grade === null || !person || !residence) throw new Error('a noticed case has its days, its grade and its person')
  const { id: caseId, insuredRegion, residenceRegion, townshipCode, grade } = after
  const name = maskName(person.name)
  await hangNotice(tx, {
    ...{ caseId, insuredRegion, residenceRegion, townshipCode, grade, name, ...notice },
    ...{ bureau: residence.bureauName, phone: residence.phone },
  })
}

/** Where and by whom notices hang, as each pair's term says. */
export type NoticePlace = { pair: string; place: Term<'noticePlace'>; days: Term<'noticeDays'> }

export type NoticeBoard = {
  rows: ShownNotice[]
  total: number
  regions: Region[]
  townships: Township[]
  places: NoticePlace[]
}

/** 公示栏, as anyone reads it on `today`. The reader is the public, whoever is signed in. */
export function noticeBoard(filter: NoticeFilter, page: { skip: number; take: number }, today: PlainDate): Promise<NoticeBoard> {
  return asActor(PUBLIC, async (tx) => {
    await nowOn(tx, today)
    const shown = await noticesShown(tx, filter, page)
    const known = await regions(tx)
    return { ...shown, regions: known, townships: await townships(tx), places: await placesOn(tx, known, today) }
  })
}

async function placesOn(tx: Door, known: readonly Region[], today: PlainDate): Promise<NoticePlace[]> {
  const places: NoticePlace[] = []
  for (const { id, lowRegion, highRegion } of await agreementsOf(tx, today)) {
    const terms = await termsFor(tx, id, today)
    const pair = known.filter((one) => one.code === lowRegion || one.code === highRegion).map((one) => one.shortName)
    places.push({ pair: pair.join('、'), place: terms.noticePlace, days: terms.noticeDays })
  }
  return places
}

/** One notice as the public reads it on `today`; null for one that is over, was taken down, or never hung. */
export function noticeToday(
  id: string,
  today: PlainDate,
): Promise<{ notice: ShownNotice; insured: Region; residence: Region; town: string } | null> {
  return asActor(PUBLIC, async (tx) => {
    await nowOn(tx, today)
    const notice = await noticeById(tx, id)
    if (!notice) return null
    const [insured, residence] = [await region(tx, notice.insuredRegion), await region(tx, notice.residenceRegion)]
    if (!insured || !residence) throw new Error('a notice stands between two known regions')
    const town = (await townships(tx)).find((one) => one.code === notice.townshipCode)?.name ?? ''
    return { notice, insured, residence, town }
  })
}
