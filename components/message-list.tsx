import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { MESSAGE_WEIGHT_LABEL, type Message } from '@/lib/cases/schema/message'
import { SubmitButton } from './ui/submit-button'
import { Tag } from './ui/tag'
import { Unbroken } from './ui/unbroken'

type Props = {
  /** What the list is, for a screen reader. */
  label: string
  messages: readonly Message[]
  /** Where a message leads; left out on the case's own page. */
  linkOf?: (message: Message) => { href: string; label: string } | null
  /** A line under the title: the day, where the list is not by day already. */
  noteOf?: (message: Message) => ReactNode
  markAsRead: (form: FormData) => Promise<void>
}

/** Messages in full, each marked read by a press of its own. */
export function MessageList({ label, messages, linkOf, noteOf, markAsRead }: Props) {
  return (
    <ul className="messages" aria-label={label}>
      {messages.map((message) => {
        const link = linkOf?.(message)
        return (
          <li key={message.id} className={message.isRead ? undefined : 'unread'}>
            <div className="words">
              <p className="title">
                {!message.isRead && <span className="sr-only">未读：</span>}
                <b>{message.title}</b>
                {message.weight === 'act' && <Tag tone="wait">{MESSAGE_WEIGHT_LABEL.act}</Tag>}
              </p>
              {noteOf && <p className="small muted">{noteOf(message)}</p>}
              <p>
                <Unbroken text={message.text} />
              </p>
            </div>
            {(link || !message.isRead) && (
              <div className="actions">
                {link && (
                  <Link href={link.href as Route} className="btn little">
                    {link.label}
                    <span className="sr-only">：{message.title}</span>
                  </Link>
                )}
                {!message.isRead && (
                  <form action={markAsRead}>
                    <input type="hidden" name="id" value={message.id} />
                    <SubmitButton tone="quiet" size="little" pendingLabel="正在标记…">
                      知道了<span className="sr-only">：{message.title}</span>
                    </SubmitButton>
                  </form>
                )}
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
