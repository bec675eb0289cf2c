'use client'

import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { gradeOfSheet, type NumberedItem } from '@/lib/assessments/rules/sheet'
import { type SheetAnswer, UNABLE_REASON_LABEL } from '@/lib/assessments/schema'
import { explain } from '@/lib/standard/rules/explanation'
import { questionnaireOf } from '@/lib/standard/rules/questionnaire'
import { DIMENSION_IDS, type Edition } from '@/lib/standard/schema'
import { GradeSummary } from './grade-summary'

type Props = {
  edition: Edition
  standardTitle: string
  items: readonly NumberedItem[]
  answers: readonly SheetAnswer[]
  onGoTo: (linkId: string) => void
}

/** Every answer once more before the sheet is locked, with the grade they make. */
export function CheckAnswers({ edition, standardTitle, items, answers, onGoTo }: Props) {
  const finding = gradeOfSheet(edition, answers)
  const given = new Map(answers.map((one) => [one.linkId, one]))
  const explanation = finding.ok ? explain(finding.value, [edition]) : null
  return (
    <div className="stack">
      <h1 className="text-2xl font-semibold">核对并锁定</h1>
      {finding.ok && explanation ? (
        <Card title="按以上各项得出">
          <GradeSummary
            finding={finding.value}
            questionnaire={questionnaireOf(edition)}
            standardTitle={standardTitle}
            why={explanation.why}
            nearest={explanation.nearest.map((one) => one.says)}
          />
        </Card>
      ) : (
        !finding.ok && (
          <NoticeBanner tone="wait" title="还不能锁定">
            {finding.problem.message}
          </NoticeBanner>
        )
      )}
      {DIMENSION_IDS.map((id) => (
        <Card key={id} title={edition.dimensions[id].text}>
          <dl className="facts ruled">
            {items
              .filter((one) => one.dimension === id)
              .map(({ item, number }) => {
                const answer = given.get(item.linkId)
                const option = item.answerOptions.find((one) => one.weight === answer?.weight)
                return (
                  <div key={item.linkId}>
                    <dt>
                      {number}. {item.text}
                    </dt>
                    <dd>
                      {option ? (
                        <>
                          <b>{option.weight} 分</b> {option.text}
                        </>
                      ) : answer?.unable ? (
                        <b className="text-clay">无法评估：{UNABLE_REASON_LABEL[answer.unable]}</b>
                      ) : (
                        <b className="text-clay">未作答</b>
                      )}
                      {answer?.note && <span className="small muted block">依据：{answer.note}</span>}
                    </dd>
                    <dd>
                      <Button tone="quiet" onClick={() => onGoTo(item.linkId)} aria-label={`修改${item.text}`}>
                        修改
                      </Button>
                    </dd>
                  </div>
                )
              })}
          </dl>
        </Card>
      ))}
    </div>
  )
}
