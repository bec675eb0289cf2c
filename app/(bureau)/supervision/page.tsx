import type { Metadata } from 'next'
import { FindingTag, SeverityTag } from '@/components/supervision/finding-tag'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { StatCard } from '@/components/ui/stat-card'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { Unsure } from '@/components/ui/unsure'
import { dayBeside } from '@/lib/kernel/dates'
import { type Named, type SupervisionDesk, supervisionDesk } from '@/lib/supervision/commands/desk'
import {
  COMPLAINT_CATEGORY_LABEL,
  COMPLAINT_OUTCOME_LABEL,
  COMPLAINT_STATE_LABEL,
  type Complaint,
  RATING_SCORE_LABEL,
} from '@/lib/supervision/schema/complaint'
import { INSPECTION_STATE_LABEL } from '@/lib/supervision/schema/inspection'
import { YEAR_GRADE_LABEL } from '@/lib/supervision/schema/points'
import { requireBureau } from '@/lib/web/bureau'
import { portalToday } from '@/lib/web/session'
import { AlertCard } from './alert-card'

export const metadata: Metadata = { title: '联合监管' }

const STATE_TONE = { planned: 'wait', underway: 'go', done: 'done', cancelled: 'plain' } as const

export default async function SupervisionPage({ searchParams }: { searchParams: Promise<{ told?: string | string[] }> }) {
  const actor = await requireBureau()
  const today = await portalToday()
  const desk = await supervisionDesk(actor, today)
  const planned = desk.plan.filter(({ state }) => state !== 'cancelled')
  const done = planned.filter(({ state }) => state === 'done').length
  const overdue = desk.findings.filter((one) => one.state === 'open' && one.dueOn < today).length
  const shortOf = (code: string) => desk.regions.find((one) => one.code === code)?.shortName ?? ''
  return (
    <div className="stack">
      <PageHead
        title="联合监管"
        note={`${desk.year} 年。任何一方的检查、问题和投诉，两地同时看到。`}
        aside={
          <>
            <LinkButton href="/supervision/plan">登记问题</LinkButton>
            <LinkButton href="/supervision/plan?as=inspection" tone="main">
              列入检查计划
            </LinkButton>
          </>
        }
      />
      {(await searchParams).told === 'planned' && (
        <NoticeBanner tone="done" title="已列入计划" live>
          两地经办机构都能看到；机构在检查以前看不到。
        </NoticeBanner>
      )}
      <div className="three">
        <StatCard value={`${done}/${planned.length}`} label="检查计划" href="#plan" note="今年已完成 / 已列入" />
        <StatCard
          value={desk.findings.length}
          label="未办结的问题"
          href="#findings"
          hot={overdue > 0}
          note={overdue > 0 ? `其中 ${overdue} 条整改超期` : '都在期限之内'}
        />
        <StatCard value={desk.complaints.length} label="待答复的投诉" href="#complaints" note="由机构所在地经办机构答复" />
      </div>
      {desk.alerts.map((alert) => (
        <AlertCard
          key={alert.id}
          alert={alert}
          belowPoints={desk.scheme.suspension.belowPoints}
          region={shortOf(alert.regionCode)}
          mayDecide={actor.role === 'reviewer' && actor.regionCode === alert.regionCode}
        />
      ))}
      <Card flush id="findings" title="未办结的问题" aside={<span className="small muted">期限先到的在前</span>}>
        <Table
          caption="未办结的问题"
          columns={['机构', '问题', '程度', '发现', '整改期限', '状态'].map((label) => ({ key: label, label }))}
          rows={desk.findings.map((one) => ({
            key: one.id,
            cells: [
              one.house,
              <a key="words" href={`/supervision/findings/${one.id}`} className="line-clamp-2 min-w-40">
                {one.words}
              </a>,
              <SeverityTag key="severity" severity={one.severity} />,
              <span key="by" className="whitespace-nowrap">
                {shortOf(one.regionCode)} {dayBeside(one.foundOn, today)}
              </span>,
              <span key="due" className="whitespace-nowrap">
                {dayBeside(one.dueOn, today)}
              </span>,
              <FindingTag key="state" finding={one} today={today} />,
            ],
          }))}
          empty={<EmptyState title="没有未办结的问题">检查中不符合的检查项会自动成为问题，也可以直接登记。</EmptyState>}
        />
      </Card>
      <Card flush id="plan" title="检查计划" aside={<span className="small muted">按计划日期</span>}>
        <Table
          caption="检查计划"
          columns={['日期', '机构', '由谁去', '编号', '状态'].map((label) => ({ key: label, label }))}
          rows={desk.plan.map((one) => ({
            key: one.id,
            cells: [
              <span key="day" className="whitespace-nowrap">
                {dayBeside(one.plannedOn, today)}
              </span>,
              one.house,
              one.isJoint ? '两地联合' : shortOf(one.regionCode),
              <a key="number" href={`/supervision/inspections/${one.id}`} className="whitespace-nowrap">
                {one.number}
              </a>,
              one.state === 'planned' && one.plannedOn < today ? (
                <Tag key="state" tone="late" nowrap>
                  过期未查
                </Tag>
              ) : (
                <Tag key="state" tone={STATE_TONE[one.state]} nowrap>
                  {INSPECTION_STATE_LABEL[one.state]}
                </Tag>
              ),
            ],
          }))}
          empty={<EmptyState title="今年还没有列入计划的检查">点“列入检查计划”，选机构、日子和由谁去。</EmptyState>}
        />
      </Card>
      <Complaints id="complaints" title="待答复的投诉" rows={desk.complaints} today={today} empty="没有待答复的投诉" />
      {desk.answered.length > 0 && <Complaints title="今年已答复的投诉" rows={desk.answered} today={today} empty="" />}
      <Ratings desk={desk} />
      {desk.points.length > 0 && (
        <Card flush title="机构年度积分" aside={<Unsure />}>
          <Table
            caption="今年扣过分的机构"
            columns={['机构', '积分', '等次', '问题'].map((label) => ({ key: label, label }))}
            rows={desk.points.map((one) => ({
              key: one.institutionId,
              cells: [one.house, `${one.points} 分`, YEAR_GRADE_LABEL[one.grade], `${one.deductions.length} 条`],
            }))}
          />
        </Card>
      )}
    </div>
  )
}

