import type { Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { vault } from '../../vault'
import type { CaseFile } from '../schema/event'
import type { Channel, OutgoingState, ToTell } from '../schema/message'

export type NewOutgoing = {
  id: string
  /** Null where it goes to a family without an account. */
  accountId: string | null
  channel: Channel
  /** A telephone number or an address; null for what a clerk tells. */
  recipient: string | null
  title: string
  body: string
}

const recipientPlace = (id: string) => `Outgoing.recipientCipher:${id}`
const bodyPlace = (id: string) => `Outgoing.bodyCipher:${id}`

/** An event of a case, or with no case what an account is told of itself. */
type OfWhat = { on: PlainDate; at: Date } & ({ id: null } | (Pick<CaseFile, 'id' | 'insuredRegion' | 'residenceRegion'> & { seq: number }))

/**
 * Queues what leaves by a gateway and lists what a clerk has to tell: once for each event, addressee and way; what is of no event, each
 * by itself. By the portal's own hand.
 */
export async function insertOutgoing(tx: Door, of: OfWhat, outgoing: readonly NewOutgoing[]): Promise<void> {
  const { on, at } = of
  const {
    id: caseId,
    insuredRegion,
    residenceRegion,
    seq,
  } = of.id === null ? { id: null, insuredRegion: null, residenceRegion: null, seq: null } : of
  await tx.outgoing.createMany({
    data: outgoing.map(({ id, accountId, channel, recipient, title, body }) => ({
      ...{ id, accountId, channel, title, caseId, insuredRegion, residenceRegion, seq },
      messageKey: caseId === null ? `account:${id}` : `${caseId}:${seq}:${accountId ?? 'family'}:${channel}`,
      recipientCipher: recipient === null ? null : vault().seal(recipient, recipientPlace(id)),
      bodyCipher: vault().seal(body, bodyPlace(id)),
      state: channel === 'byHand' ? 'untold' : 'queued',
      noticedOn: on,
      notBefore: at,
      createdAt: at,
    })),
    skipDuplicates: true,
  })
}

/** A message claimed for sending. Its id is the one it keeps however often it is tried. */
export type Claimed = { id: string; channel: 'sms' | 'email'; to: string; title: string; body: string; tries: number }

/**
 * Takes up to `take` messages that may be sent at `at`, in one statement, so that two senders never hold the same one. A claim older
 * than `abandoned` was left by a process that died, and may be taken again.
 */
export async function claimQueued(
  tx: Door,
  ask: { channels: readonly string[]; at: Date; abandoned: Date; take: number },
): Promise<Claimed[]> {
  // The columns are timestamps without zone, kept in UTC.
  const [now, abandoned] = [ask.at.toISOString(), ask.abandoned.toISOString()]
  const rows = await tx.$queryRaw<Array<Record<'id' | 'channel' | 'title' | 'recipientCipher' | 'bodyCipher', string> & { tries: number }>>`
    update "Outgoing" set "state" = 'sending', "tries" = "tries" + 1, "claimedAt" = ${now}::timestamptz at time zone 'UTC'
    where "id" in (
      select "id" from "Outgoing"
      where "state" in ('queued', 'sending') and "notBefore" <= ${now}::timestamptz at time zone 'UTC' and "channel" = any (${[...ask.channels]})
        and ("state" = 'queued' or "claimedAt" <= ${abandoned}::timestamptz at time zone 'UTC')
      order by "notBefore", "id" limit ${ask.take} for update skip locked)
    returning "id", "channel", "title", "recipientCipher", "bodyCipher", "tries"`
  return rows.map(({ id, channel, title, recipientCipher, bodyCipher, tries }) => ({
    ...{ id, title, tries },
    channel: channel as Claimed['channel'],
    to: vault().open(recipientCipher, recipientPlace(id)),
    body: vault().open(bodyCipher, bodyPlace(id)),
  }))
}

/** What came of one try; only of a message that is still this try's. */
export async function settleClaim(
  tx: Door,
  { id, tries }: Pick<Claimed, 'id' | 'tries'>,
  to: { state: 'sent'; sentAt: Date } | { state: 'queued'; notBefore: Date; lastError: string } | { state: 'failed'; lastError: string },
): Promise<void> {
  await tx.outgoing.updateMany({ where: { id, tries, state: 'sending' }, data: { ...to, claimedAt: null } })
}

/** Sets aside what no longer tells anything new: noticed before `since` and never sent. Answers how many. */
export async function setAsideOld(tx: Door, since: PlainDate): Promise<number> {
  const { count } = await tx.outgoing.updateMany({
    where: { state: 'queued', noticedOn: { lt: since } },
    data: { state: 'failed', lastError: 'tooOld' },
  })
  return count
}

/** What the family of a case was and is to be told, oldest first, as a bureau sees it. */
export async function outgoingToFamily(tx: Door, caseId: string): Promise<ToTell[]> {
  const rows = await tx.outgoing.findMany({
    where: { caseId, channel: { in: ['sms', 'byHand'] } },
    orderBy: [{ seq: 'asc' }, { channel: 'asc' }],
  })
  return rows.map(({ id, seq, channel, title, state, noticedOn, bodyCipher }) => ({
    ...{ id, title },
    // Of a case, it is of an event of it.
    seq: seq ?? 0,
    channel: channel as Channel,
    text: channel === 'byHand' ? vault().open(bodyCipher, bodyPlace(id)) : null,
    state: state as OutgoingState,
    on: noticedOn,
  }))
}

/** Marks notices of a case as told where they still wait for it. Answers how many did. */
export async function markTold(tx: Door, caseId: string, ids: readonly string[]): Promise<number> {
  const { count } = await tx.outgoing.updateMany({
    where: { caseId, id: { in: [...ids] }, channel: 'byHand', state: 'untold' },
    data: { state: 'recorded' },
  })
  return count
}
