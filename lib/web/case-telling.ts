import type { staffNames } from '../access/store/names'
import type { Told, ToTell } from '../cases/schema/message'
import { outgoingToFamily } from '../cases/store/outgoing'
import { type TellingRow, tellingsOf } from '../cases/store/telling'
import type { Door } from '../db'

/** What a family is told beside the inbox: by SMS, and by a clerk where it has no account. */
export type CaseTelling = { toTell: ToTell[]; told: Told[] }

export async function caseTelling(
  tx: Door,
  caseId: string,
  namesOf: (accountIds: readonly string[]) => ReturnType<typeof staffNames>,
): Promise<CaseTelling> {
  const toTell = await outgoingToFamily(tx, caseId)
  // Without anything told by hand there is nothing recorded either.
  if (!toTell.some((one) => one.channel === 'byHand')) return { toTell, told: [] }
  const rows = await tellingsOf(tx, caseId)
  const names = rows.length > 0 ? await namesOf(rows.map((row) => row.accountId)) : new Map<string, { name: string }>()
  const told = rows.map(({ accountId, ...row }: TellingRow) => ({ ...row, by: names.get(accountId)?.name ?? '—' }))
  return { toTell, told }
}
