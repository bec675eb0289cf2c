import { exportResidents } from '@/lib/cases/commands/residents'
import { ResidentExport } from '@/lib/cases/schema/resident'
import { type Outcome, refused } from '@/lib/kernel/outcome'
import { readForm } from '@/lib/web/form'
import { logIncident } from '@/lib/web/log'
import { turnAway } from '@/lib/web/rate'
import { residentExportFile } from '@/lib/web/resident-export'
import { currentSession, portalToday } from '@/lib/web/session'
import { xlsxResponse } from '@/lib/web/xlsx'

/** Codes and a purpose: nothing longer is read. */
const BODY_MAX = 5_000

const STATUS: Readonly<Record<string, number>> = {
  signInAgain: 401,
  changePasswordFirst: 403,
  notYours: 403,
  tooLarge: 413,
  unexpected: 500,
}

const SIGN_IN_AGAIN = refused('signInAgain', '登录已过期，请重新登录后再导出。')
const PASSWORD_FIRST = refused('changePasswordFirst', '请先到“我的账号”把临时密码改成自己的密码。')
const NOT_YOURS = refused('notYours', '只有经办机构的人员可以导出。')

/** The living list under its filter as a workbook, names masked, or the refusal. Counted before it is tried (W-03). */
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
    const read = readForm(ResidentExport, objectIn(text))
    if (!read.ok) return refusal(read)
    const today = await portalToday()
    const taken = await exportResidents({ ...actor, regionCode: actor.regionCode }, read.value, today)
    if (!taken.ok) return refusal(taken)
    const { fileName, bytes } = await residentExportFile(taken.value, read.value, { by: actor.name, today, at: new Date() })
    const answer = xlsxResponse(fileName, bytes)
    answer.headers.set('X-Export-Rows', `${taken.value.rows.length}`)
    return answer
  } catch (error) {
    const incident = logIncident('export', error)
    return refusal(refused('unexpected', `系统暂时无法导出，请稍后再试；若仍不行，请告知系统管理员编号 ${incident}。`))
  }
}

function objectIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function refusal({ problem }: Extract<Outcome<never>, { ok: false }>): Response {
  return Response.json({ problem }, { status: STATUS[problem.code] ?? 422, headers: { 'Cache-Control': 'no-store' } })
}