type ComplaintsProps = { id?: string; title: string; rows: readonly Named<Complaint>[]; today: string; empty: string }

function Complaints({ id, title, rows, today, empty }: ComplaintsProps) {
  return (
    <Card flush id={id} title={title}>
      <Table
        caption={title}
        columns={['编号', '机构', '哪一方面', '收到', '答复期限', '状态'].map((label) => ({ key: label, label }))}
        rows={rows.map((one) => ({
          key: one.id,
          cells: [
            <a key="number" href={`/supervision/complaints/${one.id}`} className="whitespace-nowrap">
              {one.number}
            </a>,
            one.house,
            COMPLAINT_CATEGORY_LABEL[one.category],
            <span key="on" className="whitespace-nowrap">
              {dayBeside(one.receivedOn, today)}
            </span>,
            <span key="due" className="whitespace-nowrap">
              {dayBeside(one.dueOn, today)}
            </span>,
            <Tag key="state" tone={one.outcome ? 'done' : one.dueOn < today ? 'late' : 'wait'} nowrap>
              {one.outcome ? COMPLAINT_OUTCOME_LABEL[one.outcome] : one.dueOn < today ? '答复超期' : COMPLAINT_STATE_LABEL[one.state]}
            </Tag>,
          ],
        }))}
        empty={<EmptyState title={empty}>家属的投诉会直接到这里，对机构不显示是谁。</EmptyState>}
      />
    </Card>
  )
}

function Ratings({ desk }: { desk: SupervisionDesk }) {
  if (desk.ratings.length === 0) return null
  return (
    <Card flush title="最近的评价" aside={<span className="small muted">机构看不到是谁评的；满 10 份才公布平均分</span>}>
      <Table
        caption="最近的评价"
        columns={['编号', '机构', '评价', '说明'].map((label) => ({ key: label, label }))}
        rows={desk.ratings.map((one) => ({
          key: one.id,
          cells: [
            <span key="number" className="whitespace-nowrap">
              {one.number}
            </span>,
            one.house,
            <span key="score" className="whitespace-nowrap">
              {RATING_SCORE_LABEL[one.score]}
            </span>,
            one.text ?? '—',
          ],
        }))}
      />
    </Card>
  )
}
