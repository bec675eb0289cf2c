import type { ReactNode } from 'react'
import { SignOutButton } from '@/components/sign-out-button'
import { LinkButton } from '@/components/ui/link-button'
import { ShellPhone } from '@/components/ui/shell-phone'
import { InboxLink } from '../(account)/inbox/inbox-link'

export default function ApplicantLayout({ children }: { children: ReactNode }) {
  return (
    <ShellPhone
      title="长护险异地互认"
      roomy
      tools={
        <>
          <LinkButton href="/apply" tone="quiet" size="little">
            我的申请
          </LinkButton>
          <InboxLink />
          <LinkButton href="/account" tone="quiet" size="little">
            账号
          </LinkButton>
          <SignOutButton />
        </>
      }
    >
      {children}
    </ShellPhone>
  )
}
