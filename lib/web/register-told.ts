import type { Door } from '../db'
import type { PlaceNames } from '../institutions/rules/cells'
import { changeInWords, listedChangesOf } from '../institutions/rules/change'
import { COLUMNS, type ListedRow } from '../institutions/schema'
import type { RegisterChange } from '../institutions/schema/change'
import { entriesOfList, rowsBefore } from '../institutions/store/log'

/** One institution's change as both bureaus and the public read it. */
export type ChangeTold = { code: string; name: string; change: RegisterChange; place: string; lines: string[] }

/** What changes from one row to another, in plain words; of a new one where it is and what it offers. */
export function told(change: RegisterChange, before: ListedRow | null, row: ListedRow, names: PlaceNames): ChangeTold {
  const region = names.regions.find((one) => one.code === row.regionCode)
  const town = names.townships.find((one) => one.code === row.townshipCode)
  const changes = before ? listedChangesOf(before, row, names) : []
  return {
    ...{ code: row.code, name: row.name, change, place: `${region?.shortName ?? row.regionCode} · ${town?.name ?? row.townshipCode}` },
    lines: changes.map((one) => changeInWords(COLUMNS[one.field], one)),
  }
}

/** What one issue of the list changed, institution by institution. */
export async function issueTold(tx: Door, listNumber: number, names: PlaceNames): Promise<Array<ChangeTold & { reason: string }>> {
  const entries = await entriesOfList(tx, listNumber)
  const [first] = entries
  if (!first) return []
  const codes = entries.map((entry) => entry.code)
  const before = await rowsBefore(tx, codes, first.seq)
  return entries.map(({ change, code, row, reason }) => ({ ...told(change, before.get(code)?.row ?? null, row, names), reason }))
}
