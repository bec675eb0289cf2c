import { confirmPassword } from '@/lib/accounts/commands/confirm'
import { confirmedLately } from '@/lib/accounts/rules'
import { exportCases } from '@/lib/cases/commands/export'
import { checkExport } from '@/lib/cases/rules/export'
import { ExportRequest } from '@/lib/cases/schema/export'
import { type Outcome, type Problem, refused } from '@/lib/kernel/outcome'
import { caseExportFile } from '@/lib/web/case-export'
import { readForm } from '@/lib/web/form'
import { logIncident } from '@/lib/web/log'
import { turnAway } from '@/lib/web/rate'
import { currentSession, portalToday } from '@/lib/web/session'
import { xlsxResponse } from '@/lib/web/xlsx'

/** Codes, a purpose and a password: nothing longer is read. */
const BODY_MAX = 10_000

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
const NOT_YOURS = refused('notYours', '只有经办机构的人员可以导出案件。')

/** The cases of a list as a workbook, or the refusal. Counted before it is tried: 429 and Retry-After past the limit (W-03). */
export async function POST(request: Request): Promise<Response> {
  try {
    const session = await currentSession()
    if (!session) return refusal(SIGN_IN_AGAIN)
    if (session.mustChangePassword) return refusal(PASSWORD_FIRST)
    const { actor } = session
    if ((actor.role !== 'clerk' && actor.role !== 'reviewer') || actor.regionCode === null) return refusal(NOT_YOURS)
    const away = await turnAway(`export:${actor.accountId}`, 20, 600)
    if (away) return away
    const text = await request.text()
    if (text.length > BODY_MAX) return refusal(refused('tooLarge', '提交的内容过多，请删减后再试。'))
    const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true
    const read = readForm(ExportRequest, isForm ? formIn(text) : objectIn(text))
    if (!read.ok) return refusal(read)
    const { password, ...asked } = read.value
    const at = new Date()
    let isConfirmed = confirmedLately(session, at)
    if (!isConfirmed && password !== '' && asked.full.length > 0 && checkExport(asked).ok) {
      const confirmed = await confirmPassword(actor, session.sessionId, password, at)
      if (!confirmed.ok) return refusal(confirmed)
      isConfirmed = true
    }
    const today = await portalToday()
    const taken = await exportCases({ ...actor, regionCode: actor.regionCode }, isConfirmed, { ...asked, password: '' }, today)
    if (!taken.ok) return refusal(taken)
    const { fileName, bytes } = await caseExportFile(taken.value, read.value, { by: actor.name, today, at })
    const answer = xlsxResponse(fileName, bytes)
    answer.headers.set('X-Export-Rows', `${taken.value.rows.length}${taken.value.isCut ? '+' : ''}`)
    return answer
  } catch (error) {
    const incident = logIncident('export', error)
    return refusal(refused('unexpected', `系统暂时无法导出，请稍后再试；若仍不行，请告知系统管理员编号 ${incident}。`))
  }
}

function formIn(text: string): FormData {
  const form = new FormData()
  for (const [name, value] of new URLSearchParams(text)) form.append(name, value)
  return form
}

function objectIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function refusal({ problem }: Extract<Outcome<never>, { ok: false }> | { problem: Problem }): Response {
  return Response.json({ problem }, { status: STATUS[problem.code] ?? 422, headers: { 'Cache-Control': 'no-store' } })
}
