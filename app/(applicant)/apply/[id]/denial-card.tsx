import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Tag } from '@/components/ui/tag'
import { Unsure } from '@/components/ui/unsure'
import type { Denial } from '@/lib/cases/commands/family'
import { chineseDay } from '@/lib/kernel/dates'

type Props = { denial: Denial; bureau: { name: string; phone: string } }

/** 不予受理 or 不予认定: ground, reason, and what can be done about it. */
export function DenialCard({ denial, bureau }: Props) {
  return (
    <Card title={`${denial.title}决定`} aside={<Tag tone="late">{denial.title}</Tag>}>
      <DefinitionList
        ruled
        rows={[
          { term: '作出日期', detail: `${chineseDay(denial.on)} · ${bureau.name}` },
          {
            term: '情形',
            detail: (
              <>
                {denial.ground} <Unsure>{denial.source}</Unsure>
              </>
            ),
          },
          { term: '理由', detail: <span className="whitespace-pre-line">{denial.reason}</span> },
          { term: '救济途径', detail: denial.remedy },
          { term: '咨询电话', detail: bureau.phone },
        ]}
      />
    </Card>
  )
}
