import type { Metadata } from 'next'
import { CalendarWarning } from '@/components/calendar-warning'
import { CaseQueue } from '@/components/case-queue'
import { QueueKeys } from '@/components/queue-keys'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { StatCard } from '@/components/ui/stat-card'
import { type Desk, openDesk } from '@/lib/cases/commands/desk'
import { savedFilters } from '@/lib/cases/commands/saved-filter'
import { BATCH_STATUSES } from '@/lib/cases/rules/batch'
import { SOON_WORKING_DAYS } from '@/lib/cases/rules/clock'
import { ASSESSORS_DESK, COMPETENT_DESK, RESIDENCE_DESK } from '@/lib/cases/rules/desk'
import { STATUS_LABEL } from '@/lib/cases/schema'
import { DESK_LIST_LABEL, FilterCodes, QueueFilter } from '@/lib/cases/schema/desk'
import { requireBureau } from '@/lib/web/bureau'
import { portalToday } from '@/lib/web/session'
import { BatchBar } from './batch-bar'
import { CaseFinder } from './case-finder'
import { QueueFilters } from './queue-filters'
import { NO_CONDITIONS, queueHref } from './queue-href'
import { standardView } from './standard-view'

export const metadata: Metadata = { title: '我的案桌' }

const SELECT = { form: 'batch', statuses: BATCH_STATUSES }

const EMPTY = {
  mine: { title: '案桌上没有等您办理的案件', says: '新的申请、委托和上报会自动出现在这里。' },
  late: { title: '对方没有超期的案件', says: '本机构的案件在对方和评估人员那里都在期限之内。' },
  soon: { title: '没有即将超期的案件', says: `本机构案头的案件都还有 ${SOON_WORKING_DAYS} 个以上工作日。` },
} as const

export default async function DeskPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireBureau()
  const asked = await searchParams
  const saved = await savedFilters(actor, 'desk')
  standardView('desk', asked, saved)
  const filter = QueueFilter.parse(asked)
  const desk = await openDesk(actor, filter, await portalToday())
  const { counts } = desk
  const isReviewer = actor.role === 'reviewer'
  return (
    <div className="stack">
      <PageHead title="我的案桌" />
      <div className="three">
        <StatCard
          value={counts.mine}
          label={DESK_LIST_LABEL.mine}
          href={queueHref('desk', filter, { ...NO_CONDITIONS, list: 'mine' })}
          on={filter.list === 'mine'}
          note={mineNote(desk, isReviewer)}
        />
        <StatCard
          value={counts.late}
          label={DESK_LIST_LABEL.late}
          href={queueHref('desk', filter, { ...NO_CONDITIONS, list: 'late' })}
          on={filter.list === 'late'}
          hot={counts.late > 0}
          note={lateNote(desk)}
        />
        <StatCard
          value={counts.soon}
          label={DESK_LIST_LABEL.soon}
          href={queueHref('desk', filter, { ...NO_CONDITIONS, list: 'soon' })}
          on={filter.list === 'soon'}
          hot={counts.overdue > 0}
          note={counts.overdue > 0 ? `其中 ${counts.overdue} 件已经超期` : `${SOON_WORKING_DAYS} 个工作日之内到期`}
        />
      </div>
      <CalendarWarning wanted={desk.yearsWanted}>请总管理员在“节假日与条款”载入。</CalendarWarning>
      <CaseFinder within={FilterCodes.parse(filter)}>
        <QueueKeys>
          <QueueFilters
            base="desk"
            filter={filter}
            insuredRegions={desk.insuredRegions}
            statuses={
              filter.list === 'late' ? [...COMPETENT_DESK, ...RESIDENCE_DESK, ...ASSESSORS_DESK] : [...COMPETENT_DESK, ...RESIDENCE_DESK]
            }
            facets={desk.facets}
            saved={saved}
          />
          {desk.toEnd.length > 0 && (
            <Card
              flush
              title={`待终止 ${desk.toEnd.length} 件`}
              aside={<span className="small muted">家属、机构或对方报告的，核实后办理终止</span>}
            >
              <CaseQueue caption="待终止的互认" rows={desk.toEnd} />
            </Card>
          )}
          {desk.proposals.length > 0 && (
            <Card
              flush
              title={`待复核 ${desk.proposals.length} 件`}
              aside={<span className="small muted">{reviewNote(desk, isReviewer)}</span>}
            >
              <CaseQueue caption="待复核的初审" rows={desk.proposals} />
            </Card>
          )}
          {desk.toAnswer.length > 0 && (
            <Card
              flush
              title={`待答复 ${desk.toAnswer.length} 件`}
              aside={<span className="small muted">对方的问题等本机构答复，答复前期限暂停</span>}
            >
              <CaseQueue caption="待答复的问题" rows={desk.toAnswer} />
            </Card>
          )}
          <Card
            flush
            title={
              desk.toEnd.length + desk.toAnswer.length + desk.proposals.length + desk.expertsWanted.length + desk.toAcknowledge.length > 0
                ? '待办理'
                : undefined
            }
          >
            <CaseQueue
              caption={DESK_LIST_LABEL[filter.list]}
              rows={desk.rows}
              select={SELECT}
              empty={<EmptyState title={EMPTY[filter.list].title}>{EMPTY[filter.list].says}</EmptyState>}
            />
          </Card>
          {(desk.next || filter.after) && (
            <nav className="actions" aria-label="翻页">
              {filter.after && <LinkButton href={queueHref('desk', filter, {})}>回到第一页</LinkButton>}
              {desk.next && <LinkButton href={queueHref('desk', filter, { after: desk.next })}>下一页</LinkButton>}
            </nav>
          )}
          {desk.toAcknowledge.length > 0 && (
            <Card
              flush
              title={`待收悉 ${desk.toAcknowledge.length} 件`}
              aside={<span className="small muted">互认或不予认定的结果，两地都要收悉</span>}
            >
              <CaseQueue caption="待收悉的结果" rows={desk.toAcknowledge} select={SELECT} />
            </Card>
          )}
          {desk.expertsWanted.length > 0 && (
            <Card
              flush
              title={`待增派专家 ${desk.expertsWanted.length} 件`}
              aside={<span className="small muted">两名评估专家确认后才能出结论</span>}
            >
              <CaseQueue caption="待增派专家的评估" rows={desk.expertsWanted} />
            </Card>
          )}
          {desk.rows.length + desk.toAcknowledge.length > 0 && <BatchBar form={SELECT.form} />}
        </QueueKeys>
      </CaseFinder>
    </div>
  )
}

