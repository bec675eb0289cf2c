import { z } from 'zod'
import type { PlainDate } from '../../kernel/dates'
import type { AlertCause } from './points'

export const ALERT_STATES = ['open', 'suspended', 'dismissed'] as const
export type AlertState = (typeof ALERT_STATES)[number]
export const ALERT_STATE_LABEL: Record<AlertState, string> = { open: '待决定', suspended: '已紧急暂停', dismissed: '不暂停' }

/** 预警. */
export type Alert = {
  id: string
  institutionId: string
  regionCode: string
  concernedRegions: string[]
  cause: AlertCause
  subject: string
  raisedOn: PlainDate
  state: AlertState
  settledOn: PlainDate | null
  reason: string | null
}

/** 暂停 or 不暂停, with the reason. */
export const SettleEntry = z.strictObject({
  alertId: z.string().min(1).max(64),
  reason: z.string().trim().min(1, '请写明理由').max(200, '不超过 200 个字'),
})
export type SettleEntry = z.infer<typeof SettleEntry>
