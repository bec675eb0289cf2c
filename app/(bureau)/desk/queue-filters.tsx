import { Chips } from '@/components/ui/chips'
import { DateInput } from '@/components/ui/date-input'
import { Disclosure } from '@/components/ui/disclosure'
import { FilterForm } from '@/components/ui/filter-form'
import { LinkButton } from '@/components/ui/link-button'
import { Select } from '@/components/ui/select'
import type { Region } from '@/lib/agreements/schema'
import { conditionsOf } from '@/lib/cases/rules/conditions'
import { type CaseStatus, OCCASION_LABEL, OCCASIONS, STATUS_LABEL } from '@/lib/cases/schema'
import {
  AGE_LABEL,
  AGES,
  DUE_LABEL,
  DUES,
  FACET_LABEL,
  FACETS,
  type Facet,
  type Facets,
  FilterCodes,
  type QueueFilter,
  type SavedFilter,
  type SavedList,
  SORTS,
  WHY_LABEL,
  WHYS,
} from '@/lib/cases/schema/desk'
import { GRADE_LABEL, GRADES } from '@/lib/standard/schema'
import { FilterKeeper } from './filter-keeper'
import { LIST_PATH, NO_CONDITIONS, queueHref, queueQuery } from './queue-href'
import { RemovableChips } from './removable-chips'
import { SavedChips } from './saved-chips'

type Props = {
  base: SavedList
  filter: QueueFilter
  insuredRegions: readonly Region[]
  statuses: readonly CaseStatus[]
  facets: Facets
  saved: readonly SavedFilter[]
}

const SORT_LABEL = {
  desk: { due: '到期先后', since: '等候最久在前', number: '案号' },
  cases: { due: '到期先后', since: '最近变动在前', number: '案号从新到旧' },
} as const

type Option = { value: string; label: string }

/** Direction as chips, the rest in a form of codes: everything stands in the address, so that a view can be kept and shared. */
export function QueueFilters({ base, filter, insuredRegions, statuses, facets, saved }: Props) {
  const regions = insuredRegions.map((region) => ({ value: region.code, label: region.shortName }))
  const options: Record<Facet, readonly Option[]> = {
    why: WHYS.map((value) => ({ value, label: WHY_LABEL[value] })),
    from: regions,
    to: regions,
    status: statuses.map((value) => ({ value, label: STATUS_LABEL[value] })),
    occasion: OCCASIONS.map((value) => ({ value, label: OCCASION_LABEL[value] })),
    age: AGES.map((value) => ({ value, label: AGE_LABEL[value] })),
    due: DUES.map((value) => ({ value, label: DUE_LABEL[value] })),
    town: facets.towns.map(({ code, name }) => ({ value: code, label: name })),
    grade: GRADES.map((grade) => ({ value: `${grade}`, label: GRADE_LABEL[grade] })),
  }
  // With one pair of regions the direction says both ends.
  const asked = FACETS.filter((facet) => facet !== 'from' && facet !== 'why' && (facet !== 'to' || regions.length > 2))
  const without = { ...filter, from: undefined }
  const everyWay = Object.values(facets.of.from).reduce((sum, one) => sum + one, 0)
  return (
    <div className="grid gap-2">
      <SavedChips base={base} filter={filter} saved={saved} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Chips
          label="按参保地筛选"
          items={[
            { href: queueHref(base, without, {}), label: '两个方向', current: filter.from === undefined, count: everyWay },
            ...insuredRegions.map((region) => ({
              href: queueHref(base, filter, { from: region.code }),
              label: `${region.shortName}参保`,
              current: filter.from === region.code,
              count: facets.of.from[region.code] ?? 0,
            })),
          ]}
        />
        <Chips
          label="按承办人筛选"
          items={[
            { href: queueHref(base, filter, { held: undefined }), label: '全部承办人', current: filter.held === undefined },
            { href: queueHref(base, filter, { held: 'me' }), label: '我经办的', current: filter.held === 'me' },
          ]}
        />
        <LinkButton href={`/cases/export?base=${base}&${queueQuery(base, { ...filter, after: undefined })}`} size="little" shortcut="e">
          导出…
        </LinkButton>
      </div>
      {base === 'desk' && filter.list === 'mine' && <WhyChips filter={filter} counts={facets.of.why} />}
      <div className="flex flex-wrap items-start gap-x-6 gap-y-1 [&>details[open]]:w-full">
        <Disclosure summary="更多条件与排序">
          <FilterForm
            action={LIST_PATH[base]}
            kept={{ list: base === 'desk' ? filter.list : undefined, held: filter.held, why: filter.why, from: filter.from }}
            clear={queueHref(base, { ...filter, ...NO_CONDITIONS }, {})}
          >
            {asked.map((facet) => (
              <Select
                key={facet}
                name={facet}
                label={FACET_LABEL[facet]}
                placeholder="不限"
                defaultValue={filter[facet] ?? ''}
                options={options[facet].map(({ value, label }) => ({ value, label: `${label}（${facets.of[facet][value] ?? 0}）` }))}
              />
            ))}
            <DateInput name="since" label={FACET_LABEL.since} defaultValue={filter.since} />
            <DateInput name="until" label={FACET_LABEL.until} defaultValue={filter.until} />
            <Select
              name="sort"
              label="排序"
              defaultValue={filter.sort ?? (base === 'desk' ? 'due' : 'since')}
              options={SORTS.map((value) => ({ value, label: SORT_LABEL[base][value] }))}
            />
          </FilterForm>
        </Disclosure>
        <Disclosure summary={saved.length > 0 ? '保存与管理条件' : '保存当前条件'}>
          <FilterKeeper
            base={base}
            codes={FilterCodes.parse(filter)}
            saved={saved.map(({ id, name, isStandard }) => ({ id, name, isStandard }))}
          />
        </Disclosure>
      </div>
      <RemovableChips
        total={facets.total}
        chips={conditionsOf(
          { ...filter, from: undefined, held: undefined, why: undefined },
          { regions: insuredRegions, towns: facets.towns },
        ).map(({ key, says }) => ({
          label: says,
          without: queueHref(base, filter, { [key]: undefined }),
        }))}
      />
    </div>
  )
}

/** 待我处理 by what each case asks for; the counts add up to the number above. */
function WhyChips({ filter, counts }: { filter: QueueFilter; counts: Record<string, number> }) {
  const present = WHYS.filter((why) => (counts[why] ?? 0) > 0 || filter.why === why)
  if (present.length < 2 && filter.why === undefined) return null
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0)
  return (
    <Chips
      label="按事由筛选"
      items={[
        { href: queueHref('desk', filter, { why: undefined }), label: '全部事由', current: filter.why === undefined, count: all },
        ...present.map((why) => ({
          href: queueHref('desk', filter, { why }),
          label: WHY_LABEL[why],
          current: filter.why === why,
          count: counts[why] ?? 0,
        })),
      ]}
    />
  )
}
