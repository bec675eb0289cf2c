import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterForm } from '@/components/ui/filter-form'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { Select } from '@/components/ui/select'
import { StatCard } from '@/components/ui/stat-card'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { EXPIRY_WARNING_DAYS, type Validity, validityOn } from '@/lib/assessments/rules/personnel'
import { PERSONNEL_KIND_LABEL, PERSONNEL_KINDS, PERSONNEL_STATUS_LABEL, PERSONNEL_STATUSES } from '@/lib/assessments/schema'
import { personnelDesk, registerFilterOf } from '@/lib/web/personnel'
import { requireActor } from '@/lib/web/session'

export const metadata: Metadata = { title: '评估人员名册' }

const TONE: Record<Validity, 'done' | 'wait' | 'late' | 'notice'> = { valid: 'done', expiring: 'wait', expired: 'late', notYet: 'notice' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PersonnelPage({ searchParams }: Props) {
  const actor = await requireActor('clerk', 'reviewer')
  const { rows, counts, filter, institutions, regionName, today } = await personnelDesk(actor, registerFilterOf(await searchParams))
  return (
    <div className="stack">
      <PageHead
        title="评估人员名册"
        note={`${regionName}的评估员和评估专家。派员时只能从名册里选当天资格有效的人员。`}
        aside={
          <LinkButton href="/personnel/new" tone="main">
            登记人员
          </LinkButton>
        }
      />
      <div className="three">
        <StatCard value={counts.in} label="在册人员" note={`其中评估专家 ${counts.experts} 位`} href="/personnel" on={isPlain(filter)} />
        <StatCard
          value={counts.due}
          label="资格到期或将到期"
          note={`到期前 ${EXPIRY_WARNING_DAYS} 天提醒`}
          href="/personnel?due=1"
          hot={counts.due > 0}
          on={filter.due}
        />
        <StatCard value={counts.out} label="已出册" note="记录保留" href="/personnel?status=out" on={filter.status === 'out'} />
      </div>
      {counts.experts < 2 && (
        <NoticeBanner tone="wait" title="在册评估专家不足两位">
          结论须经至少两位评估专家确认，请尽快登记。
        </NoticeBanner>
      )}
      <Card flush>
        <div className="p-5">
          <FilterForm action="/personnel" clear={isPlain(filter) ? undefined : '/personnel'}>
            <Select
              name="kind"
              label="类别"
              placeholder="全部"
              defaultValue={filter.kind ?? ''}
              options={PERSONNEL_KINDS.map((kind) => ({ value: kind, label: PERSONNEL_KIND_LABEL[kind] }))}
            />
            <Select
              name="institution"
              label="评估机构"
              placeholder="全部"
              defaultValue={filter.institutionId ?? ''}
              options={institutions.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Select
              name="status"
              label="名册状态"
              defaultValue={filter.status ?? 'all'}
              options={[
                ...PERSONNEL_STATUSES.map((status) => ({ value: status, label: PERSONNEL_STATUS_LABEL[status] })),
                { value: 'all', label: '全部' },
              ]}
            />
          </FilterForm>
        </div>
        <Table
          caption="评估人员名册"
          columns={[
            { key: 'name', label: '姓名' },
            { key: 'kind', label: '类别' },
            { key: 'institution', label: '评估机构' },
            { key: 'certificate', label: '证书编号' },
            { key: 'validity', label: '资格' },
            { key: 'status', label: '名册' },
          ]}
          rows={rows.map((one) => {
            const standing = validityOn(one, today)
            return {
              key: one.id,
              cells: [
                <Link key="name" href={`/personnel/${one.id}` as Route}>
                  {one.name}
                </Link>,
                PERSONNEL_KIND_LABEL[one.kind],
                one.institutionName,
                one.certificateNo,
                <Tag key="validity" tone={TONE[standing.validity]}>
                  {standing.says}
                </Tag>,
                PERSONNEL_STATUS_LABEL[one.status],
              ],
            }
          })}
          empty={
            <EmptyState title="没有符合条件的人员" action={<LinkButton href="/personnel">看全部在册人员</LinkButton>}>
              换一个筛选条件，或登记新的评估人员。
            </EmptyState>
          }
        />
      </Card>
    </div>
  )
}

function isPlain({ kind, status, due, institutionId }: ReturnType<typeof registerFilterOf>): boolean {
  return !kind && !due && !institutionId && status === 'in'
}
