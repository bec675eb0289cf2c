import type { Route } from 'next'
import Link from 'next/link'
import { Tag } from '@/components/ui/tag'
import type { ListedInstitution } from '@/lib/institutions/schema/listing'

type Props = { institution: ListedInstitution; active?: boolean }

export function InstitutionCard({ institution: { code, name, place, tags, address, phone, lines, onMap }, active }: Props) {
  return (
    <article id={`at-${code}`} data-code={code} data-active={active || undefined} className="card padded grid content-start gap-3 found">
      <div className="grid grid-cols-[1fr_auto] items-start gap-x-3 gap-y-1">
        <p className="small muted">{place}</p>
        {onMap !== null && (
          <span className="map-number">
            <span className="sr-only">图上第</span>
            {onMap}
            <span className="sr-only">号</span>
          </span>
        )}
        <h2 className="col-span-2 text-lg">
          <Link href={`/institutions/${code}` as Route} prefetch={false}>
            {name}
          </Link>
        </h2>
      </div>
      {tags.length > 0 && (
        <p className="flex flex-wrap gap-2">
          {tags.map(({ tone, says }) => (
            <Tag key={says} tone={tone}>
              {says}
            </Tag>
          ))}
        </p>
      )}
      <ul className="small grid gap-1 text-ink-2">
        <li>{address}</li>
        {phone !== '' && <li>电话 {phone}</li>}
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </article>
  )
}
