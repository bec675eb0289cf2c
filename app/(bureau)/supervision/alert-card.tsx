import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { Tag } from '@/components/ui/tag'
import { Unsure } from '@/components/ui/unsure'
import { chineseDay } from '@/lib/kernel/dates'
import type { Named } from '@/lib/supervision/commands/desk'
import type { Alert } from '@/lib/supervision/schema/alert'
import { ALERT_CAUSE_LABEL } from '@/lib/supervision/schema/points'
import { SettleForm } from './settle-form'

type Props = { alert: Named<Alert>; belowPoints: number; region: string; mayDecide: boolean }

/** 预警: why the rules say that an institution is to be suspended, and, for the reviewer there, what to do about it. */
export function AlertCard({ alert, belowPoints, region, mayDecide }: Props) {
  const why = {
    graveFinding: '有一条严重问题没有办结，按积分办法应当紧急暂停。',
    rectifyOverdue: '整改超过期限太久没有提交，按积分办法应当紧急暂停。',
    pointsBelow: `今年的积分低于 ${belowPoints} 分，按积分办法应当紧急暂停。`,
  }[alert.cause]
  return (
    <Card
      title={
        <>
          预警：{alert.house} <Tag tone="late">{ALERT_CAUSE_LABEL[alert.cause]}</Tag>
        </>
      }
      aside={<Unsure />}
    >
      <p>
        {why}
        {chineseDay(alert.raisedOn)}提出。
        {alert.cause !== 'pointsBelow' && (
          <>
            {' '}
            <a href={`/supervision/findings/${alert.subject}`}>看这条问题</a>
          </>
        )}
      </p>
      {mayDecide ? (
        <div className="mt-4 grid gap-3">
          <Disclosure summary="紧急暂停…" tone="stop" boxed>
            <SettleForm alertId={alert.id} way="suspend" />
          </Disclosure>
          <Disclosure summary="不暂停…" boxed>
            <SettleForm alertId={alert.id} way="dismiss" />
          </Disclosure>
        </div>
      ) : (
        <p className="small muted mt-2">由{region}经办机构的复核人员决定暂停或不暂停。</p>
      )}
    </Card>
  )
}
