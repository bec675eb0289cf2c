import {
  type AnswerSheet,
  type Assignment,
  DUTY_LABEL,
  type ExpertConfirmation,
  OCCASION_LABEL,
  PERSONNEL_KIND_LABEL,
  RECUSAL_LABEL,
  RELATION_PRESENT_LABEL,
  VISIT_STATE_LABEL,
  type Visit,
} from '@/lib/assessments/schema'
import { shanghaiMinute } from '@/lib/kernel/dates'
import { notesOf } from './case-finding-section'
import { FindingView } from './finding-view'
import { SheetDifferences } from './sheet-differences'
import { Card } from './ui/card'
import { DefinitionList } from './ui/definition-list'
import { Disclosure } from './ui/disclosure'
import { Tag } from './ui/tag'

type Props = {
  /** Every visit with its people and what they locked, oldest first. */
  rounds: readonly {
    visit: Visit
    people: readonly Assignment[]
    sheets: readonly AnswerSheet[]
    confirmations: readonly ExpertConfirmation[]
    attested: boolean
  }[]
}

const STATE_TONE = { assigned: 'wait', open: 'go', agreed: 'done', released: 'plain' } as const

/** 上门评估: who was sent, who declared what, and the sheets that are locked: two own ones, their differences, the agreed one. */
export function CaseSheetsSection({ rounds }: Props) {
  if (rounds.length === 0) return null
  return (
    <Card title="上门评估与量表">
      <div className="grid gap-6">
        {rounds.toReversed().map(({ visit, people, sheets, confirmations, attested }, at) => (
          <section key={visit.id} className="grid gap-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <b>
                第 {visit.round} 轮 · {OCCASION_LABEL[visit.occasion]}
              </b>
              <span className="muted">
                {visit.visitedOn ?? visit.scheduledOn} {visit.window}
              </span>
              <Tag tone={STATE_TONE[visit.state]}>{visit.releasedWhy === 'sentBack' ? '复核退回' : VISIT_STATE_LABEL[visit.state]}</Tag>
            </p>
            <DefinitionList
              rows={[
                { term: '评估人员', detail: <Team people={people} confirmations={confirmations} /> },
                ...(visit.points ? [{ term: '委托要点', detail: visit.points }] : []),
                ...(visit.present.length > 0
                  ? [
                      {
                        term: '在场',
                        detail: visit.present
                          .map((one) => `${RELATION_PRESENT_LABEL[one.relation]}${one.name ? ` ${one.name}` : ''}`)
                          .join('、'),
                      },
                    ]
                  : []),
              ]}
            />
            {visit.state === 'released' && sheets.length === 0 ? (
              <p className="small muted">这次派单已退回，没有评估表。</p>
            ) : (
              <Sheets people={people} sheets={sheets} attested={attested} isOpen={at > 0} />
            )}
          </section>
        ))}
      </div>
    </Card>
  )
}

function Team({ people, confirmations }: { people: readonly Assignment[]; confirmations: readonly ExpertConfirmation[] }) {
  const confirmedAt = new Map(confirmations.map((one) => [one.accountId, one.at]))
  return (
    <ul className="grid gap-1">
      {people.map((one) => (
        <li key={one.id} className={one.active ? undefined : 'text-ink-3'}>
          {one.name}{' '}
          <span className="small muted">
            {PERSONNEL_KIND_LABEL[one.kind]} · {DUTY_LABEL[one.duty]} · {RECUSAL_LABEL[one.recusal]}
            {one.sheetLockedAt && ` · 评估表已锁定 ${shanghaiMinute(one.sheetLockedAt)}`}
            {confirmedAt.has(one.accountId) && ` · 结论已确认 ${shanghaiMinute(confirmedAt.get(one.accountId) as Date)}`}
            {!one.active && ' · 已退出'}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Sheets({
  people,
  sheets,
  attested,
  isOpen,
}: {
  people: readonly Assignment[]
  sheets: readonly AnswerSheet[]
  attested: boolean
  isOpen: boolean
}) {
  const nameOf = (accountId: string | null) => people.find((one) => one.accountId === accountId)?.name ?? '合议'
  const own = sheets.filter((sheet) => sheet.kind === 'own')
  const agreed = sheets.filter((sheet) => sheet.kind === 'agreed')
  const frozen = own.flatMap((sheet) =>
    sheet.frozen ? [{ name: nameOf(sheet.accountId), frozen: sheet.frozen, notes: notesOf(sheet) }] : [],
  )
  if (sheets.length === 0) return <p className="small muted">评估表锁定之前，经办机构看不到内容。</p>
  return (
    <div>
      {own.map(
        (sheet) =>
          sheet.frozen && (
            <Disclosure key={sheet.id} summary={`${nameOf(sheet.accountId)}的独立评估表：${sheet.frozen.finding.label}`}>
              <FindingView frozen={sheet.frozen} attested={attested} notes={notesOf(sheet)} signers />
            </Disclosure>
          ),
      )}
      {frozen.length > 1 && (
        <Disclosure summary="两份独立评估表的不同之处">
          <SheetDifferences sheets={frozen} />
        </Disclosure>
      )}
      {agreed.map(
        (sheet) =>
          sheet.frozen && (
            <Disclosure key={sheet.id} summary={`合议评估表：${sheet.frozen.finding.label}`} open={isOpen}>
              <FindingView frozen={sheet.frozen} attested={attested} notes={notesOf(sheet)} signers />
            </Disclosure>
          ),
      )}
    </div>
  )
}
