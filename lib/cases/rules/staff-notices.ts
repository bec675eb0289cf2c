import { dayBeside } from '../../kernel/dates'
import {
  CHANGE_KIND_LABEL,
  END_REASON_LABEL,
  REJECT_GROUND_LABEL,
  RELEASE_REASON_LABEL,
  REMINDER_LEVEL_LABEL,
  STATUS_LABEL,
} from '../schema'
import { COMMAND_LABEL } from '../schema/command'
import type { EventKind } from '../schema/event-kind'
import type { Audience, Happening, StaffNotice } from './notice'
import { openObjections } from './objection'
import { isPauseBegun, standingPause } from './pause'
import { peopleOf } from './reminders'

type StaffTelling = (happening: Happening) => StaffNotice[]

const BOTH: readonly Audience[] = ['competentClerks', 'residenceClerks']
/** Statuses in which the residence bureau has not been asked yet. */
const BEFORE_COMMISSION = ['draft', 'submitted', 'returned', 'accepted']

function due({ after, today }: Happening): string {
  return after.dueOn ? `，期限到 ${dayBeside(after.dueOn, today)}` : ''
}

function act(to: Audience, title: string, text: string): StaffNotice {
  return { to, weight: 'act', title, text }
}
function know(to: Audience, title: string, text: string): StaffNotice {
  return { to, weight: 'know', title, text }
}

/** The clerks of a region of the case; none for a region that is no party. */
function clerksOf(happening: Happening, regionCode: string | null): Audience[] {
  if (regionCode === happening.after.insuredRegion) return ['competentClerks']
  return regionCode === happening.after.residenceRegion ? ['residenceClerks'] : []
}

/** The bureaus that did not do it themselves: the other one, or both where a family or time did. */
function others({ event }: Happening, among: readonly Audience[] = BOTH): Audience[] {
  return among.filter(
    (to) =>
      !(event.side === 'competentBureau' && to === 'competentClerks') && !(event.side === 'residenceBureau' && to === 'residenceClerks'),
  )
}

/** Everyone who works on a case that has stopped: the other bureau once it was asked, assessors on their way, the institution. */
function stopped(title: string): StaffTelling {
  return (happening) => {
    const { before, event } = happening
    const why = event.body.endReason ? `：${END_REASON_LABEL[event.body.endReason]}` : ''
    const reached = BEFORE_COMMISSION.includes(before.status) ? (['competentClerks'] as const) : BOTH
    return [
      ...others(happening, reached).map((to) => know(to, title, `本案从“${STATUS_LABEL[before.status]}”办结${why}。`)),
      ...(before.status === 'assessing' ? [act('formerAssessors', '不用上门了', '这件评估已经停止办理，原定的上门取消。')] : []),
      ...(before.facts.institutionId
        ? [act('institution', '护理对象的待遇已停止', '请自接到通知起停止按长护险提供服务，已提供的服务照常记录。')]
        : []),
    ]
  }
}

/** Whom a reminder is for: who is asked, before anything else, as `mayRemind` reads it; else the people of the desk. */
function remindedAudience(happening: Happening): Audience[] {
  const { after, event } = happening
  const { insuredRegion, residenceRegion } = after
  if (!event.body.level) {
    const asked = standingPause(after.facts, 'answer')
    if (asked) return clerksOf(happening, asked.askedBy === insuredRegion ? residenceRegion : insuredRegion)
    if (after.status === 'recognised') return after.facts.endReported ? ['competentClerks'] : []
  }
  return peopleOf(after, event.body.level === 'escalated', event.body.of).flatMap((one): Audience[] => {
    if (one.who === 'family') return []
    if (one.who === 'assessors') return ['assessors']
    const isCompetent = one.regionCode === insuredRegion
    if (one.who === 'reviewers') return [isCompetent ? 'competentReviewers' : 'residenceReviewers']
    return [isCompetent ? 'competentClerks' : 'residenceClerks']
  })
}

/** A new recognition under which the same institution goes on. */
const continued: StaffTelling = (one) => [
  ...others(one).map((to) => know(to, '继续护理', `新的评估结果已互认，由${one.institution?.name ?? '原机构'}继续护理。`)),
  know('institution', '继续护理', '护理对象有新的评估结果，由贵机构继续护理，请照常服务。'),
]

const NONE: StaffTelling = () => []

