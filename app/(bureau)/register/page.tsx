import type { Metadata } from 'next'
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
  const [{ region, regions, townships, rows, counts, versions }, today] = [await registerDesk(actor), await portalToday()]
  const townName = new Map(townships.map((town) => [town.code, town.name]))
  const bureauName = new Map(regions.map((one) => [one.code, one.bureauName]))
  const [current] = versions
  return (
    <div className="stack">
      <PageHead
        title="机构名录"
        note={`${region.name}的定点机构由本机构维护，${regions.length > 1 ? '另一地的由当地维护；' : ''}两地合成一份，公众可查。`}
        aside={
          <>
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
      <div className="grid items-start gap-4 lg:grid-cols-[1fr_1.4fr]">
        <Card title="现行名录" aside={current ? <Tag tone="done">{`第 ${current.number} 期`}</Tag> : <Tag tone="wait">尚未发布</Tag>}>
          {current ? (
            <DefinitionList
              ruled
              rows={[
                { term: '发布日期', detail: chineseDay(current.issuedOn) },
                { term: '护理服务机构', detail: `两地有效 ${counts.care} 家` },
                { term: '评估机构', detail: `两地有效 ${counts.assessment} 家` },
                { term: '摘要 SHA-256', detail: <span className="digest">{current.digest}</span> },
              ]}
            />
          ) : (
            <p>导入第一份文件后发布第 1 期。</p>
          )}
          {versions.length > 1 && (
            <ol className="small muted mt-4 grid gap-1">
              {versions.slice(1).map((version) => (
                <li key={version.number}>
                  第 {version.number} 期 · {chineseDay(version.issuedOn)} · {bureauName.get(version.regionCode) ?? version.regionCode}
                </li>
              ))}
            </ol>
          )}
        </Card>
        <Card title="导入名录">
          <UploadRegister megabytes={FILE_LIMITS.bytes / 1024 / 1024} />
        </Card>
      </div>
      <Card title={`${region.name}的机构`} aside={<span className="small muted">{rows.length} 家</span>} flush>
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
                  {row.name}
                  <span className="tiny block">{row.code}</span>
                </span>,
                row.kind === 'care' ? row.services.map((one) => CARE_SERVICE_LABEL[one]).join('、') : INSTITUTION_KIND_LABEL[row.kind],
                townName.get(row.townshipCode) ?? row.townshipCode,
                row.phone,
                row.beds === null ? '—' : `${row.freePlaces ?? '未报'}/${row.beds}`,
                row.agreementTo,
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
