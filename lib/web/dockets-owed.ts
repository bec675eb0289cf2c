import { owedBy } from '../agreements/rules/docket'
import type { Docket } from '../agreements/schema/docket'
import { openDockets } from '../agreements/store/docket'
import type { BureauActor } from '../cases/commands/desk'
import { asActor } from '../db'

/** Open dockets of any topic that wait for the signature of the actor's bureau, the oldest first. */
export async function docketsOwed(actor: BureauActor): Promise<Docket[]> {
  const open = await asActor(actor, (tx) => openDockets(tx))
  return open.filter((one) => owedBy(one).includes(actor.regionCode))
}
