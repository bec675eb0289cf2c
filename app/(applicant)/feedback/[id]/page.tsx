import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Card } from '@/components/ui/card'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { careToSpeakOf } from '@/lib/supervision/commands/feedback'
import { RATING_SCORE_LABEL } from '@/lib/supervision/schema/complaint'
import { requireActor } from '@/lib/web/session'
import { ComplaintForm } from './complaint-form'
import { RatingForm } from './rating-form'

// The same for everyone: a title tells nothing of who cares for whom.
export const metadata: Metadata = { title: '评价或投诉' }

export default async function SpeakPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor('applicant')
  const { id } = await params
  const care = await careToSpeakOf(actor, id)
  if (!care) notFound()
  return (
    <div className="stack max-w-[44rem]">
      <PageHead title={care.house.name} note="评价和投诉都不告诉机构是谁说的。" back={{ href: '/feedback', label: '评价与投诉' }} ruled />
      <Card title="评价">
        {care.rating ? (
          <NoticeBanner tone="done" title={`您已评价：${RATING_SCORE_LABEL[care.rating.score]}`}>
            编号 {care.rating.number}。每家机构评价一次；有新的情况，请用下面的投诉。
          </NoticeBanner>
        ) : (
          <RatingForm careId={id} />
        )}
      </Card>
      <Card title="投诉">
        <ComplaintForm careId={id} requestId={randomUUID()} phone={care.house.phone} />
      </Card>
    </div>
  )
}