/** What people at work are told of each kind of event, beside what their desk shows anyway. */
export const STAFF_NOTICES: Record<EventKind, StaffTelling> = {
  started: NONE,
  draftSaved: NONE,
  submitted: (one) => [
    act('competentClerks', one.before.facts.submittedOn ? '补正后重新提交' : '新的申请', `请受理或退回补正${due(one)}。`),
  ],
  discarded: NONE,
  accepted: NONE,
  returned: NONE,
  refused: NONE,
  lapsed: () => [know('competentClerks', '逾期未补，已办结', '申请人没有在期限内补正，本案已由日历办结。')],
  commissioned: (one) => [act('residenceClerks', '新的委托', `${one.insured.shortName}委托评估，请接收或说明理由退回${due(one)}。`)],
  commissionAccepted: (one) => [know('competentClerks', '委托已接收', `${one.residence.shortName}已经接收委托，正在派员。`)],
  commissionRejected: (one) => [
    act(
      'competentClerks',
      '委托被退回',
      `${one.residence.shortName}退回委托${one.event.body.rejectGround ? `：${REJECT_GROUND_LABEL[one.event.body.rejectGround]}` : ''}。请重新安排${due(one)}。`,
    ),
  ],
  forwarded: (one) => [
    act(
      'competentClerks',
      '委托须转办',
      `${one.residence.shortName}指明应由另一方办理。请核实后以“${END_REASON_LABEL.movedElsewhere}”终止本案，并告知申请人改向那一方申请${due(one)}。`,
    ),
  ],
  assigned: (one) => [
    act(
      'assessors',
      '新的上门评估',
      `${one.after.facts.scheduledOn ? `${dayBeside(one.after.facts.scheduledOn, one.today)}${one.window ?? ''}上门` : '请查看上门日期'}。请先声明有无回避情形。`,
    ),
  ],
  expertCalled: () => [act('assessors', '增派专家', '请查看评估表并给出意见；须先声明有无回避情形。')],
  found: (one) => [act('residenceClerks', '评估结论待复核', `评估人员已提交结论，请复核${due(one)}。`)],
  visitReleased: (one) => [
    act(
      'residenceClerks',
      '派单被退回',
      `${one.event.body.releaseReason ? `${RELEASE_REASON_LABEL[one.event.body.releaseReason]}，` : ''}请另派人员${due(one)}。`,
    ),
    know('formerAssessors', '不用上门了', '这次派单已经退回，由经办机构另派人员。'),
  ],
  noticed: (one) => [know('competentClerks', '评估结论开始公示', `${one.residence.shortName}已复核结论并开始公示。`)],
  reported: (one) => [act('competentClerks', '评估结论待确认', `${one.residence.shortName}已报来结论，请确认${due(one)}。`)],
  sentBack: () => [act('assessors', '评估退回补充', '经办机构退回了评估结论，请看退回的理由。')],
  noticeEnded: (one) => [act('competentClerks', '公示期满，待确认', `公示期满，请作出决定${due(one)}。`)],
  objected: (one) => [
    act('residenceClerks', '收到异议', `参保人或代理人提出异议，请核实${due(one)}。`),
    know('competentClerks', '收到异议', '参保人或代理人提出异议，由居住地核实。'),
  ],
  objectionReceived: (one) => [
    openObjections(one.before).length === 0
      ? act('residenceClerks', '收到他人异议', `公示期内有人提出异议，请核实${due(one)}。`)
      : know('residenceClerks', '又收到他人异议', `公示期内又有人提出异议，请一并核实${due(one)}。`),
    know('competentClerks', '收到他人异议', '公示期内有人提出异议，由居住地核实。'),
  ],
  objectionAdmitted: (one) => [know('competentClerks', '异议成立，安排复评', `${one.residence.shortName}认定异议成立，安排其他人员复评。`)],
  objectionDismissed: (one) => [know('competentClerks', '异议不成立', `${one.residence.shortName}认定异议不成立。`)],
  recognised: (one) => [act('residenceClerks', '结果已互认，请收悉', `${one.insured.shortName}已作出互认决定，请在案件页收悉。`)],
  declined: (one) => [act('residenceClerks', '不予认定，请收悉', `${one.insured.shortName}不予认定，请看理由并收悉。`)],
  reexamined: (one) => [act('residenceClerks', '参保地委托复查', `${one.insured.shortName}请另派人员复查${due(one)}。`)],
  changeReported(one) {
    const change = one.event.body.change
    const label = change ? CHANGE_KIND_LABEL[change] : '变化'
    const told = others(one).map((to) =>
      to === 'competentClerks' && one.after.facts.endReported
        ? act(to, `登记了变化：${label}`, '请核实并办理终止。')
        : know(to, `登记了变化：${label}`, '请在案件页查看。'),
    )
    const pausing = change === 'hospitalStay' || change === 'discharge' || change === 'death'
    return one.after.facts.institutionId && pausing
      ? [
          ...told,
          act(
            'institution',
            '护理对象有变化',
            change === 'discharge' ? '护理对象已出院，请联系后恢复服务。' : '请暂停服务并与经办机构核实。',
          ),
        ]
      : told
  },
  ended: stopped('本案已终止'),
  expired: stopped('有效期届满'),
  superseded: (one) => others(one).map((to) => know(to, '已由新的结果取代', '新的互认结果已生效，本案办结。')),
  reopened: (one) => others(one).map((to) => know(to, '案件重开', `本案已重开，现在“${STATUS_LABEL[one.after.status]}”${due(one)}。`)),
  withdrawn: stopped('申请人撤回申请'),
  addressChanged: (one) => [
    ...others(one).map((to) => know(to, '居住地址已变更', '请在案件页核对新地址。')),
    ...(one.after.status === 'assessing' ? [act('assessors', '上门地址已变更', '请查看新地址后再上门。')] : []),
  ],
  clarified: (one) =>
    others(one).map((to) => act(to, '对方请你机构说明', `请在案件页答复${isPauseBegun(one.event.body) ? '；答复前期限暂停' : ''}。`)),
  answered: (one) =>
    others(one).map((to) => know(to, '对方已答复', one.event.body.dueOn ? `期限继续计算${due(one)}。` : '请在案件页查看。')),
  reminded(one) {
    const { level, of } = one.event.body
    const { answerDueOn, facts, status } = one.after
    const what = of === 'answer' ? '答复对方' : of === 'conclusion' ? '出具评估结论' : STATUS_LABEL[status]
    const title = level ? `${REMINDER_LEVEL_LABEL[level]}：${what}` : '对方催办'
    const day = of === 'answer' ? answerDueOn : of === 'conclusion' ? facts.conclusionDueOn : one.after.dueOn
    const until = day ? `，期限到 ${dayBeside(day, one.today)}` : ''
    const toDo = of === 'answer' ? '答复' : '办理'
    const text =
      !level || level === 'soon' ? `请${level ? '在期限内' : '尽快'}${toDo}${until}。` : `已经超过期限，请尽快${toDo}或说明原因${until}。`
    return remindedAudience(one).map((to) => act(to, title, text))
  },
  supplemented: (one) => others(one).map((to) => know(to, '对方作了补充说明', '请在案件页查看。')),
  renewalOpened: () => [know('competentClerks', '可以办期满评估', '有效期将满，已通知参保人或代理人；没有账号的，请电话告知。')],
  invalidated: stopped('本案已作废'),
  acknowledged: NONE,
  institutionChosen: (one) =>
    one.event.side === 'calendar'
      ? continued(one)
      : [
          ...others(one).map((to) => know(to, '选定护理机构', `从今天起由${one.institution?.name ?? '所选机构'}提供护理。`)),
          act('institution', '有新的护理对象', '有参保人选定了贵机构，请与经办机构联系安排服务。'),
        ],
  institutionChanged: (one) => [
    ...others(one).map((to) => know(to, '更换护理机构', `从今天起改由${one.institution?.name ?? '所选机构'}提供护理。`)),
    act('institution', '有新的护理对象', '有参保人改选了贵机构，请与经办机构联系安排服务。'),
    act('formerInstitution', '护理对象已换机构', '护理关系到昨天为止，请停止按长护险提供服务，已提供的服务照常记录。'),
  ],
  institutionNoted(one) {
    const name = one.institution?.name ?? '护理机构'
    const { institutionStatus: status } = one.event.body
    if (status === 'valid') return BOTH.map((to) => know(to, '护理机构恢复服务', `${name}已恢复服务，家属已收到通知。`))
    const title = status === 'withdrawn' ? '护理机构退出定点' : '护理机构暂停服务'
    return BOTH.map((to) => act(to, title, `由${name}护理的参保人须另选机构，家属已收到通知；没有账号的请电话告知，到窗口代为更换。`))
  },
  proposed(one) {
    const { proposal } = one.event.body
    const [to] = clerksOf(one, one.event.regionCode)
    if (!proposal || !to) return []
    const reviewers = to === 'competentClerks' ? ('competentReviewers' as const) : ('residenceReviewers' as const)
    return [act(reviewers, `待复核：${COMMAND_LABEL[proposal.command]}`, `同事已提出初审，请复核${due(one)}。`)]
  },
  proposalReturned: () => [act('proposer', '初审被退回', '复核退回了您的初审，请看退回的理由。')],
}
