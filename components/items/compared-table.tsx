import { EquivalentText } from '@/components/items/equivalent-text'
import { ItemName } from '@/components/items/item-name'
import { PayText } from '@/components/items/pay-text'
import { Table } from '@/components/ui/table'
import type { Compared } from '@/lib/institutions/rules/item-list'
import { payFor } from '@/lib/institutions/rules/items'
import { payThere } from '@/lib/institutions/rules/mapping'
import { ITEM_UNIT_LABEL } from '@/lib/institutions/schema/items'
import { chineseDay } from '@/lib/kernel/dates'
import { yuanOf } from '@/lib/kernel/money'

type Props = { caption: string; here: string; there: string; rows: readonly Compared[] }

/** Items of one region beside what they are called and what they pay in the other, one unit each. */
export function ComparedTable({ caption, here, there, rows }: Props) {
  return (
    <Table
      caption={caption}
      columns={[
        { key: 'item', label: `${here}的叫法` },
        { key: 'price', label: `${here}单价`, align: 'end' },
        { key: 'there', label: `${there}的叫法` },
        { key: 'pays', label: `${there}要付`, align: 'end' },
      ]}
      rows={rows.map(({ item, there: equivalent, next }) => ({
        key: item.code,
        cells: [
          <ItemName key="item" item={item} />,
          <span key="price">
            <PayText pay={payFor(item)} per={ITEM_UNIT_LABEL[item.unit]} />
            {next && (
              <span className="tiny block">
                <span className="whitespace-nowrap">{chineseDay(next.validFrom)}起</span>{' '}
                <span className="whitespace-nowrap">{yuanOf(next.price)} 元</span>
              </span>
            )}
          </span>,
          <EquivalentText key="there" item={item} there={equivalent} />,
          equivalent.kind === 'mapped' ? (
            <PayText key="pays" pay={payThere(equivalent)} per={ITEM_UNIT_LABEL[item.unit]} />
          ) : (
            <span key="pays" className="muted">
              —
            </span>
          ),
        ],
      }))}
    />
  )
}
