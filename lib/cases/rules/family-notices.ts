import { shortDay } from '../../kernel/dates'
import { CORRECTION_ITEM_LABEL, END_REASON_LABEL, RELEASE_REASON_LABEL, REMEDY, STATUS_LABEL } from '../schema'
import type { EventKind } from '../schema/event-kind'
import { changeNotice } from './change-notices'
import { type Bureau, byDay, callLine, dayInWords, type FamilyNotice, type Happening } from './notice'
import { isFirstOfNotice } from './objection'
import { isPauseBegun, standingPause } from './pause'

export type FamilyTelling = (happening: Happening) => FamilyNotice | null

/** Something the family should know, and which bureau to ask. `sms` left out: an SMS that only says there is news. */
function know(title: string, says: string, ask: Bureau, sms: string | null = ''): FamilyNotice {
  return { weight: 'know', title, text: `${says}${callLine(ask)}`, ask, sms, byHand: sms !== null }
}
/** Something the family has to do, or may do only until a day. */
function act(title: string, says: string, ask: Bureau, sms: string | null = ''): FamilyNotice {
  return { ...know(title, says, ask, sms), weight: 'act', byHand: true }
}

function resultOf({ grade, reachesBenefit }: Happening): string {
  return `评估结果：${grade ?? '见结论书'}，${reachesBenefit ? '达到' : '没有达到'}享受待遇的等级。`
}

function objectionLine(happening: Happening): string {
  const { objectUntil, residence } = happening
  if (!objectUntil) return ''
  return `您有不同意见的，不论评的是哪一级，都可以在 ${dayInWords(objectUntil, happening)} 前（含当天）提出异议：登录后在这件申请里按“提出异议”，或者到${residence.bureauName}窗口。`
}

const FOUND: FamilyTelling = (happening) => {
  const { after, residence, objectUntil } = happening
  if (after.occasion === 'dispute')
    return know('复评结果', `${resultOf(happening)}复评的结果是最后的结果，不能再提异议。${REMEDY}`, residence)
  const notice = after.facts.notice
  const posted = notice ? `结果从${shortDay(notice.from)}公示到${shortDay(notice.to)}，公示只写遮住一部分的姓名。` : ''
  return act('评估结果出来了', `${resultOf(happening)}${posted}${objectionLine(happening)}`, residence, byDay(objectUntil))
}

