import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { timeSays } from '@/lib/cases/rules/desk'
import { OCCASION_LABEL } from '@/lib/cases/schema'
import type { QueueRow } from '@/lib/cases/schema/desk'
import { SEX_LABEL } from '@/lib/people/schema'
import { CaseStatusTag } from './case-status-tag'
import { FromTo } from './ui/from-to'
import { Meter } from './ui/meter'
import { Table } from './ui/table'

type Props = {
  /** Read to screen readers. */
  caption: string
  rows: readonly QueueRow[]
  empty?: ReactNode
}

const COLUMNS = [
  { key: 'person', label: '参保人' },
  { key: 'number', label: '案号' },
  { key: 'route', label: '参保地 → 居住地' },
  { key: 'status', label: '状态' },
  { key: 'ask', label: '要我做的' },
  { key: 'time', label: '剩余工作日' },
]

/** A list of cases as a bureau works through it: who, where, how it stands, what is asked, how long is left. */
export function CaseQueue({ caption, rows, empty }: Props) {
  return (
    <Table
      caption={caption}
      columns={COLUMNS}
      empty={empty}
      rows={rows.map((row) => ({
        key: row.caseId,
        cells: [
          <span key="person">
            <b>{row.person.name}</b> <span className="tiny">{aboutOf(row)}</span>
          </span>,
          <span key="number" className="whitespace-nowrap">
            {row.caseNo}
            {row.occasion !== 'initial' && <span className="tiny block">{OCCASION_LABEL[row.occasion]}</span>}
          </span>,
          <FromTo key="route" from={row.insured} to={row.residence} />,
          <CaseStatusTag key="status" status={row.status} aside={row.aside} />,
          <Ask key="ask" row={row} />,
          <TimeLeft key="time" row={row} />,
        ],
      }))}
    />
  )
}

function aboutOf({ person, town }: QueueRow): string {
  const parts = [person.sex ? SEX_LABEL[person.sex] : '', person.age === null ? '' : `${person.age} 岁`, town]
  return parts.filter((part) => part !== '').join(' · ')
}

/** Every line leads to its case; what is not ours to do leads there in plain words. */
function Ask({ row }: { row: QueueRow }) {
  const { turn, says } = row.ask
  const isOurs = turn === 'mine' || turn === 'review'
  return (
    <Link href={`/cases/${row.caseId}` as Route} className={isOurs ? undefined : 'muted'} data-queue-link>
      {isOurs ? says : says || '查看'}
      <span className="sr-only">
        ：{row.person.name}，{row.caseNo}
      </span>
    </Link>
  )
}

function TimeLeft({ row }: { row: QueueRow }) {
  if (row.status === 'recognised') return <span className="tiny">{row.validTo ? `有效至 ${row.validTo}` : ''}</span>
  if (row.daysLeft === null) return <span className="tiny">{row.dueOn ? `到 ${row.dueOn}` : '—'}</span>
  const { says, tone } = timeSays(row.daysLeft)
  return (
    <Meter part={row.used} tone={tone}>
      {says}
    </Meter>
  )
}
