import type { Metadata } from 'next'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'

export const metadata: Metadata = { title: '请稍后再看', robots: { index: false, follow: false, noarchive: true } }

/** In place of a public notice, for an address that has read too many of them. The proxy answers 429 with it. */
export default function LaterPage() {
  return (
    <div className="stack">
      <PageHead title="公示" />
      <EmptyState title="看得太频繁了" action={<LinkButton href="/">回首页</LinkButton>}>
        请过一刻钟再来看公示；着急的，可以打电话或到经办窗口询问。其他页面照常可以看。
      </EmptyState>
    </div>
  )
}
