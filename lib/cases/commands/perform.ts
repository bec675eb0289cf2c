import { type Actor, CALENDAR, type Side } from '../../access/schema'
import { type AuditNote, writeAudit } from '../../access/store'
import { asActor, type Door, isTaken, nowAsking } from '../../db'
import { CalendarNotLoaded } from '../../kernel/calendar'
import type { PlainDate } from '../../kernel/dates'
import type { Json } from '../../kernel/digest'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { place } from '../rules/chain'
import { sidesForAct } from '../rules/counter'
import { decide, gate, mayReview, propose, type Step } from '../rules/decide'
import { STALE } from '../rules/known'
import { seesAsAssessor } from '../rules/life'
import type { CaseStatus } from '../schema'
import { Command } from '../schema/command'
import type { CaseFile, NewEvent } from '../schema/event'
import { caseById, eventOfRequest, insertEvents, kindsSince, updateCase } from '../store/case'
import { forgetText, insertText, type SealedText, sealText, textsOf } from '../store/content'
import { consequences } from './consequences'
import { gather } from './gather'
import { caseInHand, type Stood } from './standing'

/**
 * When and by which press: `requestId` is made by the client, once for each intention; `seen` is the version of the case the person
 * looked at, where a person looked.
 */
export type Press = { requestId: string; today: PlainDate; at: Date; seen?: number }

const OWN_KIN = refused('ownKin', '您是本案参保人的代理人或监护人，应当回避，请交由同事经办。', { source: '条款待核定' })
export const REQUEST_TAKEN = refused('requestTaken', '请刷新页面后重新办理。')

/** The index that lets a person have one open case of a pair. */
const ONE_OPEN_CASE = 'Case_one_open'

/** What a command answers: where the case now stands. A repeated requestId gets the same answer again. */
export type Performed = { caseId: string; caseNo: string; status: CaseStatus; version: number; repeated: boolean }

/** A plain act, the first half of a ② act (`propose`), or the second (`approve`, `return`, with the seq of the proposal that was read). */
export type Deed =
  | { step: 'do' | 'propose'; command: Command }
  | { step: 'approve' | 'return'; caseId: string; act: Command['kind']; seq: number; note: string }

/**
 * The one way a case changes: load under the actor's own eyes, decide, and write event, row and audit in one transaction.
 * Refuses 'notFound' (a miss and a wall alike), 'wrongStatus', 'wrongSide', 'stale', and whatever the act's own rules refuse;
 * a refused attempt is an audit entry too.
 */
export async function perform(actor: Actor, deed: Deed, press: Press): Promise<Outcome<Performed>> {
  try {
    return await retryOnce(() => asActor(actor, (tx) => performIn(tx, actor, deed, press)))
  } catch (error) {
    if (!isTaken(error, ONE_OPEN_CASE)) throw error
    const { caseId, act } = aimOf(deed)
    return asActor(actor, async (tx) => {
      await writeAudit(tx, actor, refusedNote(deed.step, caseId, act, 'caseOpen'))
      return refused('caseOpen', '这位参保人在两地之间另有一件正在办理的申请，请先办完那一件。')
    })
  }
}

function aimOf(deed: Deed): { caseId: string; act: Command['kind'] } {
  return 'command' in deed ? { caseId: deed.command.caseId, act: deed.command.kind } : deed
}

function refusedNote(step: Step, caseId: string, act: Command['kind'], code: string): AuditNote {
  return { act: `case.${act}`, subject: `case:${caseId}`, caseId, outcome: 'refused', detail: { step, code } }
}

/** Two at once: the slower finds the index taken, and what it then reads is the faster one's outcome. */
export async function retryOnce<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isTaken(error)) return work()
    throw error
  }
}

/** As `perform`, inside a transaction that is open already (the counter, seeds). */
export async function performIn(tx: Door, actor: Actor, deed: Deed, press: Press): Promise<Outcome<Performed>> {
  const { caseId, act } = aimOf(deed)
  const outcome = (await repeatedPress(tx, actor, press)) ?? (await attempt(tx, actor, deed, caseId, press))
  if (outcome.ok) return outcome
  await nowAsking(tx, actor)
  // The same press, sent twice at once: the slower lost to itself, and answers as the faster.
  const meanwhile = await repeatedPress(tx, actor, press)
  if (meanwhile?.ok) return meanwhile
  await writeAudit(tx, actor, refusedNote(deed.step, caseId, act, outcome.problem.code))
  return outcome
}

