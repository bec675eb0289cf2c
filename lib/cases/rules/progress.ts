import type { Region } from '../../agreements/schema'
import { chineseDay, dayBeside, type PlainDate, shortDay } from '../../kernel/dates'
import { type CaseStatus, type Desk, END_REASON_LABEL } from '../schema'
import type { CaseFile } from '../schema/event'
import { type CaseClock, type ClockScene, clockOf, clockSays } from './clock'
import { DESK_OF, isClosed } from './life'

/** The five steps a family sees (受理 → 委托 → 上门 → 公示 → 互认), whatever number of statuses lie under each. */
export const STEPS = ['受理', '委托', '上门', '公示', '互认'] as const
export type ProgressStep = { label: (typeof STEPS)[number]; state: 'done' | 'now' | 'next' }

/** What of a case its progress is told from. */
export type Underway = Pick<
  CaseFile,
  'status' | 'statusBefore' | 'statusSince' | 'dueOn' | 'noticeTo' | 'validTo' | 'grade' | 'insuredRegion' | 'facts'
>

type Bureau = Pick<Region, 'name' | 'bureauName' | 'phone'>
/** What else the telling needs; `visit` when one is planned, `limit` from the pair's terms. */
export type Scene = ClockScene & {
  insured: Bureau
  residence: Bureau
  visit: { on: PlainDate; window: string } | null
  benefitFromGrade: number
}

export type Progress = {
  status: CaseStatus
  /** The day it was told on. */
  today: PlainDate
  steps: ProgressStep[]
  desk: Desk
  /** Whose desk it is on, by name. */
  holder: string
  /** Whom to ask. */
  bureau: { name: string; phone: string }
  nextDate: { label: string; on: PlainDate } | null
  /** 剩 4 个工作日 · 今天到期 · 已超过 2 个工作日, the number the bureaus see; null where time does not press or the limit rests. */
  left: { text: string; isOver: boolean } | null
  /** Why the limit rests, and since when. */
  rests: string | null
  clock: CaseClock
  /** One or two sentences for the family: what happens, and what they do. */
  says: string
}

/** How many of the five steps lie behind a case that stands here. */
const BEHIND: Record<CaseStatus, number> = {
  draft: 0,
  submitted: 0,
  returned: 0,
  accepted: 1,
  commissioned: 1,
  arranging: 2,
  assessing: 2,
  found: 3,
  onNotice: 3,
  disputed: 3,
  reported: 4,
  recognised: 5,
  refused: 0,
  declined: 4,
  withdrawn: 0,
  lapsed: 0,
  ended: 5,
  expired: 5,
  superseded: 5,
  invalidated: 5,
}

/** A draft has begun no step; a case that is closed stands on none, and shows how far it came. */
export function stepsOf(status: CaseStatus, statusBefore: CaseStatus | null): ProgressStep[] {
  const last = isClosed(status) ? (statusBefore ?? 'draft') : status
  const behind = last === 'disputed' && statusBefore && !isClosed(status) ? Math.max(3, BEHIND[statusBefore]) : BEHIND[last]
  const isUnderway = !isClosed(status) && status !== 'draft'
  return STEPS.map((label, at) => ({ label, state: at < behind ? 'done' : at === behind && isUnderway ? 'now' : 'next' }))
}

function holderOf(desk: Desk, { insured, residence }: Scene): { holder: string; bureau: Bureau } {
  switch (desk) {
    case 'applicant':
      return { holder: '您本人', bureau: insured }
    case 'competentBureau':
      return { holder: insured.bureauName, bureau: insured }
    case 'residenceBureau':
    case 'calendar':
      return { holder: residence.bureauName, bureau: residence }
    case 'assessors':
      return { holder: `${residence.bureauName}派出的评估人员`, bureau: residence }
    case 'none':
      return { holder: insured.bureauName, bureau: insured }
  }
}

const DUE_LABEL: Partial<Record<CaseStatus, string>> = {
  draft: '草稿保留到',
  submitted: '最晚答复',
  returned: '最晚补正',
  accepted: '最晚委托',
  commissioned: '最晚接收',
  arranging: '最晚定日期',
  assessing: '最晚完成',
  found: '最晚复核',
  disputed: '最晚核实',
  reported: '最晚决定',
}

function nextDateOf(caseFile: Underway, { today, visit }: Scene): Progress['nextDate'] {
  const { status, dueOn, noticeTo, validTo } = caseFile
  if (status === 'assessing' && visit && visit.on >= today) return { label: '上门评估', on: visit.on }
  if (status === 'onNotice' && noticeTo) return { label: '公示到', on: noticeTo }
  if (status === 'recognised' && validTo) return { label: '有效期到', on: validTo }
  const label = DUE_LABEL[status]
  return label && dueOn ? { label, on: dueOn } : null
}

/** A new round that has found nothing yet: the finding in hand is still the one that was told before it. */
const BEFORE_FINDING: readonly (CaseStatus | null)[] = ['accepted', 'commissioned', 'arranging', 'assessing']

