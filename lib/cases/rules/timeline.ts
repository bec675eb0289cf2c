import type { Side } from '../../access/schema'
import type { WorkingCalendar } from '../../kernel/calendar'
import { dayBeside, type PlainDate, shanghaiMinute, shortDay } from '../../kernel/dates'
import type { Json } from '../../kernel/digest'
import {
  APPLIED_AS_LABEL,
  type CaseStatus,
  CHANGE_KIND_LABEL,
  CORRECTION_ITEM_LABEL,
  type CorrectionItem,
  DECLINE_GROUND_ROWS,
  END_REASON_LABEL,
  REFUSAL_GROUND_LABEL,
  REJECT_GROUND_LABEL,
  RELEASE_REASON_LABEL,
  REMINDER_LEVEL_LABEL,
} from '../schema'
import { COMMAND_LABEL } from '../schema/command'
import type { CaseEvent, CaseFile, EventBody } from '../schema/event'
import type { EventKind } from '../schema/event-kind'
import { type CaseClock, clockSays, restSays, workingDaysTaken } from './clock'
import { isClosed } from './life'

/** Free text of an event, as `wordsOf` gives it. */
export type Words = Record<string, Json | undefined>

/** One line of 经过, as a bureau reads it. */
export type TimelineLine = { key: string; title: string; notes: string[]; state: 'done' | 'now' | 'next' | 'late' | 'stopped' }

type Scene = {
  today: PlainDate
  calendar: WorkingCalendar
  clock: CaseClock
  /** Who did it, as this reader may know it. */
  whoOf: (event: CaseEvent) => string
  wordsOf: (event: CaseEvent) => Words
  /** A region's short name. */
  nameOf: (regionCode: string) => string
  /** False: the finding is below benefit level and goes without a notice. */
  goesOnNotice: boolean
}

const TITLE: Record<EventKind, string> = {
  started: '开始申请',
  draftSaved: '修改申请',
  submitted: '提交申请',
  discarded: '放弃草稿',
  accepted: '受理',
  returned: '退回补正',
  refused: '不予受理',
  lapsed: '逾期未补，办结',
  commissioned: '委托评估',
  commissionAccepted: '接收委托',
  commissionRejected: '退回委托',
  forwarded: '转办',
  assigned: '派员',
  expertCalled: '增派专家',
  found: '上门评估，提交结论',
  visitReleased: '退回派单',
  noticed: '复核上报，开始公示',
  reported: '复核上报参保地',
  sentBack: '退回评估',
  noticeEnded: '公示期满，无异议',
  objected: '提出异议',
  objectionReceived: '收到他人异议',
  objectionAdmitted: '异议成立，安排复评',
  objectionDismissed: '异议不成立',
  recognised: '互认，两地生效',
  declined: '不予认定',
  reexamined: '委托复查',
  changeReported: '登记变化',
  ended: '终止',
  expired: '有效期届满',
  superseded: '由新的互认结果取代',
  reopened: '重开',
  withdrawn: '撤回申请',
  addressChanged: '变更居住地址',
  clarified: '请对方说明',
  answered: '答复',
  reminded: '催办',
  supplemented: '补充说明',
  renewalOpened: '可以办理期满评估',
  invalidated: '作废',
  acknowledged: '收悉',
  institutionChosen: '选定护理机构，护理开始',
  institutionChanged: '更换护理机构',
  institutionNoted: '护理机构在名录中有变动',
  proposed: '初审',
  proposalReturned: '退回初审',
}
const STOPS: readonly EventKind[] = [
  'refused',
  'declined',
  'withdrawn',
  'lapsed',
  'discarded',
  'ended',
  'expired',
  'superseded',
  'invalidated',
]
/** Whose time is counted: a family's or the calendar's is not. */
const OFFICES: readonly Side[] = ['competentBureau', 'residenceBureau', 'assessor']
const UNTOLD: readonly EventKind[] = ['started', 'draftSaved']

/** What is still to come on the straight path, in the order it comes. */
const AHEAD: ReadonlyArray<[CaseStatus, string]> = [
  ['submitted', '受理'],
  ['accepted', '委托评估'],
  ['commissioned', '接收委托'],
  ['arranging', '派员'],
  ['assessing', '上门评估'],
  ['found', '复核上报'],
  ['onNotice', '公示期满'],
  ['reported', '参保地确认'],
  ['recognised', '互认，两地生效'],
]
const NOW: Partial<Record<CaseStatus, string>> = {
  submitted: '待受理',
  returned: '待申请人补正',
  accepted: '待委托评估',
  commissioned: '待接收委托',
  arranging: '待派员',
  assessing: '评估中',
  found: '待复核上报',
  onNotice: '公示中',
  disputed: '异议待核',
  reported: '待确认互认',
}

/** The whole story of a case: what happened with day, who and working days used; where it stands; what remains. */
export function timelineOf(caseFile: CaseFile, events: readonly CaseEvent[], scene: Scene): TimelineLine[] {
  const lines: TimelineLine[] = []
  let since: PlainDate | null = null
  let wasSubmitted = false
  for (const event of events) {
    const moves = event.body.to !== undefined
    if (!UNTOLD.includes(event.kind)) lines.push(lineOf(event, since, wasSubmitted, caseFile, scene))
    if (event.kind === 'submitted') wasSubmitted = true
    if (moves) since = event.today
  }
  return [...lines, ...whatComes(caseFile, scene)]
}

