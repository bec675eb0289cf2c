import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { SignOutButton } from '@/components/sign-out-button'
import { EmptyState } from '@/components/ui/empty-state'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { ShellTablet } from '@/components/ui/shell-tablet'
import { Tag } from '@/components/ui/tag'
import { STEP_LABEL, WAITING_STEPS } from '@/lib/assessments/rules/visit'
import { DUTY_LABEL, OCCASION_LABEL } from '@/lib/assessments/schema'
import { chineseWeekday, daysBetween, type PlainDate, shortDay } from '@/lib/kernel/dates'
import { portalToday, requireActor } from '@/lib/web/session'
import { type VisitCard, visitsOfMine } from '@/lib/web/visits'
import { InboxLink } from '../../(account)/inbox/inbox-link'

export const metadata: Metadata = { title: '我的评估' }

const TOLD: Readonly<Record<string, { title: string; says: string }>> = {
  recused: { title: '回避声明已登记', says: '您不再参加那次评估，经办机构会另派人员。' },
  released: { title: '已退回派单', says: '经办机构会另派人员；已锁定的评估表仍保留在案。' },
  submitted: { title: '评估结论已提交', says: '转居住地经办机构复核，那次评估已从您的列表移走。' },
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function VisitsPage({ searchParams }: Props) {
  const actor = await requireActor('assessor')
  const [cards, today] = [await visitsOfMine(actor), await portalToday()]
  const { told } = await searchParams
  const news = typeof told === 'string' ? TOLD[told] : undefined
  const mineToDo = cards.filter((card) => !WAITING_STEPS.includes(card.step)).length
  return (
    <ShellTablet
      title={<b>{actor.name}</b>}
      tools={
        <>
          <Tag tone={mineToDo > 0 ? 'go' : 'plain'}>{`待我办理 ${mineToDo}`}</Tag>
          <InboxLink />
          <SignOutButton />
        </>
      }
    >
      <h1 className="mb-4 text-2xl font-semibold">我的评估</h1>
      {news && (
        <NoticeBanner tone="done" title={news.title} live className="mb-4">
          {news.says}
        </NoticeBanner>
      )}
      {cards.length === 0 ? (
        <EmptyState title="现在没有派给您的评估">居住地经办机构派单后，这里会按日期列出地址、时段和要办的事。</EmptyState>
      ) : (
        <ol className="stack">
          {cards.map((card) => (
            <VisitLine key={card.visit.id} card={card} today={today} />
          ))}
        </ol>
      )}
    </ShellTablet>
  )
}

function VisitLine({ card: { visit, mine, who, caseNo, step }, today }: { card: VisitCard; today: PlainDate }) {
  const isWaiting = WAITING_STEPS.includes(step)
  return (
    <li>
      <Link href={`/visits/${visit.id}` as Route} className="card padded block text-ink no-underline hover:border-lake">
        <span className="flex flex-wrap items-center justify-between gap-2">
          <b>
            {whenSaid(visit.scheduledOn, today)} {visit.window}
          </b>
          <Tag tone={isWaiting ? 'plain' : 'go'}>{STEP_LABEL[step]}</Tag>
        </span>
        <span className="mt-2 block text-xl font-semibold">
          {who.name} {who.sexAndAge && <span className="small muted font-normal">{who.sexAndAge}</span>}
        </span>
        {who.address ? (
          <span className="mt-1 block">
            {who.township} {who.address}
          </span>
        ) : (
          <span className="mt-1 block">{who.township}</span>
        )}
        <span className="small muted mt-2 block">
          {caseNo} · {OCCASION_LABEL[visit.occasion]} · {DUTY_LABEL[mine.duty]}
          {who.phone && ` · 电话 ${who.phone}`}
        </span>
      </Link>
    </li>
  )
}

function whenSaid(day: PlainDate, today: PlainDate): string {
  const away = daysBetween(today, day)
  const said = away === 0 ? '今天' : away === 1 ? '明天' : away === -1 ? '昨天' : ''
  return `${said ? `${said}（${shortDay(day)}）` : shortDay(day)}${chineseWeekday(day)}`
}
