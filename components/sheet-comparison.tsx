import { OCCASION_LABEL } from '@/lib/assessments/schema'
import type { SheetsCompared } from '@/lib/cases/schema/comparison'
import { chineseDay } from '@/lib/kernel/dates'
import { answerLines } from '@/lib/standard/rules/questionnaire'
import { DefinitionList } from './ui/definition-list'
import { Disclosure } from './ui/disclosure'
import { NoticeBanner } from './ui/notice-banner'
import { Table } from './ui/table'
import { Tag } from './ui/tag'

type Props = { compared: SheetsCompared }

/** Both sheets side by side, item by item, with the smallest set of items that moved the grade marked by word and shape. */
export function SheetComparison({ compared: { first, second, movement } }: Props) {
  const read = [first, second].map(({ frozen }) => answerLines(frozen.questionnaire, frozen.answers))
  const lines = (read[1] ?? []).map((line) => {
    const before = read[0]?.find((one) => one.linkId === line.linkId)?.chosen ?? null
    return { ...line, before, moved: movement?.moved.includes(line.linkId) === true, differs: before?.weight !== line.chosen?.weight }
  })
  const apart = lines.filter((line) => line.differs)
  const alike = lines.filter((line) => !line.differs)
  return (
    <div className="stack">
      <NoticeBanner tone="info" title="哪几项使等级改变">
        {movement?.says ?? '两次评估所用的标准版本不同，逐项的答案不能互相替换，只能并排来看。'}
      </NoticeBanner>
      <DefinitionList
        rows={[first, second].map((sheet, at) => ({
          term: at === 0 ? '前一次' : '这一次',
          detail: (
            <>
              <b>{sheet.frozen.finding.label}</b>（{OCCASION_LABEL[sheet.occasion]}，{chineseDay(sheet.visitedOn)}上门）
              <span className="small muted block">
                {sheet.frozen.questionnaire.dimensions
                  .map(({ linkId, text, max }) => `${text} ${sheet.frozen.finding.totals[linkId]}/${max} 分`)
                  .join('，')}
              </span>
            </>
          ),
        }))}
      />
      {apart.length > 0 && (
        <Table
          caption="两次评估不同的项目"
          columns={[
            { key: 'item', label: '项目' },
            { key: 'first', label: '前一次' },
            { key: 'second', label: '这一次' },
          ]}
          rows={apart.map((line) => ({
            key: line.linkId,
            current: line.moved,
            cells: [
              <span key="item" className="grid justify-items-start gap-1.5">
                <b className="whitespace-nowrap">
                  {line.number}. {line.text}
                </b>
                {line.moved ? <Tag tone="go">使等级改变</Tag> : <Tag>只是不同</Tag>}
              </span>,
              <Answer key="first" chosen={line.before} />,
              <Answer key="second" chosen={line.chosen} />,
            ],
          }))}
        />
      )}
      {alike.length > 0 && (
        <Disclosure summary={`两次相同的 ${alike.length} 项`}>
          <DefinitionList
            ruled
            rows={alike.map((line) => ({ term: `${line.number}. ${line.text}`, detail: <Answer chosen={line.chosen} /> }))}
          />
        </Disclosure>
      )}
    </div>
  )
}

function Answer({ chosen }: { chosen: { weight: number; text: string } | null }) {
  if (!chosen) return <span className="muted">—</span>
  return (
    <span className="min-w-0 flex-1 text-start">
      <b>{chosen.weight} 分</b> <span className="small block">{chosen.text}</span>
    </span>
  )
}
