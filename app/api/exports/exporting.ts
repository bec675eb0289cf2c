import type { BureauActor } from '@/lib/cases/commands/desk'
import { type ExportAct, refusedExport } from '@/lib/cases/commands/export'
import { type Outcome, type Problem, refused } from '@/lib/kernel/outcome'
import { logIncident } from '@/lib/web/log'
import { turnAway } from '@/lib/web/rate'
import { currentSession } from '@/lib/web/session'
import { xlsxResponse } from '@/lib/web/xlsx'
import { boundedText } from '../body'

const STATUS: Readonly<Record<string, number>> = {
  signInAgain: 401,
  changePasswordFirst: 403,
  notYours: 403,
  confirmPassword: 403,
  wrongPassword: 403,
  tooLarge: 413,
  tooMany: 429,
  unexpected: 500,
}

const SIGN_IN_AGAIN = refused('signInAgain', '登录已过期，所选内容仍在本页：请重新登录后再导出。')
const PASSWORD_FIRST = refused('changePasswordFirst', '请先到“我的账号”把临时密码改成自己的密码。')
const NOT_YOURS = refused('notYours', '只有经办机构的人员可以导出。')
const TOO_LARGE = refused('tooLarge', '提交的内容过多，请删减后再试。')

type Session = NonNullable<Awaited<ReturnType<typeof currentSession>>>
/** A workbook that was made; `rows` as the page tells them. */
export type Made = { fileName: string; bytes: Uint8Array; rows: string }

/**
 * The frame of a route handler that gives out a workbook: session, post (a refused attempt is an entry), turns (429 and Retry-After,
 * W-03), and a body of at most `bodyMax` bytes before any of it is read (W-05).
 */
export async function exporting(
  request: Request,
  { act, bodyMax }: { act: ExportAct; bodyMax: number },
  work: (session: Session, actor: BureauActor, text: string) => Promise<Outcome<Made>>,
): Promise<Response> {
  try {
    const session = await currentSession()
    if (!session) return refusal(SIGN_IN_AGAIN)
    if (session.mustChangePassword) return refusal(PASSWORD_FIRST)
    const { actor } = session
    const { regionCode } = actor
    const away = await turnAway(`export:${actor.accountId}`, 20, 600)
    if (away) return away
    if ((actor.role !== 'clerk' && actor.role !== 'reviewer') || regionCode === null) {
      await refusedExport(actor, act, NOT_YOURS.problem.code)
      return refusal(NOT_YOURS)
    }
    const text = await boundedText(request, bodyMax)
    if (text === null) return refusal(TOO_LARGE)
    const made = await work(session, { ...actor, regionCode }, text)
    if (!made.ok) return refusal(made)
    const answer = xlsxResponse(made.value.fileName, made.value.bytes)
    answer.headers.set('X-Export-Rows', made.value.rows)
    return answer
  } catch (error) {
    const incident = logIncident('export', error)
    return refusal(refused('unexpected', `系统暂时无法导出，请稍后再试；若仍不行，请告知系统管理员编号 ${incident}。`))
  }
}

function refusal({ problem }: { problem: Problem }): Response {
  return Response.json({ problem }, { status: STATUS[problem.code] ?? 422, headers: { 'Cache-Control': 'no-store' } })
}
