import { Tag } from '@/components/ui/tag'
import type { PlainDate } from '@/lib/kernel/dates'
import { isOverdue } from '@/lib/supervision/rules/points'
import { SEVERITY_LABEL, type Severity } from '@/lib/supervision/schema/checklist'
import { FINDING_STATE_LABEL, type Finding } from '@/lib/supervision/schema/finding'

const TONE = { open: 'wait', rectified: 'go', closed: 'done', withdrawn: 'plain' } as const

/** How a finding stands, by word, shape and colour; late where its limit has passed. */
export function FindingTag({ finding, today }: { finding: Finding; today: PlainDate }) {
  if (isOverdue(finding, today))
    return (
      <Tag tone="late" nowrap>
        整改超期
      </Tag>
    )
  return (
    <Tag tone={TONE[finding.state]} nowrap>
      {FINDING_STATE_LABEL[finding.state]}
    </Tag>
  )
}

/** 一般 · 较重 · 严重: the gravest stands out. */
export function SeverityTag({ severity }: { severity: Severity }) {
  return (
    <Tag tone={severity === 'grave' ? 'late' : severity === 'serious' ? 'wait' : 'plain'} nowrap>
      {SEVERITY_LABEL[severity]}
    </Tag>
  )
}
