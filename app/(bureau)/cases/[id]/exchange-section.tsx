import type { ComponentProps } from 'react'
import { Card } from '@/components/ui/card'
import { Tag } from '@/components/ui/tag'
import { type Clock, clockSays } from '@/lib/cases/rules/clock'
import { dayBeside, type PlainDate } from '@/lib/kernel/dates'
import type { ExchangeShown } from '@/lib/web/case-between'

type Props = { exchanges: readonly ExchangeShown[]; answer: Clock; today: PlainDate }

const SAID_AS = { question: '问', answer: '答', supplement: '补充' } as const

/** 两地往来: who asked whom what and when, what was answered, and since when the clock rests. */
export function ExchangeSection({ exchanges, answer, today }: Props) {
  if (exchanges.length === 0) return null
  const time = clockSays(answer, today)
  return (
    <Card title="两地往来" id="exchanges">
      <ol className="grid gap-5">
        {exchanges.map((one) => {
          const { says, tone } = standing(one, today)
          return (
            <li key={one.key} className="grid gap-2 border-s-2 border-line-2 ps-4">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <b>{one.kind === 'question' ? `${one.asker}请${one.asked}说明` : `${one.asker}补充说明`}</b>
                <Tag tone={tone}>{says}</Tag>
              </p>
              {one.said.map((said) => (
                <p key={said.key} className="break-words whitespace-pre-line">
                  <span className="small muted block">
                    {SAID_AS[said.as]} · {said.who} · {dayBeside(said.on, today)}
                  </span>
                  {said.text || <span className="muted">内容已按保存期限清除</span>}
                </p>
              ))}
              {one.state === 'waiting' && answer.dueOn && (
                <p className={time?.tone === 'late' ? 'font-semibold text-red' : undefined}>
                  {one.asked}答复到 {dayBeside(answer.dueOn, today)} 为止
                  {time && `，${time.text}`}。
                </p>
              )}
              {one.state === 'waiting' && (
                <p className="small muted">
                  期限自 {dayBeside(one.since, today)} 起暂停，{one.asked}答复后继续；只有{one.asked}能答复。
                </p>
              )}
              {one.state === 'closed' && <p className="small muted">案件没有等答复就继续办理，这个问题随之结束。</p>}
            </li>
          )
        })}
      </ol>
    </Card>
  )
}

function standing({ state, asked, until }: ExchangeShown, today: PlainDate): { says: string; tone: ComponentProps<typeof Tag>['tone'] } {
  if (state === 'waiting') return { says: `等${asked}答复`, tone: 'wait' }
  if (state === 'answered') return { says: `已答复${until ? ` · ${dayBeside(until, today)}` : ''}`, tone: 'done' }
  return state === 'closed' ? { says: '未等答复', tone: 'plain' } : { says: '不需答复', tone: 'plain' }
}
