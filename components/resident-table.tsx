import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { DUE_LABEL, type Due, type Resident } from '@/lib/cases/schema/resident'
import { SEX_LABEL } from '@/lib/people/schema'
import { FromTo } from './ui/from-to'
import { Table } from './ui/table'
import { Tag } from './ui/tag'

type Props = { caption: string; rows: readonly Resident[]; empty: ReactNode }

const COLUMNS = [
  { key: 'person', label: '参保人' },
  { key: 'way', label: '参保地 → 居住地' },
  { key: 'grade', label: '失能等级' },
  { key: 'institution', label: '护理机构' },
  { key: 'benefit', label: '待遇' },
  { key: 'validTo', label: '有效期到' },
  { key: 'due', label: '要办的' },
]
const DUE_TONE: Record<Due, 'plain' | 'wait' | 'go' | 'notice' | 'late'> = {
  ending: 'late',
  renewal: 'go',
  hospital: 'notice',
  unchosen: 'wait',
  unacknowledged: 'wait',
}

/** The living list: who, where, grade, institution, how the benefit stands, until when, what is due. */
export function ResidentTable({ caption, rows, empty }: Props) {
  return (
    <Table
      caption={caption}
      columns={COLUMNS}
      rows={rows.map((one) => ({
        key: one.caseId,
        cells: [
          <span key="person">
            <Link href={`/cases/${one.caseId}` as Route}>
              <b className={one.person.name.length <= 12 ? 'whitespace-nowrap' : 'break-all'}>{one.person.name}</b>
            </Link>
            <span className="tiny block">{aboutOf(one)}</span>
            <span className="tiny block whitespace-nowrap">{one.caseNo}</span>
          </span>,
          <span key="way">
            <FromTo from={one.insured} to={`${one.residence}${one.town}`} />
          </span>,
          <span key="grade" className="whitespace-nowrap">
            {one.grade}
          </span>,
          one.institution ?? '—',
          one.benefit,
          <span key="validTo" className="whitespace-nowrap">
            {one.validTo ?? '—'}
          </span>,
          one.dues.length === 0 ? (
            <span key="due" className="muted">
              无
            </span>
          ) : (
            <span key="due" className="flex flex-wrap gap-1">
              {one.dues.map((due) => (
                <Tag key={due} tone={DUE_TONE[due]} nowrap>
                  {DUE_LABEL[due]}
                </Tag>
              ))}
            </span>
          ),
        ],
      }))}
      empty={empty}
    />
  )
}

function aboutOf({ person: { sex, age } }: Resident): string {
  return [sex ? SEX_LABEL[sex] : '', age === null ? '' : `${age} 岁`].filter((part) => part !== '').join(' · ')
}
