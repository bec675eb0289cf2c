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

/** A page of one's own messages by day: what is unread stands before what is read. */
export type InboxPage = { days: Array<{ day: string; isRead: boolean; messages: Message[] }>; total: number; pages: number }

export async function inboxPage(actor: Actor, filter: InboxFilter, page: number): Promise<InboxPage> {
  const { rows, total } = await asActor(actor, (tx) => messagesOf(tx, actor, filter, page))
  const days: InboxPage['days'] = []
  for (const message of rows) {
    const last = days.at(-1)
    if (last && last.day === message.on && last.isRead === message.isRead) last.messages.push(message)
    else days.push({ day: message.on, isRead: message.isRead, messages: [message] })
  }
  return { days, total, pages: Math.max(1, Math.ceil(total / INBOX_PAGE)) }
}

export function noticeEmail(actor: Actor): Promise<string | null> {
  const { accountId } = actor
  return accountId === null ? Promise.resolve(null) : asActor(actor, (tx) => ownEmail(tx, accountId))
}
