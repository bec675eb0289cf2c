import type { Actor } from '../access/schema'
import type { Region } from '../agreements/schema'
import type { Docket } from '../agreements/schema/docket'
import { regions, townships } from '../agreements/store'
import { openDockets } from '../agreements/store/docket'
import { asActor } from '../db'
import { itemsOf } from '../institutions/commands/issue'
import { cellsOfRow, type PlaceNames } from '../institutions/rules/cells'
import { registerRowOf } from '../institutions/rules/listing'
import type { Institution, RowCells } from '../institutions/schema'
import type { RegisterEntry } from '../institutions/schema/change'
import { institution } from '../institutions/store'
import { entriesOf } from '../institutions/store/log'
import { told } from './register-told'

/** One act in the history of an institution, the latest first. */
export type PastAct = Pick<RegisterEntry, 'seq' | 'change' | 'effectiveOn' | 'reason' | 'listNumber' | 'docketId'> & { lines: string[] }

export type RegisterInstitution = Pick<PlaceNames, 'townships'> & {
  regions: Region[]
  institution: Institution
  cells: RowCells
  history: PastAct[]
  /** Open dockets that touch it. */
  open: Docket[]
  /** Whether the reader's bureau keeps it, and may propose changes. */
  isOwn: boolean
}

/** One institution as a bureau reads it in the register; null where there is none of this code. */
export function registerInstitution(actor: Actor, code: string): Promise<RegisterInstitution | null> {
  return asActor(actor, async (tx) => {
    const found = /^[A-Z0-9]{12}$/.test(code) ? await institution(tx, code) : null
    if (!found) return null
    const names = { regions: await regions(tx), townships: await townships(tx) }
    const entries = await entriesOf(tx, code)
    const history = entries.map(({ row, ...entry }, at) => ({
      ...entry,
      lines: told(entry.change, entries[at + 1]?.row ?? null, row, names).lines,
    }))
    const open = (await openDockets(tx, 'register')).filter((one) => itemsOf(one).some((item) => item.row.code === code))
    const cells = cellsOfRow(registerRowOf(found), names)
    return { institution: found, cells, history, open, ...names, isOwn: found.regionCode === actor.regionCode }
  })
}

/** What the form of a new institution offers to choose from. */
export function formNames(actor: Actor): Promise<PlaceNames> {
  return asActor(actor, async (tx) => ({ regions: await regions(tx), townships: await townships(tx) }))
}
