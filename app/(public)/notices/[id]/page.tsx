import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { PageHead } from '@/components/ui/page-head'
import { chineseDay } from '@/lib/kernel/dates'
import { GRADE_LABEL, type Grade } from '@/lib/standard/schema'
import { publicNotice } from '@/lib/web/notices'
import { ObjectForm } from './object-form'

// The same words for every notice: a title tells nothing.
export const metadata: Metadata = { title: '对公示提出异议', robots: { index: false, follow: false, noarchive: true } }

export default async function NoticePage({ params }: { params: Promise<{ id: string }> }) {
  const found = await publicNotice((await params).id)
  if (!found) notFound()
  const { notice, insured, residence, town } = found
  return (
    <div className="stack max-w-[44rem]">
      <PageHead title="对公示提出异议" back={{ href: '/notices', label: '公示' }} />
      <Card title="公示的结论">
        <DefinitionList
          rows={[
            { term: '姓名', detail: <b>{notice.name}</b> },
            { term: '居住地', detail: `${residence.name}${town}` },
            { term: '参保地', detail: insured.name },
            { term: '失能等级', detail: <b>{GRADE_LABEL[notice.grade as Grade]}</b> },
            { term: '公示起止', detail: `${chineseDay(notice.from)}至${chineseDay(notice.to)}（含当日）` },
            { term: '联系电话', detail: notice.phone },
            { term: '经办机构', detail: notice.bureau },
          ]}
        />
      </Card>
      <Card title="异议">
        <ul className="ticks mb-5">
          <li>
            {chineseDay(notice.to)}之前（含当日）都可以提出，由{notice.bureau}核实。
          </li>
          <li>提交后得到一个异议编号和查询码，以后凭它查结果。结果只说成立不成立和原因，不涉及评估表。</li>
          <li>姓名和联系方式加密保存，只有核实的经办机构因核实需要才能打开，打开会留痕；不会告诉参保人和家属。</li>
          <li>参保人本人或代理人请登录后在“我的申请”里提出。</li>
        </ul>
        <ObjectForm noticeId={notice.id} requestId={randomUUID()} />
      </Card>
    </div>
  )
}
