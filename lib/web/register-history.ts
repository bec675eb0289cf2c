import { PUBLIC } from '../access/schema'
import { owedBy } from '../agreements/rules/docket'
import type { Region } from '../agreements/schema'
import type { Docket } from '../agreements/schema/docket'
import { regions, townships } from '../agreements/store'
import { docketsById } from '../agreements/store/docket'
import { asActor, type Door } from '../db'
import { standingOn } from '../institutions/rules'
import type { ListVersion } from '../institutions/schema'
import type { InstitutionSpan } from '../institutions/schema/change'
import { HISTORY_PAGE, listHistory, listVersion } from '../institutions/store'
import { firstDayOfLog, spansOn } from '../institutions/store/log'
import { chineseDay, isPlainDate, type PlainDate } from '../kernel/dates'
import { type ChangeTold, issueTold } from './register-told'
import { portalToday } from './session'

/** An issue with the bureaus that signed it, and whether one is still asked for its signature (an urgent suspension). */
export type Issue = ListVersion & { title: string; signedBy: Array<{ bureau: string; on: PlainDate }>; isUrgent: boolean; owed: string[] }

export type ListHistory = {
  issues: Issue[]
  page: number
  pages: number
  total: number
  /** The day asked for, as it was typed; '' where none was. */
  on: string
  /** What stood on that day, or the sentence why it cannot be told. */
  day: { says: string } | { valid: InstitutionSpan[]; suspended: number; lapsed: number } | null
  places: Map<string, string>
}

function issueOf(list: ListVersion, docket: Docket | undefined, known: readonly Region[]): Issue {
  const bureau = (code: string) => known.find((one) => one.code === code)?.bureauName ?? code
  return {
    ...list,
    title: docket?.title ?? '会签办法启用之前的名录',
    signedBy: (docket?.signatures ?? []).map((one) => ({ bureau: bureau(one.regionCode), on: one.signedOn })),
    isUrgent: docket?.isUrgent ?? false,
    owed: docket ? owedBy(docket).map(bureau) : [],
  }
}

/** Every issue of the list, a page at a time, and what stood on a past day where one is asked for; read as the public. */
export async function listHistoryPage(query: { page?: unknown; on?: unknown }): Promise<ListHistory> {
  const today = await portalToday()
  const page = Math.max(1, Math.min(1000, Math.floor(Number(query.page)) || 1))
  const on = typeof query.on === 'string' ? query.on.trim().slice(0, 20) : ''
  return asActor(PUBLIC, async (tx) => {
    const known = await regions(tx)
    const { rows, total } = await listHistory(tx, page)
    const dockets = await docketsById(
      tx,
      rows.flatMap((row) => row.docketId ?? []),
    )
    const towns = await townships(tx)
    const shortName = new Map(known.map((one) => [one.code, one.shortName]))
    return {
      issues: rows.map((row) => issueOf(row, dockets.get(row.docketId ?? ''), known)),
      ...{ page, pages: Math.max(1, Math.ceil(total / HISTORY_PAGE)), total, on },
      day: on === '' ? null : await dayOf(tx, on, today),
      places: new Map(towns.map((town) => [town.code, `${shortName.get(town.regionCode) ?? ''} · ${town.name}`])),
    }
  })
}

async function dayOf(tx: Door, on: string, today: PlainDate): Promise<ListHistory['day']> {
  if (!isPlainDate(on)) return { says: '这个日期不存在，请按“年-月-日”填写，例如 2026-03-01' }
  if (on > today) return { says: `${chineseDay(on)}还没有到，只能查今天和以前的名录` }
  const first = await firstDayOfLog(tx)
  if (first === null || on < first) return { says: `名录自${first ? chineseDay(first) : '公布之日'}起有记录，这一天还没有名录` }
  const spans = await spansOn(tx, on, 'care')
  const valid = spans.filter(({ row }) => standingOn(row, on).inForce)
  const suspended = spans.filter(({ status }) => status === 'suspended').length
  const lapsed = spans.filter(({ status, row }) => status === 'valid' && !standingOn(row, on).inForce).length
  return { valid, suspended, lapsed }
}

/** One issue with what it changed; null where there is none of this number. */
export async function issuePage(typed: string): Promise<{ issue: Issue; changes: Array<ChangeTold & { reason: string }> } | null> {
  if (!/^\d{1,9}$/.test(typed)) return null
  return asActor(PUBLIC, async (tx) => {
    const list = await listVersion(tx, { number: Number(typed) })
    if (!list) return null
    const names = { regions: await regions(tx), townships: await townships(tx) }
    const docket = list.docketId ? (await docketsById(tx, [list.docketId])).get(list.docketId) : undefined
    return { issue: issueOf(list, docket, names.regions), changes: await issueTold(tx, list.number, names) }
  })
}
