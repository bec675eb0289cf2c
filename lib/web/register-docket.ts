import type { Actor } from '../access/schema'
import type { Region } from '../agreements/schema'
import type { Docket } from '../agreements/schema/docket'
import { regions, townships } from '../agreements/store'
import { docket as docketById } from '../agreements/store/docket'
import { asActor } from '../db'
import { itemsOf } from '../institutions/commands/issue'
import { meeting } from '../institutions/commands/sign'
import { CHANGE_FOLLOWS } from '../institutions/rules/change'
import { institutionsByCode, listVersion } from '../institutions/store'
import type { Problem } from '../kernel/outcome'
import { type ChangeTold, issueTold, told } from './register-told'

export type RegisterDocketPage = {
  docket: Docket
  regions: Region[]
  changes: ChangeTold[]
  follows: string
  blocked: Problem | null
  /** The issue of the list it made; null while it has not counted. */
  listNumber: number | null
}

/** One docket of the register as a bureau reads it; null where there is none for this actor. */
export function registerDocketPage(actor: Actor, id: string): Promise<RegisterDocketPage | null> {
  return asActor(actor, async (tx) => {
    const docket = await docketById(tx, id)
    if (docket?.topic !== 'register') return null
    const names = { regions: await regions(tx), townships: await townships(tx) }
    const items = itemsOf(docket)
    const issue = await listVersion(tx, { docketId: id })
    const met = await meeting(tx, docket)
    const kept = await institutionsByCode(
      tx,
      items.map(({ row }) => row.code),
    )
    const changes = issue
      ? await issueTold(tx, issue.number, names)
      : items.map(({ change, before, row }) => told(change, before ? (kept.get(row.code) ?? null) : null, row, names))
    const [first] = items
    const isOne = first && items.every((one) => one.change === first.change)
    return {
      ...{ docket, regions: names.regions, changes, listNumber: issue?.number ?? null, blocked: met.ok ? null : met.problem },
      follows: docket.isUrgent
        ? '这次紧急暂停的会签办结；暂停已经生效。'
        : isOne
          ? CHANGE_FOLLOWS[first.change]
          : '生效后发布新一期名录，公众看到的随之更新。',
    }
  })
}
