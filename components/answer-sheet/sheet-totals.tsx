import type { PartialTotals } from '@/lib/standard/rules'
import { levelLabel } from '@/lib/standard/rules/edition'
import { DIMENSION_IDS, type Edition } from '@/lib/standard/schema'

type Props = { edition: Edition; totals: PartialTotals }

/** Live totals of the three dimensions; a level only once every item of it is answered. */
export function SheetTotals({ edition, totals }: Props) {
  return (
    <dl className="grid grid-cols-3 gap-3" aria-label="各一级指标得分">
      {DIMENSION_IDS.map((id) => {
        const part = totals.dimensions[id]
        return (
          <div key={id} className="rounded-sm bg-wash px-3.5 py-2">
            <dt className="tiny">{edition.dimensions[id].text}</dt>
            <dd>
              <b className="text-xl">{part.answered === 0 ? '—' : part.total}</b>{' '}
              <span className="tiny">
                {part.level === null ? `已答 ${part.answered} / ${part.of} 项` : levelLabel(edition, id, part.level)}
              </span>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
