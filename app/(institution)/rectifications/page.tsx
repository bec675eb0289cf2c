import type { Metadata } from 'next'
import { FindingTag, SeverityTag } from '@/components/supervision/finding-tag'
import { PointsCard } from '@/components/supervision/points-card'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'
import { Table } from '@/components/ui/table'
import { chineseDay, dayBeside } from '@/lib/kernel/dates'
import { ownSupervision } from '@/lib/supervision/commands/desk'
import { ownInstitution, requireCarer } from '@/lib/web/clients'
import { portalToday } from '@/lib/web/session'

export const metadata: Metadata = { title: '检查与整改' }

export default async function RectificationsPage() {
  const actor = await requireCarer()
  const [today, house] = [await portalToday(), await ownInstitution(actor.institutionId)]
  const { findings, points, scheme, visits, rating } = await ownSupervision(actor, today)
  const open = findings.filter(({ state }) => state === 'open').length
  return (
    <div className="stack">
      <PageHead
        title="检查与整改"
        over={house?.name}
        note={open > 0 ? `有 ${open} 条问题等贵机构整改。` : '没有等贵机构整改的问题。'}
        ruled
      />
      <Card flush title="发现的问题">
        <Table
          caption="发现的问题"
          columns={['问题', '程度', '整改期限', '状态'].map((label) => ({ key: label, label }))}
          rows={findings.map((one) => ({
            key: one.id,
            cells: [
              <a key="words" href={`/rectifications/${one.id}`} className="line-clamp-3 min-w-40">
                {one.words}
              </a>,
              <SeverityTag key="severity" severity={one.severity} />,
              <span key="due" className="whitespace-nowrap">
                {dayBeside(one.dueOn, today)}
              </span>,
              <FindingTag key="state" finding={one} today={today} />,
            ],
          }))}
          empty={<EmptyState title="今年没有发现问题">经办机构检查发现的问题会出现在这里，同时发消息。</EmptyState>}
        />
      </Card>
      <PointsCard points={points} scheme={scheme} year={Number(today.slice(0, 4))} />
      <Card title="今年的检查">
        {visits.length === 0 ? (
          <p className="muted">今年还没有完成的检查。</p>
        ) : (
          <ul className="ticks">
            {visits.map((one) => (
              <li key={one.id}>
                {one.visitedOn && chineseDay(one.visitedOn)}，{one.isJoint ? '两地联合检查' : `${one.regionName}经办机构检查`}
                <span className="small muted"> · {one.number}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card title="家属的评价">
        <p>
          {rating ? (
            <>
              平均 <b className="tabular-nums">{rating.average.toFixed(1)}</b> 分（满分 5 分，{rating.count} 份评价，截至
              {chineseDay(rating.asOf)}）
            </>
          ) : (
            '评价满 10 份后，这里显示平均分；看不到是谁评的。'
          )}
        </p>
      </Card>
    </div>
  )
}
