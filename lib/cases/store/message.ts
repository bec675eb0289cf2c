import type { Actor } from '../../access/schema'
import type { Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { vault } from '../../vault'
import type { CaseFile } from '../schema/event'
import type { Message, MessageAbout, MessageWeight } from '../schema/message'

/** Messages on one page of an inbox. */
export const INBOX_PAGE = 30

export type NewMessage = { id: string; accountId: string; weight: MessageWeight; title: string; text: string }

function place(id: string): string {
  return `Message.textCipher:${id}`
}

/** An event of a case, or of what else a message may be about, or with no case what an account is told of itself. */
type OfWhat = { on: PlainDate; at: Date } & (
  | { id: null }
  | (Pick<CaseFile, 'id' | 'caseNo' | 'insuredRegion' | 'residenceRegion'> & { about?: MessageAbout; seq: number })
)

/** Writes what an event tells; an account that was told of this event already is told nothing twice. By the portal's own hand. */
export async function insertMessages(tx: Door, of: OfWhat, messages: readonly NewMessage[]): Promise<void> {
  const {
    about = 'case',
    id: caseId,
    caseNo,
    insuredRegion,
    residenceRegion,
    seq,
  } = of.id === null ? { about: undefined, id: null, caseNo: null, insuredRegion: null, residenceRegion: null, seq: null } : of
  await tx.message.createMany({
    data: messages.map(({ text, ...message }) => ({
      ...message,
      ...{ about, caseId, caseNo, insuredRegion, residenceRegion, seq },
      textCipher: vault().seal(text, place(message.id)),
      noticedOn: of.on,
      createdAt: of.at,
    })),
    skipDuplicates: true,
  })
}

/** Which steps of these were told of already, as `id:seq`. By the portal's own hand. */
export async function stepsTold(tx: Door, about: MessageAbout, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.message.groupBy({ by: ['caseId', 'seq'], where: { about, caseId: { in: [...ids] } } })
  return new Set(rows.map((row) => `${row.caseId}:${row.seq}`))
}

type MessageRow = {
  id: string
  about: string
  caseId: string | null
  caseNo: string | null
  weight: string
  title: string
  textCipher: string
  noticedOn: string
  readAt: Date | null
}

function fromRow(row: MessageRow): Message {
  const { id, caseId, caseNo, title } = row
  return {
    ...{ id, caseId, caseNo, title },
    about: row.about as MessageAbout,
    weight: row.weight as MessageWeight,
    text: vault().open(row.textCipher, place(id)),
    on: row.noticedOn,
    isRead: row.readAt !== null,
  }
}

/** A page of the reader's own messages, the newest first. Others' are not among them, whoever asks. */
export async function messagesOf(
  tx: Door,
  actor: Actor,
  narrowed: { isRead?: boolean; weight?: MessageWeight },
  page: number,
): Promise<{ rows: Message[]; total: number }> {
  const { isRead, weight } = narrowed
  const where = {
    accountId: actor.accountId ?? '',
    ...(isRead === undefined ? {} : { readAt: isRead ? { not: null } : null }),
    ...(weight ? { weight } : {}),
  }
  const rows = await tx.message.findMany({
    where,
    orderBy: [{ noticedOn: 'desc' }, { createdAt: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * INBOX_PAGE,
    take: INBOX_PAGE,
  })
  return { rows: rows.map(fromRow), total: await tx.message.count({ where }) }
}

/** What the reader was told of one case, the newest first. */
export async function messagesOfCase(tx: Door, actor: Actor, caseId: string): Promise<Message[]> {
  const rows = await tx.message.findMany({
    where: { caseId, accountId: actor.accountId ?? '' },
    orderBy: [{ seq: 'desc' }],
  })
  return rows.map(fromRow)
}

/** How many the reader has not read; by the index of unread messages alone. */
export async function unreadMessages(tx: Door, actor: Actor): Promise<number> {
  return tx.message.count({ where: { accountId: actor.accountId ?? '', readAt: null } })
}

/** Marks the reader's own message, or with null all of them, as read. Answers how many were not. */
export async function markRead(tx: Door, actor: Actor, id: string | null, at: Date): Promise<number> {
  const { count } = await tx.message.updateMany({
    where: { accountId: actor.accountId ?? '', readAt: null, ...(id === null ? {} : { id }) },
    data: { readAt: at },
  })
  return count
}
