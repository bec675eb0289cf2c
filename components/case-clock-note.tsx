import { type CaseClock, type Clock, clockSays, type Rest, restSays } from '@/lib/cases/rules/clock'
import { PAUSE_REASON_LABEL } from '@/lib/cases/schema'
import { dayBeside, type PlainDate } from '@/lib/kernel/dates'
import { Disclosure } from './ui/disclosure'

type Props = { clock: CaseClock; today: PlainDate }

/** 期限怎么算: each limit with its term and source, from which day, how much is used, when it rested and why. The same for every reader. */
export function CaseClockNote({ clock, today }: Props) {
  const { desk, held, answer, conclusion, pauses } = clock
  const told = [desk, held, answer, conclusion].filter((one): one is Clock => one !== null && one.limit !== null)
  if (told.length === 0) return null
  return (
    <Disclosure summary="期限怎么算">
      <div className="grid gap-3 small">
        {told.map((one) => (
          <LimitNote key={one.limit?.key} clock={one} today={today} />
        ))}
        {pauses.length > 0 && (
          <div>
            <b>暂停过的时间</b>
            <ul className="grid gap-1">
              {pauses.map((one) => (
                <li key={`${one.why}-${one.since}-${one.until}`}>{pauseText(one, today)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Disclosure>
  )
}

function LimitNote({ clock, today }: { clock: Clock; today: PlainDate }) {
  const { limit, from, dueOn, used } = clock
  if (!limit || !from) return null
  const unit = limit.unit === 'day' ? '天' : '个工作日'
  const words = clockSays(clock, today)
  return (
    <div>
      <p>
        <b>
          {limit.label}：{limit.text}
        </b>{' '}
        <span className="muted">{limit.basis}</span>
      </p>
      <p>
        从 {dayBeside(from, today)} 的次日起算
        {used !== null && `，已用 ${used} ${unit}`}
        {words && `，${words.text}`}
        {dueOn ? `，到 ${dayBeside(dueOn, today)} 为止。` : `，${restSays(clock) ?? '恢复后继续'}。`}
      </p>
    </div>
  )
}

function pauseText({ why, since, until, days }: Rest, today: PlainDate): string {
  const to = until ? `${dayBeside(since, today)}至${dayBeside(until, today)}` : `${dayBeside(since, today)}至今`
  return `${PAUSE_REASON_LABEL[why]}：${to}${days === null ? '' : `，${days} 个工作日`}`
}
