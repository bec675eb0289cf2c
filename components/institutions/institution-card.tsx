import type { Route } from 'next'
import Link from 'next/link'
import { Tag } from '@/components/ui/tag'
import { standingOn } from '@/lib/institutions/rules'
import { CARE_SERVICE_LABEL, type Institution } from '@/lib/institutions/schema'
import type { PlainDate } from '@/lib/kernel/dates'
import { bedsText } from './beds-text'

type Props = {
  institution: Institution
  today: PlainDate
  /** 桐乡 · 乌镇镇 */
  place: string
  /** Regions it may serve, by name. */
  serves: readonly string[]
}

export function InstitutionCard({ institution, today, place, serves }: Props) {
  const { code, name, services, address, phone, mark } = institution
  const standing = standingOn(institution, today)
  const beds = bedsText(institution)
  return (
    <article className="card padded grid content-start gap-3">
      <div className="grid gap-1">
        <p className="small muted">{place}</p>
        <h2 className="text-lg">
          <Link href={`/institutions/${code}` as Route}>{name}</Link>
        </h2>
      </div>
      <p className="flex flex-wrap gap-2">
        {!standing.inForce && <Tag tone="late">{standing.says}</Tag>}
        {services.map((service) => (
          <Tag key={service} tone="go">
            {CARE_SERVICE_LABEL[service]}
          </Tag>
        ))}
        {mark !== '' && <Tag>{mark}</Tag>}
      </p>
      <ul className="small grid gap-1 text-ink-2">
        <li>{address}</li>
        {phone !== '' && <li>电话 {phone}</li>}
        {beds && <li>{beds}</li>}
        <li>可服务{serves.join('、')}参保人</li>
      </ul>
    </article>
  )
}
