import type { Region } from '../../agreements/schema'
import { chineseWeekday, dayBeside, type PlainDate, shortDay } from '../../kernel/dates'
import type { CaseEvent, CaseFile } from '../schema/event'
import type { MessageWeight } from '../schema/message'

export type Bureau = Pick<Region, 'code' | 'name' | 'shortName' | 'bureauName' | 'phone'>

/** All a notice may speak of: what happened, between whom, and the few words that lie outside the case. */
export type Happening = {
  event: Pick<CaseEvent, 'kind' | 'body' | 'side' | 'regionCode'>
  before: CaseFile
  after: CaseFile
  insured: Bureau
  residence: Bureau
  today: PlainDate
  /** 上午 or 下午 of a visit just appointed. */
  window: string | null
  /** The finding's grade in the words of its edition, and whether it opens the way to benefits. */
  grade: string | null
  reachesBenefit: boolean
  /** The last day on which the family may object to what it is told. */
  objectUntil: PlainDate | null
  /** The first day on which 重新评估 may be applied for, of a condition that changed. */
  reassessFrom: PlainDate | null
  /** The care institution chosen; of a recognition, the one that goes on caring. */
  institution: { name: string; phone: string } | null
}

/**
 * What a family is told. `text` is for the inbox, or for the clerk who tells it; an SMS says only that there is news, with `sms` before it
 * where a day cannot wait. null: no SMS. `byHand`: a family without an account is told it by a clerk; the rest it may hear when it asks.
 */
export type FamilyNotice = { weight: MessageWeight; title: string; text: string; ask: Bureau; sms: string | null; byHand: boolean }

export const AUDIENCES = [
  'competentClerks',
  'competentReviewers',
  'residenceClerks',
  'residenceReviewers',
  'proposer',
  'assessors',
  'formerAssessors',
  'institution',
  'formerInstitution',
] as const
export type Audience = (typeof AUDIENCES)[number]

/** What people at work are told; by e-mail too where they gave an address and something is to be done. */
export type StaffNotice = { to: Audience; weight: MessageWeight; title: string; text: string }

/** 12月3日星期四, with the year where it is another. */
export function dayInWords(day: PlainDate, { today }: Pick<Happening, 'today'>): string {
  return `${dayBeside(day, today)}${chineseWeekday(day)}`
}

/** Whom to call, at the end of every notice to a family. */
export function callLine(bureau: Bureau): string {
  return `有不清楚的，请致电${bureau.bureauName}，电话 ${bureau.phone}。`
}

/** The one SMS there is: no name, number, grade, illness or ground; a day where it cannot wait. Who has no account is asked to call. */
export function smsText(lead: string, bureau: Bureau, hasAccount: boolean): string {
  return `【长护险异地互认】${lead}您办的申请有新的进展，${hasAccount ? '请登录查看，或' : '请'}致电 ${bureau.phone}。`
}

/** How many messages of an SMS a text costs: 70 characters alone, 67 each where it is longer. */
export function smsParts(text: string): number {
  const length = [...text].length
  return length <= 70 ? 1 : Math.ceil(length / 67)
}

export function byDay(day: PlainDate | null | undefined): string {
  return day ? `请在${shortDay(day)}前办理。` : ''
}
