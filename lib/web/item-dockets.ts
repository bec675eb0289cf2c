import type { Actor } from '../access/schema'
import type { Region } from '../agreements/schema'
import type { Docket } from '../agreements/schema/docket'
import { regions } from '../agreements/store'
import { docket } from '../agreements/store/docket'
import { asActor } from '../db'
import { type ItemProposal, proposalOf, weighProposal } from '../institutions/commands/item-dockets'
import { type Judged, judgeCatalogue } from '../institutions/rules/item-checks'
import { type CatalogueChanges, changesOf } from '../institutions/rules/items'
import { mappingOn } from '../institutions/rules/mapping'
import { judgeMapping } from '../institutions/rules/mapping-checks'
import { type LinkChange, linkChanges } from '../institutions/rules/mapping-words'
import type { ItemCatalogue } from '../institutions/schema/items'
import type { ItemBook } from '../institutions/schema/mapping'
import { catalogueBook, itemBook } from '../institutions/store/items'
import { addDays, type PlainDate } from '../kernel/dates'
import type { Problem } from '../kernel/outcome'
import { portalToday } from './session'

export type ItemDocketPage = {
  docket: Docket
  proposal: ItemProposal
  regions: Region[]
  /** Both regions' items and the mapping, and the versions of the proposer's catalogue. */
  book: ItemBook
  versions: ItemCatalogue[]
  today: PlainDate
  /** Why it cannot be signed as things stand today. */
  blocked: Problem | null
}

/** A docket of catalogue or mapping with what it would change; null for anyone it does not concern. */
export async function itemDocketPage(actor: Actor, id: string): Promise<ItemDocketPage | null> {
  const today = await portalToday()
  return asActor(actor, async (tx) => {
    const found = /^[0-9a-f-]{36}$/.test(id) ? await docket(tx, id) : null
    const proposal = found && proposalOf(found)
    if (!found || !proposal) return null
    const [a, b] = found.neededRegions
    const weighed = found.state === 'open' ? await weighProposal(tx, proposal, today) : null
    return {
      ...{ docket: found, proposal, regions: await regions(tx), book: await itemBook(tx, a ?? '', b ?? '') },
      ...{ today, versions: (await catalogueBook(tx, found.regionCode)).versions },
      blocked: weighed && !weighed.ok ? weighed.problem : null,
    }
  })
}

export type ToldChange =
  | { kind: 'catalogue'; changes: CatalogueChanges; warnings: Judged[] }
  | { kind: 'mapping'; changes: LinkChange[]; warnings: Judged[] }

/**
 * What a docket changes, told against the version it was drawn up on: of a signed one that is what stood the day before it, whatever
 * came since.
 */
export function toldOf({ docket: { state }, proposal, book, versions, today }: ItemDocketPage): ToldChange {
  const isOpen = state === 'open'
  if (proposal.topic === 'serviceItems') {
    const { draft } = proposal
    const before = asBefore(
      book.items.filter((one) => one.catalogue <= draft.base || one.regionCode !== draft.regionCode),
      draft.from,
    )
    const own = { regionCode: draft.regionCode, versions, items: before }
    const links = mappingOn(book.versions, draft.from)?.links ?? []
    return {
      kind: 'catalogue',
      changes: changesOf(before, draft),
      warnings: isOpen ? warningsIn(judgeCatalogue(draft, { book: own, links, today })) : [],
    }
  }
  const { draft } = proposal
  const before = book.versions.find((one) => one.number === draft.base)?.links ?? []
  return {
    kind: 'mapping',
    changes: linkChanges(draft, before, book),
    warnings: isOpen ? warningsIn(judgeMapping(draft, { book, today })) : [],
  }
}

/** Rows as they stood before a version of this first day counted: those it ended had no last day. */
function asBefore(items: ItemBook['items'], from: PlainDate): ItemBook['items'] {
  return items.map((one) => (one.validTo === addDays(from, -1) ? { ...one, validTo: null } : one))
}

function warningsIn(found: readonly Judged[]): Judged[] {
  return found.filter((one) => one.strength === 'warns')
}
