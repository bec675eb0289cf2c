import type { ReactNode } from 'react'
import { CalendarWarning } from '@/components/calendar-warning'
import { QueueStopped } from '@/components/queue-stopped'
import { SignOutButton } from '@/components/sign-out-button'
import { LinkButton } from '@/components/ui/link-button'
import { ShellDesk } from '@/components/ui/shell-desk'
import { type Actor, ROLE_LABEL } from '@/lib/access/schema'
import { calendarsPage } from '@/lib/web/calendars'
import { unreadCount } from '@/lib/web/inbox'
import { queuePulse } from '@/lib/web/queue'

type Props = {
  actor: Actor
  scope: string
  /** Left out where the page itself says how the background work goes. */
  alert?: boolean
  children: ReactNode
}

/** The frame of the administrators' pages. It tells on each of them when a year's holidays are wanted. */
export async function StaffShell({ actor, scope, alert = true, children }: Props) {
  const { wanted } = await calendarsPage(actor)
  return (
    <ShellDesk
      title="长护险异地互认"
      office={scope}
      links={[
        { href: '/staff', label: '人员账号' },
        { href: '/calendars', label: '节假日与条款' },
        ...(actor.regionCode === null ? [{ href: '/jobs', label: '后台任务' }] : []),
        { href: '/inbox', label: '消息', count: await unreadCount() },
      ]}
      user={`${actor.name} · ${ROLE_LABEL[actor.role]}`}
      userActions={
        <div className="actions">
          <LinkButton href="/account" size="little" tone="quiet">
            我的账号
          </LinkButton>
          <SignOutButton />
        </div>
      }
      alert={alert && <QueueStopped pulse={await queuePulse()} />}
      homeHref="/staff"
    >
      {wanted.length > 0 && (
        <div className="mb-5">
          <CalendarWarning wanted={wanted}>
            {actor.regionCode === null ? (
              <>
                {' '}
                通知一般在秋冬公布，公布后请即在<a href="/calendars">节假日与条款</a>载入。
              </>
            ) : (
              '请总管理员在“节假日与条款”载入。'
            )}
          </CalendarWarning>
        </div>
      )}
      {children}
    </ShellDesk>
  )
}
