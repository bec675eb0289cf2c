import type { ReactNode } from 'react'
import { Footer } from '@/components/public/footer'
import { LinkButton } from '@/components/ui/link-button'
import { ShellPhone } from '@/components/ui/shell-phone'
import { chineseDay } from '@/lib/kernel/dates'
import { partiesToday } from '@/lib/web/parties'

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const { pairs } = await partiesToday()
  return (
    <ShellPhone
      title="长护险异地互认"
      roomy
      tools={
        <LinkButton href="/sign-in" tone="quiet">
          登录
        </LinkButton>
      }
      footer={
        <Footer
          bases={pairs.map(({ agreement, regions }) => ({
            parties: regions.map((region) => region.name).join('、'),
            signedOn: chineseDay(agreement.signedOn),
            title: agreement.title,
          }))}
          standard={[...new Set(pairs.map((pair) => pair.editionTitle))].join('、')}
        />
      }
    >
      {children}
    </ShellPhone>
  )
}
