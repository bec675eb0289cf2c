import { ItemName } from '@/components/items/item-name'
import { Tag } from '@/components/ui/tag'
import { ITEM_UNIT_LABEL, type ItemTerms } from '@/lib/institutions/schema/items'
import type { Equivalent } from '@/lib/institutions/schema/mapping'

type Props = { item: Pick<ItemTerms, 'unit'>; there: Equivalent }

/** What an item is called in the other region, and how many of its units one of the own is; or why there is nothing. */
export function EquivalentText({ item, there }: Props) {
  if (there.kind === 'none')
    return (
      <span className="grid justify-items-start gap-1">
        <Tag tone={there.pending ? 'late' : 'plain'}>{there.pending ? '尚未对照' : '不对应'}</Tag>
        <span className="small muted">{there.reason}</span>
      </span>
    )
  return (
    <span className="grid gap-1.5">
      {there.lines.map(({ item: line, num, den }) => (
        <span key={line.code}>
          <ItemName item={{ ...line, mark: '' }} />
          {(num !== 1 || den !== 1) && (
            <span className="tiny block whitespace-nowrap">
              1{ITEM_UNIT_LABEL[item.unit]}算 {den === 1 ? num : `${num}/${den}`} {ITEM_UNIT_LABEL[line.unit]}
            </span>
          )}
        </span>
      ))}
    </span>
  )
}
