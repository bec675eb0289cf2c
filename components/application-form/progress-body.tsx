import { CaseClockNote } from '@/components/case-clock-note'
import { ProgressSteps } from '@/components/ui/progress-steps'
import { Tag } from '@/components/ui/tag'
import type { Progress } from '@/lib/cases/rules/progress'
import { chineseDay, chineseWeekday, shortDay } from '@/lib/kernel/dates'

type Props = { progress: Progress }

/** Where it stands, in the order a family asks: which step, until when, whose desk, whom to call. */
export function ProgressBody({ progress }: Props) {
  const { steps, says, nextDate, left, rests, desk, holder, bureau } = progress
  const isThisYear = nextDate?.on.slice(0, 4) === progress.today.slice(0, 4)
  return (
    <div className="grid gap-4">
      <ProgressSteps label="办理到哪一步" steps={steps} />
      <p>{says}</p>
      <dl className="facts">
        {nextDate && (
          <div>
            <dt>{nextDate.label}</dt>
            <dd>
              <b>{isThisYear ? shortDay(nextDate.on) : chineseDay(nextDate.on)}</b> {chineseWeekday(nextDate.on)}
              {left && <> {left.isOver ? <Tag tone="late">{left.text}</Tag> : <span className="muted">· {left.text}</span>}</>}
            </dd>
          </div>
        )}
        {rests && (
          <div>
            <dt>期限</dt>
            <dd>{rests}</dd>
          </div>
        )}
        <div>
          <dt>{desk === 'none' ? '由谁办的' : '现在在谁手上'}</dt>
          <dd>{holder}</dd>
        </div>
        <div>
          <dt>咨询电话</dt>
          <dd>
            <span className="whitespace-nowrap">{bureau.phone}</span>
            {bureau.name !== holder && <span className="small muted block">{bureau.name}</span>}
          </dd>
        </div>
      </dl>
      <CaseClockNote clock={progress.clock} today={progress.today} />
    </div>
  )
}
