import type { Metadata } from 'next'
import { ProgressBody } from '@/components/application-form/progress-body'
import { ProgressTag } from '@/components/application-form/progress-tag'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { FromTo } from '@/components/ui/from-to'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { type ApplicationCard, myApplications } from '@/lib/cases/commands/progress'
import { APPLIED_AS_LABEL } from '@/lib/cases/schema'
import { chineseDay } from '@/lib/kernel/dates'
import { portalToday, requireActor } from '@/lib/web/session'

export const metadata: Metadata = { title: '我的申请' }

/** What to press next, by where the application stands. */
function nextOf({ caseId, awaitsChoice, progress }: ApplicationCard): { href: string; label: string; isUrgent: boolean } {
  if (progress.status === 'draft') return { href: `/apply/${caseId}/edit`, label: '继续填写', isUrgent: true }
  if (progress.status === 'returned') return { href: `/apply/${caseId}/edit`, label: '去补正', isUrgent: true }
  if (awaitsChoice) return { href: `/apply/${caseId}/institution`, label: '选择护理机构', isUrgent: true }
  return { href: `/apply/${caseId}`, label: '看详情', isUrgent: false }
}

export default async function ApplyPage() {
  const actor = await requireActor('applicant')
  const cards = await myApplications(actor, await portalToday())
  return (
    <div className="stack max-w-[44rem]">
      <PageHead title="我的申请" note={cards.length > 0 ? '每一件办到哪一步、在谁手上、下一个日子。' : undefined} />
      <div className="mb-2">
        <LinkButton href="/apply/new" tone="main" size="big" wide>
          申请异地失能评估
        </LinkButton>
      </div>
      {cards.length === 0 && (
        <Card>
          <EmptyState
            title="您名下还没有申请"
            action={
              <>
                <LinkButton href="/guide">先看办事指南</LinkButton>
                <LinkButton href="/progress">凭案号和查询码查</LinkButton>
              </>
            }
          >
            替家里老人在窗口办过的，可以凭回执上的案号和查询码查进度。
          </EmptyState>
        </Card>
      )}
      {cards.map((card) => {
        const next = nextOf(card)
        return (
          <Card
            key={card.caseId}
            title={
              <>
                {card.name ?? '申请'} <span className="small muted font-normal">{APPLIED_AS_LABEL[card.appliedAs]}</span>
              </>
            }
            aside={<ProgressTag progress={card.progress} />}
          >
            <p className="small muted mb-4">
              <FromTo from={`${card.insured}参保`} to={`住${card.residence}`} /> ·{' '}
              <span className="whitespace-nowrap">{card.caseNo ?? `${chineseDay(card.startedOn)}开始填写`}</span>
            </p>
            <ProgressBody progress={card.progress} />
            <div className="actions mt-4">
              <LinkButton href={next.href} tone={next.isUrgent ? 'main' : 'plain'}>
                {next.label}
              </LinkButton>
              {next.isUrgent && <LinkButton href={`/apply/${card.caseId}`}>看详情</LinkButton>}
            </div>
          </Card>
        )
      })}
      {cards.length > 0 && (
        <p>
          <LinkButton href="/feedback">评价与投诉</LinkButton>
        </p>
      )}
    </div>
  )
}
