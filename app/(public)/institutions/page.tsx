import type { Metadata } from 'next'
import { institutionsHref } from '@/components/institutions/institutions-href'
import { listingOf } from '@/components/institutions/listing'
import { LiveSearch } from '@/components/institutions/live-search'
import { SearchForm } from '@/components/institutions/search-form'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { chineseDay } from '@/lib/kernel/dates'
import { type InstitutionQuery, publicInstitutions } from '@/lib/web/institutions'

export const metadata: Metadata = { title: '定点机构' }

export default async function InstitutionsPage({ searchParams }: { searchParams: Promise<InstitutionQuery> }) {
  const found = await publicInstitutions(await searchParams)
  const { filter, list, regions, townships, items } = found
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
      <LiveSearch initial={listingOf(found)}>
        <SearchForm key={institutionsHref(filter)} filter={filter} regions={regions} townships={townships} items={items} />
      </LiveSearch>
      {list && (
        <p className="tiny">
          名录第 {list.number} 期，{chineseDay(list.issuedOn)}更新{list.mark !== '' && `，${list.mark}数据`} ·{' '}
          <a href="/open-data">下载名录数据</a> · <a href="/institutions/history">历次变更、查某一天</a>
        </p>
      )}
    </div>
  )
}
