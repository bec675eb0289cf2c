import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EvidenceList } from '@/components/supervision/evidence-list'
import { EvidenceUpload } from '@/components/supervision/evidence-upload'
import { FindingTag, SeverityTag } from '@/components/supervision/finding-tag'
import { FindingThread } from '@/components/supervision/finding-thread'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { PageHead } from '@/components/ui/page-head'
import { chineseDay } from '@/lib/kernel/dates'
import { findingPage } from '@/lib/supervision/commands/desk'
import { FINDING_KIND_LABEL } from '@/lib/supervision/schema/checklist'
import { YEAR_GRADE_LABEL } from '@/lib/supervision/schema/points'
import { requireBureau } from '@/lib/web/bureau'
import { portalToday } from '@/lib/web/session'
import { RecheckForm } from './recheck-form'

// The same for everyone: a title tells nothing of what one may not see.
export const metadata: Metadata = { title: '问题' }

export default async function FindingView({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireBureau()
  const today = await portalToday()
  const page = await findingPage(actor, (await params).id, today)
  if (!page) notFound()
  const { finding, house, steps, evidence, points } = page
  const isClosed = finding.closedOn !== null
  const isOwnReviewer = actor.role === 'reviewer' && actor.regionCode === finding.regionCode
  const results = [
    ...(finding.state === 'rectified' ? (['closed', 'sentBack'] as const) : []),
    ...(!isClosed && isOwnReviewer ? (['withdrawn'] as const) : []),
  ]
  return (
    <div className="stack max-w-[60rem]">
      <PageHead
        over={finding.number}
        title={house.name}
        aside={
          <>
            <SeverityTag severity={finding.severity} />
            <FindingTag finding={finding} today={today} />
          </>
        }
        back={{ href: '/supervision', label: '联合监管' }}
        ruled
      />
      <Card>
        <DefinitionList
          ruled
          rows={[
            { term: '类别', detail: FINDING_KIND_LABEL[finding.kind] },
            {
              term: '整改期限',
              detail: `${chineseDay(finding.dueOn)}（待核定）${finding.round > 1 ? `，第 ${finding.round} 轮` : ''}${finding.wasOverdue ? '，曾超期' : ''}`,
            },
            ...(finding.closedOn ? [{ term: '办结', detail: chineseDay(finding.closedOn) }] : []),
            {
              term: '来自',
              detail: finding.inspectionId ? <a href={`/supervision/inspections/${finding.inspectionId}`}>现场检查</a> : '直接登记',
            },
            {
              term: '机构积分',
              detail: `${finding.foundOn.slice(0, 4)} 年 ${points.points} 分，${YEAR_GRADE_LABEL[points.grade]}（待核定）`,
            },
          ]}
        />
      </Card>
      <FindingThread steps={steps} isClosed={isClosed} />
      <Card title="佐证">
        <div className="grid gap-4">
          <EvidenceList evidence={evidence} empty="还没有佐证" />
          {!isClosed && <EvidenceUpload subject="finding" id={finding.id} />}
        </div>
      </Card>
      {!isClosed && (
        <Card title="复查">
          {results.length > 0 ? (
            <RecheckForm
              findingId={finding.id}
              version={finding.version}
              results={results}
              closedWhy={finding.severity === 'grave' && actor.role !== 'reviewer' ? '严重问题由复核人员复查销号' : null}
            />
          ) : (
            <p className="muted">等机构提交整改以后再复查。提交以后两地经办机构都会收到消息。</p>
          )}
        </Card>
      )}
    </div>
  )
}
