import type { AppliedAs, PaperKind } from '@/lib/cases/schema'
import type { ListedPaper } from '@/lib/cases/schema/paper'

export type WantedPaper = { kind: PaperKind; says: string; isNeeded: boolean; count: number }

/** What an application usually needs, and how much of it is there. Nothing is refused for want of a paper: a clerk asks for it by item. */
export function wantedPapers({ appliedAs, papers }: { appliedAs: AppliedAs; papers: readonly ListedPaper[] }): WantedPaper[] {
  const isForAnother = appliedAs === 'guardian' || appliedAs === 'agent'
  const wanted: Array<Omit<WantedPaper, 'count'>> = [
    { kind: 'identity', says: isForAnother ? '参保人和代理人的身份证，正反面' : '身份证，正反面', isNeeded: true },
    { kind: 'residence', says: '居住证、房产证明或村（社区）证明，任选一样', isNeeded: true },
    { kind: 'medical', says: '近期的出院小结、门诊病历或检查报告', isNeeded: true },
    ...(isForAnother
      ? [
          {
            kind: 'mandate' as const,
            says: appliedAs === 'guardian' ? '户口簿、法院判决或村（社区）监护证明' : '参保人签字或按指印的委托书',
            isNeeded: true,
          },
        ]
      : []),
    { kind: 'insurance', says: '有就传；参保情况由经办机构自己核实', isNeeded: false },
  ]
  return wanted.map((one) => ({ ...one, count: papers.filter((paper) => paper.kind === one.kind).length }))
}
