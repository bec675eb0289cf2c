import { type Actor, CALENDAR } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { asActor, type Door, nowAsking } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { type DailyFacts, type DailyReport, dailyReportSchema } from '../schema/change'
import { institution, writeDaily } from '../store'

/** Half of a deed: writes what changes from day to day of these institutions, whoever was found to be allowed to tell it. */
export async function tellDaily(tx: Door, actor: Actor, facts: ReadonlyArray<{ code: string } & DailyFacts>): Promise<void> {
  for (const { code } of facts) await writeAudit(tx, actor, { act: 'register.daily', subject: `Institution:${code}`, outcome: 'done' })
  await nowAsking(tx, CALENDAR)
  for (const { code, ...daily } of facts) await writeDaily(tx, code, daily)
  await nowAsking(tx, actor)
}

/**
 * Opening hours and free places of one institution, as they are today: told by the bureau where it is or by itself, and shown at once. Refuses
 * anyone else, a withdrawn institution, and more free places than beds.
 */
export async function reportDaily(actor: Actor, { today, ...entry }: DailyReport & { today: PlainDate }): Promise<Outcome<DailyFacts>> {
  const parsed = dailyReportSchema.safeParse(entry)
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]))
    return refused('invalid', '填写有误，请按提示改正', { fields })
  }
  const { code, openingHours, freePlaces: typed } = parsed.data
  return asActor(actor, async (tx) => {
    const kept = await institution(tx, code)
    const isOwn = actor.role === 'institution' && actor.institutionId === kept?.id
    const isBureau = (actor.role === 'clerk' || actor.role === 'reviewer') && actor.regionCode === kept?.regionCode
    if (!kept || !(isOwn || isBureau)) return refused('notYours', '日常情况由机构自己或当地经办机构更新')
    if (kept.status === 'withdrawn') return refused('withdrawn', `${kept.name}已退出定点，不再更新`)
    const freePlaces = typed === '' ? null : Number(typed)
    if (freePlaces !== null && freePlaces > (kept.beds ?? 0))
      return refused('morePlacesThanBeds', '空余床位不能多于床位数', { fields: { freePlaces: `床位数是 ${kept.beds ?? 0}` } })
    const facts = { openingHours, freePlaces, freePlacesOn: freePlaces === null ? null : today }
    await tellDaily(tx, actor, [{ code, ...facts }])
    return done(facts)
  })
}
