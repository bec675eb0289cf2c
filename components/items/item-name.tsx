import { unitSays } from '@/lib/institutions/rules/items'
import type { ItemTerms } from '@/lib/institutions/schema/items'

/** What an item is called, what is counted, and its code. */
export function ItemName({ item }: { item: Pick<ItemTerms, 'name' | 'code' | 'unit' | 'minutes' | 'mark'> }) {
  return (
    <span>
      {item.name}
      <span className="tiny block">
        按{unitSays(item)} · {item.code}
        {item.mark !== '' && ` · ${item.mark}`}
      </span>
    </span>
  )
}
