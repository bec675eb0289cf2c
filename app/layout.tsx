import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { DemoBanner } from '@/components/ui/demo-banner'
import { ELDER_COOKIE, elderSizeOf } from '@/components/ui/elder-sizes'
import { FontFallback } from '@/components/ui/font-fallback'
import { SkipLink } from '@/components/ui/skip-link'
import { chineseDay, shanghaiDay } from '@/lib/kernel/dates'
import { portalMode } from '@/lib/mode'
import { portalToday } from '@/lib/web/session'
import './globals.css'

export const metadata: Metadata = {
  title: { default: '长护险异地互认', template: '%s · 长护险异地互认' },
  description: '桐乡、南浔两地长期护理保险失能评估：一次申请、一次评估、两地通用。',
  robots: { index: false, follow: false },
  formatDetection: { telephone: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#fbfaf6' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies()
  const isDemo = portalMode() === 'demo'
  const today = isDemo ? await portalToday() : null
  const isMoved = today !== null && today !== shanghaiDay(new Date())
  return (
    <html lang="zh-CN" data-elder={elderSizeOf(jar.get(ELDER_COOKIE)?.value) ?? undefined} data-demo={isDemo || undefined}>
      <body>
        <SkipLink />
        {isDemo && (
          <DemoBanner>
            人物与机构均为虚构{isMoved && today ? ` · 演示日历：${chineseDay(today)}` : ''} · <a href="/demo-clock">演示日历</a>
          </DemoBanner>
        )}
        {children}
        <FontFallback />
      </body>
    </html>
  )
}
