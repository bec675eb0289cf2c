import type { Route } from 'next'
import Link from 'next/link'
import { docketHref } from '@/components/docket-href'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { DOCKET_TOPIC_LABEL, type Docket } from '@/lib/agreements/schema/docket'
import { chineseDay } from '@/lib/kernel/dates'

/** What waits for the signature of this desk's bureau; nothing where nothing does. */
export function DocketsOwed({ dockets, isReviewer }: { dockets: readonly Docket[]; isReviewer: boolean }) {
  if (dockets.length === 0) return null
  return (
    <NoticeBanner tone="wait" title={`${dockets.length} 份会签单等${isReviewer ? '您代表本机构' : '本机构复核人员'}签署`}>
      <ul className="grid gap-1">
        {dockets.map((docket) => (
          <li key={docket.id}>
            {DOCKET_TOPIC_LABEL[docket.topic]}：<Link href={docketHref(docket) as Route}>{docket.title}</Link>
            <span className="muted">
              {docket.isUrgent && '（紧急，已生效）'}，{chineseDay(docket.proposedOn)}提出
            </span>
          </li>
        ))}
      </ul>
    </NoticeBanner>
  )
}
