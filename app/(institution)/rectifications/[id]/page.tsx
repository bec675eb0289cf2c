import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EvidenceList } from '@/components/supervision/evidence-list'
import { EvidenceUpload } from '@/components/supervision/evidence-upload'
import { FindingTag, SeverityTag } from '@/components/supervision/finding-tag'
import { FindingThread } from '@/components/supervision/finding-thread'
import { Card } from '@/components/ui/card'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { chineseDay } from '@/lib/kernel/dates'
import { findingPage } from '@/lib/supervision/commands/desk'
import { FINDING_KIND_LABEL } from '@/lib/supervision/schema/checklist'
import { requireCarer } from '@/lib/web/clients'
import { portalToday } from '@/lib/web/session'
import { RectifyForm } from './rectify-form'

// The same for everyone: a title tells nothing of another institution's finding.
export const metadata: Metadata = { title: '整改' }

export default async function RectificationView({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireCarer()
  const today = await portalToday()
  const page = await findingPage(actor, (await params).id, today)
  if (!page) notFound()
  const { finding, steps, evidence } = page
  return (
    <div className="stack max-w-[48rem]">
      <PageHead
        over={finding.number}
        title={FINDING_KIND_LABEL[finding.kind]}
        aside={
          <>
            <SeverityTag severity={finding.severity} />
            <FindingTag finding={finding} today={today} />
          </>
        }
        back={{ href: '/rectifications', label: '检查与整改' }}
        ruled
      />
      {finding.state === 'open' && (
        <NoticeBanner
          tone={finding.dueOn < today ? 'late' : 'wait'}
          title={
            finding.dueOn < today ? `整改已经超期（${chineseDay(finding.dueOn)}到期）` : `请在${chineseDay(finding.dueOn)}以前整改并提交`
          }
        >
          期限为默认值，待核定。先添加佐证，再写明做法提交；提交以后不能再添加。
        </NoticeBanner>
      )}
      {finding.state === 'rectified' && (
        <NoticeBanner tone="info" title="已提交整改">
          等经办机构复查，结果会发消息。
        </NoticeBanner>
      )}
      <FindingThread steps={steps} isClosed={finding.closedOn !== null} />
      <Card title="佐证">
        <div className="grid gap-4">
          <EvidenceList evidence={evidence} empty="还没有佐证" />
          {finding.state === 'open' && <EvidenceUpload subject="finding" id={finding.id} />}
        </div>
      </Card>
      {finding.state === 'open' && (
        <Card title="提交整改">
          <RectifyForm findingId={finding.id} version={finding.version} />
        </Card>
      )}
    </div>
  )
}
