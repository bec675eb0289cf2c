import { ItemName } from '@/components/items/item-name'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { searchText } from '@/lib/institutions/rules'
import { shareSays, standsOnDay } from '@/lib/institutions/rules/items'
import { CARE_SERVICE_LABEL } from '@/lib/institutions/schema'
import { ITEM_KIND_LABEL, ITEM_UNIT_LABEL, type ServiceItem } from '@/lib/institutions/schema/items'
import { chineseDay, type PlainDate } from '@/lib/kernel/dates'
import { yuanOf } from '@/lib/kernel/money'

type Props = { region: { code: string; name: string }; items: readonly ServiceItem[]; today: PlainDate; text: string }

/** A region's catalogue: what stands today and what is signed to come. */
export function CatalogueTable({ region, items, today, text }: Props) {
  const looked = searchText(text)
  const rows = items
    .filter((one) => one.validTo === null || one.validTo >= today)
    .filter((one) => looked === '' || searchText(`${one.name} ${one.code}`).includes(looked))
  return (
    <Card title={`${region.name}服务项目目录`} aside={<span className="small muted">{rows.length} 行</span>} flush>
      <Table
        caption={`${region.name}服务项目目录`}
        columns={[
          { key: 'item', label: '项目' },
          { key: 'kind', label: '类别' },
          { key: 'forms', label: '服务形式' },
          { key: 'price', label: '单价', align: 'end' },
          { key: 'share', label: '基金支付' },
          { key: 'days', label: '有效期' },
        ]}
        rows={rows.map((one) => ({
          key: `${one.code} ${one.validFrom}`,
          cells: [
            <ItemName key="item" item={one} />,
            ITEM_KIND_LABEL[one.kind],
            one.forms.map((form) => CARE_SERVICE_LABEL[form]).join('、'),
            <span key="price" className="tabular-nums whitespace-nowrap">
              {yuanOf(one.price)} 元/{ITEM_UNIT_LABEL[one.unit]}
            </span>,
            shareSays(one.fundShare),
            <span key="days">
              {chineseDay(one.validFrom)}起{one.validTo !== null && `，至${chineseDay(one.validTo)}`}
              {!standsOnDay(one, today) && (
                <span className="block">
                  <Tag tone="notice">尚未生效</Tag>
                </span>
              )}
            </span>,
          ],
        }))}
        empty={<EmptyState title={text === '' ? '还没有公布的目录' : '没有找到这样的项目'}>会签之后，项目按起始日列在这里。</EmptyState>}
      />
    </Card>
  )
}
