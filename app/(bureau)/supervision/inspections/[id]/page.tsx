import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EvidenceList } from '@/components/supervision/evidence-list'
import { EvidenceUpload } from '@/components/supervision/evidence-upload'
import { FindingTag, SeverityTag } from '@/components/supervision/finding-tag'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Disclosure } from '@/components/ui/disclosure'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { chineseDay } from '@/lib/kernel/dates'
import { type InspectionPage, inspectionPage } from '@/lib/supervision/commands/desk'
import { scoreOf } from '@/lib/supervision/rules/checklist'
import { ANSWER_LABEL } from '@/lib/supervision/schema/checklist'
import { INSPECTION_STATE_LABEL } from '@/lib/supervision/schema/inspection'
import { requireBureau } from '@/lib/web/bureau'
import { portalToday } from '@/lib/web/session'
import { CancelButton } from './cancel-button'
import { ChecklistForm } from './checklist-form'

// The same for everyone: a title tells nothing of what one may not see.
export const metadata: Metadata = { title: '现场检查' }

const STATE_TONE = { planned: 'wait', underway: 'go', done: 'done', cancelled: 'plain' } as const

export default async function InspectionView({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireBureau()
  const page = await inspectionPage(actor, (await params).id)
  if (!page) notFound()
  const { inspection, house, checklist, evidence, regions } = page
  const today = await portalToday()
  const mayFill =
    (inspection.state === 'planned' || inspection.state === 'underway') &&
    (inspection.isJoint || inspection.regionCode === actor.regionCode)
  const by = regions.find((one) => one.code === inspection.regionCode)?.shortName ?? ''
  return (
    <div className="stack max-w-[60rem]">
      <PageHead
        over={inspection.number}
        title={house.name}
        note={`${inspection.isJoint ? '两地联合检查' : `${by}经办机构检查`} · 计划 ${chineseDay(inspection.plannedOn)}`}
        aside={<Tag tone={STATE_TONE[inspection.state]}>{INSPECTION_STATE_LABEL[inspection.state]}</Tag>}
        back={{ href: '/supervision', label: '联合监管' }}
        ruled
      />
      <NoticeBanner tone="plain" title={`${checklist.title} · 第 ${checklist.revision} 版`}>
        {checklist.source}。摘要 {checklist.digest.slice(0, 12)}。
      </NoticeBanner>
      {mayFill ? (
        <ChecklistForm
          key={inspection.version}
          inspectionId={inspection.id}
          version={inspection.version}
          visitedOn={inspection.visitedOn ?? (inspection.plannedOn <= today ? inspection.plannedOn : today)}
          today={today}
          items={checklist.items}
          answers={inspection.answers}
          notes={inspection.notes}
        />
      ) : (
        <Filled page={page} />
      )}
      <Card title="现场佐证">
        <div className="grid gap-4">
          <EvidenceList
            evidence={evidence}
            empty="还没有现场照片"
            itemNameOf={(itemId) => checklist.items.find(({ id }) => id === itemId)?.text ?? itemId}
          />
          {mayFill && (
            <>
              <p className="small muted">指明检查项的照片，在检查完成后跟着那一条问题，机构也能看到。</p>
              <EvidenceUpload subject="inspection" id={inspection.id} items={checklist.items} />
            </>
          )}
        </div>
      </Card>
      {page.findings.length > 0 && (
        <Card flush title={`形成的问题 ${page.findings.length} 条`}>
          <Table
            caption="形成的问题"
            columns={['编号', '程度', '整改期限', '状态'].map((label) => ({ key: label, label }))}
            rows={page.findings.map((one) => ({
              key: one.id,
              cells: [
                <a key="number" href={`/supervision/findings/${one.id}`}>
                  {one.number}
                </a>,
                <SeverityTag key="severity" severity={one.severity} />,
                chineseDay(one.dueOn),
                <FindingTag key="state" finding={one} today={today} />,
              ],
            }))}
          />
        </Card>
      )}
      {mayFill && inspection.regionCode === actor.regionCode && (
        <Disclosure summary="取消这次检查…" tone="stop" boxed>
          <CancelButton inspectionId={inspection.id} version={inspection.version} />
        </Disclosure>
      )}
    </div>
  )
}

function Filled({ page: { inspection, checklist } }: { page: InspectionPage }) {
  const score = scoreOf(checklist, inspection.answers)
  return (
    <>
      {inspection.visitedOn && (
        <Card title="结果">
          <DefinitionList
            ruled
            rows={[
              { term: '检查日期', detail: chineseDay(inspection.visitedOn) },
              { term: '得分', detail: score === null ? '没有适用的检查项' : `${score} 分（满分 100，按适用检查项的权重）` },
            ]}
          />
        </Card>
      )}
      <Card flush title="检查表">
        <Table
          caption="检查表"
          columns={['检查项', '权重', '结果', '现场情况'].map((label) => ({ key: label, label }))}
          rows={checklist.items.map((item) => {
            const given = inspection.answers[item.id]
            return {
              key: item.id,
              cells: [
                item.text,
                item.weight,
                given ? (
                  <Tag key="given" tone={given === 'unmet' ? 'late' : given === 'met' ? 'done' : 'plain'} nowrap>
                    {ANSWER_LABEL[given]}
                  </Tag>
                ) : (
                  '—'
                ),
                inspection.notes[item.id] ?? '—',
              ],
            }
          })}
        />
      </Card>
    </>
  )
}
