import type { ComponentProps } from 'react'
import { type CaseStatus, STATUS_LABEL } from '@/lib/cases/schema'
import { Tag } from './ui/tag'

const TONE: Record<CaseStatus, ComponentProps<typeof Tag>['tone']> = {
  draft: 'plain',
  submitted: 'wait',
  returned: 'wait',
  accepted: 'wait',
  commissioned: 'wait',
  arranging: 'wait',
  assessing: 'go',
  found: 'go',
  onNotice: 'notice',
  disputed: 'notice',
  reported: 'wait',
  recognised: 'done',
  refused: 'plain',
  declined: 'late',
  withdrawn: 'plain',
  lapsed: 'plain',
  ended: 'plain',
  expired: 'plain',
  superseded: 'plain',
  invalidated: 'plain',
}

type Props = {
  status: CaseStatus
  /** What else to say in the tag: a day, a grade, whose desk. */
  aside?: string
  big?: boolean
}

export function CaseStatusTag({ status, aside, big }: Props) {
  return (
    <Tag tone={TONE[status]} big={big}>
      {STATUS_LABEL[status]}
      {aside ? ` · ${aside}` : ''}
    </Tag>
  )
}
