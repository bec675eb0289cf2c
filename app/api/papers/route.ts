import { addPaper } from '@/lib/cases/commands/paper'
import { PAPER_LIMITS } from '@/lib/cases/rules/paper'
import { PaperUpload } from '@/lib/cases/schema/paper'
import { refused } from '@/lib/kernel/outcome'
import { readForm } from '@/lib/web/form'
import { logIncident } from '@/lib/web/log'
import { turnAway } from '@/lib/web/rate'
import { currentSession, portalToday } from '@/lib/web/session'
import { boundedForm } from '../body'
import { problemAnswer } from './answer'

/** A file and the words around it. */
const BODY_MAX = PAPER_LIMITS.bytes + 64 * 1024

const SIGN_IN_AGAIN = refused('signInAgain', '登录已过期，请重新登录后再上传')
const PASSWORD_FIRST = refused('changePasswordFirst', '请先到“我的账号”把临时密码改成自己的密码')
const UNREADABLE = refused('paper.unreadable', '没有收到完整的文件，请重新上传')
const TOO_LARGE = refused('paper.tooLarge', '文件超过 10 MB，请压缩或分开上传')

/** Takes one paper: multipart with caseId, kind and file. 201 with its id and scan state, or the refusal. */
export async function POST(request: Request): Promise<Response> {
  try {
    const session = await currentSession()
    if (!session) return problemAnswer(SIGN_IN_AGAIN.problem)
    if (session.mustChangePassword) return problemAnswer(PASSWORD_FIRST.problem)
    const away = await turnAway(`upload:${session.actor.accountId}`, 60, 600)
    if (away) return away
    const form = await boundedForm(request, BODY_MAX)
    if (form === 'tooLarge') return problemAnswer(TOO_LARGE.problem)
    if (form === 'unreadable') return problemAnswer(UNREADABLE.problem)
    const file = form.get('file')
    if (!(file instanceof File) || form.getAll('file').length !== 1) return problemAnswer(UNREADABLE.problem)
    form.delete('file')
    const fields = readForm(PaperUpload, form)
    if (!fields.ok) return problemAnswer(fields.problem)
    const content = new Uint8Array(await file.arrayBuffer())
    const added = await addPaper(session.actor, { ...fields.value, fileName: file.name, content }, await portalToday())
    if (!added.ok) return problemAnswer(added.problem)
    return Response.json(added.value, { status: 201, headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    const incident = logIncident('papers', error)
    return problemAnswer({ code: 'unexpected', message: `系统暂时无法保存，请稍后再试；若仍不行，请告知经办机构编号 ${incident}` })
  }
}
