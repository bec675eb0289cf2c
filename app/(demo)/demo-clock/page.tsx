import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Card } from '@/components/ui/card'
import { PageHead } from '@/components/ui/page-head'
import { ShellPhone } from '@/components/ui/shell-phone'
import { chineseDay, chineseWeekday } from '@/lib/kernel/dates'
import { portalMode } from '@/lib/mode'
import { homeOf } from '@/lib/web/home'
import { portalToday, requireActor } from '@/lib/web/session'
import { moveClock } from './actions'
import { DemoClockForm } from './clock-form'

export const metadata: Metadata = { title: '演示日历' }

export default async function DemoClockPage() {
  if (portalMode() === 'live') notFound()
  const { role } = await requireActor('clerk', 'reviewer', 'administrator', 'supervisor')
  const today = await portalToday()
  return (
    <ShellPhone title="长护险异地互认">
      <PageHead title="演示日历" back={{ href: homeOf(role), label: '回我的页面' }} />
      <Card>
        <p>
          演示里的今天是 <b>{chineseDay(today)}</b>（{chineseWeekday(today)}）。
        </p>
        <p className="muted small mt-2 mb-6">
          往后移动日历，公示期、补正期限和有效期会随之到期。日历只能往后移，不能移回；登录、密码和签名仍用真实时间。
        </p>
        <DemoClockForm action={moveClock} />
      </Card>
    </ShellPhone>
  )
}