function mineNote({ counts, expertsWanted, toAcknowledge, toAnswer, toEnd }: Desk, isReviewer: boolean): string {
  const { toReview, underReview } = counts
  const review = isReviewer && toReview > 0 ? `其中 ${toReview} 件等您复核` : underReview > 0 ? `另有 ${underReview} 件等同事复核` : ''
  const parts = [
    review,
    toAnswer.length > 0 ? `待答复 ${toAnswer.length} 件` : '',
    toEnd.length > 0 ? `待终止 ${toEnd.length} 件` : '',
    toAcknowledge.length > 0 ? `待收悉 ${toAcknowledge.length} 件` : '',
    expertsWanted.length > 0 ? `待增派专家 ${expertsWanted.length} 件` : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? parts.join(' · ') : '按到期日先后排列'
}

/** 桐乡：待确认 2 · 待委托 1: which step of the other side, or of the assessors, is late. */
function lateNote({ counts, region, insuredRegions }: Desk): string {
  if (counts.late === 0) return '都在期限之内'
  const parts = counts.lateBy.map(({ status, regionCode, count }) => {
    const isAssessors = (ASSESSORS_DESK as readonly string[]).includes(status)
    const who = isAssessors ? '' : (insuredRegions.find((one) => one.code === regionCode)?.shortName ?? '')
    return `${who}${STATUS_LABEL[status]} ${count}`
  })
  return parts.length > 0 ? parts.join(' · ') : region.shortName
}

function reviewNote({ proposals }: Desk, isReviewer: boolean): string {
  const mine = proposals.filter((one) => one.ask.turn === 'review').length
  if (mine > 0) return mine === proposals.length ? '初审已由同事提出，请您复核' : `其中 ${mine} 件请您复核`
  return isReviewer ? '是您提出的初审，由另一位复核人员办理' : '已初审，由复核人员办理'
}
