import type { Actor, Side } from '../../access/schema'
import { type CaseStatus, CLOSED_STATUSES, type Desk } from '../schema'
import type { CommandKind } from '../schema/command'
import type { CaseFile } from '../schema/event'

/** One row of the life table: who may do it and what follows. `two` marks ②: proposed by one, approved by another of the same bureau. */
export type Move = {
  by: readonly Side[]
  /** New status; 'stays', 'back' (where the case came from), or 'found' outcomes that facts decide. */
  to: CaseStatus | 'stays' | 'back' | 'noticeOrReport'
  two?: true
  /** What follows, said to the person before they press. */
  follows: string
}

type Acts = Partial<Record<CommandKind, Move>>

const FAMILY = ['applicant', 'representative'] as const
const BUREAUS = ['competentBureau', 'residenceBureau'] as const
const COMPETENT = ['competentBureau'] as const
const RESIDENCE = ['residenceBureau'] as const

/** Acts of every open status. Before acceptance only the competent bureau holds the case, but both are parties to it. */
const OPEN: Acts = {
  withdraw: { by: FAMILY, to: 'withdrawn', follows: '撤回后本次申请办结，需要时可以重新申请。' },
  end: { by: COMPETENT, to: 'ended', two: true, follows: '终止后本案办结，两地同时可见。' },
  changeAddress: { by: [...FAMILY, ...BUREAUS], to: 'stays', follows: '新地址即时生效，两地同时可见。' },
  clarify: { by: BUREAUS, to: 'stays', follows: '对方案桌上会出现这个问题，答复前期限暂停。' },
  answer: { by: BUREAUS, to: 'stays', follows: '答复后期限继续计算。' },
  remind: { by: [...BUREAUS, 'calendar'], to: 'stays', follows: '对方在案桌和收件箱里看到催办；同一天只能催办一次。' },
  supplement: { by: BUREAUS, to: 'stays', follows: '补充说明记入本案，两地同时可见。' },
  invalidate: { by: COMPETENT, to: 'invalidated', two: true, follows: '作废后本案不再有任何效力。' },
  // Under dispute, too, whoever has been recognised is cared for.
  noteInstitution: { by: ['calendar'], to: 'stays', follows: '家属和两地经办机构收到通知。' },
}

/** A question where no desk's limit runs. */
const AT_REST = {
  clarify: { ...OPEN.clarify, follows: '对方案桌上会出现这个问题；公示期和有效期照常计算。' } as Move,
  answer: { ...OPEN.answer, follows: '答复记入本案，两地同时可见。' } as Move,
}

const REOPEN: Acts = { reopen: { by: COMPETENT, to: 'back', two: true, follows: '重开后继续办理，两地同时可见。' } }

