/** How a person stands to the benefit of one recognition. */
export const BENEFIT_STANDINGS = ['over', 'none', 'ending', 'paused', 'unchosen', 'notBegun', 'running'] as const
export type BenefitStanding = (typeof BENEFIT_STANDINGS)[number]

export const BENEFIT_STANDING_LABEL: Record<BenefitStanding, string> = {
  over: '已终止',
  none: '未达到待遇等级',
  ending: '待终止',
  paused: '住院暂停',
  unchosen: '未选护理机构',
  notBegun: '尚未开始',
  running: '享受中',
}

/** `says` stands beside the label and repeats nothing of it; '' where the label says all. */
export type Benefit = { standing: BenefitStanding; says: string }
