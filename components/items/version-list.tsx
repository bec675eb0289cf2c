import type { Route } from 'next'
import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { chineseDay } from '@/lib/kernel/dates'

type Version = { number: number; effectiveFrom: string; issuedOn: string; digest: string; docketId: string; mark: string; says: string }

/** The versions of a catalogue or a mapping, the latest first, each with its docket and digest. */
export function VersionList({ title, versions, empty }: { title: string; versions: readonly Version[]; empty: string }) {
  return (
    <Card title={title}>
      {versions.length === 0 ? (
        <p className="muted">{empty}</p>
      ) : (
        <ol className="grid gap-3">
          {versions.map((one) => (
            <li key={one.number}>
              <Link className="underline" href={`/service-items/dockets/${one.docketId}` as Route}>
                第 {one.number} 版
              </Link>
              ，自{chineseDay(one.effectiveFrom)}
              起，
              {chineseDay(one.issuedOn)}签齐，{one.says}
              {one.mark !== '' && ` · ${one.mark}`}
              <span className="digest block">{one.digest}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}