/** 委托评估—结果互认—动态更新 as one table: from where, which act, by which side, to where. Changing the order is changing this. */
export const LIFE = {
  draft: {
    saveDraft: { by: FAMILY, to: 'stays', follows: '草稿保存在本人名下，尚未提交。' },
    submit: { by: FAMILY, to: 'submitted', follows: '提交后由参保地经办机构受理。' },
    discard: { by: [...FAMILY, 'calendar'], to: 'withdrawn', follows: '草稿作废，可以重新填写。' },
  },
  submitted: {
    ...OPEN,
    accept: { by: COMPETENT, to: 'accepted', two: true, follows: '受理后即可委托居住地评估；结论期限自受理之日起算。' },
    returnForCorrection: { by: COMPETENT, to: 'returned', follows: '申请人会逐项看到要补什么、为什么。' },
    refuse: { by: COMPETENT, to: 'refused', two: true, follows: '向申请人出具不予受理决定，载明理由与救济途径。' },
  },
  returned: {
    ...OPEN,
    saveDraft: { by: FAMILY, to: 'stays', follows: '修改已保存，尚未重新提交。' },
    submit: { by: FAMILY, to: 'submitted', follows: '补正后重新由参保地经办机构受理。' },
    lapse: { by: ['calendar'], to: 'lapsed', follows: '逾期未补正，申请办结。' },
  },
  accepted: { ...OPEN, commission: { by: COMPETENT, to: 'commissioned', follows: '委托立即出现在居住地经办机构的案桌上。' } },
  commissioned: {
    ...OPEN,
    acceptCommission: { by: RESIDENCE, to: 'arranging', follows: '接收后由本机构选派评估人员。' },
    rejectCommission: { by: RESIDENCE, to: 'accepted', follows: '退回参保地，载明理由。' },
    forward: { by: RESIDENCE, to: 'accepted', follows: '退回参保地；参保地以“已迁往两地以外”终止本案，申请人改向有管辖权的一方申请。' },
  },
  arranging: { ...OPEN, assign: { by: RESIDENCE, to: 'assessing', follows: '评估人员立即在平板上看到这次上门。' } },
  assessing: {
    ...OPEN,
    callExpert: { by: RESIDENCE, to: 'stays', follows: '增派的专家立即看到这次评估。' },
    submitFinding: { by: ['assessor'], to: 'found', follows: '结论交居住地经办机构复核。' },
    releaseVisit: { by: ['assessor', ...RESIDENCE], to: 'arranging', follows: '回到待派员，由经办机构另派人员。' },
  },
  found: {
    ...OPEN,
    report: { by: RESIDENCE, to: 'noticeOrReport', two: true, follows: '达到待遇等级的进入公示；未达到的和复评结论直接报参保地。' },
    sendBack: { by: RESIDENCE, to: 'assessing', follows: '评估人员会看到退回理由。' },
  },
  onNotice: {
    ...OPEN,
    ...AT_REST,
    endNotice: { by: ['calendar'], to: 'reported', follows: '公示期满无异议，报参保地确认。' },
    object: { by: FAMILY, to: 'disputed', follows: '居住地经办机构核实后决定是否复评。' },
    receiveObjection: { by: ['calendar'], to: 'disputed', follows: '居住地经办机构核实后决定是否复评。' },
  },
  disputed: {
    ...OPEN,
    object: { by: FAMILY, to: 'stays', follows: '与已有的异议一并核实。' },
    receiveObjection: { by: ['calendar'], to: 'stays', follows: '与已有的异议一并核实。' },
    admitObjection: {
      by: RESIDENCE,
      to: 'arranging',
      two: true,
      follows: '由其他人员（有其他机构的，由其他机构的人员）复评，复评结论为最终结论。',
    },
    dismissObjection: { by: RESIDENCE, to: 'back', two: true, follows: '没有其他未核实的异议时，回到提出异议之前的状态。' },
    // Where a recognition stands under the dispute, life goes on: what changes is reported, and a newer one takes its place.
    reportChange: { by: [...FAMILY, ...BUREAUS, 'institution'], to: 'stays', follows: '两地同时可见。' },
    supersede: { by: ['calendar'], to: 'superseded', follows: '由新的互认结果取代。' },
  },
  reported: {
    ...OPEN,
    recognise: { by: COMPETENT, to: 'recognised', two: true, follows: '采纳居住地结论，两地同时生效。' },
    decline: { by: COMPETENT, to: 'declined', two: true, follows: '出具不予认定决定，载明理由与救济途径。' },
    reexamine: { by: COMPETENT, to: 'commissioned', follows: '回到居住地，由其他人员复查。' },
    object: { by: FAMILY, to: 'disputed', follows: '居住地经办机构核实后决定是否复评。' },
  },
  recognised: {
    reportChange: { by: [...FAMILY, ...BUREAUS, 'institution'], to: 'stays', follows: '两地同时可见。' },
    object: { by: FAMILY, to: 'disputed', follows: '居住地经办机构核实后决定是否复评。' },
    end: { by: COMPETENT, to: 'ended', two: true, follows: '终止后待遇停止，两地同时可见。' },
    expire: { by: ['calendar'], to: 'expired', follows: '有效期届满。' },
    supersede: { by: ['calendar'], to: 'superseded', follows: '由新的互认结果取代。' },
    acknowledge: { by: BUREAUS, to: 'stays', follows: '记录本机构已收悉互认结果。' },
    chooseInstitution: { by: [...FAMILY, 'calendar'], to: 'stays', follows: '护理关系从今天建立，两地经办机构同时看到。' },
    changeInstitution: { by: FAMILY, to: 'stays', follows: '原护理关系到昨天为止，新的从今天建立，两地经办机构同时看到。' },
    openRenewal: { by: ['calendar'], to: 'stays', follows: '可以申请期满评估。' },
    changeAddress: OPEN.changeAddress as Move,
    ...AT_REST,
    remind: OPEN.remind as Move,
    supplement: OPEN.supplement as Move,
    invalidate: OPEN.invalidate as Move,
    noteInstitution: OPEN.noteInstitution as Move,
  },
  refused: REOPEN,
  declined: { ...REOPEN, acknowledge: { by: BUREAUS, to: 'stays', follows: '记录本机构已收悉决定。' } },
  withdrawn: REOPEN,
  lapsed: REOPEN,
  ended: REOPEN,
  expired: REOPEN,
  superseded: REOPEN,
  invalidated: REOPEN,
} as const satisfies Record<CaseStatus, Acts>

