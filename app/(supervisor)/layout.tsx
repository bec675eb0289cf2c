import type { ReactNode } from 'react'
import { SignOutButton } from '@/components/sign-out-button'
import { LinkButton } from '@/components/ui/link-button'
import { ShellDesk } from '@/components/ui/shell-desk'
import { ROLE_LABEL } from '@/lib/access/schema'
import { unreadCount } from '@/lib/web/inbox'
import { currentActor } from '@/lib/web/session'

/** The frame of the working group's pages. It guards nothing: each page does. */
export default async function SupervisorLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor()
  if (actor?.role !== 'supervisor') return children
  return (
    <ShellDesk
      title="长护险异地互认"
      homeHref="/overview"
      office="联合工作组"
      links={[
        { href: '/overview', label: '联合监管' },
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
    >
      {children}
    </ShellDesk>
  )
}
