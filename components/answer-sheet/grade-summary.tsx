import { Bars } from '@/components/ui/bars'
import { Disclosure } from '@/components/ui/disclosure'
import { Tag } from '@/components/ui/tag'
import type { Finding, Questionnaire } from '@/lib/standard/schema'

type Props = {
  finding: Finding
  questionnaire: Questionnaire
  /** The standard as it is to be named: 暂行 until both bureaus have attested its digest. */
  standardTitle: string
  why: readonly string[]
  nearest: readonly string[]
}

const LEVEL_TONE = ['done', 'go', 'wait', 'late'] as const

/** The grade, the three dimensions it comes from, and why. */
export function GradeSummary({ finding, questionnaire, standardTitle, why, nearest }: Props) {
  return (
    <div className="stack">
      <div>
        <p className="text-2xl font-semibold leading-snug">{finding.label}</p>
        <p className="small muted">依据 {standardTitle}</p>
      </div>
      <Bars
        label="三个一级指标的得分"
        rows={questionnaire.dimensions.map(({ linkId, text, max, levels }) => {
          const level = finding.levels[linkId]
          return {
            label: text,
            value: finding.totals[linkId],
            of: max,
            aside: <Tag tone={LEVEL_TONE[level]}>{levels.find((band) => band.level === level)?.label}</Tag>,
          }
        })}
      />
      <div>
        <h3 className="mb-1.5 font-semibold">为什么是这个等级</h3>
        <ol className="grid gap-1">
          {why.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </div>
      {nearest.length > 0 && (
        <Disclosure summary="离相邻等级有多远">
          <ul className="grid gap-1">
            {nearest.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  )
}