export const DESK_OF = {
  draft: 'applicant',
  submitted: 'competentBureau',
  returned: 'applicant',
  accepted: 'competentBureau',
  commissioned: 'residenceBureau',
  arranging: 'residenceBureau',
  assessing: 'assessors',
  found: 'residenceBureau',
  onNotice: 'calendar',
  disputed: 'residenceBureau',
  reported: 'competentBureau',
  recognised: 'none',
  refused: 'none',
  declined: 'none',
  withdrawn: 'none',
  lapsed: 'none',
  ended: 'none',
  expired: 'none',
  superseded: 'none',
  invalidated: 'none',
} as const satisfies Record<CaseStatus, Desk>

export function deskRegionOf(status: CaseStatus, insuredRegion: string, residenceRegion: string): string | null {
  const desk: Desk = DESK_OF[status]
  if (desk === 'competentBureau') return insuredRegion
  if (desk === 'residenceBureau') return residenceRegion
  return null
}

export function moveOf(status: CaseStatus, act: CommandKind): Move | undefined {
  const acts: Acts = LIFE[status]
  return acts[act]
}

export function isClosed(status: CaseStatus): boolean {
  return (CLOSED_STATUSES as readonly CaseStatus[]).includes(status)
}

/** An assessor's purpose is the visit: outside 评估中 the case is none of theirs (the row policy says the same). */
export function seesAsAssessor(caseFile: Pick<CaseFile, 'status'>): boolean {
  return caseFile.status === 'assessing'
}

/** One thing an actor may do now, or may not and why. `as` tells the two halves of a ② act apart. */
export type Possible = { act: CommandKind; as: 'do' | 'propose' | 'approve' | 'return'; side: Side; move: Move; blocked: string | null }

/**
 * What this actor may do to this case as it stands: draws the buttons and fills the desks. Two-person acts show as proposal to
 * whoever may propose, and as approval or return to a reviewer of the same bureau who is another person; to the proposer they
 * show disabled with the reason. Calendar and assessor acts come with their own screens.
 */
export function possible(caseFile: CaseFile, actor: Actor, sides: readonly Side[]): Possible[] {
  const acts = Object.entries(LIFE[caseFile.status]) as Array<[CommandKind, Move]>
  const list: Possible[] = []
  for (const [act, move] of acts) {
    const side = sides.find((one) => move.by.includes(one))
    if (!side) continue
    const blocked =
      caseFile.facts.assessorKeys.includes(actor.personKey ?? '') && side !== 'assessor' ? '您参加过本案评估，不能再经办本案。' : null
    if (!move.two) {
      list.push({ act, as: 'do', side, move, blocked })
    } else if (caseFile.proposal?.command === act) {
      const same = caseFile.proposal.personKey === actor.personKey || caseFile.proposal.accountId === actor.accountId
      const why = same ? '初审是您提出的，须由本机构另一人复核。' : actor.role !== 'reviewer' ? '初审已提出，等复核人员复核。' : blocked
      list.push({ act, as: 'approve', side, move, blocked: why }, { act, as: 'return', side, move, blocked: why })
    } else {
      const why = caseFile.proposal ? '本案已有一项初审待复核，复核后才能提出别的。' : blocked
      list.push({ act, as: 'propose', side, move, blocked: why })
    }
  }
  return list
}
