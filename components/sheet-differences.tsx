import type { FrozenSheet } from '@/lib/assessments/schema'
import { answerLines } from '@/lib/standard/rules/questionnaire'
import { EmptyState } from './ui/empty-state'
import { Table } from './ui/table'

type Props = {
  /** Locked own sheets, each with who filled it. All are of one edition. */
  sheets: readonly { name: string; frozen: FrozenSheet; notes?: Readonly<Record<string, string>> }[]
}

/** The items on which locked own sheets are not at one, side by side with what each gave as evidence. */
export function SheetDifferences({ sheets }: Props) {
  const [first] = sheets
  if (!first || sheets.length < 2) return null
  const read = sheets.map(({ frozen }) =>
    answerLines(
      frozen.questionnaire,
      frozen.answers.map(({ linkId, weight }) => ({ linkId, weight })),
    ),
  )
  const apart = (read[0] ?? []).filter((line) =>
    read.some((lines) => lines.find((other) => other.linkId === line.linkId)?.chosen?.weight !== line.chosen?.weight),
  )
  return (
    <Table
      caption="独立评估不一致的项目"
      columns={[{ key: 'item', label: '项目' }, ...sheets.map((sheet, at) => ({ key: `sheet-${at}`, label: sheet.name }))]}
      rows={apart.map((line) => ({
        key: line.linkId,
        cells: [
          <b key="item">
            {line.number}. {line.text}
          </b>,
          ...sheets.map((sheet, at) => {
            const chosen = read[at]?.find((other) => other.linkId === line.linkId)?.chosen
            return (
              <span key={sheet.name}>
                <b>{chosen?.weight} 分</b> <span className="small">{chosen?.text}</span>
                {sheet.notes?.[line.linkId] && <span className="small muted block">依据：{sheet.notes[line.linkId]}</span>}
              </span>
            )
          }),
        ],
      }))}
      empty={<EmptyState title="各项一致">几位评估人员独立评估的各项结果相同。</EmptyState>}
    />
  )
}
