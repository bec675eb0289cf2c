import type { ReactNode } from 'react'
import { PublicFooter } from '@/components/public-footer'
import { LinkButton } from '@/components/ui/link-button'
import { ShellPhone } from '@/components/ui/shell-phone'

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <ShellPhone
      title="长护险异地互认"
      roomy
      tools={
        <LinkButton href="/sign-in" tone="quiet">
          登录
        </LinkButton>
      }
      footer={<PublicFooter />}
    >
      {children}
    </ShellPhone>
  )
}
