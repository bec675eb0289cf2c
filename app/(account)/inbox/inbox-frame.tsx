import type { ReactNode } from 'react'
import { SignOutButton } from '@/components/sign-out-button'
import { LinkButton } from '@/components/ui/link-button'
import { ShellPhone } from '@/components/ui/shell-phone'
import { ShellTablet } from '@/components/ui/shell-tablet'
import type { Actor } from '@/lib/access/schema'
import { homeOf } from '@/lib/web/home'
import ApplicantLayout from '../../(applicant)/layout'
import BureauLayout from '../../(bureau)/layout'
import InstitutionLayout from '../../(institution)/layout'
import { InboxLink } from './inbox-link'

/** The inbox stands in the frame its reader knows: a bureau's desk, an assessor's tablet, a family's telephone. */
export function InboxFrame({ actor, children }: { actor: Actor; children: ReactNode }) {
  switch (actor.role) {
    case 'clerk':
    case 'reviewer':
      return <BureauLayout>{children}</BureauLayout>
    case 'applicant':
      return <ApplicantLayout>{children}</ApplicantLayout>
    case 'institution':
      return <InstitutionLayout>{children}</InstitutionLayout>
    case 'assessor':
      return (
        <ShellTablet
          title={<b>{actor.name}</b>}
          tools={
            <>
              <LinkButton href="/visits" tone="quiet" size="little">
                我的评估
              </LinkButton>
              <SignOutButton />
            </>
          }
        >
          {children}
        </ShellTablet>
      )
    default: {
      const home = homeOf(actor.role)
      return (
        <ShellPhone
          title="长护险异地互认"
          roomy
          tools={
            <>
              {home !== '/account' && (
                <LinkButton href={home} tone="quiet" size="little">
                  回我的页面
                </LinkButton>
              )}
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
  }
}
