import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ItemName } from '@/components/items/item-name'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { Table } from '@/components/ui/table'
import { lastingItems } from '@/lib/institutions/rules/item-drafts'
import { ITEM_UNIT_LABEL } from '@/lib/institutions/schema/items'
import { addDays, chineseDay } from '@/lib/kernel/dates'
import { yuanOf } from '@/lib/kernel/money'
import { requireBureau } from '@/lib/web/bureau'
import { pricesDesk } from '@/lib/web/service-items'
import { EndPriceForm } from './end-price-form'
import { PriceForm } from './price-form'

export const metadata: Metadata = { title: '机构的项目和价格' }

type Props = { params: Promise<{ code: string }> }

export default async function InstitutionItemsPage({ params }: Props) {
  const actor = await requireBureau()
  const desk = await pricesDesk(actor, (await params).code)
  if (!desk) notFound()
  const { institution, today, rows, book } = desk
  const items = lastingItems(book.items, institution.regionCode)
  const byCode = new Map(items.map((one) => [one.code, one]))
  const kept = rows.filter((one) => one.validTo === null || one.validTo >= today)
  return (
    <div className="stack">
      <PageHead
        back={{ href: '/service-items?view=own', label: '服务项目' }}
        over={institution.name}
        title="项目和价格"
        note="机构报来的项目由本机构登记，公众在机构页面上看到。价格不得高于目录价；另定价格是另起一行，原来的到前一天为止。"
        aside={<LinkButton href={`/institutions/${institution.code}`}>公众看到的</LinkButton>}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[1.6fr_1fr]">
        <Card title="登记的项目" aside={<span className="small muted">{kept.length} 行</span>} flush>
          <Table
            caption={`${institution.name}的项目和价格`}
            columns={[
              { key: 'item', label: '项目' },
              { key: 'price', label: '机构价格', align: 'end' },
              { key: 'top', label: '目录价', align: 'end' },
              { key: 'days', label: '有效期' },
              { key: 'act', label: '停用' },
            ]}
            rows={kept.map((one) => {
              const item = byCode.get(one.itemCode)
              return {
                key: `${one.itemCode} ${one.validFrom}`,
                cells: [
                  item ? <ItemName key="item" item={item} /> : one.itemCode,
                  `${yuanOf(one.price)} 元${item ? `/${ITEM_UNIT_LABEL[item.unit]}` : ''}`,
                  item ? `${yuanOf(item.price)} 元` : '已停用',
                  `${chineseDay(one.validFrom)}起${one.validTo ? `，至${chineseDay(one.validTo)}` : ''}`,
                  one.validTo === null ? (
                    <EndPriceForm
                      key="act"
                      institutionCode={institution.code}
                      itemCode={one.itemCode}
                      name={item?.name ?? one.itemCode}
                      today={today}
                    />
                  ) : (
                    ''
                  ),
                ],
              }
            })}
            empty={<EmptyState title="还没有登记项目">机构报来后，在右边逐项登记。</EmptyState>}
          />
        </Card>
        <Card title="登记项目或另定价格">
          <PriceForm
            institutionCode={institution.code}
            firstDay={addDays(today, 1)}
            items={items
              .filter((one) => one.forms.some((form) => institution.services.includes(form)))
              .map((one) => ({
                value: one.code,
                label: `${one.name}（${one.code}，目录 ${yuanOf(one.price)} 元/${ITEM_UNIT_LABEL[one.unit]}）`,
              }))}
          />
        </Card>
      </div>
    </div>
  )
}
