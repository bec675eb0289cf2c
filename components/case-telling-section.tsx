import type { ReactNode } from 'react'
import {
  CHANNEL_LABEL,
  OUTGOING_STATE_LABEL,
  TELLING_OUTCOME_LABEL,
  TELLING_WAY_LABEL,
  type Told,
  type ToTell,
} from '@/lib/cases/schema/message'
import { chineseDay, shortDay } from '@/lib/kernel/dates'
import { Card } from './ui/card'
import { Disclosure } from './ui/disclosure'
import { NoticeBanner } from './ui/notice-banner'
import { Tag } from './ui/tag'

type Props = {
  toTell: readonly ToTell[]
  told: readonly Told[]
  /** Records that it was told; drawn while there is something to tell. */
  form: (untold: readonly ToTell[]) => ReactNode
}

/** 告知: what the family was told by SMS, and what a clerk tells a family that has no account. Nothing when there is neither. */
export function CaseTellingSection({ toTell, told, form }: Props) {
  const byHand = toTell.filter((one) => one.channel === 'byHand')
  const untold = byHand.filter((one) => one.state === 'untold')
  const sms = toTell.filter((one) => one.channel === 'sms')
  if (byHand.length === 0)
    return sms.length > 0 ? (
      <Card title="告知家属">
        <p className="small muted">消息已写进家属账号的“消息”，并发短信提醒。</p>
        <SmsList sms={sms} />
      </Card>
    ) : null
  return (
    <Card
      id="telling"
      title="须书面或电话告知"
      aside={untold.length > 0 ? <Tag tone="wait">{`待告知 ${untold.length} 项`}</Tag> : <Tag tone="done">都已告知</Tag>}
    >
      {untold.length > 0 && (
        <>
          <NoticeBanner tone="wait" title="家属没有平台账号，看不到消息">
            请打电话、寄信或当面告诉，再在这里记一笔。不影响案件继续办理；家属知道结果的日子以记录为准（条款待核定）。
          </NoticeBanner>
          <div className="mt-4">{form(untold)}</div>
        </>
      )}
      {told.length > 0 && (
        <Disclosure summary={`告知记录 ${told.length} 条`} open={untold.length === 0}>
          <ul className="stack">
            {told.toReversed().map((one) => (
              <li key={one.id}>
                <b>{byHand.find((each) => each.id === one.outgoingId)?.title ?? '—'}</b>{' '}
                <span className="small">
                  {TELLING_WAY_LABEL[one.way]} · {TELLING_OUTCOME_LABEL[one.outcome]} · {chineseDay(one.on)} · {one.by}
                </span>
                {one.note && <p className="small muted">{one.note}</p>}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {sms.length > 0 && <SmsList sms={sms} />}
    </Card>
  )
}

function SmsList({ sms }: { sms: readonly ToTell[] }) {
  const failed = sms.filter((one) => one.state === 'failed').length
  return (
    <Disclosure summary={`${CHANNEL_LABEL.sms} ${sms.length} 条${failed > 0 ? `，没有发出 ${failed} 条` : ''}`}>
      <ul className="grid gap-1">
        {sms.map((one) => (
          <li key={one.id} className="small">
            {shortDay(one.on)} · {one.title} · {OUTGOING_STATE_LABEL[one.state]}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
