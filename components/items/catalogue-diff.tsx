import { FromTo } from '@/components/ui/from-to'
import type { CatalogueChanges } from '@/lib/institutions/rules/items'
import { cellsOfItem } from '@/lib/institutions/rules/items'
import { ITEM_COLUMNS, type ItemTerms } from '@/lib/institutions/schema/items'

/** What a change of a catalogue does, item by item, in the words of its columns. */
export function CatalogueDiff({ changes: { changed, added, ended } }: { changes: CatalogueChanges }) {
  return (
    <div className="grid gap-5">
      {changed.length > 0 && (
        <section>
          <h3>改 {changed.length} 项</h3>
          <ul className="mt-2 grid gap-3">
            {changed.map(({ before, after, changes }) => (
              <li key={after.code}>
                <b>{before.name}</b> <span className="tiny">{after.code}</span>
                <ul className="small grid gap-1">
                  {changes.map(({ field, before: was, after: is }) => (
                    <li key={field}>
                      {ITEM_COLUMNS[field]}：<FromTo from={<del>{was || '（空）'}</del>} to={<ins>{is || '（空）'}</ins>} />
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </section>
      )}
      {added.length > 0 && (
        <section>
          <h3>增 {added.length} 项</h3>
          <ul className="mt-2 grid gap-2">
            {added.map((one) => (
              <li key={one.code}>
                <b>{one.name}</b> <span className="tiny">{one.code}</span>
                <span className="small block">{wholeSays(one)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {ended.length > 0 && (
        <section>
          <h3>停用 {ended.length} 项</h3>
          <ul className="mt-2 grid gap-1">
            {ended.map((one) => (
              <li key={one.code}>
                {one.name} <span className="tiny">{one.code}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {changed.length + added.length + ended.length === 0 && <p className="muted">还没有改动。</p>}
    </div>
  )
}

function wholeSays(item: ItemTerms): string {
  const { kind, forms, unit, minutes, price, fundShare } = cellsOfItem(item)
  const share = fundShare === '' ? '基金支付按参保地待遇规定' : `基金支付 ${fundShare}%`
  return `${kind}，${forms}，每${unit}${minutes === '' ? '' : `（${minutes} 分钟）`} ${price} 元，${share}`
}
