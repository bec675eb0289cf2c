import type { Actor } from '../../access/schema'
import { returnDocket, signDocket, withdrawDocket } from '../../agreements/commands/docket'
import type { Docket } from '../../agreements/schema/docket'
import { docket } from '../../agreements/store/docket'
import type { Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { type CatalogueDraft, catalogueDraftSchema } from '../schema/items'
import { type MappingDraft, mappingDraftSchema } from '../schema/mapping'
import { lockItems } from '../store/items'
import { countCatalogue, traced, weighCatalogue } from './items'
import { countMapping, weighMapping } from './mapping'

/** What a docket of these topics proposes, read back from its payload. */
export type ItemProposal = { topic: 'serviceItems'; draft: CatalogueDraft } | { topic: 'itemMapping'; draft: MappingDraft }

/** Reads a docket's payload; null for a docket of another topic. */
export function proposalOf({ topic, payload }: Pick<Docket, 'topic' | 'payload'>): ItemProposal | null {
  if (topic === 'serviceItems') return { topic, draft: catalogueDraftSchema.parse(payload) }
  if (topic === 'itemMapping') return { topic, draft: mappingDraftSchema.parse(payload) }
  return null
}

/** Whether what is proposed may be signed as things stand today: the base is not stale and no rule blocks it. */
export async function weighProposal(tx: Door, proposal: ItemProposal, today: PlainDate): Promise<Outcome<null>> {
  const weighed =
    proposal.topic === 'serviceItems' ? await weighCatalogue(tx, proposal.draft, today) : await weighMapping(tx, proposal.draft, today)
  return weighed.ok ? done(null) : weighed
}

/**
 * Signs for the actor's bureau; with the last signature the change counts, written in the same transaction. Refuses as `signDocket` does, a
 * draft whose base is stale or whose first day has passed, and what the rules block by now: the other catalogue may have moved.
 */
export async function signItemDocket(
  actor: Actor,
  { docketId, digest, today }: { docketId: string; digest: string; today: PlainDate },
): Promise<Outcome<Docket>> {
  return traced(actor, 'items.sign', `Docket:${docketId}`, async (tx) => {
    await lockItems(tx)
    const held = await docket(tx, docketId)
    const proposal = held && proposalOf(held)
    if (!held || !proposal) return refused('docketUnknown', '没有这份会签单，或者它与本机构无关')
    if (held.state === 'open') {
      const weighed = await weighProposal(tx, proposal, today)
      if (!weighed.ok) return weighed
    }
    const signed = await signDocket(tx, actor, { docketId, digest, today })
    if (!signed.ok) return signed
    if (signed.value.isComplete) {
      if (proposal.topic === 'serviceItems') await countCatalogue(tx, actor, held, proposal.draft, today)
      else await countMapping(tx, actor, held, proposal.draft, today)
    }
    return done(signed.value.docket)
  })
}

type Closing = { docketId: string; reason: string; today: PlainDate }

/** 退回 by a bureau that was asked to sign. */
export async function returnItemDocket(actor: Actor, closing: Closing): Promise<Outcome<Docket>> {
  return traced(actor, 'items.return', `Docket:${closing.docketId}`, (tx) => returnDocket(tx, actor, closing))
}

/** 撤回 by the bureau that proposed it. */
export async function withdrawItemDocket(actor: Actor, closing: Closing): Promise<Outcome<Docket>> {
  return traced(actor, 'items.withdraw', `Docket:${closing.docketId}`, (tx) => withdrawDocket(tx, actor, closing))
}
