import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { docketHref } from '@/components/docket-href'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { standingOn } from '@/lib/institutions/rules'
import { FILE_LIMITS } from '@/lib/institutions/rules/file'
import { CARE_SERVICE_LABEL, INSTITUTION_KIND_LABEL } from '@/lib/institutions/schema'
import { chineseDay } from '@/lib/kernel/dates'
import { registerDesk } from '@/lib/web/register'
import { portalToday, requireActor } from '@/lib/web/session'
import { UploadRegister } from './upload-register'

export const metadata: Metadata = { title: '机构名录' }

export default async function RegisterPage() {
  const actor = await requireActor('clerk', 'reviewer')
  const [{ region, regions, townships, rows, counts, versions, open }, today] = [await registerDesk(actor), await portalToday()]
  const townName = new Map(townships.map((town) => [town.code, town.name]))
  const [current] = versions
  return (
    <div className="stack">
      <PageHead
        title="机构名录"
        note={`${region.name}的定点机构由本机构维护，${regions.length > 1 ? '另一地的由当地维护；' : ''}两地合成一份，公众可查。`}
        aside={
          <>
            <LinkButton href="/register/requests">机构的申请</LinkButton>
            <LinkButton href="/register/expiring">将到期的</LinkButton>
            <LinkButton href="/institutions">公众看到的名录</LinkButton>
            <a className="btn" href="/register/export" download>
              下载本地名录（.xlsx）
            </a>
            <a className="btn quiet" href="/register/export?as=csv" download>
              .csv
            </a>
          </>
        }
      />
      {open.length > 0 && (
        <Card title={`待会签 ${open.length} 份`} flush>
          <Table
            caption="待会签的名录变更"
            columns={[
              { key: 'title', label: '会签单' },
              { key: 'by', label: '提出' },
              { key: 'on', label: '日期' },
              { key: 'state', label: '等谁签' },
            ]}
            rows={open.map(({ docket, isOurs, waitsFor }) => ({
              key: docket.id,
              cells: [
                <Link key="title" href={docketHref(docket) as Route}>
                  {docket.title}
                </Link>,
                regions.find((one) => one.code === docket.regionCode)?.shortName,
                docket.proposedOn,
                <span key="state" className="flex flex-wrap gap-2">
                  {docket.isUrgent && <Tag tone="late">紧急，已生效</Tag>}
                  <Tag tone={isOurs ? 'late' : 'wait'}>{isOurs ? '等本机构签' : `等${waitsFor.join('、')}签`}</Tag>
                </span>,
              ],
            }))}
          />
        </Card>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[1fr_1.4fr]">
        <Card title="现行名录" aside={current ? <Tag tone="done">{`第 ${current.number} 期`}</Tag> : <Tag tone="wait">尚未发布</Tag>}>
          {current ? (
            <DefinitionList
              ruled
              rows={[
                { term: '发布日期', detail: chineseDay(current.issuedOn) },
                {
                  term: '护理服务机构',
                  detail: `两地 ${counts.care} 家${counts.suspended > 0 ? `，其中暂停 ${counts.suspended} 家` : ''}`,
                },
                { term: '评估机构', detail: `两地 ${counts.assessment} 家` },
                { term: '摘要 SHA-256', detail: <span className="digest">{current.digest}</span> },
              ]}
            />
          ) : (
            <p>第一份文件导入并由两地签署后，发布第 1 期。</p>
          )}
          {versions.length > 0 && (
            <div className="actions mt-4">
              <LinkButton href="/institutions/history" size="little">
                历次变更
              </LinkButton>
            </div>
          )}
        </Card>
        <Card title="导入名录">
          <UploadRegister megabytes={FILE_LIMITS.bytes / 1024 / 1024} />
        </Card>
      </div>
      <Card
        title={`${region.name}的机构 ${rows.length} 家`}
        aside={
          <LinkButton href="/register/new" size="little">
            新增机构
          </LinkButton>
        }
        flush
      >
        <Table
          caption={`${region.name}的定点机构`}
          columns={[
            { key: 'name', label: '机构' },
            { key: 'kind', label: '类型' },
            { key: 'town', label: '乡镇街道' },
            { key: 'phone', label: '电话' },
            { key: 'beds', label: '空余/床位', align: 'end' },
            { key: 'until', label: '协议到期' },
            { key: 'status', label: '状态' },
          ]}
          rows={rows.map((row) => {
            const standing = standingOn(row, today)
            return {
              key: row.code,
              cells: [
                <span key="name">
                  <Link href={`/register/${row.code}` as Route}>{row.name}</Link>
                  <span className="tiny block">{row.code}</span>
                </span>,
                row.kind === 'care' ? row.services.map((one) => CARE_SERVICE_LABEL[one]).join('、') : INSTITUTION_KIND_LABEL[row.kind],
                townName.get(row.townshipCode) ?? row.townshipCode,
                row.phone,
                row.beds === null ? '—' : `${row.freePlaces ?? '未报'}/${row.beds}`,
                <span key="until" className="whitespace-nowrap">
                  {row.agreementTo}
                </span>,
                <Tag key="status" tone={standing.inForce ? 'done' : 'late'}>
                  {standing.says}
                </Tag>,
              ],
            }
          })}
          empty={<EmptyState title="还没有本地机构">下载模板，逐行填写后在上面导入。</EmptyState>}
        />
      </Card>
    </div>
  )
}
