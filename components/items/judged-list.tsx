import { Tag } from '@/components/ui/tag'
import { type Judged, judgedSays } from '@/lib/institutions/rules/item-checks'

/** The numbered rules that found something, those that block first. */
export function JudgedList({ found }: { found: readonly Judged[] }) {
  const inOrder = [...found].sort((a, b) => (a.strength === b.strength ? 0 : a.strength === 'blocks' ? -1 : 1))
  return (
    <ul className="grid gap-2">
      {inOrder.map((one) => (
        <li key={one.code} className="flex flex-wrap items-start gap-2">
          <Tag tone={one.strength === 'blocks' ? 'late' : 'wait'}>{one.strength === 'blocks' ? '须改正' : '请留意'}</Tag>
          <span className="min-w-0 flex-1">{judgedSays(one)}</span>
        </li>
      ))}
    </ul>
  )
}
