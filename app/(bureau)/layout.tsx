import type { ReactNode } from 'react'
import { QueueStopped } from '@/components/queue-stopped'
import { SignOutButton } from '@/components/sign-out-button'
import { LinkButton } from '@/components/ui/link-button'
import { ShellDesk } from '@/components/ui/shell-desk'
import { ROLE_LABEL } from '@/lib/access/schema'
import { chineseDay, chineseWeekday } from '@/lib/kernel/dates'
import { regionOfOffice } from '@/lib/web/bureau'
import { unreadCount } from '@/lib/web/inbox'
import { queuePulse } from '@/lib/web/queue'
import { currentActor, portalToday } from '@/lib/web/session'

const LINKS = [
  { href: '/desk', label: '我的案桌' },
  { href: '/cases', label: '全部案件' },
  { href: '/residents', label: '异地人员' },
  { href: '/counter', label: '窗口代办' },
  { href: '/handover', label: '案件移交' },
  { href: '/personnel', label: '评估人员名册' },
  { href: '/register', label: '机构名录' },
  { href: '/service-items', label: '服务项目' },
  { href: '/supervision', label: '联合监管' },
  { href: '/attestations', label: '标准核对签署' },
]

/** The frame of a bureau's pages. It guards nothing: each page does. */
export default async function BureauLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor()
  // Assessors and administrators have a region too, but no desk: at a wall they see no bureau's frame.
  const isOfBureau = actor?.role === 'clerk' || actor?.role === 'reviewer'
  const region = isOfBureau && actor.regionCode ? await regionOfOffice(actor.regionCode) : null
  if (!actor || !region) return children
  const today = await portalToday()
  return (
    <ShellDesk
      title="长护险异地互认"
      homeHref="/desk"
      office={region.bureauName}
      links={[...LINKS, { href: '/inbox', label: '消息', count: await unreadCount() }]}
      user={
        <span>
          {actor.name}
          <span className="tiny block">{ROLE_LABEL[actor.role]}</span>
        </span>
      }
      userActions={
        <div className="flex flex-wrap gap-1">
          <LinkButton href="/account" tone="quiet" size="little">
            我的账号
          </LinkButton>
          <SignOutButton />
        </div>
      }
      alert={<QueueStopped pulse={await queuePulse()} />}
      status={
        <span className="small muted">
          {chineseDay(today)} {chineseWeekday(today)}
        </span>
      }
    >
      {children}
    </ShellDesk>
  )
}
