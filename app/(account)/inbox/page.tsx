import type { Metadata } from 'next'
import { MessageList } from '@/components/message-list'
import { Chips } from '@/components/ui/chips'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { Pager } from '@/components/ui/pager'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Role } from '@/lib/access/schema'
import { INBOX_FILTER_LABEL, INBOX_FILTERS, InboxFilter, messageLink, NUMBER_LABEL } from '@/lib/cases/schema/message'
import { chineseWeekday, dayBeside, daysBetween, type PlainDate } from '@/lib/kernel/dates'
import { type InboxDay, inboxPage, unreadCount } from '@/lib/web/inbox'
import { portalToday, requireActor } from '@/lib/web/session'
import { markAsRead } from './actions'
import { InboxFrame } from './inbox-frame'

export const metadata: Metadata = { title: '消息' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

function hrefOf(filter: InboxFilter, page = 1): string {
  const asked = new URLSearchParams({ ...(filter === 'all' ? {} : { show: filter }), ...(page === 1 ? {} : { page: String(page) }) })
  return asked.size > 0 ? `/inbox?${asked}` : '/inbox'
}

export default async function InboxPage({ searchParams }: Props) {
  const actor = await requireActor()
  const asked = await searchParams
  const filter = InboxFilter.catch('all').parse(asked.show)
  const page = Math.min(1000, Math.max(1, Number.parseInt(String(asked.page ?? 1), 10) || 1))
  const [today, unread, inbox] = [await portalToday(), await unreadCount(), await inboxPage(actor, filter, page)]
  const unreadShown = inbox.unread.reduce((sum, day) => sum + day.messages.length, 0)
  const isEmpty = inbox.days.length === 0 && inbox.unread.length === 0
  return (
    <InboxFrame actor={actor}>
      <div className="stack max-w-[52rem]">
        <PageHead
          title="消息"
          note={unread > 0 ? `有 ${unread} 条还没有看过。` : '都看过了。'}
          aside={
            unread > 0 && (
              <form action={markAsRead}>
                <SubmitButton tone="plain" pendingLabel="正在标记…">
                  全部标为已读
                </SubmitButton>
              </form>
            )
          }
        />
        <Chips
          label="看哪些消息"
          items={INBOX_FILTERS.map((one) => ({
            href: hrefOf(one),
            label: INBOX_FILTER_LABEL[one],
            current: one === filter,
            ...(one === 'unread' ? { count: unread } : {}),
          }))}
        />
        {isEmpty && (
          <EmptyState title={filter === 'unread' ? '没有未读的消息' : filter === 'act' ? '没有要您办的消息' : '还没有消息'}>
            {EMPTY[actor.role] ?? '与您有关的事有了进展，会写在这里。'}
          </EmptyState>
        )}
        {inbox.unread.map((day) => (
          <Day key={`unread-${day.day}`} day={day} role={actor.role} today={today} says="未读" />
        ))}
        {unreadShown < inbox.unreadTotal && (
          <p>
            <LinkButton href={hrefOf('unread')}>{`其余 ${inbox.unreadTotal - unreadShown} 条未读`}</LinkButton>
          </p>
        )}
        {inbox.days.map((day) => (
          <Day key={day.day} day={day} role={actor.role} today={today} says={filter === 'all' ? '已读' : null} />
        ))}
        {inbox.days.length > 0 && (
          <Pager page={page} pages={inbox.pages} total={inbox.total} unit="条" hrefOf={(to) => hrefOf(filter, to)} />
        )}
      </div>
    </InboxFrame>
  )
}

const EMPTY: Partial<Record<Role, string>> = {
  applicant: '您的申请有了进展，比如受理了、定了上门的日子、结果出来了，都会写在这里，同时发短信提醒。',
  clerk: '对方机构、申请人或日历办了与您有关的事，会写在这里；要办的事仍以案桌为准。',
  reviewer: '同事提出初审、对方机构办了与您有关的事，会写在这里；要办的事仍以案桌为准。',
  assessor: '派给您、改期或退回的评估会写在这里。',
  institution: '有参保人选定或更换贵机构，会写在这里。',
}

type DayProps = { day: InboxDay; role: Role; today: PlainDate; says: string | null }

function Day({ day: { day, messages }, role, today, says }: DayProps) {
  const away = daysBetween(day, today)
  const when = away === 0 ? '今天' : away === 1 ? '昨天' : `${dayBeside(day, today)} ${chineseWeekday(day)}`
  return (
    <section className="card">
      <h2 className="day-head">
        {when} {says && <span className="small muted font-normal">{says}</span>}
      </h2>
      <MessageList
        label={`${when}${says ?? ''}的消息`}
        messages={messages}
        linkOf={(message) => messageLink(role, message)}
        noteOf={({ about, caseNo }) =>
          caseNo === null ? '您的账号' : caseNo.startsWith('draft-') ? null : `${NUMBER_LABEL[about]} ${caseNo}`
        }
        markAsRead={markAsRead}
      />
    </section>
  )
}
