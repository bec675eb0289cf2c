import { z } from 'zod'
import type { DueActKind } from '../cases/schema/due'

/** The queues of lib/queue.ts, by name. */
export const QueueName = z.enum(['clock', 'act', 'deliver', 'scan', 'sweep', 'register'])
export type QueueName = z.infer<typeof QueueName>

/** By the words the administrator reads. */
export const QUEUE_LABEL: Record<QueueName, string> = {
  clock: '到期清点',
  act: '到期办理',
  deliver: '通知送达',
  scan: '材料查杀',
  sweep: '过期清理',
  register: '名录变动告知',
}

export const QUEUE_SAYS: Record<QueueName, string> = {
  clock: '每分钟清点一次到期的事项，交给“到期办理”。',
  act: '公示期满、逾期未补、草稿过期、有效期届满、期满评估开放、到期提醒，每件每次各办一次。',
  deliver: '把待发的短信和邮件送出，各送一次；站内消息随办理即时可见。',
  scan: '查杀服务恢复后，补查等待中的材料。',
  sweep: '清理两天前的短信验证码和登录计数，以及过期没有确认的名录上传。',
  register: '机构暂停、退出或恢复后，逐件告知正由它护理的家庭和两地经办机构，各告知一次。',
}

export const DUE_ACT_LABEL: Record<DueActKind, string> = {
  endNotice: '公示期满',
  lapse: '逾期未补',
  discard: '草稿过期',
  expire: '有效期届满',
  openRenewal: '期满评估开放',
  remind: '到期提醒',
}

/** One queue as the administrator sees it. `lastAt` is when it last did something, null when it never has. */
export type QueueLine = {
  queue: QueueName
  waiting: number
  active: number
  retrying: number
  failed: number
  lastAt: Date | null
  lastDone: number
  lastFailed: number
}

/** A job that was tried as often as its queue allows: ids, codes and a time, nothing about a person. */
export type FailedJob = { queue: QueueName; id: string; what: string; caseId: string | null; code: string; tries: number; at: Date }

/** Whether the background work runs: when it last showed a pulse, and for how many minutes it has not. */
export type Pulse = { running: boolean; lastAt: Date | null; stoppedMinutes: number }
