import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BenefitLine } from '@/components/benefit-line'
import { ChangeForm } from '@/components/change-form'
import { changeKinds } from '@/components/change-kinds'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { clientPage } from '@/lib/cases/commands/clients'
import { CHANGE_KIND_LABEL } from '@/lib/cases/schema'
import { addDays, chineseDay } from '@/lib/kernel/dates'
import { SEX_LABEL } from '@/lib/people/schema'
import { requireCarer } from '@/lib/web/clients'
import { portalToday } from '@/lib/web/session'
import { report } from '../actions'

// The same for everyone: a title tells nothing of a client who is another's.
export const metadata: Metadata = { title: '登记变化' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ told?: string | string[] }> }

export default async function ClientView({ params, searchParams }: Props) {
  const actor = await requireCarer()
  const { id } = await params
  const today = await portalToday()
  const client = await clientPage(actor, id, today)
  if (!client) notFound()
  const earliest = addDays(today, -client.backDays)
  const min = client.validFrom !== null && client.validFrom > earliest ? client.validFrom : earliest
  return (
    <div className="stack max-w-[48rem]">
      <PageHead
        title={client.name}
        note={[client.sex ? SEX_LABEL[client.sex] : '', client.town].filter((part) => part !== '').join(' · ')}
        back={{ href: '/clients', label: '服务对象' }}
        ruled
      />
      {(await searchParams).told === 'reported' && (
        <NoticeBanner tone="done" title="已登记" live>
          两地经办机构和家属同时看到。
        </NoticeBanner>
      )}
      <Card title="待遇">
        <DefinitionList
          ruled
          rows={[
            { term: '现在', detail: client.benefit ? <BenefitLine benefit={client.benefit} /> : '—' },
            { term: '失能等级', detail: client.grade },
            { term: '有效期到', detail: client.validTo ? chineseDay(client.validTo) : '—' },
            { term: '护理开始', detail: chineseDay(client.since) },
          ]}
        />
      </Card>
      <Card title="登记变化">
        {client.reportable.length === 0 ? (
          <NoticeBanner tone="info" title="现在没有可以登记的变化">
            已报告去世或互认不在有效期内；有疑问请联系本地经办机构。
          </NoticeBanner>
        ) : (
          <ChangeForm action={report} caseId={id} requestId={randomUUID()} kinds={changeKinds(client.reportable)} min={min} max={today} />
        )}
      </Card>
      {client.reports.length > 0 && (
        <Card title="登记过的变化">
          <ul className="ticks">
            {client.reports.map((one) => (
              <li key={one.key}>
                {CHANGE_KIND_LABEL[one.change]}，{chineseDay(one.happenedOn)}
                <span className="small muted">
                  {' '}
                  · {one.isOwn ? '本机构' : '家属或经办机构'}于 {chineseDay(one.on)}登记
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}
