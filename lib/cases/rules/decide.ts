import type { Actor, Side } from '../../access/schema'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { STATUS_LABEL } from '../schema'
import { COMMAND_LABEL, type Command, type CommandKind } from '../schema/command'
import type { CaseFile, NewEvent } from '../schema/event'
import { AFTERWARDS } from './afterwards'
import { CONCLUSION } from './conclusion'
import { EXAMINATION } from './examination'
import { INTAKE } from './intake'
import type { AnyDecide, Deciders, Known } from './known'
import { type Move, moveOf } from './life'
import { OBJECTIONS } from './objection'
import { withClock } from './pause'

const DECIDERS: Deciders<CommandKind> = { ...INTAKE, ...EXAMINATION, ...CONCLUSION, ...OBJECTIONS, ...AFTERWARDS }

/** What a two-person act is at this press: the first person's proposal, the second's approval, or a plain act. */
export type Step = 'do' | 'propose' | 'approve' | 'return'

/**
 * The gate before every decision: this act, from this status, by one of these sides. Default deny (Z-01, W-06). Answers the side
 * that acts; refuses 'wrongSide' or 'wrongStatus' with what stands in the way.
 */
export function gate(caseFile: CaseFile, act: CommandKind, actor: Actor, sides: readonly Side[]): Outcome<{ move: Move; side: Side }> {
  const move = moveOf(caseFile.status, act)
  if (!move) {
    return refused('wrongStatus', `本案现在是“${STATUS_LABEL[caseFile.status]}”，不能${COMMAND_LABEL[act]}；请按现在的状态办理。`)
  }
  const side = sides.find((one) => move.by.includes(one))
  if (!side) return refused('wrongSide', `“${COMMAND_LABEL[act]}”不由您这一方办理，请联系承办的经办机构。`)
  const isBureau = side === 'competentBureau' || side === 'residenceBureau'
  if (isBureau && actor.personKey) {
    if (caseFile.facts.assessorKeys.includes(actor.personKey))
      return refused('assessedIt', '您参加过本案评估，应当回避，请交由同事经办。', { source: '条款待核定' })
    if (caseFile.personKey === actor.personKey)
      return refused('ownCase', '这是您本人的案件，应当回避，请交由同事经办。', { source: '条款待核定' })
  }
  return done({ move, side })
}

/** Four eyes (初审、复核): who may approve or return the proposal that stands on the case. */
export function mayReview(caseFile: CaseFile, act: CommandKind, actor: Actor, seq: number): Outcome<NonNullable<CaseFile['proposal']>> {
  const { proposal } = caseFile
  if (!proposal || proposal.command !== act) return refused('noProposal', '这项初审已经不在了（本案已变动或已退回），请刷新页面。')
  if (proposal.seq !== seq) return refused('stale', '初审已更新，请刷新页面，看过新的初审意见再复核。')
  if (actor.role !== 'reviewer') return refused('notReviewer', '复核须由本机构的复核人员办理。', { source: '条款待核定' })
  if (proposal.accountId === actor.accountId || proposal.personKey === actor.personKey) {
    return refused('samePerson', '初审与复核不能是同一个人，请由本机构另一位同事复核。', { source: '条款待核定' })
  }
  if (proposal.regionCode !== actor.regionCode) return refused('otherBureau', '这项初审是另一方经办机构提出的，由其内部复核。')
  return done(proposal)
}

/** Events of one command on a case as it stands, or why not. The gate has been passed; `known` holds what this act needs. */
export function decide(caseFile: CaseFile, command: Command, known: Known): Outcome<NewEvent[]> {
  const decideThis = DECIDERS[command.kind] as AnyDecide
  const decided = decideThis(caseFile, command, known)
  return decided.ok ? done(withClock(caseFile, decided.value, known)) : decided
}

/** The first half of ②: the act is decided as if it were approved now, so that nobody reviews what could not be done. */
export function propose(caseFile: CaseFile, command: Command, known: Known): Outcome<NewEvent[]> {
  if (caseFile.proposal) return refused('proposalStands', '本案已有一项初审待复核，请等复核或退回后再提。')
  const would = decide(caseFile, command, known)
  if (!would.ok) return would
  if (!known.text) throw new Error('a proposal keeps its command as sealed text')
  return done([{ kind: 'proposed', body: { proposal: { command: command.kind, text: known.text } } }])
}
