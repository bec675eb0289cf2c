import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { ProgressSteps } from '@/components/ui/progress-steps'
import { ShellTablet } from '@/components/ui/shell-tablet'
import { Tag } from '@/components/ui/tag'
import { undeclared } from '@/lib/assessments/rules/assignment'
import { STEP_LABEL, WAITING_STEPS } from '@/lib/assessments/rules/visit'
import { OCCASION_LABEL } from '@/lib/assessments/schema'
import { chineseDay } from '@/lib/kernel/dates'
import { requireActor } from '@/lib/web/session'
import { seatOf, type VisitPage, visitForMe } from '@/lib/web/visits'
import { Agreement } from './agreement'
import { NextStep } from './next-step'
import { ReleaseForm } from './release-form'
import { TeamCard } from './team-card'
import { WhoCard } from './who-card'

export const metadata: Metadata = { title: '上门评估' }

export default async function OneVisitPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor('assessor')
  const page = await visitForMe(actor, (await params).id)
  if (!page) notFound()
  const { visit, mine, caseNo, who, team, step } = page
  const mayRelease = mine.duty === 'onSite' && !page.agreed?.lockedAt
  return (
    <ShellTablet
      title={
        <>
          <b>{who.name}</b>
          <Tag tone="go">{seatOf(team, mine)}</Tag>
        </>
      }
      tools={<Tag tone={WAITING_STEPS.includes(step) ? 'plain' : 'wait'}>{STEP_LABEL[step]}</Tag>}
    >
      <div className="stack">
        <PageHead
          back={{ href: '/visits', label: '我的评估' }}
          over={`${caseNo} · ${OCCASION_LABEL[visit.occasion]}${visit.round > 1 ? ` · 第 ${visit.round} 轮` : ''}`}
          title={`${chineseDay(visit.scheduledOn)}${visit.window}上门评估`}
        />
        <ProgressSteps label="评估进程" steps={stepsOf(page)} />
        <NextStep page={page} requestId={randomUUID()} />
        <Agreement page={page} />
        <div className="grid items-start gap-4 md:grid-cols-2">
          <WhoCard who={who} visit={visit} />
          <TeamCard page={page} />
        </div>
        {visit.points !== '' && (
          <NoticeBanner title="参保地请留意">
            <p className="whitespace-pre-line">{visit.points}</p>
          </NoticeBanner>
        )}
        {mayRelease && <ReleaseForm caseId={visit.caseId} requestId={randomUUID()} />}
      </div>
    </ShellTablet>
  )
}

const PHASES = ['回避声明', '上门', '各自评估', '合议', '专家确认', '提交'] as const

function stepsOf({ visit, team, agreed, confirmationsMissing }: VisitPage) {
  const now =
    visit.state === 'assigned'
      ? undeclared(team).length > 0
        ? 0
        : 1
      : !visit.sheetsOpenedAt
        ? 2
        : !agreed?.lockedAt
          ? 3
          : confirmationsMissing > 0
            ? 4
            : 5
  return PHASES.map((label, at) => ({ label, state: at < now ? ('done' as const) : at === now ? ('now' as const) : ('next' as const) }))
}
