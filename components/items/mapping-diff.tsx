import { FromTo } from '@/components/ui/from-to'
import type { LinkChange } from '@/lib/institutions/rules/mapping-words'

/** What a new version of the mapping changes, in plain words; a first version is told whole. */
export function MappingDiff({ changes, names }: { changes: readonly LinkChange[]; names: Record<string, string> }) {
  if (changes.length === 0) return <p className="muted">与现行的对照一样，没有改动。</p>
  return (
    <ul className="grid gap-3">
      {changes.map(({ regionCode, code, name, before, after }) => (
        <li key={`${regionCode} ${code}`}>
          <b>{name}</b>{' '}
          <span className="tiny">
            {names[regionCode]} {code}
          </span>
          <span className="small block">
            {before === null ? after : <FromTo from={<del>{before}</del>} to={<ins>{after ?? '不再列出'}</ins>} />}
          </span>
        </li>
      ))}
    </ul>
  )
}
