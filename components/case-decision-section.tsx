import { acknowledgedAt } from '@/lib/cases/rules/timeline'
import { REMEDY } from '@/lib/cases/schema'
import { chineseDay, type PlainDate } from '@/lib/kernel/dates'
import { Card } from './ui/card'
import { DefinitionList } from './ui/definition-list'
import { Tag } from './ui/tag'
import { Unsure } from './ui/unsure'

type Props = {
  decision:
    | {
        kind: 'recognised'
        gradeName: string
        recognition: { validFrom: PlainDate; validTo: PlainDate; benefitFrom: PlainDate | null; basis: string[]; on: PlainDate }
      }
    | { kind: 'declined' | 'refused'; ground: string; reason: string; on: PlainDate; source: string }
  /** Who has taken note of the result, both bureaus; left out where nothing is to be taken note of. */
  acknowledged?: readonly { bureauName: string; by: string | null; at: string | null }[]
}

const TITLE = { recognised: '互认决定', declined: '不予认定决定', refused: '不予受理决定' } as const

/** The decision, its basis and remedy, and who has taken note of it. */
export function CaseDecisionSection({ decision, acknowledged = [] }: Props) {
  return (
    <Card title={TITLE[decision.kind]}>
      {decision.kind === 'recognised' ? (
        <DefinitionList
          rows={[
            { term: '失能等级', detail: <b>{decision.gradeName}</b> },
            {
              term: '有效期',
              detail: `${chineseDay(decision.recognition.validFrom)}至${chineseDay(decision.recognition.validTo)}（含当日）`,
            },
            {
              term: '待遇',
              detail: decision.recognition.benefitFrom ? `自 ${chineseDay(decision.recognition.benefitFrom)}起` : '未达到享受待遇的等级',
            },
            { term: '决定日期', detail: chineseDay(decision.recognition.on) },
            { term: '依据', detail: <Basis basis={decision.recognition.basis} /> },
          ]}
        />
      ) : (
        <DefinitionList
          rows={[
            { term: '情形', detail: <b>{decision.ground}</b> },
            { term: '理由', detail: decision.reason || '—' },
            { term: '决定日期', detail: chineseDay(decision.on) },
            { term: '依据', detail: <Basis basis={[decision.source]} /> },
            { term: '救济', detail: REMEDY },
          ]}
        />
      )}
      {acknowledged.length > 0 && (
        <div className="mt-5">
          <h3 className="mb-2">收悉</h3>
          <ul className="grid gap-2">
            {acknowledged.map(({ bureauName, by, at }) => (
              <li key={bureauName} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span>{bureauName}</span>
                {at ? <Tag tone="done">已收悉</Tag> : <Tag tone="wait">未收悉</Tag>}
                {at && (
                  <span className="small muted">
                    {by} · {acknowledgedAt(at)}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  )
}

/** Only a clause checked against a text in force prints as 依据; any other is 条款待核定. */
function Basis({ basis }: { basis: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-2">
      {basis.map((one) => (one === '条款待核定' ? <Unsure key={one}>条款待核定</Unsure> : <span key={one}>{one}</span>))}
    </span>
  )
}
