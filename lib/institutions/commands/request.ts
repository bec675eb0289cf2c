import { randomUUID } from 'node:crypto'
import type { Actor } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { asActor, type Door, isTaken } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { judgeChange } from '../rules/change'
import { askedOf } from '../rules/request'
import type { Institution } from '../schema'
import { type InstitutionRequest, type RequestAnswer, type RequestEntry, requestAnswerSchema } from '../schema/request'
import { institution, lockRegister } from '../store'
import { closeRequest, insertRequest, lockRequest, requestByPress } from '../store/request'
import { awaitedRows, fileChanges } from './propose'

const NOT_YOURS = refused('notYours', '信息变更由机构自己申请，由当地经办机构核对')
const UNKNOWN = refused('requestUnknown', '没有这份变更申请，或者它与本机构无关')
const SETTLED = refused('requestSettled', '这份变更申请已经办过了，请刷新页面查看结果')
const ONE_WAITS = refused('oneWaits', '上一份变更申请还在等经办机构核对；要改的，先撤回那一份')

/**
 * 信息变更申请 of an institution about its own row: telephone, address, carers. Waits for its bureau. The same press twice is one request.
 * Refuses anyone else, nothing asked, one more while one waits, and an institution that has left.
 */
export async function askChange(
  actor: Actor,
  { today, ...entry }: RequestEntry & { today: PlainDate },
): Promise<Outcome<InstitutionRequest>> {
  const { accountId, institutionId } = actor
  if (actor.role !== 'institution' || !institutionId || !accountId) return NOT_YOURS
  try {
    return await asActor(actor, async (tx) => {
      const pressed = await requestByPress(tx, entry.requestId)
      if (pressed) return done(pressed)
      const own = await institution(tx, institutionId)
      if (!own) return NOT_YOURS
      if (own.status === 'withdrawn') return refused('withdrawn', `${own.name}已退出定点，不能申请变更`)
      const asked = askedOf(entry, own)
      if (!asked.ok) return asked
      const { code, regionCode } = own
      const row = {
        id: randomUUID(),
        institutionId,
        code,
        regionCode,
        changes: asked.value.changes,
        note: asked.value.note || null,
        askedOn: today,
      }
      await insertRequest(tx, { ...row, requestId: entry.requestId, askedBy: accountId })
      await writeAudit(tx, actor, { act: 'request.ask', subject: `InstitutionRequest:${row.id}`, outcome: 'done' })
      return done({ ...row, state: 'waiting' as const, answeredOn: null, answer: null, docketId: null })
    })
  } catch (error) {
    if (isTaken(error)) return ONE_WAITS
    throw error
  }
}

/** 撤回 by the institution, while it waits. */
export async function takeBackRequest(actor: Actor, { id, today }: { id: string; today: PlainDate }): Promise<Outcome<null>> {
  const { accountId } = actor
  if (actor.role !== 'institution' || !accountId) return NOT_YOURS
  return asActor(actor, async (tx) => {
    const held = await lockRequest(tx, id)
    if (!held) return UNKNOWN
    if (held.state !== 'waiting') return SETTLED
    await closeRequest(tx, id, { state: 'withdrawn', answeredBy: accountId, answeredOn: today, answer: '' })
    await writeAudit(tx, actor, { act: 'request.withdraw', subject: `InstitutionRequest:${id}`, outcome: 'done' })
    return done(null)
  })
}

/**
 * The bureau where the institution is accepts a request, which files a 会签单 of it in the same transaction, or returns it with a reason.
 * What is accepted counts once both bureaus have signed. Refuses where the register or another docket stands in the way.
 */
export async function answerRequest(
  actor: Actor,
  { today, ...entry }: RequestAnswer & { today: PlainDate },
): Promise<Outcome<{ docketId: string | null }>> {
  const { accountId, regionCode } = actor
  if ((actor.role !== 'clerk' && actor.role !== 'reviewer') || !accountId || !regionCode) return NOT_YOURS
  const parsed = requestAnswerSchema.safeParse(entry)
  if (!parsed.success) return refused('invalid', '请写明理由，不超过200字', { fields: { reason: '不超过200字' } })
  const { id, verdict, reason } = parsed.data
  if (verdict === 'return' && reason === '')
    return refused('reasonMissing', '请写明退回的理由，机构要看', { fields: { reason: '请写明理由' } })
  return asActor(actor, async (tx) => {
    await lockRegister(tx)
    const held = await lockRequest(tx, id)
    if (!held || held.regionCode !== regionCode) return UNKNOWN
    if (held.state !== 'waiting') return SETTLED
    const filed = verdict === 'accept' ? await filedFor(tx, actor, held, today) : done(null)
    if (!filed.ok) return filed
    const docketId = filed.value ?? undefined
    const state = verdict === 'accept' ? 'accepted' : 'returned'
    await closeRequest(tx, id, { state, answeredBy: accountId, answeredOn: today, answer: reason, ...(docketId ? { docketId } : {}) })
    await writeAudit(tx, actor, { act: `request.${state}`, subject: `InstitutionRequest:${id}`, outcome: 'done' })
    return done({ docketId: docketId ?? null })
  })
}

async function filedFor(tx: Door, actor: Actor, held: InstitutionRequest, today: PlainDate): Promise<Outcome<string>> {
  const kept = await institution(tx, held.code)
  if (!kept) return UNKNOWN
  const row: Institution = { ...kept, ...held.changes }
  const awaited = (await awaitedRows(tx)).get(held.code) ?? null
  const [met] = awaited
    ? [{ code: 'M-31', says: '这家机构另有一份待会签的变更，请先办结那一份' }]
    : judgeChange({ row, kept, awaited, way: 'act' })
  if (met) return refused('changeRefused', met.says, { source: `名录规则 ${met.code}` })
  const filed = await fileChanges(tx, actor, { rows: [row], reason: '机构申请变更登记信息，经核对属实', today })
  return filed.ok ? done(filed.value.id) : filed
}
