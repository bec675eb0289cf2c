import type { ReactNode } from 'react'
import { Footer } from '@/components/public/footer'
import { LinkButton } from '@/components/ui/link-button'
import { ShellPhone } from '@/components/ui/shell-phone'
import { chineseDay } from '@/lib/kernel/dates'
import { homeOf } from '@/lib/web/home'
import { partiesToday } from '@/lib/web/parties'
import { currentActor } from '@/lib/web/session'

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const { pairs } = await partiesToday()
  const actor = await currentActor()
  return (
    <ShellPhone
      title="长护险异地互认"
      roomy
      tools={
        <LinkButton href={actor ? homeOf(actor.role) : '/sign-in'} tone="quiet">
          {actor ? '我的页面' : '登录'}
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
