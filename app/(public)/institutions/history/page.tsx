import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { IssueCard } from '@/components/register/issue-card'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DateInput } from '@/components/ui/date-input'
import { EmptyState } from '@/components/ui/empty-state'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { Pager } from '@/components/ui/pager'
import { chineseDay } from '@/lib/kernel/dates'
import { type ListHistory, listHistoryPage } from '@/lib/web/register-history'

export const metadata: Metadata = { title: '名录的历次变更' }

type Props = { searchParams: Promise<{ page?: string | string[]; on?: string | string[] }> }

export default async function ListHistoryPage({ searchParams }: Props) {
  const history = await listHistoryPage(await searchParams)
  const { issues, page, pages, total, on, day } = history
  return (
    <div className="stack">
      <PageHead
        back={{ href: '/institutions', label: '定点机构' }}
        title="名录的历次变更"
        note="名录由两地经办机构会签：一方提出，两方都签署了才生效。每一期都留有日期、摘要和改动。"
      />
      <Card title="某一天有哪些机构有效">
        <form className="flex flex-wrap items-end gap-3" action="/institutions/history" method="get">
          <DateInput name="on" label="日期" defaultValue={on} required />
          <Button type="submit">查这一天</Button>
        </form>
        {day && <DayAnswer day={day} history={history} />}
      </Card>
      {issues.length === 0 ? (
        <EmptyState title="名录尚未公布">两地会签第一期名录后，这里能看到每一期改了什么。</EmptyState>
      ) : (
        <ol className="stack">
          {issues.map((issue) => (
            <li key={issue.number}>
              <IssueCard issue={issue} href={`/institutions/history/${issue.number}`} />
            </li>
          ))}
        </ol>
      )}
      {total > 0 && <Pager page={page} pages={pages} total={total} unit="期" hrefOf={(to) => `/institutions/history?page=${to}`} />}
    </div>
  )
}

/** The care institutions that could be chosen on that day. */
function DayAnswer({ day, history: { on, places } }: { day: NonNullable<ListHistory['day']>; history: ListHistory }) {
  if ('says' in day) return <NoticeBanner tone="late" title={day.says} className="mt-4" />
  const { valid, suspended, lapsed } = day
  const rest = [suspended > 0 ? `暂停 ${suspended} 家` : '', lapsed > 0 ? `协议不在期内 ${lapsed} 家` : ''].filter((part) => part !== '')
  return (
    <div className="mt-4 grid gap-3">
      <p role="status">
        {chineseDay(on)}有效的护理服务机构 <b>{valid.length} 家</b>
        {rest.length > 0 && <span className="muted">（另有{rest.join('、')}）</span>}
      </p>
      <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {valid.map(({ code, row }) => (
          <li key={code}>
            <Link href={`/institutions/${code}` as Route}>{row.name}</Link>
            <span className="tiny block">{places.get(row.townshipCode)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
