import type { Actor } from '../../access/schema'
import { returnDocket, signDocket, withdrawDocket } from '../../agreements/commands/docket'
import type { Docket, DocketState } from '../../agreements/schema/docket'
import { docket as docketById } from '../../agreements/store/docket'
import { asActor, type Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { meetsRegister } from '../rules/change'
import { institutionsByCode, lockRegister } from '../store'
import { itemsOf, takeEffect } from './issue'

const NOT_FOUND = refused('docketUnknown', '没有这份会签单，或者它与本机构无关')

/** What came of a signature: how the docket stands, and the issue of the list it made; null while a signature is owed, or was urgent. */
export type Signed = { docket: Docket; listNumber: number | null }

/**
 * Signs a docket of the register for the actor's bureau; with the last signature it takes effect and the list is issued, in the same
 * transaction. Refuses `stale` where the register has moved since it was proposed, and as `signDocket` does.
 */
export async function signRegister(
  actor: Actor,
  { docketId, digest, today }: { docketId: string; digest: string; today: PlainDate },
): Promise<Outcome<Signed>> {
  return asActor(actor, async (tx) => {
    // The register first, then the docket: whoever issues a list holds it, and two who sign wait for each other.
    await lockRegister(tx)
    const held = await docketById(tx, docketId)
    if (held?.topic !== 'register') return NOT_FOUND
    const met = await meeting(tx, held)
    if (!met.ok) return met
    const signed = await signDocket(tx, actor, { docketId, digest, today })
    if (!signed.ok) return signed
    const { docket, isComplete } = signed.value
    const listNumber = isComplete && !docket.isUrgent ? await takeEffect(tx, actor, docket, today) : null
    return done({ docket, listNumber })
  })
}

/** Whether an open docket can still count as the register stands. An urgent one has counted already. */
export async function meeting(tx: Door, docket: Docket): Promise<Outcome<null>> {
  if (docket.isUrgent || docket.state !== 'open') return done(null)
  const items = itemsOf(docket)
  const codes = items.map(({ row }) => row.code)
  return meetsRegister(items, await institutionsByCode(tx, codes))
}

type Closing = { docketId: string; reason: string; today: PlainDate }

/** 退回 of a docket of the register, with the reason. */
export function returnRegister(actor: Actor, closing: Closing): Promise<Outcome<DocketState>> {
  return close(actor, closing, returnDocket)
}

/** 撤回 by the bureau that proposed it. */
export function withdrawRegister(actor: Actor, closing: Closing): Promise<Outcome<DocketState>> {
  return close(actor, closing, withdrawDocket)
}

async function close(actor: Actor, closing: Closing, half: typeof returnDocket): Promise<Outcome<DocketState>> {
  return asActor(actor, async (tx) => {
    if ((await docketById(tx, closing.docketId))?.topic !== 'register') return NOT_FOUND
    const closed = await half(tx, actor, closing)
    return closed.ok ? done(closed.value.state) : closed
  })
}
