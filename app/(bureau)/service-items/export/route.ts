import { csvOf } from '@/lib/institutions/rules/csv'
import { itemRecords, lastingItems } from '@/lib/institutions/rules/item-drafts'
import { cellsOfItem, payFor } from '@/lib/institutions/rules/items'
import { equivalentSays, payThere } from '@/lib/institutions/rules/mapping'
import { ITEM_COLUMNS, ITEM_FIELDS, type ItemTerms } from '@/lib/institutions/schema/items'
import { chineseDay } from '@/lib/kernel/dates'
import { yuanOf } from '@/lib/kernel/money'
import { requireBureau } from '@/lib/web/bureau'
import { csvResponse } from '@/lib/web/csv'
import { itemsDesk } from '@/lib/web/service-items'
import { type SheetColumn, xlsxOf, xlsxResponse } from '@/lib/web/xlsx'

const WIDTH: Record<keyof ItemTerms, number> = {
  ...{ code: 12, name: 24, kind: 12, forms: 28, unit: 10, minutes: 12, price: 12, fundShare: 18, mark: 10 },
}

/** ?what=catalogue (a region's, to be imported again), template, or mapping; xlsx, or ?as=csv. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireBureau()
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const desk = await itemsDesk(actor, query)
  if (!desk) return new Response(null, { status: 404 })
  const { here, there, today, catalogues, rows } = desk
  if (query.what === 'mapping') {
    const columns: Array<SheetColumn<(typeof rows)[number]>> = [
      { header: `${here.shortName}项目编码`, width: 14, kind: 'text', value: ({ item }) => item.code },
      { header: `${here.shortName}项目名称`, width: 24, kind: 'text', value: ({ item }) => item.name },
      { header: `${here.shortName}单价（元）`, width: 14, kind: 'text', value: ({ item }) => yuanOf(payFor(item).total) },
      { header: `${there.shortName}对应项目`, width: 44, kind: 'text', value: (row) => equivalentSays(row.there) },
      {
        header: `${there.shortName}要付（元）`,
        width: 14,
        kind: 'text',
        value: (row) => (row.there.kind === 'mapped' ? yuanOf(payThere(row.there).total) : null),
      },
    ]
    const title = `${here.shortName}项目在${there.shortName}的对照`
    const notes = [
      ['说明', `${chineseDay(today)}有效的目录和对照`],
      ['导出单位', there.code === actor.regionCode ? there.bureauName : here.bureauName],
    ] as const
    return xlsxResponse(`${title}.xlsx`, await xlsxOf({ title, columns, rows, notes }))
  }
  const region = [here, there].find((one) => one.code === query.region) ?? here
  const isTemplate = query.what === 'template'
  const items = isTemplate ? [] : lastingItems(catalogues[region.code]?.items ?? [], region.code)
  const title = isTemplate ? '服务项目目录模板' : `${region.shortName}服务项目目录`
  if (query.as === 'csv') return csvResponse(`${title}.csv`, csvOf(itemRecords(items)))
  const columns = ITEM_FIELDS.map(
    (field): SheetColumn<ItemTerms> => ({
      ...{ header: ITEM_COLUMNS[field], width: WIDTH[field], kind: 'text' },
      value: (item) => cellsOfItem(item)[field],
    }),
  )
  const notes = [
    ['说明', isTemplate ? '逐行填写后在“起草目录变更”里导入' : `${chineseDay(today)}导出，含已会签、尚未到起始日的变更`],
    ['填写', '类别：生活照料、医疗护理；计价单位：次、小时、日、月；按次的填每次分钟数；基金支付比例留空表示按参保地待遇规定'],
  ] as const
  return xlsxResponse(`${title}.xlsx`, await xlsxOf({ title, columns, rows: items, notes }))
}