/** True when the family has been told the finding: it is on notice, reported, or what followed; the first one goes on being told in a 复评. */
export function findingIsTold(caseFile: Pick<CaseFile, 'status' | 'statusBefore' | 'round' | 'facts'>): boolean {
  const { status, statusBefore, round, facts } = caseFile
  if (!facts.finding) return false
  const stood = isClosed(status) ? statusBefore : status
  if (round > 1 && BEFORE_FINDING.includes(stood)) return true
  if (!facts.notice && !facts.reportedOn) return false
  return stood === 'onNotice' || stood === 'disputed' || stood === 'reported' || stood === 'recognised'
}

/** Recognised at benefit level and no institution chosen yet. */
export function awaitsChoice(caseFile: Pick<CaseFile, 'status' | 'grade' | 'facts'>, benefitFromGrade: number): boolean {
  const { status, grade, facts } = caseFile
  return status === 'recognised' && grade !== null && grade >= benefitFromGrade && facts.institutionId === null
}

function saysOf(caseFile: Underway, scene: Scene, restsSince: PlainDate | null): string {
  const { facts, dueOn, noticeTo, validTo } = caseFile
  const { today, visit, insured, residence, benefitFromGrade } = scene
  const due = dueOn ? dayBeside(dueOn, today) : null
  if (restsSince && caseFile.status !== 'returned')
    return `两地经办机构正在互相核实一个问题，期限从 ${dayBeside(restsSince, today)} 起暂停计算，核实清楚后继续；需要您补充时会与您联系。`
  switch (caseFile.status) {
    case 'draft':
      return `${due ? `草稿保留到 ${due}，` : ''}填好后请核对并提交。`
    case 'submitted':
      return `申请已收到，${due ? `${due} 前` : ''}答复是否受理。请保持电话畅通。`
    case 'returned':
      if (restsSince) return `有 ${facts.corrections.length} 项需要补正。两地经办机构正在核实一个问题，补正期限暂停计算；您可以先补好提交。`
      return `有 ${facts.corrections.length} 项需要补正，请${due ? `在 ${due} 前` : ''}补好后重新提交；逾期未补，本次申请办结。`
    case 'accepted':
      return `已受理，正在委托${residence.name}上门评估。您不需要再跑一趟。`
    case 'commissioned':
      return `委托已发到${residence.name}，等待接收。您不需要做什么。`
    case 'arranging':
      return `${residence.name}正在安排评估人员，${due ? `${due} 前` : ''}定下上门日期，会先打电话给您。`
    case 'assessing':
      if (visit && visit.on >= today)
        return `评估人员 ${shortDay(visit.on)}${visit.window} 上门。请留一位家人在场，备好身份证和病历。没有书面告知过的费用，不用交。`
      return '评估人员正在整理上门评估的结论。'
    case 'found':
      return '上门评估已经完成，居住地经办机构正在复核结论。'
    case 'onNotice':
      return `评估结论正在公示，到 ${noticeTo ? dayBeside(noticeTo, today) : ''} 为止。有异议可以在本页提出，也可以联系${residence.bureauName}。`
    case 'disputed':
      return `对结论的异议正在核实，${due ? `${due} 前` : ''}告知结果。`
    case 'reported':
      return `评估结论已报${insured.name}，${due ? `${due} 前` : ''}作出互认决定。`
    case 'recognised': {
      const until = validTo ? `，有效期到 ${chineseDay(validTo)}` : ''
      return `结果已互认，两地有效${until}。${awaitsChoice(caseFile, benefitFromGrade) ? '请选择一家定点护理机构。' : ''}`
    }
    case 'refused':
      return '申请不予受理，理由和救济途径见决定。'
    case 'declined':
      return '评估结果不予认定，理由和救济途径见决定。'
    case 'withdrawn':
      return facts.submittedOn ? '申请已撤回。需要时可以重新申请。' : '草稿已放弃，可以重新填写。'
    case 'lapsed':
      return '逾期没有补正，申请已办结。可以重新申请。'
    case 'ended':
      return `已终止${facts.endReason ? `：${END_REASON_LABEL[facts.endReason]}` : ''}。`
    case 'expired':
      return '结果的有效期已经届满。需要继续享受待遇的，请联系经办机构做期满评估。'
    case 'superseded':
      return '已由新的互认结果取代。'
    case 'invalidated':
      return '本案已作废，不再有效力。如有疑问请联系经办机构。'
  }
}

/** Where a case stands, told to its family: steps, whose desk, the next date, and what to do. */
export function progressOf(caseFile: Underway, scene: Scene): Progress {
  const desk = DESK_OF[caseFile.status]
  const { holder, bureau } = holderOf(desk, scene)
  const nextDate = nextDateOf(caseFile, scene)
  const clock = clockOf(caseFile, scene)
  const rests = clock.desk.pause
  const words = clockSays(clock.desk, scene.today)
  // A visit that is agreed counts for more than the limit behind it.
  const isLimit = nextDate?.on === caseFile.dueOn && words !== null
  return {
    status: caseFile.status,
    today: scene.today,
    steps: stepsOf(caseFile.status, caseFile.statusBefore),
    desk,
    holder,
    bureau: { name: bureau.bureauName, phone: bureau.phone },
    nextDate,
    left: isLimit ? { text: words.text, isOver: words.tone === 'late' } : null,
    rests: rests ? `从 ${dayBeside(rests.since, scene.today)} 起暂停计时：等两地经办机构核实` : null,
    clock,
    says: saysOf(caseFile, scene, rests?.since ?? null),
  }
}
