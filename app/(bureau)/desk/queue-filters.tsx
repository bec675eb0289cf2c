import { Button } from '@/components/ui/button'
import { Chips } from '@/components/ui/chips'
import { Disclosure } from '@/components/ui/disclosure'
import { LinkButton } from '@/components/ui/link-button'
import { Select } from '@/components/ui/select'
import type { Region } from '@/lib/agreements/schema'
import { type CaseStatus, OCCASION_LABEL, OCCASIONS, STATUS_LABEL } from '@/lib/cases/schema'
import { AGE_LABEL, AGES, type QueueFilter } from '@/lib/cases/schema/desk'
import { queueHref } from './queue-href'

type Props = {
  base: '/desk' | '/cases'
  filter: QueueFilter
  insuredRegions: readonly Region[]
  statuses: readonly CaseStatus[]
  /** Cases by insured region, where they are counted. */
  counts?: Readonly<Record<string, number>>
}

/** Direction as chips, the rest in a form of codes: everything stands in the address, so that a view can be kept and shared. */
export function QueueFilters({ base, filter, insuredRegions, statuses, counts }: Props) {
  const narrowed = [filter.status, filter.occasion, filter.age].filter(Boolean).length
  const all = { href: queueHref(base, filter, { from: undefined }), label: '两个方向', current: filter.from === undefined }
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-center gap-x-4">
        <Chips
          label="按参保地筛选"
          items={[
            all,
            ...insuredRegions.map((region) => ({
              href: queueHref(base, filter, { from: region.code }),
              label: `${region.shortName}参保`,
              current: filter.from === region.code,
              ...(counts ? { count: counts[region.code] ?? 0 } : {}),
            })),
          ]}
        />
        <Disclosure summary={narrowed > 0 ? `更多条件（已用 ${narrowed} 项）` : '更多条件'} open={narrowed > 0}>
          <form method="get" action={base} className="flex flex-wrap items-end gap-3">
            {base === '/desk' && filter.list !== 'mine' && <input type="hidden" name="list" value={filter.list} />}
            {filter.from && <input type="hidden" name="from" value={filter.from} />}
            <Select
              name="status"
              label="状态"
              placeholder="全部"
              defaultValue={filter.status ?? ''}
              options={statuses.map((one) => ({ value: one, label: STATUS_LABEL[one] }))}
            />
            <Select
              name="occasion"
              label="类型"
              placeholder="全部"
              defaultValue={filter.occasion ?? ''}
              options={OCCASIONS.map((one) => ({ value: one, label: OCCASION_LABEL[one] }))}
            />
            <Select
              name="age"
              label="停留时间"
              placeholder="不限"
              defaultValue={filter.age ?? ''}
              options={AGES.map((one) => ({ value: one, label: AGE_LABEL[one] }))}
            />
            <Button type="submit">筛选</Button>
            {narrowed > 0 && (
              <LinkButton href={queueHref(base, filter, { status: undefined, occasion: undefined, age: undefined })} tone="quiet">
                清除
              </LinkButton>
            )}
          </form>
        </Disclosure>
      </div>
    </div>
  )
}
