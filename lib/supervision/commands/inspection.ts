import { randomUUID } from 'node:crypto'
import type { Actor } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { advanceCounter } from '../../cases/store/case'
import { asActor, type Door, isTaken } from '../../db'
import { chineseDay } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { checklistBy, checklistOn, finished } from '../rules/checklist'
import { type BureauHand, bureauHand, concernedRegions, rectifyBy } from '../rules/finding'
import type { ChecklistItem } from '../schema/checklist'
import type { CancelEntry, ChecklistEntry, Inspection, PlanEntry } from '../schema/inspection'
import { insertInspection, inspectionById, inspectionOfRequest, moveInspection } from '../store/inspection'
import { raiseAlerts } from './alert'
import { type Moment, NOT_BUREAU, supervised, writeFinding } from './finding'
import { dayOrRefusal, type Limits, limitsFor } from './limits'

export const NO_SUCH_INSPECTION = refused('inspectionUnknown', '没有找到这次检查')
const MOVED = refused('stale', '这次检查刚才有人改过，您填的内容仍在本页：请刷新页面核对后再保存')

/** 列入计划, by either bureau the institution concerns. One an institution and day; the same press twice plans once. */
export async function planInspection(actor: Actor, entry: PlanEntry, { today }: Moment): Promise<Outcome<{ id: string }>> {
  const hand = bureauHand(actor)
  if (!hand) return NOT_BUREAU
  if (entry.plannedOn < today) return refused('dayPast', '计划的日子不能早于今天', { fields: { plannedOn: '请选今天或以后的日子' } })
  try {
    return await asActor(actor, async (tx) => {
      const earlier = await inspectionOfRequest(tx, entry.requestId)
      if (earlier) return done({ id: earlier.id })
      const house = await supervised(tx, hand, entry.institutionId)
      if (!house.ok) return house
      const checklist = checklistOn(today)
      const id = randomUUID()
      await insertInspection(tx, {
        ...{ id, requestId: entry.requestId, year: Number(entry.plannedOn.slice(0, 4)), plannedOn: entry.plannedOn },
        ...{ institutionId: house.value.id, regionCode: hand.regionCode, concernedRegions: concernedRegions(house.value) },
        ...{ isJoint: entry.isJoint === 'joint', checklistId: checklist.id, checklistDigest: checklist.digest, createdBy: hand.accountId },
        number: await advanceCounter(tx, `JC-${entry.plannedOn.slice(0, 4)}`),
      })
      await writeAudit(tx, actor, {
        act: 'inspection.plan',
        subject: `Inspection:${id}`,
        outcome: 'done',
        detail: { isJoint: entry.isJoint },
      })
      return done({ id })
    })
  } catch (error) {
    if (isTaken(error)) return refused('plannedAlready', `这家机构${chineseDay(entry.plannedOn)}已经列入计划，请看联合监管的计划表`)
    throw error
  }
}

async function held(tx: Door, hand: BureauHand, id: string): Promise<Outcome<Inspection>> {
  const inspection = await inspectionById(tx, id)
  if (!inspection) return NO_SUCH_INSPECTION
  if (inspection.regionCode !== hand.regionCode && !inspection.isJoint)
    return refused('notOurs', '这次检查由对方经办机构去做，本机构可以看，不能填')
  if (inspection.state === 'done') return refused('doneAlready', '检查表已经完成，不能再改')
  if (inspection.state === 'cancelled') return refused('cancelled', '这次检查已经取消')
  return done(inspection)
}

/**
 * Keeps the sheet on the way, or closes it: each item that is not met becomes a finding of its own, with its limit, in the same
 * transaction. Refuses an incomplete sheet, a day to come, and one that somebody has changed meanwhile.
 */
export async function fillChecklist(
  actor: Actor,
  { inspectionId, version, visitedOn, answers, notes, step }: ChecklistEntry,
  moment: Moment,
): Promise<Outcome<{ findings: number; version: number }>> {
  const hand = bureauHand(actor)
  if (!hand) return NOT_BUREAU
  const { today } = moment
  if (visitedOn > today) return refused('dayToCome', '检查的日子不能晚于今天', { fields: { visitedOn: '请填今天或以前的日子' } })
  return asActor(actor, async (tx) => {
    const inspection = await held(tx, hand, inspectionId)
    if (!inspection.ok) return inspection
    const checklist = checklistBy(inspection.value.checklistId, inspection.value.checklistDigest)
    const whole = finished(checklist, answers, notes)
    if (!whole.ok && (step === 'finish' || whole.problem.code === 'itemUnknown')) return whole
    const unmet = step === 'finish' && whole.ok ? whole.value : []
    const limits = await limitsFor(tx, inspection.value.concernedRegions, today)
    // Before anything is written: a year that is not loaded refuses the whole.
    for (const { severity } of unmet) {
      const due = dayOrRefusal(() => rectifyBy(limits.calendar, limits.terms, severity, today))
      if (!due.ok) return due
    }
    const closing =
      step === 'finish' ? { state: 'done' as const, completedBy: hand.accountId, completedOn: today } : { state: 'underway' as const }
    if (!(await moveInspection(tx, inspectionId, version, { ...closing, visitedOn, answers, notes }))) return MOVED
    const written = await findingsFrom(tx, hand, { inspection: inspection.value, unmet, notes, limits }, moment)
    if (!written.ok) throw new Error(`an inspection's findings were refused: ${written.problem.code}`)
    await writeAudit(tx, actor, {
      ...{ act: `inspection.${step}`, subject: `Inspection:${inspectionId}`, outcome: 'done' as const },
      detail: { findings: unmet.length },
    })
    return done({ findings: unmet.length, version: version + 1 })
  })
}

type Unmet = { inspection: Inspection; unmet: readonly ChecklistItem[]; notes: Readonly<Record<string, string>>; limits: Limits }

async function findingsFrom(
  tx: Door,
  hand: BureauHand,
  { inspection, unmet, notes, limits }: Unmet,
  moment: Moment,
): Promise<Outcome<null>> {
  if (unmet.length === 0) return done(null)
  const house = await supervised(tx, hand, inspection.institutionId)
  if (!house.ok) return house
  for (const { id: itemId, kind, severity, text } of unmet) {
    const found = { id: randomUUID(), requestId: `${inspection.id}:${itemId}`, kind, severity, inspectionId: inspection.id, itemId }
    const words = `检查项：${text}。现场情况：${notes[itemId] ?? ''}`
    const written = await writeFinding(tx, hand, { house: house.value, limits }, { ...found, text: words }, moment)
    if (!written.ok) return written
  }
  await raiseAlerts(tx, hand, house.value, moment.today, moment.at)
  return done(null)
}

/** 取消 by the bureau that planned it, before it is done. */
export async function cancelInspection(actor: Actor, { inspectionId, version }: CancelEntry): Promise<Outcome<null>> {
  const hand = bureauHand(actor)
  if (!hand) return NOT_BUREAU
  return asActor(actor, async (tx) => {
    const inspection = await held(tx, hand, inspectionId)
    if (!inspection.ok) return inspection
    if (inspection.value.regionCode !== hand.regionCode) return refused('notOurs', '计划由列入的经办机构取消')
    if (!(await moveInspection(tx, inspectionId, version, { state: 'cancelled' }))) return MOVED
    await writeAudit(tx, actor, { act: 'inspection.cancel', subject: `Inspection:${inspectionId}`, outcome: 'done' })
    return done(null)
  })
}
