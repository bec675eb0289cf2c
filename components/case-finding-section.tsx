import type { AnswerSheet } from '@/lib/assessments/schema'
import { FindingView } from './finding-view'
import { Card } from './ui/card'
import { Tag } from './ui/tag'

type Props = {
  /** The agreed sheet the case's finding came from. */
  sheet: AnswerSheet
  attested: boolean
}

/** 评估结论, as it was signed. */
export function CaseFindingSection({ sheet, attested }: Props) {
  if (!sheet.frozen) return null
  return (
    <Card title="评估结论" aside={attested ? undefined : <Tag tone="wait">暂行</Tag>}>
      <FindingView frozen={sheet.frozen} attested={attested} notes={notesOf(sheet)} signers />
    </Card>
  )
}

/** Evidence by item. */
export function notesOf(sheet: AnswerSheet): Record<string, string> {
  return Object.fromEntries(sheet.answers.filter((one) => one.note !== '').map((one) => [one.linkId, one.note]))
}
