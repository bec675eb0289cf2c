import type { ReactNode } from 'react'
import { SignOutButton } from '@/components/sign-out-button'
import { LinkButton } from '@/components/ui/link-button'
import { ShellDesk } from '@/components/ui/shell-desk'
import { type Actor, ROLE_LABEL } from '@/lib/access/schema'
import { unreadCount } from '@/lib/web/inbox'

export async function StaffShell({ actor, scope, children }: { actor: Actor; scope: string; children: ReactNode }) {
  return (
    <ShellDesk
      title="长护险异地互认"
      office={scope}
      links={[
        { href: '/staff', label: '人员账号', current: true },
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
      homeHref="/staff"
    >
      {children}
    </ShellDesk>
  )
}