/** Read by the portal's own eyes: a number taken elsewhere is taken, and someone released from a case still learns what they did. */
async function repeatedPress(tx: Door, actor: Actor, press: Press): Promise<Outcome<Performed> | null> {
  await nowAsking(tx, CALENDAR)
  const event = await eventOfRequest(tx, press.requestId)
  const now = event && (await caseById(tx, event.caseId))
  await nowAsking(tx, actor)
  if (!event || !now) return null
  if (event.accountId !== actor.accountId) return REQUEST_TAKEN
  return done({ caseId: now.id, caseNo: now.caseNo, status: event.body.to ?? now.status, version: event.seq, repeated: true })
}

async function attempt(tx: Door, actor: Actor, deed: Deed, caseId: string, press: Press): Promise<Outcome<Performed>> {
  const stood = await caseInHand(tx, actor, caseId, press.today)
  if (!stood || stood.sides.length === 0) return refused('notFound', '没有找到这件案件，或者您无权查看。')
  const { caseFile } = stood
  if (press.seen !== undefined && !(await isAsSeen(tx, actor, caseFile, press.seen))) return STALE
  if (!('command' in deed)) return review(tx, actor, stood, deed, press)

  const weighed = await weigh(tx, actor, stood, deed, press)
  if (!weighed.ok) return weighed
  const { side, events, sealed } = weighed.value
  const carried = deed.step === 'propose' ? undefined : deed.command
  return write(tx, actor, side, caseFile, events, sealed, deed.command.kind, press, carried)
}

/** Whether the case is what the person looked at: a reminder since then has changed nothing they decide by. */
async function isAsSeen(tx: Door, actor: Actor, { id, version }: CaseFile, seen: number): Promise<boolean> {
  if (seen === version) return true
  // The calendar's own acts are handed in anew where anything has happened.
  if (seen > version || actor.role === 'calendar') return false
  return (await kindsSince(tx, id, seen)).every((kind) => kind === 'reminded')
}

export type Weighed = { side: Side; events: NewEvent[]; sealed: SealedText | null }

/** What a command would do to the case in hand, or why not: everything that is decided, and nothing written. */
export async function weigh(
  tx: Door,
  actor: Actor,
  stood: Stood,
  { step, command }: Extract<Deed, { command: Command }>,
  press: Press,
): Promise<Outcome<Weighed>> {
  const { caseFile } = stood
  const passed = gate(caseFile, command.kind, actor, sidesForAct(caseFile, command.kind, actor, stood.sides))
  if (!passed.ok) return passed
  const { move, side } = passed.value
  // At the window a clerk acts as the applicant and is a clerk all the same.
  if (isOwnKin(side, stood) || isOwnKin(stood.sides[0] ?? side, stood)) return OWN_KIN
  if (step === 'propose' && !move.two) return refused('oneSuffices', '这一步不需要复核，请直接办理。')
  if (step === 'do' && move.two) return refused('twoWanted', '这一步须先初审、再由另一人复核。', { source: '条款待核定' })
  const sealed = hasText(command, step) ? sealText(caseFile.id, freeTextOf(command)) : null
  const decided = await judge(tx, actor, side, caseFile, command, { step, text: sealed?.digest ?? null, proposedBy: null }, press)
  return decided.ok ? done({ side, events: decided.value, sealed }) : decided
}

/** A clerk never acts on own kin: neither as the first nor as the second of two. */
function isOwnKin(side: Side, stood: Stood): boolean {
  return stood.isKin && (side === 'competentBureau' || side === 'residenceBureau')
}

