import type { FrozenSheet } from '@/lib/assessments/schema'
import { DUTY_LABEL, PERSONNEL_KIND_LABEL, ROAD_LABEL } from '@/lib/assessments/schema'
import { chineseDay } from '@/lib/kernel/dates'
import { answerLines } from '@/lib/standard/rules/questionnaire'
import { GradeSummary } from './answer-sheet/grade-summary'
import { Disclosure } from './ui/disclosure'
import { Tag } from './ui/tag'

type Props = {
  /** The sheet as frozen when signed; today's edition has no part in this. */
  frozen: FrozenSheet
  /** Whether both bureaus have attested the edition's digest. */
  attested: boolean
  /** Evidence by item, for those whose work it is; left out for everyone else. */
  notes?: Readonly<Record<string, string>>
  /** Shows the items at once rather than behind a click. */
  itemsOpen?: boolean
  /** Names of those who signed, for bureaus and assessors. */
  signers?: boolean
}

/** 评估结论 item by item, as it stood when it was signed. */
export function FindingView({ frozen, attested, notes, itemsOpen = false, signers = false }: Props) {
  const { questionnaire } = frozen
  const standardTitle = attested ? `${questionnaire.documentNo}《${questionnaire.title}》` : questionnaire.shownAs
  return (
    <div className="stack">
      <GradeSummary
        finding={frozen.finding}
        questionnaire={questionnaire}
        standardTitle={standardTitle}
        why={frozen.why}
        nearest={frozen.nearest}
      />
      <Disclosure summary={`${frozen.answers.length} 项逐项结果`} open={itemsOpen}>
        <SheetItems frozen={frozen} notes={notes} />
      </Disclosure>
      {signers && (
        <p className="small muted">
          {chineseDay(frozen.lockedOn)}锁定 ·{' '}
          {frozen.signedBy.map((one) => `${one.name}（${PERSONNEL_KIND_LABEL[one.kind]}，${DUTY_LABEL[one.duty]}）`).join('、')}
        </p>
      )}
    </div>
  )
}

function SheetItems({ frozen, notes }: Pick<Props, 'frozen' | 'notes'>) {
  const lines = answerLines(
    frozen.questionnaire,
    frozen.answers.map(({ linkId, weight }) => ({ linkId, weight })),
  )
  const roads = new Map(frozen.answers.map((one) => [one.linkId, one.road]))
  return (
    <div className="grid gap-5">
      {frozen.questionnaire.dimensions.map((dimension) => (
        <section key={dimension.linkId}>
          <h3 className="mb-1 font-semibold">
            {dimension.text}{' '}
            <span className="small muted">
              {frozen.finding.totals[dimension.linkId]} / {dimension.max} 分
            </span>
          </h3>
          <dl className="facts ruled">
            {lines
              .filter((line) => line.dimension === dimension.linkId)
              .map((line) => {
                const road = roads.get(line.linkId)
                return (
                  <div key={line.linkId}>
                    <dt>
                      {line.number}. {line.text}
                    </dt>
                    <dd>
                      {line.chosen?.text}
                      {notes?.[line.linkId] && <span className="small muted block">依据：{notes[line.linkId]}</span>}
                      {(road === 'agreed' || road === 'third') && (
                        <span className="mt-1 block">
                          <Tag tone="notice">{ROAD_LABEL[road]}</Tag>
                        </span>
                      )}
                    </dd>
                    <dd className="text-end">
                      <b>{line.chosen?.weight}</b>
                      <span className="small muted"> / {line.max}</span>
                    </dd>
                  </div>
                )
              })}
          </dl>
        </section>
      ))}
    </div>
  )
}
