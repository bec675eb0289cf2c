import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import type { Assignment, OpenItem, OpenVisit, Visit } from '../schema'
import { signaturesMissing } from './agreement'
import { onSite, undeclared } from './assignment'

const UNSETTLED = '条款待核定'

/** Before the visit opens: everyone on site has declared clear, a guardian or agent is there, and the day is not to come. */
export function mayOpen(visit: Visit, assignments: readonly Assignment[], input: OpenVisit, today: PlainDate): Outcome<true> {
  if (visit.state === 'released') return refused('visitReleased', '这次评估已退回派员，请等经办机构重新派单。')
  const tied = onSite(assignments).filter((one) => one.recusal === 'tied')
  if (tied.length > 0)
    return refused('teamTied', `${tied.map((one) => one.name).join('、')}应当回避，请退回派单，由经办机构另派人员。`, { source: UNSETTLED })
  const wanting = undeclared(assignments)
  if (wanting.length > 0) {
    return refused('recusalUndeclared', `${wanting.map((one) => one.name).join('、')}还没有签署回避声明，签署后才能开始评估。`, {
      source: UNSETTLED,
    })
  }
  if (!input.present.some((one) => one.relation === 'guardian' || one.relation === 'agent')) {
    return refused('guardianAbsent', '监护人或受托代理人须在场，请登记在场的监护人或代理人；无人在场时请退回派单另约时间。', {
      source: UNSETTLED,
      fields: { present: '请登记在场的监护人或代理人' },
    })
  }
  if (input.visitedOn > today)
    return refused('visitInFuture', '上门日期不能晚于今天，请改为实际上门的日期。', { fields: { visitedOn: '不能晚于今天' } })
  return done(true)
}

/** What one person has to do next on a visit, for lists and for the head of the page. */
export const STEPS = [
  'declare',
  'waitDeclarations',
  'open',
  'fill',
  'waitSheets',
  'agree',
  'waitThird',
  'decide',
  'sign',
  'waitSignatures',
  'confirm',
  'waitConfirmations',
  'callDeskExpert',
  'submit',
  'released',
  'none',
] as const
export type Step = (typeof STEPS)[number]

export const STEP_LABEL: Record<Step, string> = {
  declare: '签署回避声明',
  waitDeclarations: '等同组人员签署回避声明',
  open: '到场后开始评估',
  fill: '填写评估表',
  waitSheets: '等同组人员锁定评估表',
  agree: '合议不一致的项目',
  waitThird: '等第三位专家裁定',
  decide: '裁定不一致的项目',
  sign: '签署合议评估表',
  waitSignatures: '等同组人员签署',
  confirm: '确认评估结论',
  waitConfirmations: '等另一位专家确认',
  callDeskExpert: '等经办机构增派案头专家',
  submit: '提交评估结论',
  released: '已退回派员',
  none: '暂无要办的事',
}

/** Steps in which the next move is another's. */
export const WAITING_STEPS: readonly Step[] = [
  'waitDeclarations',
  'waitSheets',
  'waitThird',
  'waitSignatures',
  'waitConfirmations',
  'callDeskExpert',
  'released',
  'none',
]

export type VisitScene = {
  visit: Visit
  assignments: readonly Assignment[]
  /** The agreed sheet, once own sheets are open to each other. */
  agreed: {
    isComplete: boolean
    wanting: number
    open: number
    openItems: readonly OpenItem[]
    agreedBy: readonly string[]
    isLocked: boolean
  } | null
  confirmedBy: readonly string[]
  confirmationsMissing: number
}

/** The one next step of this account. */
export function stepOf(scene: VisitScene, accountId: string): Step {
  const { visit, assignments, agreed, confirmedBy } = scene
  const mine = assignments.find((one) => one.active && one.accountId === accountId)
  if (visit.state === 'released') return 'released'
  if (!mine) return 'none'
  if (mine.recusal === 'none') return 'declare'
  const isOnSite = mine.duty === 'onSite'
  if (visit.state === 'assigned') {
    if (!isOnSite) return 'none'
    return undeclared(assignments).length > 0 ? 'waitDeclarations' : 'open'
  }
  if (!visit.sheetsOpenedAt || !agreed) {
    if (!isOnSite) return 'none'
    return mine.sheetLockedAt ? 'waitSheets' : 'fill'
  }
  if (!agreed.isLocked) {
    if (agreed.open > 0) return mine.duty === 'third' ? 'decide' : agreed.wanting > 0 && isOnSite ? 'agree' : 'waitThird'
    if (agreed.wanting > 0) return isOnSite ? 'agree' : 'none'
    const wanted = signaturesMissing(assignments, agreed.openItems, agreed.agreedBy)
    return wanted.includes(accountId) ? 'sign' : 'waitSignatures'
  }
  if (mine.kind === 'expert' && !confirmedBy.includes(accountId)) return 'confirm'
  if (scene.confirmationsMissing === 0) return 'submit'
  const experts = assignments.filter((one) => one.active && one.kind === 'expert' && !confirmedBy.includes(one.accountId))
  return experts.length >= scene.confirmationsMissing ? 'waitConfirmations' : 'callDeskExpert'
}
