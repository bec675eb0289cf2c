import { type Actor, CALENDAR, PUBLIC } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { asActor, type Door, nowAsking, nowOn } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { shownTo, viewersOf } from '../../people/rules/visibility'
import { objectionGroundLabel } from '../rules/objection'
import type { HeldObjection, ObjectionAsk, ObjectionOutcome, RevealOfObjection, SentObjection } from '../schema/objection'
import { caseById } from '../store/case'
import { caseOfNotice, noticeById } from '../store/notice'
import { closeObjections, drawObjectionNumber, insertObjection, objectionById, objectionByNumber, objectorOf } from '../store/objection'
import type { Happened } from './consequences'
import { type Press, performIn, retryOnce } from './perform'
import { askedNumber, queryCodeHash, queryCodeOf } from './query-code'
import { readCase } from './read'

const NOTICE_OVER = refused('noticeOver', '这项公示已经结束或撤下，不能再对它提出异议。')
/** How often the case may move under a stranger's press before it is given up. */
const TRIES = 3

/** What a stranger takes away: number and code, and nothing of the case. */
export type ObjectionReceipt = { number: string; code: string; receivedOn: PlainDate }

/**
 * 他人异议 to a notice that hangs today. The objector sees what the public sees; the case moves by the portal's own hand. The same press
 * again answers with the same number. Refuses 'noticeOver'.
 */
export async function objectToNotice(sent: SentObjection, press: Omit<Press, 'requestId'>): Promise<Outcome<ObjectionReceipt>> {
  for (let tries = 1; ; tries++) {
    const outcome = await retryOnce(() => asActor(PUBLIC, (tx) => receive(tx, sent, press)))
    if (outcome.ok || outcome.problem.code !== 'stale' || tries === TRIES) return outcome
  }
}

async function receive(tx: Door, sent: SentObjection, { today, at }: Omit<Press, 'requestId'>): Promise<Outcome<ObjectionReceipt>> {
  const id = sent.requestId
  await nowOn(tx, today)
  const notice = await noticeById(tx, sent.noticeId)
  await nowAsking(tx, CALENDAR)
  const before = await objectionById(tx, id)
  if (before) return done(receiptOf(id, before.number, today))
  const caseId = notice && (await caseOfNotice(tx, notice.id))
  if (!caseId) return NOTICE_OVER
  const performed = await performIn(
    tx,
    CALENDAR,
    { step: 'do', command: { kind: 'receiveObjection', caseId, objectionId: id } },
    { requestId: `objection:${id}`, today, at },
  )
  if (!performed.ok) return performed.problem.code === 'wrongStatus' ? NOTICE_OVER : performed
  const after = await caseById(tx, caseId)
  if (!after) throw new Error('a case that was moved is there')
  const number = await drawObjectionNumber(tx, today.slice(0, 4))
  const { insuredRegion, residenceRegion } = after
  const { name, contact, ground } = sent
  await insertObjection(tx, {
    ...{ id, caseId, insuredRegion, residenceRegion, name, contact, ground, number, receivedOn: today },
    ordinal: after.facts.objections.length,
    codeHash: queryCodeHash(number, codeOf(id)),
  })
  return done(receiptOf(id, number, today))
}

/** Apart from a case's own code: the id is chosen by who sends the form, and might be a case's. */
function codeOf(id: string): string {
  return queryCodeOf(`objection:${id}`)
}

function receiptOf(id: string, number: string, receivedOn: PlainDate): ObjectionReceipt {
  return { number, code: codeOf(id), receivedOn }
}

/** Tells what became of strangers' objections; the family's stand in the case alone. One 复评 answers every one that was open. */
export async function tellObjectors(tx: Door, { actor, after, events, press }: Happened): Promise<void> {
  const decided = events.find((one) => one.kind === 'objectionAdmitted' || one.kind === 'objectionDismissed')
  const { objection, objectionGround } = decided?.body ?? {}
  if (!decided || objection === undefined || !objectionGround) return
  const outcome: ObjectionOutcome = decided.kind === 'objectionAdmitted' ? 'admitted' : 'dismissed'
  await nowAsking(tx, CALENDAR)
  await closeObjections(
    tx,
    after.id,
    { outcome, outcomeGround: objectionGround, outcomeOn: press.today },
    outcome === 'admitted' ? undefined : objection,
  )
  await nowAsking(tx, actor)
}

/** What whoever holds number and code learns: the outcome in one sentence, nothing of the sheets. */
export type ToldObjection = { number: string; receivedOn: PlainDate; outcome: ObjectionOutcome | null; on: PlainDate | null; says: string }

/** An unknown number and a wrong code are one and the same answer, and one and the same read (W-04): the row policy compares. */
export function askObjection(asked: ObjectionAsk): Promise<Outcome<ToldObjection>> {
  const number = askedNumber(asked.number)
  const actor: Actor = { ...PUBLIC, ask: { caseNo: number, codeHash: queryCodeHash(number, asked.code.normalize('NFKC')) } }
  return asActor(actor, async (tx) => {
    const found = await objectionByNumber(tx, number)
    await writeAudit(tx, actor, {
      act: 'objection.ask',
      subject: found ? `objection:${found.id}` : 'objection:none',
      outcome: found ? 'done' : 'refused',
    })
    if (!found) return refused('objectionNotFound', '异议编号或查询码不对，请对照提交时记下的编号和查询码逐位核对。')
    const { receivedOn, outcome, outcomeOn } = found
    return done({ number, receivedOn, outcome, on: outcomeOn, says: toldSays(found) })
  })
}

function toldSays({ outcome, outcomeGround, outcomeOn }: Pick<HeldObjection, 'outcome' | 'outcomeGround' | 'outcomeOn'>): string {
  if (!outcome || !outcomeGround || !outcomeOn) return '居住地经办机构正在核实，核实后可以在这里看到结果。'
  const label = objectionGroundLabel(outcome, outcomeGround, outcomeOn)?.replace('（须说明）', '') ?? ''
  return outcome === 'admitted' ? `异议成立，已安排其他评估人员复评：${label}。` : `异议不成立，原结论不变：${label}。`
}

/** Opens who objected, with a purpose and a trace (P-04): for the bureau that verifies, and nobody else. */
export async function revealObjector(actor: Actor, asked: RevealOfObjection, today: PlainDate): Promise<Outcome<string>> {
  const outcome = await readCase(actor, asked.caseId, today, async (tx, { caseFile, sides }): Promise<Outcome<string>> => {
    const viewers = viewersOf(actor, sides, { personKey: caseFile.personKey, visitIsOpen: false })
    if (asked.purpose === '')
      return refused('reveal.noPurpose', '请先选择查看用途，再查看完整信息', { fields: { purpose: '请选择查看用途' } })
    const objector = shownTo('objector', viewers) === 'reveal' ? await objectorOf(tx, asked.caseId, asked.objectionId) : null
    const answer = objector ? done(`${objector.name}，${objector.contact}`) : refused('reveal.notYours', '您的身份不能查看这项完整信息')
    await writeAudit(tx, actor, {
      act: 'objection.reveal',
      subject: `objection:${asked.objectionId}`,
      caseId: asked.caseId,
      purpose: asked.purpose,
      outcome: answer.ok ? 'done' : 'refused',
    })
    return answer
  })
  return outcome ?? refused('notFound', '没有找到这件案件，或者您无权查看。')
}
