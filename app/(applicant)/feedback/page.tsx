import type { Metadata } from 'next'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { Tag } from '@/components/ui/tag'
import { chineseDay } from '@/lib/kernel/dates'
import { feedbackOf } from '@/lib/supervision/commands/feedback'
import {
  COMPLAINT_CATEGORY_LABEL,
  COMPLAINT_OUTCOME_LABEL,
  COMPLAINT_STATE_LABEL,
  RATING_SCORE_LABEL,
} from '@/lib/supervision/schema/complaint'
import { requireActor } from '@/lib/web/session'

export const metadata: Metadata = { title: '评价与投诉' }

const TOLD = {
  rated: { title: '谢谢，评价已收到', says: '机构看不到是谁评的。' },
  complained: { title: '投诉已收到', says: '编号和答复期限在下面；答复后会发消息。机构看不到这件投诉。' },
} as const

export default async function FeedbackPage({ searchParams }: { searchParams: Promise<{ told?: string | string[] }> }) {
  const actor = await requireActor('applicant')
  const { cares, complaints } = await feedbackOf(actor)
  const { told } = await searchParams
  const says = told === 'rated' || told === 'complained' ? TOLD[told] : null
  return (
    <div className="stack max-w-[44rem]">
      <PageHead
        title="评价与投诉"
        note="对护理过家人的机构，说说满意不满意；有问题可以投诉。"
        back={{ href: '/apply', label: '我的申请' }}
      />
      {says && (
        <NoticeBanner tone="done" title={says.title} live>
          {says.says}
        </NoticeBanner>
      )}
      {cares.length === 0 && (
        <Card>
          <EmptyState title="还没有可以评价的机构" action={<LinkButton href="/apply">我的申请</LinkButton>}>
            选定护理机构以后，就可以在这里评价或投诉。
          </EmptyState>
        </Card>
      )}
      {cares.map((one) => (
        <Card key={one.careId} title={one.house}>
          <p className="small muted">
            {chineseDay(one.from)}起护理{one.to ? `，到${chineseDay(one.to)}` : ''}
          </p>
          {one.rating && (
            <p className="mt-2">
              您的评价：<b>{RATING_SCORE_LABEL[one.rating.score]}</b>
              <span className="small muted"> · {one.rating.number}</span>
            </p>
          )}
          <div className="actions mt-4">
            <LinkButton href={`/feedback/${one.careId}`} tone="main">
              {one.rating ? '投诉' : '评价或投诉'}
            </LinkButton>
          </div>
        </Card>
      ))}
      {complaints.length > 0 && (
        <Card title="我的投诉">
          <ul className="grid gap-5">
            {complaints.map((one) => (
              <li key={one.id} className="grid gap-1">
                <p>
                  <b>{one.number}</b>{' '}
                  <Tag tone={one.outcome ? 'done' : 'wait'}>
                    {one.outcome ? COMPLAINT_OUTCOME_LABEL[one.outcome] : COMPLAINT_STATE_LABEL[one.state]}
                  </Tag>
                </p>
                <p className="small muted">
                  {one.house} · {COMPLAINT_CATEGORY_LABEL[one.category]} · {chineseDay(one.receivedOn)}提出
                  {!one.outcome && ` · 经办机构在${chineseDay(one.dueOn)}以前答复（待核定）`}
                </p>
                <p className="whitespace-pre-wrap break-words">{one.text}</p>
                {one.answer && (
                  <p className="banner done whitespace-pre-wrap break-words">
                    <b>经办机构答复：</b>
                    {one.answer}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}
