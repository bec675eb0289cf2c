import type { Metadata } from 'next'
import { ExpiryTag } from '@/components/institutions/expiry-tag'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { Table } from '@/components/ui/table'
import { EXPIRING_LABEL, EXPIRY_STEPS } from '@/lib/institutions/rules/expiry'
import { chineseDay } from '@/lib/kernel/dates'
import { requireBureau } from '@/lib/web/bureau'
import { expiringFor } from '@/lib/web/expiring'

export const metadata: Metadata = { title: '快到期的机构' }

export default async function ExpiringPage() {
  const lines = await expiringFor(await requireBureau())
  return (
    <div className="stack">
      <PageHead
        title="快到期的机构"
        back={{ href: '/register', label: '机构名录' }}
        note={`服务协议或许可证在 ${EXPIRY_STEPS[0]} 天之内到期、或已经过期的机构：本地的，和为本地参保人服务的对方机构。提前 ${EXPIRY_STEPS.join('、')} 天各提醒一次（待核定），两地经办机构和机构自己都会收到。`}
      />
      <Card flush>
        <Table
          caption="快到期的机构"
          columns={[
            { key: 'name', label: '机构' },
            { key: 'region', label: '统筹区' },
            { key: 'what', label: '到期的' },
            { key: 'act', label: '办理' },
          ]}
          rows={lines.map(({ institution, region, isOwn, expiries }) => ({
            key: institution.code,
            cells: [
              <span key="name">
                <b>{institution.name}</b> <span className="small muted">{institution.code}</span>
              </span>,
              region,
              <ul key="what" className="grid gap-1">
                {expiries.map(({ what, on, daysLeft }) => (
                  <li key={what} className="flex flex-wrap items-center gap-2">
                    {EXPIRING_LABEL[what]} {chineseDay(on)} <ExpiryTag daysLeft={daysLeft} />
                  </li>
                ))}
              </ul>,
              isOwn ? (
                <LinkButton key="act" href={`/register/${institution.code}`} size="little">
                  提出续签<span className="sr-only">：{institution.name}</span>
                </LinkButton>
              ) : (
                <span key="act" className="small muted">
                  由{region}经办机构提出
                </span>
              ),
            ],
          }))}
          empty={<EmptyState title="没有快到期的机构">{`${EXPIRY_STEPS[0]} 天之内没有服务协议或许可证到期。`}</EmptyState>}
        />
      </Card>
    </div>
  )
}
