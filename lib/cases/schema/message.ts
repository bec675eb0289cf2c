import { z } from 'zod'
import type { Role } from '../../access/schema'
import { isPlainDate, type PlainDate } from '../../kernel/dates'

/** Whether a message asks for something or only tells it. */
export const MESSAGE_WEIGHTS = ['act', 'know'] as const
export type MessageWeight = (typeof MESSAGE_WEIGHTS)[number]
export const MESSAGE_WEIGHT_LABEL: Record<MessageWeight, string> = { act: '要办', know: '告知' }

/** What a message is about; its `caseId` and `caseNo` are the id and the number of that. */
export const MESSAGE_ABOUTS = ['case', 'finding', 'complaint', 'alert', 'suspension', 'expiry'] as const
export type MessageAbout = (typeof MESSAGE_ABOUTS)[number]
/** What the number under a message is called. */
export const NUMBER_LABEL: Record<MessageAbout, string> = {
  case: '案号',
  finding: '问题编号',
  complaint: '投诉编号',
  alert: '预警',
  suspension: '案号',
  expiry: '定点编号',
}

/** One message as its reader finds it. */
export type Message = {
  id: string
  about: MessageAbout
  /** Null, as its number is, of what an account is told of itself. */
  caseId: string | null
  caseNo: string | null
  weight: MessageWeight
  title: string
  text: string
  on: PlainDate
  isRead: boolean
}

/** By which way something leaves: a gateway, or a clerk by telephone, by post or at the window. */
export const CHANNELS = ['sms', 'email', 'byHand'] as const
export type Channel = (typeof CHANNELS)[number]
export const CHANNEL_LABEL: Record<Channel, string> = { sms: '短信', email: '电子邮件', byHand: '书面或电话' }

export const OUTGOING_STATES = ['queued', 'sending', 'sent', 'failed', 'untold', 'recorded'] as const
export type OutgoingState = (typeof OUTGOING_STATES)[number]
export const OUTGOING_STATE_LABEL: Record<OutgoingState, string> = {
  queued: '待发送',
  sending: '正在发送',
  sent: '已发送',
  failed: '没有发出',
  untold: '待告知',
  recorded: '已告知',
}

/** What a family was or is to be told by other ways than the inbox, as a bureau sees it; `text` only of what a clerk tells. */
export type ToTell = { id: string; seq: number; channel: Channel; title: string; text: string | null; state: OutgoingState; on: PlainDate }

export const TELLING_WAYS = ['telephone', 'post', 'inPerson'] as const
export const TellingWay = z.enum(TELLING_WAYS)
export type TellingWay = z.infer<typeof TellingWay>
export const TELLING_WAY_LABEL: Record<TellingWay, string> = { telephone: '电话', post: '邮寄', inPerson: '当面' }

export const TELLING_OUTCOMES = ['told', 'notReached'] as const
export const TellingOutcome = z.enum(TELLING_OUTCOMES)
export type TellingOutcome = z.infer<typeof TellingOutcome>
export const TELLING_OUTCOME_LABEL: Record<TellingOutcome, string> = { told: '已告知', notReached: '没有告知到' }

/** One try to tell a family, as it was recorded. */
export type Told = {
  id: string
  outgoingId: string
  way: TellingWay
  outcome: TellingOutcome
  on: PlainDate
  by: string
  note: string | null
}

/** What a clerk records: which notices, by which way, with what outcome. */
export const TellingEntry = z.strictObject({
  requestId: z.string().min(8).max(80),
  caseId: z.string().min(1).max(80),
  outgoingIds: z.array(z.string().min(1).max(80)).min(1, '请勾选告知了哪几项').max(50),
  way: TellingWay,
  outcome: TellingOutcome,
  toldOn: z.string().refine(isPlainDate, '请填写日期'),
  note: z.string().trim().max(300, '请不要超过 300 个字'),
})
export type TellingEntry = z.infer<typeof TellingEntry>

export const INBOX_FILTERS = ['all', 'unread', 'act'] as const
export const InboxFilter = z.enum(INBOX_FILTERS)
export type InboxFilter = z.infer<typeof InboxFilter>
export const INBOX_FILTER_LABEL: Record<InboxFilter, string> = { all: '全部', unread: '未读', act: '要办的' }

/** Where a message leads its reader, and by what words; null where the role has no page of it. */
export function messageLink(role: Role, { about, caseId }: Pick<Message, 'about' | 'caseId'>): { href: string; label: string } | null {
  if (caseId === null) return null
  const isBureau = role === 'clerk' || role === 'reviewer'
  if (about === 'finding') {
    if (isBureau) return { href: `/supervision/findings/${caseId}`, label: '打开问题' }
    return role === 'institution' ? { href: `/rectifications/${caseId}`, label: '去整改' } : null
  }
  if (about === 'complaint') {
    if (isBureau) return { href: `/supervision/complaints/${caseId}`, label: '打开投诉' }
    return role === 'applicant' ? { href: '/feedback', label: '看评价与投诉' } : null
  }
  if (about === 'expiry') {
    if (isBureau) return { href: '/register/expiring', label: '看快到期的机构' }
    return role === 'institution' ? { href: '/my-institution', label: '看本机构' } : null
  }
  if (about === 'alert') return isBureau ? { href: '/supervision', label: '联合监管' } : null
  const [href, label] = [caseHref(role, caseId), CASE_LINK_LABEL[role]]
  return href && label ? { href, label } : null
}

const CASE_LINK_LABEL: Partial<Record<Role, string>> = {
  applicant: '看这件申请',
  clerk: '打开案件',
  reviewer: '打开案件',
  assessor: '我的评估',
  institution: '服务对象',
}

/** Where a message of a case leads its reader; null where the role has no page of a case. */
function caseHref(role: Role, caseId: string): string | null {
  if (role === 'applicant') return `/apply/${caseId}`
  if (role === 'clerk' || role === 'reviewer') return `/cases/${caseId}`
  if (role === 'institution') return '/clients'
  return role === 'assessor' ? '/visits' : null
}
