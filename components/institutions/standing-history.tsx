import { Card } from '@/components/ui/card'
import { REGISTER_CHANGE_LABEL, type RegisterEntry } from '@/lib/institutions/schema/change'
import { chineseDay } from '@/lib/kernel/dates'

/** What became of it in the register, each with its reason and issue; the latest first. */
export function StandingHistory({ entries }: { entries: readonly RegisterEntry[] }) {
  if (entries.length === 0) return null
  return (
    <Card title="变动记录">
      <ol className="grid">
        {entries.map(({ seq, change, effectiveOn, reason, listNumber }) => (
          <li key={seq} className="grid gap-x-4 border-t border-line py-3 first:border-t-0 sm:grid-cols-[8em_1fr]">
            <span className="muted">{chineseDay(effectiveOn)}</span>
            <span>
              <b>{REGISTER_CHANGE_LABEL[change]}</b>
              {reason !== '' && `：${reason}`} <span className="small muted">名录第 {listNumber} 期</span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
