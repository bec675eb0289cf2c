import type { Metadata } from 'next'
import { BenefitLine } from '@/components/benefit-line'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { Table } from '@/components/ui/table'
import { clientsOf } from '@/lib/cases/commands/clients'
import { INSTITUTION_STATUS_LABEL } from '@/lib/institutions/schema'
import { chineseDay } from '@/lib/kernel/dates'
import { SEX_LABEL } from '@/lib/people/schema'
import { ownInstitution, requireCarer } from '@/lib/web/clients'
import { portalToday } from '@/lib/web/session'

export const metadata: Metadata = { title: '服务对象' }

const COLUMNS = [
  { key: 'name', label: '姓名' },
  { key: 'town', label: '居住乡镇' },
  { key: 'grade', label: '失能等级' },
  { key: 'benefit', label: '待遇' },
  { key: 'since', label: '护理开始' },
  { key: 'validTo', label: '有效期到' },
  { key: 'act', label: '变化' },
]

export default async function ClientsPage() {
  const actor = await requireCarer()
  const [today, institution] = [await portalToday(), await ownInstitution(actor.institutionId)]
  const clients = await clientsOf(actor, today)
  return (
    <div className="stack">
      <PageHead
        title="服务对象"
        over={institution?.name}
        note={`今天由本机构护理的异地参保人，共 ${clients.length} 人。姓名只显示一部分；不显示身份证号和各项得分。`}
        ruled
      />
      {institution && (institution.status !== 'valid' || institution.agreementTo < today) && (
        <NoticeBanner
          tone="late"
          title={`本机构现在“${INSTITUTION_STATUS_LABEL[institution.status]}”，协议到 ${chineseDay(institution.agreementTo)}`}
        >
          不能接收新的服务对象；有疑问请联系本地经办机构。
        </NoticeBanner>
      )}
      <Card flush>
        <Table
          caption="服务对象"
          columns={COLUMNS}
          rows={clients.map((one) => ({
            key: one.caseId,
            cells: [
              <span key="name">
                <b className="whitespace-nowrap">{one.name}</b> {one.sex && <span className="small muted">{SEX_LABEL[one.sex]}</span>}
              </span>,
              one.town,
              <span key="grade" className="whitespace-nowrap">
                {one.grade}
              </span>,
              one.benefit ? <BenefitLine key="benefit" benefit={one.benefit} /> : '—',
              <span key="since" className="whitespace-nowrap">
                {one.since}
              </span>,
              <span key="validTo" className="whitespace-nowrap">
                {one.validTo ?? '—'}
              </span>,
              <LinkButton key="act" href={`/clients/${one.caseId}`} size="little">
                登记<span className="sr-only">{one.name}的变化</span>
              </LinkButton>,
            ],
          }))}
          empty={
            <EmptyState
              title="现在没有由本机构护理的异地参保人"
              action={<LinkButton href={`/institutions/${institution?.code ?? ''}`}>看本机构在名录里的信息</LinkButton>}
            >
              家属选定本机构以后，这里会出现姓名、等级和待遇。
            </EmptyState>
          }
        />
      </Card>
    </div>
  )
}
