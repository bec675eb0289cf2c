import { unitSays } from '@/lib/institutions/rules/items'
import type { ItemTerms } from '@/lib/institutions/schema/items'

/** What an item is called, what is counted, and its code. */
export function ItemName({ item }: { item: Pick<ItemTerms, 'name' | 'code' | 'unit' | 'minutes' | 'mark'> }) {
  return (
    <span>
      {item.name}
      <span className="tiny flex flex-wrap gap-x-2">
        <span className="whitespace-nowrap">按{unitSays(item)}</span>
        <span className="whitespace-nowrap">{item.code}</span>
        {item.mark !== '' && <span className="whitespace-nowrap">{item.mark}</span>}
      </span>
    </span>
  )
}
