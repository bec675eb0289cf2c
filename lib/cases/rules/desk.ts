import type { Actor, Side } from '../../access/schema'
import { shortDay } from '../../kernel/dates'
import { CASE_STATUSES, type CaseStatus } from '../schema'
import { COMMAND_LABEL, type CommandKind } from '../schema/command'
import type { Turn } from '../schema/desk'
import type { CaseFile } from '../schema/event'
import { askedRegionOf } from './asks'
import { reportedAs } from './changes'
import { DESK_OF, isClosed, moveOf } from './life'

/** The act that carries a case forward from each bureau desk: what the queue asks for and the panel shows first. */
export const STRAIGHT_ACT: Partial<Record<CaseStatus, CommandKind>> = {
  submitted: 'accept',
  accepted: 'commission',
  commissioned: 'acceptCommission',
  arranging: 'assign',
  found: 'report',
  disputed: 'admitObjection',
  reported: 'recognise',
}

const ASKS: Partial<Record<CommandKind, string>> = { assign: '选派评估人员', acceptCommission: '接收委托', admitObjection: '核实异议' }
const WAITS: Partial<Record<CaseStatus, string>> = {
  submitted: '受理',
  returned: '申请人补正',
  accepted: '委托评估',
  commissioned: '接收委托',
  arranging: '派员',
  assessing: '评估人员出结论',
  found: '复核结论',
  disputed: '核实异议',
  reported: '确认互认',
}

/** Statuses whose desk is a bureau, the assessors' included with the residence bureau that chose them. */
export const COMPETENT_DESK = CASE_STATUSES.filter((status) => DESK_OF[status] === 'competentBureau')
export const RESIDENCE_DESK = CASE_STATUSES.filter((status) => DESK_OF[status] === 'residenceBureau')
export const ASSESSORS_DESK = CASE_STATUSES.filter((status) => DESK_OF[status] === 'assessors')

/** Whether a standing proposal is this person's own: two accounts of one person count as one. */
export function proposedByOneself(caseFile: Pick<CaseFile, 'proposal'>, actor: Actor): boolean {
  const { proposal } = caseFile
  return (
    proposal !== null && (proposal.accountId === actor.accountId || (actor.personKey !== null && proposal.personKey === actor.personKey))
  )
}

/** What a case asks of this person of a bureau, in words, and whose move it is. `nameOf` gives a region's short name. */
export function askOf(
  caseFile: CaseFile,
  actor: Actor,
  sides: readonly Side[],
  nameOf: (regionCode: string) => string,
): { turn: Turn; says: string } {
  const { status, proposal } = caseFile
  const askedRegion = askedRegionOf(caseFile)
  if (askedRegion !== null && askedRegion === actor.regionCode) return { turn: 'mine', says: '答复对方' }
  if (proposal && proposal.regionCode === actor.regionCode) {
    const act = COMMAND_LABEL[proposal.command]
    if (actor.role === 'reviewer' && !proposedByOneself(caseFile, actor)) return { turn: 'review', says: `复核：${act}` }
    return { turn: 'colleague', says: `已初审“${act}”，等复核` }
  }
  const { endReported } = caseFile.facts
  if (caseFile.facts.recognition !== null && !isClosed(status) && endReported && sides.includes('competentBureau'))
    return { turn: 'mine', says: `已报告${reportedAs(endReported.why)}，待终止` }
  if (askedRegion !== null) return { turn: 'other', says: `等${nameOf(askedRegion)}答复` }
  if (caseFile.deskRegion !== null && caseFile.deskRegion === actor.regionCode) {
    const act = STRAIGHT_ACT[status]
    if (!act) return { turn: 'mine', says: '查看' }
    const words = ASKS[act] ?? COMMAND_LABEL[act]
    return { turn: 'mine', says: moveOf(status, act)?.two ? `初审：${words}` : words }
  }
  if (status === 'onNotice') return { turn: 'other', says: caseFile.noticeTo ? `公示到 ${shortDay(caseFile.noticeTo)}` : '公示中' }
  if (status === 'recognised' || status === 'declined') {
    const isParty = sides.includes('competentBureau') || sides.includes('residenceBureau')
    const seen = actor.regionCode !== null && caseFile.facts.acknowledged[actor.regionCode] !== undefined
    return isParty && !seen ? { turn: 'mine', says: COMMAND_LABEL.acknowledge } : { turn: 'nobody', says: '' }
  }
  const what = WAITS[status]
  if (!what) return { turn: 'nobody', says: '' }
  return { turn: 'other', says: `等${caseFile.deskRegion ? nameOf(caseFile.deskRegion) : ''}${what}` }
}
