import type { Region, Township } from '@/lib/agreements/schema'
import type { ShownNotice } from '@/lib/cases/schema/objection'
import { shortDay } from '@/lib/kernel/dates'
import { GRADE_LABEL, type Grade } from '@/lib/standard/schema'
import { LinkButton } from '../ui/link-button'
import { Table } from '../ui/table'

type Props = {
  rows: readonly ShownNotice[]
  regions: readonly Pick<Region, 'code' | 'shortName'>[]
  townships: readonly Township[]
}

/** The notices of a day, each with whom to ask and where to object. */
export function NoticeTable({ rows, regions, townships }: Props) {
  const shortName = (code: string) => regions.find((one) => one.code === code)?.shortName ?? code
  const town = (code: string) => townships.find((one) => one.code === code)?.name ?? code
  return (
    <div className="card">
      <Table
        caption="正在公示的评估结论"
        columns={[
          { key: 'name', label: '姓名' },
          { key: 'town', label: '居住地' },
          { key: 'insured', label: '参保地' },
          { key: 'grade', label: '失能等级' },
          { key: 'days', label: '公示起止' },
          { key: 'phone', label: '联系电话' },
          { key: 'object', label: '异议' },
        ]}
        rows={rows.map((one) => ({
          key: one.id,
          cells: [
            <b key="name">{one.name}</b>,
            `${shortName(one.residenceRegion)} · ${town(one.townshipCode)}`,
            shortName(one.insuredRegion),
            <b key="grade">{GRADE_LABEL[one.grade as Grade]}</b>,
            <span key="days" className="whitespace-nowrap">
              {shortDay(one.from)}至{shortDay(one.to)}
            </span>,
            <span key="phone">
              {one.phone}
              <span className="small muted block">{one.bureau}</span>
            </span>,
            <LinkButton key="object" href={`/notices/${one.id}`} size="little">
              提出异议<span className="sr-only">：{one.name}</span>
            </LinkButton>,
          ],
        }))}
      />
    </div>
  )
}
