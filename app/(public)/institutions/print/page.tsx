import type { Metadata } from 'next'
import { institutionsHref } from '@/components/institutions/institutions-href'
import { LinkButton } from '@/components/ui/link-button'
import { PrintButton } from '@/components/ui/print-button'
import { PrintPage } from '@/components/ui/print-page'
import { Table } from '@/components/ui/table'
import { standingOn } from '@/lib/institutions/rules'
import { CARE_SERVICE_LABEL, INSTITUTION_KIND_LABEL } from '@/lib/institutions/schema'
import { chineseDay } from '@/lib/kernel/dates'
import { type InstitutionQuery, publicInstitutions } from '@/lib/web/institutions'

export const metadata: Metadata = { title: '打印定点机构名录' }

export default async function PrintInstitutionsPage({ searchParams }: { searchParams: Promise<InstitutionQuery> }) {
  const { filter, rows, list, regions, townships, today } = await publicInstitutions(await searchParams, true)
  const townName = new Map(townships.map((town) => [town.code, town.name]))
  const shortName = new Map(regions.map((region) => [region.code, region.shortName]))
  return (
    <div className="stack">
      <p className="no-print flex flex-wrap gap-3">
        <PrintButton tone="main">打印这份名录</PrintButton>
        <LinkButton href={institutionsHref(filter)}>返回查询</LinkButton>
      </p>
      <PrintPage
        title={`${INSTITUTION_KIND_LABEL[filter.kind]}名录`}
        office={regions.map((region) => region.name).join('、')}
        number={list ? `第 ${list.number} 期 · ${chineseDay(list.issuedOn)}` : '尚未公布'}
        foot={list && <span className="digest">名录摘要 {list.digest}</span>}
      >
        <p>
          共 {rows.length} 家，{chineseDay(today)}打印。
        </p>
        <Table
          caption={`${INSTITUTION_KIND_LABEL[filter.kind]}名录`}
          stacked={false}
          columns={[
            { key: 'number', label: '序号' },
            { key: 'institution', label: '机构' },
            { key: 'address', label: '乡镇街道与地址' },
            { key: 'phone', label: '电话' },
            { key: 'state', label: filter.kind === 'care' ? '服务形式' : '状态' },
          ]}
          rows={rows.map((row, index) => ({
            key: row.code,
            cells: [
              index + 1,
              <span key="institution">
                {row.name}
                <br />
                {row.code}
              </span>,
              <span key="address">
                {shortName.get(row.regionCode)} · {townName.get(row.townshipCode)}
                <br />
                {row.address}
              </span>,
              <span key="phone" className="whitespace-nowrap">
                {row.phone}
              </span>,
              <span key="state">
                {row.services.map((service) => CARE_SERVICE_LABEL[service]).join('、')}
                {(row.kind === 'assessment' || !standingOn(row, today).inForce) && (
                  <span className="block">{standingOn(row, today).says}</span>
                )}
              </span>,
            ],
          }))}
        />
      </PrintPage>
    </div>
  )
}
