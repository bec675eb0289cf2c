import { randomUUID } from 'node:crypto'
import { sidesOf } from '../../access/rules'
import { CALENDAR } from '../../access/schema'
import { writeAudit, writeAudits } from '../../access/store'
import { type Colleague, colleague, colleaguesOf } from '../../access/store/colleague'
import { staffNames } from '../../access/store/names'
import { asActor, type Door, nowAsking } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { shape, viewersOf } from '../../people/rules/visibility'
import { peopleOf } from '../../people/store'
import { representativeKeysOf } from '../../people/store/mandate'
import { mayHandOver, mayTake } from '../rules/handover'
import { isClosed } from '../rules/life'
import type { CaseStatus } from '../schema'
import type { CaseFile } from '../schema/event'
import { HANDOVER_REASON_LABEL, type Handover } from '../schema/handover'
import { caseById } from '../store/case'
import { heldCases, heldCounts, holderOf, passCases, takeCase } from '../store/holder'
import { insertMessages } from '../store/message'
import type { Happened } from './consequences'
import type { BureauActor } from './desk'

/** At most this many go at once; who holds more hands over twice. */
export const HANDED_MOST = 500

/** 承办人: whoever of a bureau acts on a case first looks after it, until it is handed over. */
export async function holdFirst(tx: Door, { actor, after, press }: Happened): Promise<void> {
  const isOfBureau = actor.role === 'clerk' || actor.role === 'reviewer'
  if (!isOfBureau || actor.accountId === null || actor.regionCode === null || after.status === 'draft') return
  await takeCase(tx, { caseId: after.id, regionCode: actor.regionCode, accountId: actor.accountId, since: press.today })
}

export type Person = { accountId: string; name: string; held: number }
/** `name`: the insured person's, shaped for the asker. */
export type Passing = { caseId: string; caseNo: string; name: string; status: CaseStatus; may: Outcome<true> }

/** What somebody needs to hand over: who holds how much, and under a choice what would become of each case. */
export type HandoverView = {
  /** Whose cases may be handed over: oneself; for a reviewer, everybody who holds any. */
  givers: Person[]
  takers: Person[]
  cases: Passing[] | null
}

/** Refuses nothing: what may not be is not listed. `only` narrows it to one case. */
export function viewHandover(actor: BureauActor, choice: { from?: string; to?: string; only?: string }): Promise<HandoverView> {
  return asActor(actor, async (tx) => {
    const region = actor.regionCode
    const held = await heldCounts(tx, region)
    const active = await officeOf(tx, region)
    const gone = [...held.keys()].filter((id) => !active.some((one) => one.accountId === id))
    const names = await staffNames(tx, gone)
    const known = [
      ...active.map(({ accountId, name }) => ({ accountId, name })),
      ...gone.map((accountId) => ({ accountId, name: `${names.get(accountId)?.name ?? '同事'}（账号已停用）` })),
    ].map((one) => ({ ...one, held: held.get(one.accountId) ?? 0 }))
    const givers = known.filter((one) => mayHandOver(actor, one.accountId).ok && (one.held > 0 || one.accountId === actor.accountId))
    const takers = known.filter((one) => active.some((each) => each.accountId === one.accountId) && one.accountId !== choice.from)
    const to = choice.to ? active.find((one) => one.accountId === choice.to) : undefined
    const from = givers.find((one) => one.accountId === choice.from)
    return { givers, takers, cases: from && to ? await passings(tx, actor, from.accountId, to, choice.only) : null }
  })
}

async function officeOf(tx: Door, region: string): Promise<Colleague[]> {
  return [...(await colleaguesOf(tx, { region, role: 'clerk' })), ...(await colleaguesOf(tx, { region, role: 'reviewer' }))]
}

async function passings(tx: Door, actor: BureauActor, from: string, to: Colleague, only?: string): Promise<Passing[]> {
  const cases = (await heldCases(tx, actor.regionCode, from, HANDED_MOST)).filter((one) => only === undefined || one.id === only)
  const personIds = cases.map((one) => one.personId)
  const keys = await representativeKeysOf(tx, personIds)
  const people = await peopleOf(tx, personIds)
  return cases.map((one) => ({
    ...{ caseId: one.id, caseNo: one.caseNo, status: one.status },
    name: nameFor(actor, one, people.get(one.personId)?.name),
    may: mayTake(one, from, to, keys.get(one.personId) ?? []),
  }))
}

