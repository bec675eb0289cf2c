import type { Metadata } from 'next'
import { Card } from '@/components/ui/card'
import { PageHead } from '@/components/ui/page-head'
import { Table } from '@/components/ui/table'
import { type SupervisionOverview, supervisionOverview } from '@/lib/supervision/commands/overview'
import { type CellTable, cellText } from '@/lib/supervision/rules/cells'
import { SEVERITIES, SEVERITY_LABEL } from '@/lib/supervision/schema/checklist'
import { COMPLAINT_CATEGORY_LABEL, RATING_SCORE_LABEL } from '@/lib/supervision/schema/complaint'
import { portalToday, requireActor } from '@/lib/web/session'

export const metadata: Metadata = { title: '联合监管总览' }

export default async function OverviewPage() {
  const actor = await requireActor('supervisor')
  const overview = await supervisionOverview(actor, await portalToday())
  const { year, figures } = overview
  const regions = figures.map(({ region }) => region.shortName)
  const lines: Array<[string, (one: SupervisionOverview['figures'][number]) => string | number]> = [
    ['列入的检查', (one) => one.planned],
    ['完成的检查', (one) => one.done],
    ...SEVERITIES.map((severity): [string, (one: SupervisionOverview['figures'][number]) => number] => [
      `发现的${SEVERITY_LABEL[severity]}问题`,
      (one) => one.findings[severity],
    ]),
    ['未办结的问题', (one) => one.unclosed],
    ['待决定的预警', (one) => one.alerts],
  ]
  return (
    <div className="stack">
      <PageHead title="联合监管总览" note={`${year} 年，各地并排。检查和问题按由谁做、由谁发现计；投诉和评价按机构所在地计。`} />
      <Card flush title="检查与问题">
        <Table
          caption="检查与问题"
          stacked={false}
          columns={[{ key: 'line', label: '项目' }, ...regions.map((label) => ({ key: label, label, align: 'end' as const }))]}
          rows={lines.map(([label, of]) => ({ key: label, cells: [label, ...figures.map(of)] }))}
        />
      </Card>
      <Cells
        title="投诉"
        regions={regions}
        labels={overview.complaints.categories.map((one) => COMPLAINT_CATEGORY_LABEL[one])}
        table={overview.complaints.table}
      />
      <Cells
        title="好差评"
        regions={regions}
        labels={overview.ratings.scores.map((one) => RATING_SCORE_LABEL[one])}
        table={overview.ratings.table}
      />
    </div>
  )
}

/** Counts of families' voices: small cells and every total over them hidden (P-09). */
function Cells({
  title,
  regions,
  labels,
  table,
}: {
  title: string
  regions: readonly string[]
  labels: readonly string[]
  table: CellTable
}) {
  const total = (cell: number | null) => (cell === null ? '不显示' : String(cell))
  return (
    <Card flush title={title} aside={<span className="small muted">少于 10 的显示为 &lt;10，含有它的合计不显示</span>}>
      <Table
        caption={title}
        stacked={false}
        columns={[{ key: 'line', label: '项目' }, ...[...regions, '合计'].map((label) => ({ key: label, label, align: 'end' as const }))]}
        rows={[
          ...labels.map((label, i) => ({
            key: label,
            cells: [label, ...(table.rows[i] ?? []).map(cellText), total(table.rowTotals[i] ?? null)],
          })),
          { key: 'total', cells: ['合计', ...table.columnTotals.map(total), total(table.total)] },
        ]}
      />
    </Card>
  )
}