function lineOf(event: CaseEvent, since: PlainDate | null, isAgain: boolean, caseFile: CaseFile, scene: Scene): TimelineLine {
  const used =
    since && event.body.to && OFFICES.includes(event.side)
      ? usedText(workingDaysTaken(caseFile.facts.pauses, since, event.today, scene.calendar))
      : ''
  const first = [dayBeside(event.today, scene.today), scene.whoOf(event), used].filter((part) => part !== '').join(' · ')
  return {
    key: `event-${event.seq}`,
    title: titleOf(event, isAgain),
    notes: [first, ...detailsOf(event, caseFile, scene.wordsOf(event))],
    state: STOPS.includes(event.kind) ? 'stopped' : 'done',
  }
}

function titleOf({ kind, body }: CaseEvent, isAgain: boolean): string {
  if (kind === 'submitted' && isAgain) return '补正后重新提交'
  if (kind === 'proposed' && body.proposal) return `初审：${COMMAND_LABEL[body.proposal.command]}`
  return TITLE[kind]
}

function usedText(days: number | null): string {
  if (days === null) return ''
  return days > 0 ? `用 ${days} 个工作日` : '当日办'
}

/** The substance of an event in words: grounds, days, the free text that came with it. */
export function detailsOf(event: CaseEvent, caseFile: CaseFile, words: Words): string[] {
  const { kind, body } = event
  const details: string[] = []
  if (kind === 'submitted') details.push(APPLIED_AS_LABEL[caseFile.appliedAs])
  if (body.ground) details.push(groundLabel(body.ground, event.today))
  if (body.rejectGround) details.push(REJECT_GROUND_LABEL[body.rejectGround])
  if (body.level) details.push(REMINDER_LEVEL_LABEL[body.level])
  if (body.scheduledOn) details.push(`${shortDay(body.scheduledOn)}${textOf(words.window)}上门`)
  if (body.releaseReason) details.push(RELEASE_REASON_LABEL[body.releaseReason])
  if (body.endReason) details.push(END_REASON_LABEL[body.endReason])
  if (body.change) details.push(CHANGE_KIND_LABEL[body.change])
  if (body.happenedOn) details.push(`发生于 ${body.happenedOn}`)
  if (kind === 'clarified' && body.pauses) details.push(stopText(body))
  if (kind === 'answered' && body.dueOn) details.push(`期限继续，到 ${dayBeside(body.dueOn, event.today)}`)
  if (body.notice) details.push(`公示 ${shortDay(body.notice.from)}至${shortDay(body.notice.to)}`)
  if (body.recognition) details.push(`有效 ${body.recognition.validFrom} 至 ${body.recognition.validTo}`)
  // An approved act was told in full where it was proposed.
  return body.proposedBy ? details : [...details, ...wordsSay(words)]
}

function stopText({ pauses }: EventBody): string {
  const left = pauses?.at(-1)?.left
  return left == null ? '结论期限暂停' : left > 0 ? `期限暂停，还剩 ${left} 个工作日` : '期限暂停'
}

const WORD_LABEL: Record<string, string> = {
  reason: '理由',
  points: '要点',
  note: '说明',
  question: '问题',
  reply: '答复',
  insuranceEvidence: '参保核实依据',
}

/** 要点：夜间照护. Only the fields people write; never an address or an application. */
export function wordsSay(words: Words): string[] {
  const corrections = Array.isArray(words.corrections) ? (words.corrections as Array<{ item: CorrectionItem; reason: string }>) : []
  const written = Object.entries(WORD_LABEL).flatMap(([field, label]) => {
    const text = textOf(words[field])
    return text === '' ? [] : [`${label}：${text}`]
  })
  return [...corrections.map(({ item, reason }) => `${CORRECTION_ITEM_LABEL[item]}：${reason}`), ...written]
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

export function groundLabel(ground: string, on: PlainDate): string {
  if (ground in REFUSAL_GROUND_LABEL && !DECLINE_GROUND_ROWS.some((row) => row.ground === ground))
    return REFUSAL_GROUND_LABEL[ground as keyof typeof REFUSAL_GROUND_LABEL]
  const row = DECLINE_GROUND_ROWS.find((each) => each.ground === ground && each.from <= on)
  return row?.label ?? REFUSAL_GROUND_LABEL.other
}

function whatComes(caseFile: CaseFile, { today, nameOf, goesOnNotice, clock }: Scene): TimelineLine[] {
  const { status, dueOn, deskRegion } = caseFile
  const now = NOW[status]
  if (isClosed(status) || !now) return []
  const { desk: limit, held } = clock
  const late = limit.state === 'late'
  const words = clockSays(limit, today)?.text ?? ''
  const rests = held ? [`${held.limit?.label}暂停`, restSays(held) ?? ''] : [restSays(limit) ?? '']
  const desk = deskRegion ? `${nameOf(deskRegion)} · ` : ''
  const standing: TimelineLine = {
    key: 'now',
    title: now,
    notes: [dueOn ? `${desk}${late ? '已过' : '到'} ${dayBeside(dueOn, today)}` : desk.replace(' · ', ''), words, ...rests].filter(
      (note) => note !== '',
    ),
    state: late ? 'late' : 'now',
  }
  const at = AHEAD.findIndex(([each]) => each === status)
  // From a side road one comes back to its junction: a correction to acceptance, an objection to the notice's end.
  const rest = status === 'returned' ? AHEAD : status === 'disputed' ? AHEAD.slice(7) : AHEAD.slice(at + 1)
  const ahead = rest.filter(([each]) => each !== 'onNotice' || goesOnNotice)
  return [standing, ...ahead.map(([each, title]): TimelineLine => ({ key: `next-${each}`, title, notes: [], state: 'next' }))]
}

/** The day and minute of an acknowledgement, Asia/Shanghai. */
export function acknowledgedAt(at: string): string {
  return shanghaiMinute(new Date(at))
}
