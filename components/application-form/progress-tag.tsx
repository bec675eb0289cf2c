import { CaseStatusTag } from '@/components/case-status-tag'
import { Tag } from '@/components/ui/tag'
import type { Progress } from '@/lib/cases/rules/progress'

type Props = { progress: Progress; big?: boolean }

/** A draft says plainly that nobody has it yet. */
export function ProgressTag({ progress, big }: Props) {
  if (progress.status === 'draft')
    return (
      <Tag tone="wait" big={big}>
        尚未提交
      </Tag>
    )
  return <CaseStatusTag status={progress.status} big={big} />
}
