import { Checkbox } from '@/components/ui/checkbox'
import { LinkButton } from '@/components/ui/link-button'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { CARE_SERVICE_LABEL, CARE_SERVICES, type InstitutionFilter } from '@/lib/institutions/schema'
import { institutionsHref } from './institutions-href'

type Named = { code: string; name: string }
type Props = {
  filter: InstitutionFilter
  /** The list that is searched. */
  base?: string
  regions: readonly (Named & { shortName: string })[]
  townships: readonly (Named & { regionCode: string })[]
  /** Items of the regions' catalogues to look for; left out where there are none. */
  items?: readonly (Named & { regionCode: string })[]
}

/** A plain GET form: it works before and without any script, and its result can be sent as a link. */
export function SearchForm({ filter, base = '/institutions', regions, townships, items = [] }: Props) {
  const isFiltered = filter.text !== '' || filter.region || filter.town || filter.service || filter.item || filter.free
  return (
    <form
      action={base}
      method="get"
      aria-label="查找机构"
      className="card padded grid items-end gap-4 md:grid-cols-3 xl:grid-cols-[2fr_1.4fr_1fr_1.4fr_1.2fr_auto]"
    >
      {filter.kind === 'assessment' && <input type="hidden" name="kind" value="assessment" />}
      <TextInput
        name="q"
        label="机构名称或乡镇"
        placeholder="汉字、拼音或首字母"
        defaultValue={filter.text}
        maxLength={60}
        autoComplete="off"
      />
      <Select
        name="place"
        label="地区"
        placeholder="两地全部"
        defaultValue={filter.town ?? filter.region ?? ''}
        options={regions.flatMap((region) => [
          { value: region.code, label: `${region.name}（全部）` },
          ...townships
            .filter((town) => town.regionCode === region.code)
            .map((town) => ({ value: town.code, label: `${region.shortName} · ${town.name}` })),
        ])}
      />
      {filter.kind === 'care' ? (
        <Select
          name="service"
          label="服务形式"
          placeholder="不限"
          defaultValue={filter.service ?? ''}
          options={CARE_SERVICES.map((service) => ({ value: service, label: CARE_SERVICE_LABEL[service] }))}
        />
      ) : (
        <span />
      )}
      {filter.kind === 'care' && items.length > 0 && (
        <Select
          name="item"
          label="服务项目"
          placeholder="不限"
          defaultValue={filter.item ?? ''}
          options={items.map(({ regionCode, code, name }) => ({
            value: `${regionCode}.${code}`,
            label: `${regions.find((one) => one.code === regionCode)?.shortName ?? ''} · ${name}`,
          }))}
        />
      )}
      {filter.kind === 'care' ? <Checkbox name="free" value="1" label="只看有空余床位的" defaultChecked={filter.free === '1'} /> : <span />}
      <div className="flex flex-wrap gap-2">
        <SubmitButton pendingLabel="正在查找…">查找</SubmitButton>
        {isFiltered && (
          <LinkButton href={institutionsHref({ kind: filter.kind }, base)} tone="quiet">
            清除条件
          </LinkButton>
        )}
      </div>
    </form>
  )
}
