import { cache } from 'react'
import type { Actor } from '../access/schema'
import { ownEmail } from '../access/store/recipients'
import type { InboxFilter, Message } from '../cases/schema/message'
import { INBOX_PAGE, messagesOf, unreadMessages } from '../cases/store/message'
import { asActor } from '../db'
import { currentActor } from './session'

/** How many messages wait to be read by whoever is signed in; asked once a request, however many frames show it. */
export const unreadCount = cache(async function unreadCount(): Promise<number> {
  const actor = await currentActor()
  return actor ? asActor(actor, (tx) => unreadMessages(tx, actor)) : 0
})

export type InboxDay = { day: string; messages: Message[] }
/** A page of one's own messages by day. Without a filter what is unread stands first, on the first page, before what has been read. */
export type InboxPage = { unread: InboxDay[]; unreadTotal: number; days: InboxDay[]; total: number; pages: number }

export function inboxPage(actor: Actor, filter: InboxFilter, page: number): Promise<InboxPage> {
  return asActor(actor, async (tx) => {
    const narrowed = filter === 'act' ? { weight: 'act' as const } : { isRead: filter === 'all' }
    const { rows, total } = await messagesOf(tx, actor, narrowed, page)
    const unread = filter === 'all' && page === 1 ? await messagesOf(tx, actor, { isRead: false }, 1) : { rows: [], total: 0 }
    const pages = Math.max(1, Math.ceil(total / INBOX_PAGE))
    return { unread: byDay(unread.rows), unreadTotal: unread.total, days: byDay(rows), total, pages }
  })
}

function byDay(rows: readonly Message[]): InboxDay[] {
  const days: InboxDay[] = []
  for (const message of rows) {
    const last = days.at(-1)
    if (last?.day === message.on) last.messages.push(message)
    else days.push({ day: message.on, messages: [message] })
  }
  return days
}

export function noticeEmail(actor: Actor): Promise<string | null> {
  const { accountId } = actor
  return accountId === null ? Promise.resolve(null) : asActor(actor, (tx) => ownEmail(tx, accountId))
}
