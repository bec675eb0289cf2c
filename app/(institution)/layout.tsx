import type { ReactNode } from 'react'
import { SignOutButton } from '@/components/sign-out-button'
import { LinkButton } from '@/components/ui/link-button'
import { ShellPhone } from '@/components/ui/shell-phone'
import { InboxLink } from '../(account)/inbox/inbox-link'

/** The frame of an institution's pages. It guards nothing: each page does. */
export default function InstitutionLayout({ children }: { children: ReactNode }) {
  return (
    <ShellPhone
      title="长护险异地互认"
      roomy
      homeHref="/clients"
      tools={
        <>
          <LinkButton href="/my-institution" tone="quiet" size="little">
            本机构
          </LinkButton>
          <LinkButton href="/clients" tone="quiet" size="little">
            服务对象
          </LinkButton>
          <LinkButton href="/rectifications" tone="quiet" size="little">
            检查与整改
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
