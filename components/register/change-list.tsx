import type { Route } from 'next'
import Link from 'next/link'
import { Tag } from '@/components/ui/tag'
import { REGISTER_CHANGE_LABEL, type RegisterChange } from '@/lib/institutions/schema/change'

const TONE: Record<RegisterChange, 'done' | 'go' | 'late' | 'plain'> = {
  add: 'done',
  amend: 'go',
  renew: 'go',
  resume: 'done',
  suspend: 'late',
  withdraw: 'late',
}

type Props = {
  changes: readonly { code: string; name: string; change: RegisterChange; place: string; lines: readonly string[] }[]
  hrefOf: (code: string) => string
}

/** What a docket or an issue changes, institution by institution, in plain words. */
export function ChangeList({ changes, hrefOf }: Props) {
  return (
    <ul className="grid">
      {changes.map(({ code, name, change, place, lines }) => (
        <li key={code} className="grid gap-2 py-3">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Tag tone={TONE[change]}>{REGISTER_CHANGE_LABEL[change]}</Tag>
            <Link href={hrefOf(code) as Route}>
              <b>{name}</b>
            </Link>
            <span className="small muted">
              {place} · {code}
            </span>
          </p>
          {lines.length > 0 && (
            <ul className="ticks">
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}
