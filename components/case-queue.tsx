import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { type CaseStatus, OCCASION_LABEL } from '@/lib/cases/schema'
import type { MatchedBy, QueueRow } from '@/lib/cases/schema/desk'
import { SEX_LABEL } from '@/lib/people/schema'
import { CaseStatusTag } from './case-status-tag'
import { FromTo } from './ui/from-to'
import { Marked } from './ui/marked'
import { Meter } from './ui/meter'

type Props = {
  /** Read to screen readers. */
  caption: string
  rows: readonly QueueRow[]
  /** Over what each case asks: a list of cases that are not all ours asks otherwise. */
  asks?: string
  empty?: ReactNode
  /** Rows that may be ticked for a batch, by their status; the ticks belong to this form. */
  select?: { form: string; statuses: readonly CaseStatus[] }
}

/** A list of cases as a bureau works through it: who, where, how it stands, what is asked, how long is left. */
export function CaseQueue({ caption, rows, asks = '要我做的', empty, select }: Props) {
  if (rows.length === 0 && empty) return empty
  return (
    <section className="table-wrap relative" aria-label={caption}>
      <table className="table stacked">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {select && (
              <th scope="col" className="w-11 pe-0!">
                <span className="sr-only">选择</span>
              </th>
            )}
            <th scope="col">参保人</th>
            <th scope="col">案号</th>
            <th scope="col" className="max-[1180px]:hidden">
              参保地 → 居住地
            </th>
            <th scope="col">状态</th>
            <th scope="col">{asks}</th>
            <th scope="col">期限</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.caseId}>
              {select && (
                <td className="tick w-11 pe-0!">{select.statuses.includes(row.status) && <Tick row={row} form={select.form} />}</td>
              )}
              <td data-label="参保人">
                <span>
                  <b className={row.person.name.length <= 12 ? 'whitespace-nowrap' : 'break-all'}>
                    <Marked text={row.person.name} part={partOf(row, 'name')} />
                  </b>{' '}
                  <span className="tiny whitespace-nowrap max-[1180px]:block">
                    <Marked text={aboutOf(row)} part={partOf(row, 'town')} />
                  </span>
                  {row.match && FOUND_BY[row.match.by] && <span className="tiny block">{FOUND_BY[row.match.by]}</span>}
                </span>
              </td>
              <td data-label="案号">
                <span>
                  <span className="whitespace-nowrap">
                    <Marked text={row.caseNo} part={partOf(row, 'caseNo')} />
                  </span>
                  {row.occasion !== 'initial' && <span className="tiny block">{OCCASION_LABEL[row.occasion]}</span>}
                  <span className="small muted hidden max-[1180px]:block">
                    <FromTo from={row.insured} to={row.residence} />
                  </span>
                </span>
              </td>
              <td data-label="参保地 → 居住地" className="max-[1180px]:hidden!">
                <FromTo from={row.insured} to={row.residence} />
              </td>
              <td data-label="状态">
                <CaseStatusTag status={row.status} aside={row.aside} />
              </td>
              <td data-label={asks} className="min-[1181px]:whitespace-nowrap">
                <Ask row={row} />
              </td>
              <td data-label="期限">
                <TimeLeft row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Tick({ row, form }: { row: QueueRow; form: string }) {
  return (
    <label className="choice check bare">
      <input type="checkbox" name="id" value={row.caseId} form={form} />
      <span className="sr-only">
        选择 {row.person.name}，{row.caseNo}
      </span>
    </label>
  )
}

/** What cannot be brought out in the line is said. */
const FOUND_BY: Partial<Record<MatchedBy, string>> = { nationalId: '身份证号相符', representative: '代理人姓名相符' }

function partOf({ match }: QueueRow, by: MatchedBy): string | undefined {
  return match?.by === by ? match.part : undefined
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
      {says || '查看'}
      <span className="sr-only">
        ：{row.person.name}，{row.caseNo}
      </span>
    </Link>
  )
}

function TimeLeft({ row }: { row: QueueRow }) {
  if (row.status === 'recognised') return <span className="tiny whitespace-nowrap">{row.validTo ? `有效至 ${row.validTo}` : ''}</span>
  const { text, tone, left, part } = row.time
  if (text === null) return <span className="tiny">{row.dueOn ? `到 ${row.dueOn}` : '—'}</span>
  if (tone === 'rest')
    return (
      <span className="small">
        {text}
        {left !== null && <span className="tiny block">恢复后还有 {Math.max(1, left)} 个工作日</span>}
      </span>
    )
  return (
    <span className="whitespace-nowrap max-[1180px]:[&_.meter]:min-w-0 max-[1180px]:[&_.track]:hidden">
      <Meter part={part} tone={tone}>
        {text}
      </Meter>
    </span>
  )
}
