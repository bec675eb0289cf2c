import { randomUUID } from 'node:crypto'
import type { Actor } from '../../access/schema'
import { writeAudit } from '../../access/store'
import type { Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { digestOf } from '../../kernel/digest'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { mayReturn, maySign, mayWithdraw, owedBy, partnersOn, signersOf } from '../rules/docket'
import { type Docket, type DocketEntry, docketEntrySchema, docketReasonSchema } from '../schema/docket'
import { agreementsOf } from '../store'
import { closeDocket, docket, insertDocket, insertSignature, lockDocket } from '../store/docket'

/*
 * Co-signing, written once for everything two bureaus change together. Each of these is a half of a deed: the topic's own command opens the
 * transaction, calls one, and writes what follows in the same transaction.
 */

const NOT_FOUND = refused('docketUnknown', '没有这份会签单，或者它与本机构无关')

/** The bureaus that must sign a change of what the actor's bureau keeps, `concerned` being the regions it touches. */
export async function signersFor(tx: Door, actor: Actor, concerned: readonly string[], today: PlainDate): Promise<Outcome<string[]>> {
  const { regionCode } = actor
  if ((actor.role !== 'clerk' && actor.role !== 'reviewer') || !regionCode)
    return refused('notBureau', '变更由经办机构提出，请由本统筹区经办人员办理')
  return signersOf(regionCode, partnersOn(await agreementsOf(tx, today), regionCode, today), concerned)
}

/**
 * Files a 会签单 by a clerk or reviewer of a bureau; a reviewer's filing is that bureau's signature. Refuses others, an incomplete entry, and
 * urgency by anyone but a reviewer.
 */
export async function proposeDocket(tx: Door, actor: Actor, { payload, ...entry }: DocketEntry): Promise<Outcome<Docket>> {
  const { regionCode, accountId } = actor
  if ((actor.role !== 'clerk' && actor.role !== 'reviewer') || !regionCode || !accountId)
    return refused('notBureau', '变更由经办机构提出，请由本统筹区经办人员办理')
  const parsed = docketEntrySchema.safeParse(entry)
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]))
    return refused('invalid', '会签单填写不完整，请按提示改正后再提交', { fields })
  }
  const { today, ...rest } = parsed.data
  if (rest.isUrgent && actor.role !== 'reviewer') return refused('urgentByReviewer', '紧急暂停立即生效，须由本机构复核人员提出')
  const id = randomUUID()
  const neededRegions = [...new Set([...rest.neededRegions, regionCode])].sort()
  const filed = { ...rest, id, neededRegions, regionCode, payload, digest: digestOf(payload), proposedBy: accountId, proposedOn: today }
  await insertDocket(tx, filed)
  if (actor.role === 'reviewer') await insertSignature(tx, id, { regionCode, accountId, signedOn: today })
  await writeAudit(tx, actor, { act: 'docket.propose', subject: `Docket:${id}`, outcome: 'done', detail: { topic: rest.topic } })
  return done(await standing(tx, id))
}

/**
 * Signs for the actor's bureau exactly the digest that was shown. `isComplete` once nobody's signature is owed: the topic's command then
 * lets it count. Refuses as `maySign` does, and a digest that is not the docket's.
 */
export async function signDocket(
  tx: Door,
  actor: Actor,
  { docketId, digest, today }: { docketId: string; digest: string; today: PlainDate },
): Promise<Outcome<{ docket: Docket; isComplete: boolean }>> {
  const held = await lockDocket(tx, docketId)
  if (!held) return NOT_FOUND
  const may = maySign(held, actor)
  if (!may.ok) return may
  const { regionCode, accountId } = actor
  if (!regionCode || !accountId) return NOT_FOUND
  if (held.digest !== digest) return refused('digestDiffers', '所签内容与会签单不一致，请刷新页面重新核对后再签署')
  await insertSignature(tx, docketId, { regionCode, accountId, signedOn: today })
  const isComplete = owedBy(await standing(tx, docketId)).length === 0
  if (isComplete)
    await closeDocket(tx, docketId, { state: 'signed', closedOn: today, closedBy: accountId, closedRegion: regionCode, closeReason: '' })
  await writeAudit(tx, actor, { act: 'docket.sign', subject: `Docket:${docketId}`, outcome: 'done', detail: { isComplete } })
  return done({ docket: await standing(tx, docketId), isComplete })
}

type Closing = { docketId: string; reason: string; today: PlainDate }

/** 退回: a bureau that was asked to sign says why it does not. Nothing is written of what was proposed. */
export async function returnDocket(tx: Door, actor: Actor, closing: Closing): Promise<Outcome<Docket>> {
  return close(tx, actor, closing, 'returned', mayReturn)
}

/** 撤回 by the bureau that proposed it, before it counts. */
export async function withdrawDocket(tx: Door, actor: Actor, closing: Closing): Promise<Outcome<Docket>> {
  return close(tx, actor, closing, 'withdrawn', mayWithdraw)
}

async function close(
  tx: Door,
  actor: Actor,
  { docketId, reason, today }: Closing,
  state: 'returned' | 'withdrawn',
  may: (held: Docket, actor: Actor) => Outcome<null>,
): Promise<Outcome<Docket>> {
  const held = await lockDocket(tx, docketId)
  if (!held) return NOT_FOUND
  const allowed = may(held, actor)
  if (!allowed.ok) return allowed
  const { regionCode, accountId } = actor
  if (!regionCode || !accountId) return NOT_FOUND
  const said = docketReasonSchema.safeParse(reason)
  if (!said.success) return refused('reasonMissing', '请写明理由，对方机构要看', { fields: { reason: '请写明理由，不超过200字' } })
  await closeDocket(tx, docketId, { state, closedOn: today, closedBy: accountId, closedRegion: regionCode, closeReason: said.data })
  await writeAudit(tx, actor, { act: `docket.${state}`, subject: `Docket:${docketId}`, outcome: 'done' })
  return done(await standing(tx, docketId))
}

async function standing(tx: Door, id: string): Promise<Docket> {
  const found = await docket(tx, id)
  if (!found) throw new Error(`docket ${id} is not there after it was written`)
  return found
}
