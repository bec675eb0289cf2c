import type { z } from 'zod'
import type { Actor } from '@/lib/access/schema'
import { PAPER_LIMITS } from '@/lib/cases/rules/paper'
import { type Outcome, refused } from '@/lib/kernel/outcome'
import { readForm } from '@/lib/web/form'
import { logIncident } from '@/lib/web/log'
import { turnAway } from '@/lib/web/rate'
import { currentSession } from '@/lib/web/session'
import { boundedForm } from './body'
import { problemAnswer } from './papers/answer'

/** A file and the words around it. */
const BODY_MAX = PAPER_LIMITS.bytes + 64 * 1024

const SIGN_IN_AGAIN = refused('signInAgain', '登录已过期，请重新登录后再上传')
const PASSWORD_FIRST = refused('changePasswordFirst', '请先到“我的账号”把临时密码改成自己的密码')
const UNREADABLE = refused('paper.unreadable', '没有收到完整的文件，请重新上传')
const TOO_LARGE = refused('paper.tooLarge', '文件超过 10 MB，请压缩或分开上传')

export type Received<S extends z.ZodType> = { actor: Actor; fields: z.output<S>; fileName: string; content: Uint8Array }

/** Session, turns, bounds and incidents of a route that takes one file: multipart with these fields and `file`. 201, or the refusal. */
export async function receiveFile<S extends z.ZodType>(
  request: Request,
  schema: S,
  keep: (received: Received<S>) => Promise<Outcome<unknown>>,
): Promise<Response> {
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
    const fields = readForm(schema, form)
    if (!fields.ok) return problemAnswer(fields.problem)
    const content = new Uint8Array(await file.arrayBuffer())
    const kept = await keep({ actor: session.actor, fields: fields.value, fileName: file.name, content })
    if (!kept.ok) return problemAnswer(kept.problem)
    return Response.json(kept.value, { status: 201, headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    const incident = logIncident('upload', error)
    return problemAnswer({ code: 'unexpected', message: `系统暂时无法保存，请稍后再试；若仍不行，请告知经办机构编号 ${incident}` })
  }
}
