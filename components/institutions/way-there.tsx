import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { distanceSays, kilometresBetween } from '@/lib/institutions/rules/map'
import type { Institution } from '@/lib/institutions/schema'

type Place = { townshipCode: string; latitude: number; longitude: number }
type Props = {
  institution: Institution
  /** Where the middle of each town is thought to be. */
  towns: readonly Place[]
  /** Towns to choose from, by code. */
  names: readonly { value: string; label: string }[]
  /** The town to come from. */
  from: string | null
  where: string
}

/** 怎么去: the address in words, the telephone to press, how far it is. No link to anyone's map. */
export function WayThere({ institution, towns, names, from, where }: Props) {
  const { code, address, phone, openingHours, latitude, longitude } = institution
  const dialled = /[\d-]{7,}/.exec(phone)?.[0]
  const start = towns.find((one) => one.townshipCode === from)
  const away = latitude !== null && longitude !== null && start ? kilometresBetween(start, { latitude, longitude }) : null
  return (
    <Card title="怎么去" id="way">
      <DefinitionList
        ruled
        rows={[
          { term: '地址', detail: where.slice(0, 3) !== '' && address.includes(where.slice(0, 3)) ? address : `${where}，${address}` },
          {
            term: '电话',
            detail: dialled ? (
              <a className="reach-line" href={`tel:${dialled.replaceAll('-', '')}`}>
                {phone}
              </a>
            ) : phone === '' ? (
              '未登记'
            ) : (
              phone
            ),
          },
          { term: '营业时间', detail: openingHours === '' ? '未登记，去之前请先打电话' : openingHours },
          ...(latitude !== null && longitude !== null
            ? [
                {
                  term: '位置',
                  detail: (
                    <>
                      北纬 {latitude.toFixed(5)}°，东经 {longitude.toFixed(5)}°{' '}
                      <a className="reach-line no-print" href={`geo:${latitude},${longitude}`}>
                        用手机里的地图打开
                      </a>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {latitude !== null && (
        <form
          action={`/institutions/${code}#way`}
          method="get"
          aria-label="离我多远"
          className="no-print mt-4 flex flex-wrap items-end gap-3"
        >
          <div className="min-w-56 flex-1">
            <Select name="from" label="从哪个乡镇出发" placeholder="请选择" defaultValue={from ?? ''} options={names} />
          </div>
          <SubmitButton tone="plain" pendingLabel="正在算…">
            看有多远
          </SubmitButton>
        </form>
      )}
      {away !== null && (
        <p className="mt-3" role="status">
          从{names.find((one) => one.value === from)?.label}到这里，直线 <b>{distanceSays(away)}</b>。
          <span className="small muted">按乡镇里机构的平均位置估算，实际路程更长。</span>
        </p>
      )}
    </Card>
  )
}
