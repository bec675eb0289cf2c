import type { Metadata } from 'next'
import { InstitutionCard } from '@/components/institutions/institution-card'
import { institutionsHref } from '@/components/institutions/institutions-href'
import { SearchForm } from '@/components/institutions/search-form'
import { Chips } from '@/components/ui/chips'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { Pager } from '@/components/ui/pager'
import { INSTITUTION_KIND_LABEL } from '@/lib/institutions/schema'
import { chineseDay } from '@/lib/kernel/dates'
import { type InstitutionQuery, publicInstitutions } from '@/lib/web/institutions'

export const metadata: Metadata = { title: '定点机构' }

export default async function InstitutionsPage({ searchParams }: { searchParams: Promise<InstitutionQuery> }) {
  const { filter, rows, total, page, pages, counts, list, regions, townships, today } = await publicInstitutions(await searchParams)
  const townName = new Map(townships.map((town) => [town.code, town.name]))
  const regionByCode = new Map(regions.map((region) => [region.code, region]))
  return (
    <div className="stack">
      <PageHead
        title="定点机构"
        note={
          filter.kind === 'care' ? '两地认可的护理服务机构，互认后可从中选择。' : '受托上门评估的机构，由居住地经办机构派员，无需自己选择。'
        }
        aside={
          <LinkButton href={institutionsHref({ ...filter, page: 1 }, '/institutions/print')} size="little">
            打印名录
          </LinkButton>
        }
      />
      <SearchForm filter={filter} regions={regions} townships={townships} />
      <Chips
        label="机构类型"
        items={(['care', 'assessment'] as const).map((kind) => ({
          href: institutionsHref({ ...filter, kind, page: 1 }),
          label: INSTITUTION_KIND_LABEL[kind],
          count: counts[kind],
          current: filter.kind === kind,
        }))}
      />
      <p role="status">
        {filter.kind === 'care' ? '护理服务机构' : '评估机构'}
        <b> {total} 家</b>
      </p>
      {rows.length === 0 ? (
        <EmptyState
          title={list ? '没有符合条件的机构' : '名录尚未公布'}
          action={list && <LinkButton href={institutionsHref({ kind: filter.kind })}>看全部机构</LinkButton>}
        >
          {list ? '换个写法或少填一项试试；也可以只选乡镇街道，逐家看。' : '经办机构导入定点机构名录后，这里就能查到。'}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {rows.map((row) => (
            <li key={row.code} className="grid">
              <InstitutionCard
                institution={row}
                today={today}
                place={`${regionByCode.get(row.regionCode)?.shortName ?? row.regionCode} · ${townName.get(row.townshipCode) ?? ''}`}
                serves={row.servesRegions.map((code) => regionByCode.get(code)?.shortName ?? code)}
              />
            </li>
          ))}
        </ul>
      )}
      {total > 0 && <Pager page={page} pages={pages} total={total} unit="家" hrefOf={(to) => institutionsHref({ ...filter, page: to })} />}
      {list && (
        <p className="tiny">
          名录第 {list.number} 期，{chineseDay(list.issuedOn)}更新{list.mark !== '' && `，${list.mark}数据`}
        </p>
      )}
    </div>
  )
}
