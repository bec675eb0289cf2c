import type { Metadata } from 'next'
import { ResidentTable } from '@/components/resident-table'
import { Card } from '@/components/ui/card'
import { Chips } from '@/components/ui/chips'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterForm } from '@/components/ui/filter-form'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { Select } from '@/components/ui/select'
import { livingList } from '@/lib/cases/commands/residents'
import { DUE_LABEL, DUES, ResidentFilter } from '@/lib/cases/schema/resident'
import { requireBureau } from '@/lib/web/bureau'
import { portalToday } from '@/lib/web/session'
import { ResidentFinder } from './resident-finder'
import { ResidentsExport } from './residents-export'
import { residentsHref } from './residents-href'

export const metadata: Metadata = { title: '异地人员' }

export default async function ResidentsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireBureau()
  const filter = ResidentFilter.parse(await searchParams)
  const { rows, next, counts, regions, townships } = await livingList(actor, filter, await portalToday())
  const shown = filter.due ? counts[filter.due] : counts.all
  return (
    <div className="stack">
      <PageHead title="异地人员" note="互认在有效期内的人，两个方向都在内；有效期先到的在前。" />
      <ResidentFinder>
        <div className="stack">
          <div className="grid gap-2">
            <Chips
              label="按参保地筛选"
              items={[
                { href: residentsHref(filter, { from: undefined }), label: '两个方向', current: filter.from === undefined },
                ...regions.map((region) => ({
                  href: residentsHref(filter, { from: region.code }),
                  label: `${region.shortName}参保`,
                  current: filter.from === region.code,
                })),
              ]}
            />
            <Chips
              label="按要办的筛选"
              items={[
                { href: residentsHref(filter, { due: undefined }), label: '全部', count: counts.all, current: filter.due === undefined },
                ...DUES.map((due) => ({
                  href: residentsHref(filter, { due }),
                  label: DUE_LABEL[due],
                  count: counts[due],
                  current: filter.due === due,
                })),
              ]}
            />
            <FilterForm
              action="/residents"
              kept={{ from: filter.from, due: filter.due }}
              clear={filter.town && residentsHref(filter, { town: undefined })}
            >
              <Select
                name="town"
                label="居住乡镇（街道）"
                placeholder="全部"
                defaultValue={filter.town ?? ''}
                options={townships.map((town) => ({
                  value: town.code,
                  label: `${regions.find((one) => one.code === town.regionCode)?.shortName ?? ''} ${town.name}`,
                }))}
              />
            </FilterForm>
          </div>
          <Card flush title={`${shown} 人`}>
            <ResidentTable
              caption="异地人员"
              rows={rows}
              empty={<EmptyState title="没有符合条件的人">换一个条件，或者按姓名查找。</EmptyState>}
            />
          </Card>
          {shown > 0 && (
            <Disclosure summary="导出这份清单…" boxed>
              <ResidentsExport filter={{ from: filter.from, due: filter.due, town: filter.town }} count={shown} />
            </Disclosure>
          )}
          {(next || filter.after) && (
            <nav className="actions" aria-label="翻页">
              {filter.after && <LinkButton href={residentsHref(filter, {})}>回到第一页</LinkButton>}
              {next && <LinkButton href={residentsHref(filter, { after: next })}>下一页</LinkButton>}
            </nav>
          )}
        </div>
      </ResidentFinder>
    </div>
  )
}
