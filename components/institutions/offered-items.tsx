import { Table } from '@/components/ui/table'
import { cellsOfItem, unitSays } from '@/lib/institutions/rules/items'
import type { OfferedItem } from '@/lib/institutions/schema/items'
import { chineseDay } from '@/lib/kernel/dates'

/** What an institution offers today, and what it asks for it. */
export function OfferedItems({ items }: { items: readonly OfferedItem[] }) {
  return (
    <Table
      caption="服务项目与价格"
      columns={[
        { key: 'name', label: '项目' },
        { key: 'kind', label: '类别' },
        { key: 'unit', label: '计价单位' },
        { key: 'price', label: '价格', align: 'end' },
        { key: 'from', label: '自' },
      ]}
      rows={items.map(({ item, charged, validFrom, validTo }) => {
        const cells = cellsOfItem({ ...item, price: charged })
        return {
          key: item.code,
          cells: [
            <span key="name">
              {item.name} <span className="small muted">{item.code}</span>
            </span>,
            cells.kind,
            unitSays(item),
            <span key="price" className="whitespace-nowrap">
              {cells.price} 元
            </span>,
            <span key="from" className="whitespace-nowrap">
              {chineseDay(validFrom)}
              {validTo && `至${chineseDay(validTo)}`}
            </span>,
          ],
        }
      })}
    />
  )
}