/** What a family is told of each kind of event; null: nothing, it is the offices' own business or no news. */
export const FAMILY_NOTICES: Record<EventKind, FamilyTelling | null> = {
  started: null,
  draftSaved: null,
  submitted({ before, after, insured, today }) {
    const again = before.facts.submittedOn !== null
    const due = after.dueOn ? `，最晚 ${dayInWords(after.dueOn, { today })} 答复是否受理` : ''
    const said = `${insured.bureauName}已经收到您${again ? '补正的材料' : '的申请'}${due}。请保持电话畅通。`
    return know(again ? '补正的材料已收到' : '申请已提交', said, insured, null)
  },
  discarded: ({ event, insured }) =>
    event.side === 'calendar'
      ? know('草稿过期了', `这份申请一直没有提交，保留的期限已过，草稿作废。还要办的，可以重新填写。`, insured, null)
      : null,
  accepted(happening) {
    const { insured, residence, after } = happening
    const due = after.facts.conclusionDueOn
    const until = due ? `评估结论书不晚于 ${dayInWords(due, happening)} 出具。` : ''
    return know(
      '申请已受理',
      `${insured.bureauName}已经受理您的申请，接下来请${residence.name}派人上门评估。您不用再跑一趟。${until}`,
      insured,
    )
  },
  returned(happening) {
    const { insured, after } = happening
    const items = after.facts.corrections.map((item) => CORRECTION_ITEM_LABEL[item]).join('、')
    const until = after.dueOn
      ? `请在 ${dayInWords(after.dueOn, happening)} 前（含当天）补好再提交；过了这一天没有补，这次申请就办结了。`
      : ''
    return act('材料需要补正', `要补的有：${items}。${until}每一项为什么要补，登录后在这件申请里看。`, insured, byDay(after.dueOn))
  },
  refused: ({ insured }) =>
    act('不予受理决定', `${insured.bureauName}决定不受理这次申请，理由写在决定书里，登录后可以看到。${REMEDY}`, insured),
  lapsed: ({ insured }) =>
    know('没有按时补正，申请已办结', `补正的期限过了，没有收到补正的材料，这次申请已经办结。需要的话可以重新申请。`, insured),
  commissioned: ({ insured, residence }) =>
    know(
      '已委托上门评估',
      `${insured.bureauName}已经请${residence.bureauName}安排上门评估。您现在不用做什么，等消息就可以。`,
      residence,
      null,
    ),
  commissionAccepted: ({ residence }) =>
    know('正在安排评估人员', `${residence.bureauName}已经接收委托，正在安排评估人员。定下上门的日子会先告诉您。`, residence, null),
  commissionRejected: ({ insured, residence }) =>
    know(
      '评估正在重新安排',
      `${residence.bureauName}暂时不能办这次评估，${insured.bureauName}正在重新安排。您的申请还在办，现在不用做什么。`,
      insured,
      null,
    ),
  forwarded: ({ insured, residence }) =>
    know(
      '评估应由另一地办理',
      `${residence.bureauName}说明这次评估应由另一地办理。${insured.bureauName}核实后会终止这件申请，并告诉您改向哪里申请。现在不用做什么。`,
      insured,
      null,
    ),
  assigned(happening) {
    const { after, residence, window } = happening
    const day = after.facts.scheduledOn
    if (!day) return null
    const when = `${dayInWords(day, happening)}${window ?? ''}`
    const prepare = '请本人在家，最好有一位家人陪着；备好身份证、病历和正在吃的药。上门的人会出示证件。没有书面告知过的费用，不用交。'
    return act(
      '上门评估的日子定了',
      `评估人员 ${when} 上门。${prepare}那天不方便，请早一点打电话改期。`,
      residence,
      `${shortDay(day)}${window ?? ''}有工作人员上门，请留人在家。`,
    )
  },
  expertCalled: null,
  found(happening) {
    const { after, residence } = happening
    const due = after.dueOn ? `，最晚 ${dayInWords(after.dueOn, happening)} 复核完` : ''
    return know('上门评估做完了', `${residence.bureauName}正在复核评估人员的结论${due}。结果出来会马上告诉您。`, residence, null)
  },
  visitReleased(happening) {
    const { event, before, residence } = happening
    const day = before.facts.scheduledOn
    const why = event.body.releaseReason ? `（${RELEASE_REASON_LABEL[event.body.releaseReason]}）` : ''
    const gone = day ? `原定 ${dayInWords(day, happening)} 的上门取消了${why}` : `原定的上门取消了${why}`
    const says = `${gone}。${residence.bureauName}会另外安排人，定下日子再告诉您。`
    return know('上门评估改期', says, residence, day && day >= happening.today ? `原定${shortDay(day)}的上门取消，另行通知。` : '')
  },
  noticed: FOUND,
  reported: FOUND,
  sentBack: ({ residence }) =>
    know('评估还要补充', `${residence.bureauName}复核时认为还有地方要补充，可能会再联系您或者再上门一次。`, residence),
  noticeEnded(happening) {
    const { after, insured } = happening
    const due = after.dueOn ? `，最晚 ${dayInWords(after.dueOn, happening)} 作出决定` : ''
    return know('公示结束了', `公示期满，评估结果已经报到${insured.bureauName}${due}。现在不用做什么。`, insured, null)
  },
  objected(happening) {
    const { after, residence } = happening
    const due = after.dueOn ? `，最晚 ${dayInWords(after.dueOn, happening)} 告诉您结果` : ''
    return know('异议已收到', `${residence.bureauName}正在核实您提出的异议${due}。`, residence, null)
  },
  objectionReceived(happening) {
    const { before, after, residence } = happening
    const due = after.dueOn ? `，最晚 ${dayInWords(after.dueOn, happening)} 有结果` : ''
    const says = `${residence.bureauName}正在核实${due}。您现在不用做什么，核实时可能会联系您。`
    return isFirstOfNotice(before)
      ? know('有人对公示的结果提出异议', says, residence)
      : know('又有人对公示的结果提出异议', says, residence, null)
  },
  objectionAdmitted: ({ residence }) =>
    know(
      '异议成立，安排复评',
      `经核实，异议成立。会由其他人员（有其他机构的，由其他机构的人员）再上门评一次，定下日子先告诉您。复评的结果是最后的结果。`,
      residence,
    ),
  objectionDismissed({ event, after, residence }) {
    const own = after.facts.objections.find((one) => one.number === event.body.objection)?.by !== 'other'
    return own
      ? know('异议不成立', `${residence.bureauName}核实后认为异议不成立，原来的评估结果不变。理由登录后可以看到。${REMEDY}`, residence)
      : know('他人提出的异议不成立', `公示期内有人提出的异议，核实后不成立，原来的评估结果不变，继续办理。`, residence)
  },
  recognised(happening) {
    const { after, insured, reachesBenefit, institution } = happening
    const given = after.facts.recognition
    if (!given) return null
    const valid = `${resultOf(happening)}两地都认，有效期从 ${dayInWords(given.validFrom, happening)} 到 ${dayInWords(given.validTo, happening)}。`
    if (!reachesBenefit) return know('评估结果已互认', `${valid}身体情况有变化时，可以申请重新评估。`, insured)
    const from = given.benefitFrom ? `待遇从 ${dayInWords(given.benefitFrom, happening)} 起。` : ''
    if (institution)
      return know(
        '评估结果已互认，继续护理',
        `${valid}${from}由${institution.name}继续护理，不用再选，机构电话 ${institution.phone}。`,
        insured,
      )
    return act(
      '评估结果已互认，请选护理机构',
      `${valid}${from}接下来请选一家定点护理机构：登录后按“选择护理机构”，也可以到窗口办。`,
      insured,
    )
  },
  declined: ({ insured }) =>
    act('不予认定决定', `${insured.bureauName}决定不认定这次评估结果，理由写在决定书里，登录后可以看到。${REMEDY}`, insured),
  reexamined: ({ insured, residence }) =>
    know('还要上门核查一次', `${insured.bureauName}请${residence.bureauName}另派人员再上门核查一次。定下日子会先告诉您。`, residence),
  changeReported: changeNotice,
  ended(happening) {
    const { event, insured } = happening
    const why = event.body.endReason
    // No news by SMS to a house in mourning: the letter and the clerk tell it.
    if (why === 'death')
      return {
        ...know('已办理终止', `按登记的情况，长护险的待遇和护理服务已经终止，不需要再做什么。如果登记有误，请马上打电话。`, insured, null),
        byHand: true,
      }
    return act('互认和待遇已终止', `终止的原因：${why ? END_REASON_LABEL[why] : '见通知书'}。${REMEDY}`, insured)
  },
  expired: ({ insured }) => act('评估结果到期了', `有效期已经满了，待遇也到期。还需要护理的，请申请期满评估。`, insured),
  superseded: ({ insured }) => know('已换成新的评估结果', `新的评估结果已经互认，原来的这一次不再使用，仍然可以查看。`, insured, null),
  reopened({ after, insured, reachesBenefit }) {
    const again = after.status === 'recognised' && reachesBenefit ? '原来的护理已经结束，请重新选择一家护理机构。' : ''
    const says = `${insured.bureauName}重新办理这件申请，现在是“${STATUS_LABEL[after.status]}”。${again}`
    return again ? act('这件申请重新办理', says, insured) : know('这件申请重新办理', says, insured)
  },
  withdrawn: ({ insured }) => know('申请已撤回', `这次申请已经撤回。需要的话可以重新申请。`, insured, null),
  addressChanged: ({ residence }) => know('居住地址已更新', `新的居住地址已经登记，两地经办机构同时看到。`, residence, null),
  clarified: ({ event, insured }) =>
    isPauseBegun(event.body)
      ? know('两地正在核实，期限暂停', `两地经办机构正在核实一个问题，办理的期限暂停计算。需要您补充时会联系您。`, insured, null)
      : know('两地正在核实', `两地经办机构正在核实一个问题。需要您补充时会联系您。`, insured, null),
  answered(happening) {
    const { event, insured } = happening
    const { dueOn } = event.body
    return dueOn
      ? know('核实好了，期限继续', `两地已经核实清楚，办理的期限继续计算，到 ${dayInWords(dueOn, happening)} 为止。`, insured, null)
      : know('核实好了', `两地已经核实清楚，继续办理。`, insured, null)
  },
  reminded(happening) {
    const { after, event, insured } = happening
    const { level, of } = event.body
    if (of) return null
    // A bureau that waits for the other's answer reminds that bureau.
    if (after.status !== 'returned' || (!level && standingPause(after.facts, 'answer'))) return null
    if (!after.dueOn) return level ? null : act('请补正材料', `请尽快补好材料再提交，要补什么登录后在这件申请里看。`, insured)
    return act(
      level ? '补正快到期了' : '请补正材料',
      `请在 ${dayInWords(after.dueOn, happening)} 前（含当天）补好材料再提交；过了这一天没有补，这次申请就办结了。`,
      insured,
      byDay(after.dueOn),
    )
  },
  supplemented: null,
  renewalOpened(happening) {
    const { after, insured } = happening
    const until = after.validTo ? `现在的评估结果有效期到 ${dayInWords(after.validTo, happening)}。` : ''
    return act('可以办期满评估了', `${until}到期后还需要护理的，请现在就申请期满评估，免得待遇中断。`, insured)
  },
  invalidated: ({ insured }) => act('这件申请已作废', `${insured.bureauName}已经把这件申请作废，不再有效力。${REMEDY}`, insured),
  acknowledged: null,
  institutionChosen: ({ event, institution, insured }) =>
    know(
      event.side === 'calendar' ? '继续护理' : '护理机构选好了',
      `${event.side === 'calendar' ? '继续' : '从今天起'}由${institution?.name ?? '所选机构'}提供护理${institution ? `，机构电话 ${institution.phone}` : ''}。`,
      insured,
      null,
    ),
  institutionChanged: ({ institution, insured }) =>
    know(
      '护理机构已更换',
      `从今天起改由${institution?.name ?? '所选机构'}提供护理${institution ? `，机构电话 ${institution.phone}` : ''}。`,
      insured,
      null,
    ),
  institutionNoted({ event, institution, insured }) {
    const name = institution?.name ?? '护理机构'
    const { institutionStatus: status } = event.body
    if (status === 'valid') return know('护理机构恢复服务', `${name}已经恢复服务，可以继续由它护理；已经另选机构的，不受影响。`, insured)
    const says = `${name}${status === 'withdrawn' ? '已经退出定点' : '已经暂停服务'}。请另选一家机构：登录后在这件申请里按“更换护理机构”，也可以到窗口办。评估结果和有效期不受影响，不用重新评估。`
    return act(status === 'withdrawn' ? '护理机构退出定点，请另选' : '护理机构暂停服务，请另选', says, insured)
  },
  proposed: null,
  proposalReturned: null,
}
