import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PressForm } from '@/components/application-form/press-form'
import { TermText } from '@/components/public/term-text'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { basisText } from '@/lib/agreements/rules/terms'
import { familyView } from '@/lib/cases/commands/family'
import { chineseDay } from '@/lib/kernel/dates'
import { portalToday, requireActor } from '@/lib/web/session'
import { object } from '../../actions'

export const metadata: Metadata = { title: '提出异议' }

export default async function ObjectionPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor('applicant')
  const { id } = await params
  const view = await familyView(actor, id, await portalToday())
  if (!view) notFound()
  const { objection, result, residence } = view
  const why = objection ? objection.why : '评估结论还没有告知，告知之后才能提出异议。'
  return (
    <div className="stack max-w-[44rem]">
      <PageHead title="提出异议" back={{ href: `/apply/${id}`, label: '申请进度' }} />
      {why && (
        <NoticeBanner tone="info" title="现在不能提出异议">
          {why}有疑问请联系{residence.bureauName}，电话 {residence.phone}。
        </NoticeBanner>
      )}
      {objection && !why && (
        <>
          <Card title="对什么提出">
            <DefinitionList
              rows={[
                ...(result ? [{ term: '评估结论', detail: <b>{result.frozen.finding.label}</b> }] : []),
                ...(objection.told ? [{ term: '告知日期', detail: chineseDay(objection.told) }] : []),
                ...(objection.lastDay ? [{ term: '最后一天', detail: <b>{chineseDay(objection.lastDay)}（含当日）</b> }] : []),
                {
                  term: '怎样算',
                  detail: (
                    <>
                      自告知之日起 <TermText term={objection.days} />
                      ，告知当天不算。<span className="small muted">{basisText(objection.days)}</span>
                    </>
                  ),
                },
              ]}
            />
          </Card>
          <Card title="提出之后">
            <ul className="ticks">
              <li>
                {residence.bureauName}在 <TermText term={objection.decisionDays} /> 内核实，由两个人决定成立还是不成立，并告诉您理由。
              </li>
              <li>成立的，另派其他人员复评一次；有其他评估机构的，由其他机构来评。复评结论可能更重、更轻或不变，是最终结论。</li>
              <li>不成立的，原来的结论不变，办理照常继续。</li>
              <li>提出异议不收费，也不影响已经生效的待遇。</li>
            </ul>
          </Card>
          <Card title="异议理由">
            <PressForm
              action={object}
              hidden={{ caseId: id, requestId: randomUUID() }}
              label="提交异议"
              pendingLabel="正在提交…"
              problemTitle="还没有提交"
              reason={{
                label: '哪里与实际不符',
                hint: '写具体的事：哪一项、平时是怎样的、谁可以证明。有新的病历可以在“材料”里补上。',
                optional: false,
                maxLength: 1000,
              }}
            />
          </Card>
        </>
      )}
    </div>
  )
}
