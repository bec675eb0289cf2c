import type { Metadata } from 'next'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { confirmedLately } from '@/lib/accounts/rules'
import { previewExport } from '@/lib/cases/commands/export'
import { QueueFilter, SavedList } from '@/lib/cases/schema/desk'
import { EXPORT_MOST } from '@/lib/cases/schema/export'
import { requireBureau } from '@/lib/web/bureau'
import { currentSession, portalToday } from '@/lib/web/session'
import { queueHref } from '../../desk/queue-href'
import { ExportForm } from './export-form'

export const metadata: Metadata = { title: '导出案件' }

export default async function ExportPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireBureau()
  const asked = await searchParams
  const base = SavedList.catch('cases').parse(asked.base)
  const { after: _after, ...filter } = QueueFilter.parse(asked)
  const { title, count, conditions } = await previewExport(actor, base, filter, await portalToday())
  const session = await currentSession()
  return (
    <div className="stack">
      <PageHead
        title="导出案件"
        note={`清单“${title}”，${conditions.length > 0 ? conditions.join('；') : '不限条件'}：共 ${count} 件。`}
        aside={<LinkButton href={queueHref(base, filter, {})}>回到清单</LinkButton>}
      />
      {count > EXPORT_MOST && (
        <NoticeBanner tone="wait" title={`一次最多导出 ${EXPORT_MOST} 件`}>
          只会列入前 {EXPORT_MOST} 件。要全部导出，请回到清单按乡镇、状态或日期分几次导出。
        </NoticeBanner>
      )}
      {count === 0 ? (
        <NoticeBanner title="没有符合条件的案件">请回到清单换一个条件，再来导出。</NoticeBanner>
      ) : (
        <Card>
          <ExportForm
            base={base}
            filter={filter}
            count={Math.min(count, EXPORT_MOST)}
            isConfirmed={session !== null && confirmedLately(session, new Date())}
          />
        </Card>
      )}
    </div>
  )
}
