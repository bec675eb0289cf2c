import { addPhoto } from '@/lib/institutions/commands/photo'
import { refused } from '@/lib/kernel/outcome'
import { logIncident } from '@/lib/web/log'
import { turnAway } from '@/lib/web/rate'
import { currentSession, portalToday } from '@/lib/web/session'
import { boundedForm } from '../body'
import { problemAnswer } from '../papers/answer'

/** A picture and the words beside it. */
const MOST = 10 * 1024 * 1024 + 64 * 1024
const SIGN_IN_AGAIN = refused('signInAgain', '登录已过期，请重新登录后再上传')
const UNREADABLE = refused('photo.unreadable', '没有收到完整的照片，请重新上传', { fields: { file: '请选择一张照片' } })
const TOO_LARGE = refused('paper.tooLarge', '照片超过 10 MB，请缩小后再上传', { fields: { file: '超过 10 MB' } })

/** Takes one picture of the own institution: multipart with caption and file. 201, or the refusal. */
export async function POST(request: Request): Promise<Response> {
  try {
    const session = await currentSession()
    if (!session || session.mustChangePassword) return problemAnswer(SIGN_IN_AGAIN.problem)
    const away = await turnAway(`photo:${session.actor.accountId}`, 30, 600)
    if (away) return away
    const form = await boundedForm(request, MOST)
    if (form === 'tooLarge') return problemAnswer(TOO_LARGE.problem)
    if (form === 'unreadable') return problemAnswer(UNREADABLE.problem)
    const [file, caption] = [form.get('file'), form.get('caption')]
    if (!(file instanceof File) || file.size === 0 || form.getAll('file').length !== 1) return problemAnswer(UNREADABLE.problem)
    const content = new Uint8Array(await file.arrayBuffer())
    const upload = { caption: typeof caption === 'string' ? caption.normalize('NFC') : '', fileName: file.name, content }
    const added = await addPhoto(session.actor, { ...upload, today: await portalToday() })
    if (!added.ok) return problemAnswer(added.problem)
    return Response.json(added.value, { status: 201, headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    const incident = logIncident('photo', error)
    return problemAnswer({ code: 'unexpected', message: `系统暂时无法保存，请稍后再试；若仍不行，请告知经办机构编号 ${incident}` })
  }
}
