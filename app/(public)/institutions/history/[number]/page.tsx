import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChangeList } from '@/components/register/change-list'
import { IssueCard } from '@/components/register/issue-card'
import { Card } from '@/components/ui/card'
import { PageHead } from '@/components/ui/page-head'
import { chineseDay } from '@/lib/kernel/dates'
import { issuePage } from '@/lib/web/register-history'

type Props = { params: Promise<{ number: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params
  return { title: /^\d{1,9}$/.test(number) ? `名录第 ${number} 期` : '没有这一期名录' }
}

export default async function IssuePage({ params }: Props) {
  const found = await issuePage((await params).number)
  if (!found) notFound()
  const { issue, changes } = found
  const reasons = [...new Set(changes.map((one) => one.reason))]
  return (
    <div className="stack max-w-[58rem]">
      <PageHead
        back={{ href: '/institutions/history', label: '名录的历次变更' }}
        over={chineseDay(issue.issuedOn)}
        title={`名录第 ${issue.number} 期`}
      />
      <Card title="改了什么" aside={<span className="small muted">{changes.length} 家</span>}>
        {reasons.map((reason) => (
          <p key={reason} className="mb-2">
            理由：{reason}
          </p>
        ))}
        <ChangeList changes={changes} hrefOf={(code) => `/institutions/${code}`} />
      </Card>
      <IssueCard issue={issue} />
    </div>
  )
}
