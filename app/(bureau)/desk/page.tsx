import type { Metadata } from 'next'
import { CalendarWarning } from '@/components/calendar-warning'
import { CaseQueue } from '@/components/case-queue'
import { DocketsOwed } from '@/components/dockets-owed'
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
import { DESK_LIST_LABEL, FilterCodes, QueueFilter, WHY_LABEL, WHYS } from '@/lib/cases/schema/desk'
import { supervisionWaiting } from '@/lib/supervision/commands/desk'
import { requireBureau } from '@/lib/web/bureau'
import { docketsOwed } from '@/lib/web/dockets-owed'
import { portalToday } from '@/lib/web/session'
import { BatchBar } from './batch-bar'
import { CaseFinder } from './case-finder'
import { QueueFilters } from './queue-filters'
import { NO_CONDITIONS, queueHref } from './queue-href'
import { RegisterLine } from './register-line'
import { standardView } from './standard-view'
import { SupervisionLine } from './supervision-line'

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
          note={mineNote(desk)}
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
      <DocketsOwed dockets={await docketsOwed(actor)} isReviewer={isReviewer} />
      <RegisterLine actor={actor} />
      <SupervisionLine waiting={await supervisionWaiting(actor, await portalToday())} />
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
          <Card flush>
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
          {desk.colleagues.length > 0 && (
            <Card
              flush
              title={`等同事复核 ${desk.colleagues.length} 件`}
              aside={
                <span className="small muted">
                  {isReviewer ? '是您提出的初审，由另一位复核人员办理' : '已初审，由复核人员办理'}；不计入待我处理
                </span>
              }
            >
              <CaseQueue caption="等同事复核的初审" rows={desk.colleagues} />
            </Card>
          )}
          {desk.rows.length > 0 && <BatchBar form={SELECT.form} />}
        </QueueKeys>
      </CaseFinder>
    </div>
  )
}

/** 待复核 2 · 待答复 1 · 待办理 5: of what the number is made. */
function mineNote({ counts }: Desk): string {
  const parts = WHYS.filter((why) => counts.mineBy[why] > 0).map((why) => `${WHY_LABEL[why]}\u00a0${counts.mineBy[why]}`)
  return parts.length > 0 ? parts.join(' · ') : '按到期日先后排列'
}

/** 桐乡：待确认 2 · 待委托 1: which step of the other side, or of the assessors, is late. */
function lateNote({ counts, region, insuredRegions }: Desk): string {
  if (counts.late === 0) return '都在期限之内'
  const parts = counts.lateBy.map(({ status, regionCode, asked, count }) => {
    const isAssessors = (ASSESSORS_DESK as readonly string[]).includes(status)
    const who = isAssessors && !asked ? '' : (insuredRegions.find((one) => one.code === regionCode)?.shortName ?? '')
    return `${who}${asked ? WHY_LABEL.answer : STATUS_LABEL[status]} ${count}`
  })
  return parts.length > 0 ? parts.join(' · ') : region.shortName
}