/** The second pair of eyes: approval carries out the proposed command as it was sealed; a return says why. */
async function review(
  tx: Door,
  actor: Actor,
  stood: Stood,
  deed: Extract<Deed, { step: 'approve' | 'return' }>,
  press: Press,
): Promise<Outcome<Performed>> {
  const { caseFile, sides } = stood
  const passed = gate(caseFile, deed.act, actor, sides)
  if (!passed.ok) return passed
  if (isOwnKin(passed.value.side, stood)) return OWN_KIN
  const reviewed = mayReview(caseFile, deed.act, actor, deed.seq)
  if (!reviewed.ok) return reviewed
  const proposal = reviewed.value
  if (deed.step === 'return') {
    if (deed.note.trim() === '') return refused('reasonWanted', '退回初审请写明理由。', { fields: { note: '请写明退回理由' } })
    const sealed = sealText(caseFile.id, { note: deed.note.trim() })
    return write(
      tx,
      actor,
      passed.value.side,
      caseFile,
      [{ kind: 'proposalReturned', body: { text: sealed.digest } }],
      sealed,
      deed.act,
      press,
    )
  }
  const stored = (await textsOf(tx, caseFile.id, [proposal.text])).get(proposal.text) as { command: Json } | undefined
  if (!stored) throw new Error('a standing proposal keeps its sealed command')
  const command = Command.parse(stored.command)
  const { accountId, personKey, seq } = proposal
  const { side } = passed.value
  const doing = { step: 'approve', text: proposal.text, proposedBy: { accountId, personKey, seq } } as const
  const decided = await judge(tx, actor, side, caseFile, command, doing, press)
  return decided.ok ? write(tx, actor, side, caseFile, decided.value, null, command.kind, press, command) : decided
}

type Doing = { step: Step; text: string | null; proposedBy: { accountId: string; personKey: string; seq: number } | null }

async function judge(
  tx: Door,
  actor: Actor,
  side: Side,
  caseFile: CaseFile,
  command: Command,
  { step, text, proposedBy }: Doing,
  press: Press,
): Promise<Outcome<NewEvent[]>> {
  try {
    const known = { ...(await gather(tx, actor, side, caseFile, command, press)), text, proposedBy }
    return step === 'propose' ? propose(caseFile, command, known) : decide(caseFile, command, known)
  } catch (error) {
    if (error instanceof CalendarNotLoaded) return refused('calendarNotLoaded', `${error.message}。`)
    throw error
  }
}

async function write(
  tx: Door,
  actor: Actor,
  side: Side,
  before: CaseFile,
  events: readonly NewEvent[],
  sealed: SealedText | null,
  act: Command['kind'],
  press: Press,
  carried?: Command,
): Promise<Outcome<Performed>> {
  const { caseFile, placed } = place(before, actor, side, events, press)
  // Whoever leaves a visit, or has brought its finding, no longer sees the case: what they were allowed to decide is then written by
  // the portal's hand.
  if (actor.role === 'assessor' && !(seesAsAssessor(caseFile) && caseFile.assessorIds.includes(actor.accountId ?? '')))
    await nowAsking(tx, CALENDAR)
  if (!(await updateCase(tx, caseFile, before.version))) return STALE
  await insertEvents(tx, caseFile, placed)
  if (sealed) await insertText(tx, caseFile, sealed)
  if (carried?.kind === 'saveDraft' && before.facts.application && before.status === 'draft')
    await forgetText(tx, before.id, before.facts.application)
  await consequences(tx, { actor, before, after: caseFile, events: placed, command: carried ?? null, press })
  await nowAsking(tx, actor)
  await writeAudit(tx, actor, {
    act: `case.${act}`,
    subject: `case:${caseFile.id}`,
    caseId: caseFile.id,
    personId: caseFile.personId,
    outcome: 'done',
    detail: { version: caseFile.version },
  })
  return done({ caseId: caseFile.id, caseNo: caseFile.caseNo, status: caseFile.status, version: caseFile.version, repeated: false })
}

const TEXT_FIELDS = ['application', 'reason', 'question', 'reply', 'points', 'note', 'address', 'insuranceEvidence', 'corrections'] as const

function hasText(command: Command, step: Step): boolean {
  return step === 'propose' || TEXT_FIELDS.some((field) => field in command)
}

/** A draft seals its application, anything else the command in its own words (a proposal: what approval will carry out). */
function freeTextOf(command: Command): Json {
  return command.kind === 'saveDraft' ? (command.application as Json) : { command: command as unknown as Json }
}