function nameFor(actor: BureauActor, caseFile: CaseFile, name: string | undefined): string {
  const sides = sidesOf(actor, { ...caseFile, ownAccountId: null, representatives: [], assessors: [] })
  return shape('name', name ?? '—', viewersOf(actor, sides, { personKey: caseFile.personKey, visitIsOpen: false })) ?? '—'
}

export type HandedOver = { done: string[]; skipped: Array<{ caseNo: string; why: string }> }

/**
 * Hands the cases that were shown from one person of a bureau to another, each an entry of the trail. What the taker may not have, and
 * what is no longer the giver's, is left and said. Refuses 'notReviewer' and 'noColleague'.
 */
export function handOver(actor: BureauActor, handover: Handover, today: PlainDate, at: Date): Promise<Outcome<HandedOver>> {
  const { from, to, why, caseIds } = handover
  return asActor(actor, async (tx) => {
    const may = mayHandOver(actor, from)
    const region = actor.regionCode
    const taker =
      (await colleague(tx, { accountId: to, region, role: 'clerk' })) ?? (await colleague(tx, { accountId: to, region, role: 'reviewer' }))
    const refusal = !may.ok
      ? may
      : taker
        ? null
        : refused('noColleague', '请选择本机构在岗的一位同事。', { fields: { to: '请选择在岗的同事' } })
    if (refusal && !refusal.ok) {
      await writeAudit(tx, actor, {
        act: 'case.handOver',
        subject: `account:${from}`,
        outcome: 'refused',
        detail: { code: refusal.problem.code },
      })
      return refusal
    }
    const shown = (await passings(tx, actor, from, taker as Colleague)).filter((one) => caseIds.includes(one.caseId))
    const allowed = shown.filter((one) => one.may.ok)
    const passed = await passCases(tx, { caseIds: allowed.map((one) => one.caseId), regionCode: region, from, to, since: today })
    await writeAudits(
      tx,
      actor,
      [...passed].map((caseId) => ({
        ...{ act: 'case.handOver', subject: `case:${caseId}`, caseId, outcome: 'done' as const },
        detail: { from, to, why },
      })),
    )
    await tellTaker(
      tx,
      actor,
      handover,
      allowed.flatMap((one) => (passed.has(one.caseId) ? [one.caseId] : [])),
      { today, at },
    )
    const skipped = shown.flatMap((one) => (one.may.ok ? [] : [{ caseNo: one.caseNo, why: one.may.problem.message }]))
    const gone = caseIds.length - shown.length + (allowed.length - passed.size)
    return done({
      done: allowed.filter((one) => passed.has(one.caseId)).map((one) => one.caseNo),
      skipped: [...skipped, ...(gone > 0 ? [{ caseNo: `另有 ${gone} 件`, why: '已经不由这位同事承办，没有移交。' }] : [])],
    })
  })
}

/** One message for all of them, at the most urgent; who takes them over by their own hand knows. */
async function tellTaker(
  tx: Door,
  actor: BureauActor,
  { from, to, why }: Handover,
  caseIds: readonly string[],
  { today, at }: { today: PlainDate; at: Date },
): Promise<void> {
  const [firstId] = caseIds
  const first = firstId && to !== actor.accountId ? await caseById(tx, firstId) : null
  if (!first) return
  const giver = (await staffNames(tx, [from])).get(from)?.name ?? '同事'
  const which = caseIds.length === 1 ? '本案' : `包括本案在内的 ${caseIds.length} 件案件`
  const text = `${giver}承办的${which}移交给您（${HANDOVER_REASON_LABEL[why]}）。请在案桌的“我经办的”里查看。`
  await nowAsking(tx, CALENDAR)
  // No event of the case tells it: below all events, by the day, so that one day tells it once.
  const seq = -Number(today.replaceAll('-', ''))
  await insertMessages(tx, { ...first, seq, on: today, at }, [
    { id: randomUUID(), accountId: to, weight: 'act', title: '案件移交给您', text },
  ])
  await nowAsking(tx, actor)
}

/** Who of the asker's bureau looks after a case, by name, and whether the asker may pass it on. */
export async function holderShown(
  tx: Door,
  actor: BureauActor,
  caseFile: CaseFile,
): Promise<{ accountId: string; name: string; since: PlainDate; mayPass: boolean } | null> {
  const holder = await holderOf(tx, caseFile.id, actor.regionCode)
  if (!holder) return null
  const name = (await staffNames(tx, [holder.accountId])).get(holder.accountId)?.name ?? '同事'
  const { accountId, since } = holder
  return { accountId, name, since, mayPass: !isClosed(caseFile.status) && mayHandOver(actor, accountId).ok }
}
