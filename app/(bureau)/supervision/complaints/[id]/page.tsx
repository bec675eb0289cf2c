import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { Tag } from '@/components/ui/tag'
import { chineseDay } from '@/lib/kernel/dates'
import { complaintPage } from '@/lib/supervision/commands/desk'
import { COMPLAINT_CATEGORY_LABEL, COMPLAINT_OUTCOME_LABEL, COMPLAINT_STATE_LABEL } from '@/lib/supervision/schema/complaint'
import { requireBureau } from '@/lib/web/bureau'
import { portalToday } from '@/lib/web/session'
import { AnswerForm } from './answer-form'

// The same for everyone: a title tells nothing of what one may not see.
export const metadata: Metadata = { title: '投诉' }

export default async function ComplaintView({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireBureau()
  const today = await portalToday()
  const page = await complaintPage(actor, (await params).id)
  if (!page) notFound()
  const { complaint, house } = page
  const isLate = complaint.state === 'received' && complaint.dueOn < today
  return (
    <div className="stack max-w-[48rem]">
      <PageHead
        over={complaint.number}
        title={house.name}
        note={COMPLAINT_CATEGORY_LABEL[complaint.category]}
        aside={
          <Tag tone={isLate ? 'late' : complaint.state === 'answered' ? 'done' : 'wait'}>
            {isLate ? '答复超期' : COMPLAINT_STATE_LABEL[complaint.state]}
          </Tag>
        }
        back={{ href: '/supervision', label: '联合监管' }}
        ruled
      />
      <NoticeBanner tone="plain">机构看不到这件投诉，也看不到是谁投诉的；核实时不要告诉机构投诉人是谁。</NoticeBanner>
      <Card title="投诉内容">
        <p className="whitespace-pre-wrap break-words">{complaint.text}</p>
        <div className="mt-4">
          <DefinitionList
            ruled
            rows={[
              { term: '收到', detail: chineseDay(complaint.receivedOn) },
              { term: '答复期限', detail: `${chineseDay(complaint.dueOn)}（待核定）` },
              { term: '要不要答复', detail: complaint.wantsAnswer ? '要答复' : '不用答复，处理结果仍写进家属的消息' },
              { term: '案件', detail: <a href={`/cases/${complaint.caseId}`}>打开案件</a> },
            ]}
          />
        </div>
        <div className="actions mt-4">
          {complaint.findingId ? (
            <LinkButton href={`/supervision/findings/${complaint.findingId}`}>看由它转成的问题</LinkButton>
          ) : (
            <LinkButton href={`/supervision/plan?complaint=${complaint.id}`}>转成问题，要求机构整改</LinkButton>
          )}
        </div>
      </Card>
      <Card title="答复">
        {complaint.outcome ? (
          <>
            <p>
              <b>{COMPLAINT_OUTCOME_LABEL[complaint.outcome]}</b>
              {complaint.answeredOn && <span className="small muted"> · {chineseDay(complaint.answeredOn)}答复</span>}
            </p>
            <p className="mt-2 whitespace-pre-wrap break-words">{complaint.answer}</p>
          </>
        ) : complaint.regionCode === actor.regionCode ? (
          <AnswerForm complaintId={complaint.id} />
        ) : (
          <p className="muted">由机构所在地的经办机构核实、答复；答复以后这里看得到。</p>
        )}
      </Card>
    </div>
  )
}
