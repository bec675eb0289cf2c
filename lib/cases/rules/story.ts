import type { Region } from '../../agreements/schema'
import { INSTITUTION_STATUS_LABEL } from '../../institutions/schema'
import { chineseDay, type PlainDate, shortDay } from '../../kernel/dates'
import { CHANGE_KIND_LABEL, END_REASON_LABEL, RELEASE_REASON_LABEL } from '../schema'
import type { CaseEvent } from '../schema/event'
import type { EventKind } from '../schema/event-kind'
import { isPauseBegun } from './pause'

type Told = { title: string; note?: string; isStop?: true }
type Names = { insured: Pick<Region, 'code' | 'name' | 'shortName'>; residence: Pick<Region, 'code' | 'name' | 'shortName'> }
/** `isAgain`: something was submitted before; `by`: the bureau that did it, by name. */
type Telling = (event: Pick<CaseEvent, 'body'>, names: Names, told: { isAgain: boolean; by: string }) => Told

/** One line of 经过, as a family reads it. */
export type StoryLine = { seq: number; on: PlainDate; title: string; note: string | null; isStop: boolean }

/** Null: the bureaus' own business (proposals, reminders) or nothing to tell (each save of a draft). */
const TELLING: Record<EventKind, Telling | null> = {
  started: (_event, { insured, residence }) => ({ title: '开始填写申请', note: `${insured.shortName}参保，住${residence.name}` }),
  draftSaved: null,
  submitted: (_event, { insured }, { isAgain }) => ({ title: isAgain ? '补正后重新提交' : '提交申请', note: `交${insured.name}受理` }),
  discarded: () => ({ title: '放弃草稿', isStop: true }),
  accepted: ({ body }, { insured }) => ({
    title: '受理',
    note: body.conclusionDueOn ? `${insured.name} · 结论书不晚于${chineseDay(body.conclusionDueOn)}` : insured.name,
  }),
  returned: ({ body }, { insured }) => ({ title: '退回补正', note: `${insured.name} · ${body.corrections?.length ?? 0} 项` }),
  refused: (_event, { insured }) => ({ title: '不予受理', note: insured.name, isStop: true }),
  lapsed: () => ({ title: '逾期未补正，办结', isStop: true }),
  commissioned: (_event, { insured, residence }) => ({ title: '委托评估', note: `${insured.shortName}委托${residence.shortName}` }),
  commissionAccepted: (_event, { residence }) => ({ title: '接收委托', note: residence.name }),
  commissionRejected: (_event, { residence }) => ({ title: '委托退回参保地，重新安排', note: residence.name }),
  forwarded: (_event, { residence }) => ({ title: '委托退回参保地，应由其他地方办理', note: residence.name }),
  assigned: ({ body }) => ({ title: '定下上门日期', ...(body.scheduledOn ? { note: `${shortDay(body.scheduledOn)}上门` } : {}) }),
  expertCalled: null,
  found: () => ({ title: '上门评估完成' }),
  visitReleased: ({ body }) => ({
    title: '改派评估人员',
    ...(body.releaseReason ? { note: RELEASE_REASON_LABEL[body.releaseReason] } : {}),
  }),
  noticed: ({ body }) => ({
    title: '评估结论公示',
    ...(body.notice ? { note: `${shortDay(body.notice.from)}至${shortDay(body.notice.to)}` } : {}),
  }),
  reported: (_event, { insured }) => ({ title: '结论复核完成，报参保地确认', note: insured.name }),
  sentBack: (_event, { residence }) => ({ title: '复核后退回补充评估', note: residence.name }),
  noticeEnded: () => ({ title: '公示期满，无异议' }),
  objected: () => ({ title: '提出异议' }),
  objectionReceived: () => ({ title: '公示期内收到异议，正在核实' }),
  objectionAdmitted: (_event, { residence }) => ({ title: '异议成立，安排复评', note: residence.name }),
  objectionDismissed: (_event, { residence }) => ({ title: '异议不成立', note: residence.name }),
  recognised: (_event, { insured }) => ({ title: '互认，两地生效', note: insured.name }),
  declined: (_event, { insured }) => ({ title: '不予认定', note: insured.name, isStop: true }),
  reexamined: (_event, { insured }) => ({ title: '参保地委托复查', note: insured.name }),
  changeReported: ({ body }) => ({
    title: '登记变化',
    ...(body.change ? { note: `${CHANGE_KIND_LABEL[body.change]}${body.happenedOn ? ` · ${shortDay(body.happenedOn)}` : ''}` } : {}),
  }),
  ended: ({ body }) => ({ title: '终止', ...(body.endReason ? { note: END_REASON_LABEL[body.endReason] } : {}), isStop: true }),
  expired: () => ({ title: '有效期届满', isStop: true }),
  superseded: () => ({ title: '由新的互认结果取代', isStop: true }),
  reopened: ({ body }) => ({ title: '案件重开', ...(body.to === 'recognised' ? { note: '护理机构须重新选择' } : {}) }),
  withdrawn: () => ({ title: '撤回申请', isStop: true }),
  addressChanged: () => ({ title: '变更居住地址' }),
  clarified: ({ body }) => ({ title: isPauseBegun(body) ? '两地核实问题，期限暂停' : '两地核实问题' }),
  answered: ({ body }) => ({ title: body.dueOn ? '问题已答复，期限继续' : '问题已答复' }),
  reminded: null,
  supplemented: null,
  renewalOpened: () => ({ title: '可以申请期满评估' }),
  invalidated: () => ({ title: '作废', isStop: true }),
  acknowledged: (_event, _names, { by }) => ({ title: '收悉结果', note: by }),
  institutionChosen: () => ({ title: '选定护理机构，护理开始' }),
  institutionChanged: () => ({ title: '更换护理机构' }),
  institutionNoted: ({ body }) => ({
    title: `护理机构${body.institutionStatus === 'valid' ? '恢复服务' : INSTITUTION_STATUS_LABEL[body.institutionStatus ?? 'suspended']}`,
  }),
  proposed: null,
  proposalReturned: null,
}

/** 经过 in plain words, oldest first. */
export function storyOf(
  events: ReadonlyArray<Pick<CaseEvent, 'kind' | 'seq' | 'today' | 'body' | 'regionCode'>>,
  names: Names,
): StoryLine[] {
  let isAgain = false
  return events.flatMap(({ kind, seq, today, body, regionCode }) => {
    const by = [names.insured, names.residence].find((one) => one.code === regionCode)?.name ?? ''
    const told = TELLING[kind]?.({ body }, names, { isAgain, by })
    if (kind === 'submitted') isAgain = true
    return told ? [{ seq, on: today, title: told.title, note: told.note ?? null, isStop: told.isStop ?? false }] : []
  })
}
