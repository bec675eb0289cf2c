import { LinkButton } from '@/components/ui/link-button'
import { unreadCount } from '@/lib/web/inbox'

/** 消息, with how many wait: for the upper line of a phone or a tablet. */
export async function InboxLink() {
  const unread = await unreadCount()
  return (
    <LinkButton href="/inbox" tone="quiet" size="little">
      消息
      {unread > 0 && (
        <span className="unread-count">
          <span className="sr-only">，未读 </span>
          {unread > 99 ? '99+' : unread}
          <span className="sr-only"> 条</span>
        </span>
      )}
    </LinkButton>
  )
}
