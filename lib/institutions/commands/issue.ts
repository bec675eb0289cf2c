import { type Actor, CALENDAR } from '../../access/schema'
import type { Docket } from '../../agreements/schema/docket'
import { type Door, nowAsking } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { enqueue } from '../../queue'
import { careCountOf, listDigest } from '../rules/listing'
import { effectiveDay, spanAfter } from '../rules/span'
import { NOTHING_DAILY, type RegisterChange, type RegisterItem, registerPayloadSchema } from '../schema/change'
import { amendInstitutions, currentList, insertInstitutions, insertListVersion, register } from '../store'
import { insertEntries, standingSpans, writeSpans } from '../store/log'

/** What touches people who are cared for there. */
const TOLD: ReadonlySet<RegisterChange> = new Set(['suspend', 'resume', 'withdraw'])

/** What a docket of the register asks for. Throws where the docket is of another topic. */
export function itemsOf(docket: Docket): RegisterItem[] {
  return registerPayloadSchema.parse(docket.payload).items
}

/**
 * Lets a docket count from `today`: the log, the spans, the register's rows and one issue of the list, by the portal's own hand and in the
 * transaction of the last signature (of an urgent one, of its proposal). The register is held by the caller. Answers the issue's number.
 */
export async function takeEffect(tx: Door, actor: Actor, docket: Docket, today: PlainDate): Promise<number> {
  await nowAsking(tx, CALENDAR)
  const items = itemsOf(docket)
  const before = await currentList(tx)
  const listNumber = (before?.number ?? 0) + 1
  const standing = await standingSpans(
    tx,
    items.map(({ row }) => row.code),
  )
  const entries = items.map(({ change, row }) => ({
    ...{ listNumber, docketId: docket.id, code: row.code, regionCode: row.regionCode, change, row, reason: docket.reason },
    effectiveOn: effectiveDay(standing.get(row.code) ?? null, today),
  }))
  await insertEntries(tx, entries)
  await writeSpans(
    tx,
    entries.map((entry) => {
      const stood = standing.get(entry.code) ?? null
      return { ...spanAfter(stood, entry), isAnew: stood?.spanFrom !== entry.effectiveOn }
    }),
  )
  await writeRows(tx, listNumber, items)
  const all = await register(tx)
  const [mark = ''] = new Set(all.map((row) => row.mark))
  const issue = {
    number: listNumber,
    issuedOn: today,
    digest: listDigest(all),
    careCount: careCountOf(all),
    previous: before?.digest ?? null,
  }
  await insertListVersion(tx, {
    ...issue,
    mark: all.every((row) => row.mark === mark) ? mark : '',
    docketId: docket.id,
    regionCode: docket.regionCode,
    accountId: docket.proposedBy,
  })
  if (items.some(({ change }) => TOLD.has(change))) await enqueue(tx, 'register', [{ key: `list:${listNumber}`, payload: { listNumber } }])
  await nowAsking(tx, actor)
  return listNumber
}

async function writeRows(tx: Door, listNumber: number, items: readonly RegisterItem[]): Promise<void> {
  const added = items.filter(({ change }) => change === 'add')
  await insertInstitutions(
    tx,
    listNumber,
    added.map(({ row, daily }) => ({ ...row, ...(daily ?? NOTHING_DAILY) })),
  )
  const amended = items.filter(({ change }) => change !== 'add').map(({ row }) => row)
  await amendInstitutions(tx, listNumber, amended)
}
