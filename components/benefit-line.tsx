import type { Benefit, BenefitStanding } from '@/lib/cases/schema/benefit'
import { BENEFIT_STANDING_LABEL } from '@/lib/cases/schema/benefit'
import { Tag } from './ui/tag'

type Props = { benefit: Benefit }

const TONE: Record<BenefitStanding, 'plain' | 'wait' | 'go' | 'done' | 'notice' | 'late'> = {
  over: 'plain',
  none: 'plain',
  ending: 'late',
  paused: 'notice',
  unchosen: 'wait',
  notBegun: 'go',
  running: 'done',
}

/** 待遇: by word, shape and colour; the day beside it where there is one. */
export function BenefitLine({ benefit: { standing, says } }: Props) {
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Tag tone={TONE[standing]}>{BENEFIT_STANDING_LABEL[standing]}</Tag>
      {says !== '' && <span className="small">{says}</span>}
    </span>
  )
}
