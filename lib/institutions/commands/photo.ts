import { randomUUID } from 'node:crypto'
import type { Actor } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { asActor, type Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { MOST_PHOTOS, type PhotoState, photoEntrySchema } from '../schema/request'
import { institution } from '../store'
import { insertPhoto, lockPhotos, photosOf, settlePhoto } from '../store/request'
import { drawPhoto } from './photo-file'

const NOT_YOURS = refused('notYours', '照片由机构自己上传')
const GONE = refused('photo.settled', '这张照片已经处理过了，请刷新页面查看')

type Upload = { caption: string; fileName: string; content: Uint8Array; today: PlainDate }

/** Takes a picture of the own institution; everyone sees it once the bureau has accepted it. Refuses a seventh, the same again, and what is no picture. */
export async function addPhoto(actor: Actor, { fileName, content, today, ...entry }: Upload): Promise<Outcome<{ id: string }>> {
  const { accountId, institutionId } = actor
  if (actor.role !== 'institution' || !institutionId || !accountId) return NOT_YOURS
  const parsed = photoEntrySchema.safeParse(entry)
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? '请写明照片上是什么'
    return refused('invalid', message, { fields: { caption: message } })
  }
  const drawn = await drawPhoto(fileName, content)
  if (!drawn.ok) return drawn
  return asActor(actor, async (tx) => {
    const own = await institution(tx, institutionId)
    if (!own) return NOT_YOURS
    await lockPhotos(tx, own.code)
    const kept = await photosOf(tx, own.code, ['waiting', 'shown'])
    if (kept.length >= MOST_PHOTOS)
      return refused('photo.full', `最多 ${MOST_PHOTOS} 张，请先撤下一张`, { fields: { file: `已有 ${MOST_PHOTOS} 张` } })
    if (kept.some((one) => one.digest === drawn.value.digest))
      return refused('photo.same', '这张照片已经上传过了', { fields: { file: '已经上传过' } })
    const id = randomUUID()
    const of = { institutionId, code: own.code, regionCode: own.regionCode, uploadedBy: accountId, uploadedOn: today }
    await insertPhoto(tx, { id, caption: parsed.data.caption, ...drawn.value, ...of })
    await writeAudit(tx, actor, { act: 'photo.add', subject: `InstitutionPhoto:${id}`, outcome: 'done' })
    return done({ id })
  })
}

type Settling = { id: string; verdict: 'show' | 'return' | 'remove'; reason: string; today: PlainDate }

/** A bureau shows or returns a picture that waits; it or the institution itself takes one down. A returned one needs a reason. */
export async function decidePhoto(actor: Actor, { id, verdict, reason, today }: Settling): Promise<Outcome<null>> {
  const isBureau = actor.role === 'clerk' || actor.role === 'reviewer'
  const isOwn = actor.role === 'institution' && verdict === 'remove'
  if (!(isBureau || isOwn) || !actor.accountId) return NOT_YOURS
  const said = reason.trim()
  if (verdict === 'return' && said === '')
    return refused('reasonMissing', '请写明退回的理由，机构要看', { fields: { reason: '请写明理由' } })
  if (said.length > 200) return refused('invalid', '理由不超过200字', { fields: { reason: '不超过200字' } })
  const [from, state] = STEPS[verdict]
  const by = { state, settledBy: actor.accountId, settledOn: today, reason: said }
  return asActor(actor, (tx) => settled(tx, actor, id, from, by))
}

const STEPS: Record<Settling['verdict'], [readonly PhotoState[], PhotoState]> = {
  show: [['waiting'], 'shown'],
  return: [['waiting'], 'returned'],
  remove: [['waiting', 'shown'], 'removed'],
}

async function settled(
  tx: Door,
  actor: Actor,
  id: string,
  from: readonly PhotoState[],
  by: Parameters<typeof settlePhoto>[3],
): Promise<Outcome<null>> {
  if (!(await settlePhoto(tx, id, from, by))) return GONE
  await writeAudit(tx, actor, { act: `photo.${by.state}`, subject: `InstitutionPhoto:${id}`, outcome: 'done' })
  return done(null)
}
