import { saveSheet } from '@/lib/assessments/commands/sheet'
import { SaveSheet } from '@/lib/assessments/schema'
import { refused } from '@/lib/kernel/outcome'
import { readForm } from '@/lib/web/form'
import { logIncident } from '@/lib/web/log'
import { currentSession, portalToday } from '@/lib/web/session'
import { boundedText, jsonIn } from '../../../body'

/** Bytes. A full sheet with seventeen long notes stays well below this. */
const BODY_MAX = 120_000

const STATUS: Readonly<Record<string, number>> = { visitNotFound: 404, stale: 409, sheetLocked: 409 }

/** Stores the own draft as the assessor goes along; answers with an Outcome. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  try {
    const session = await currentSession()
    if (!session || session.mustChangePassword) {
      return answer(refused('signInAgain', '登录已过期，填写的内容仍在本机：请重新登录后继续。'), 401)
    }
    const text = await boundedText(request, BODY_MAX)
    if (text === null) return answer(refused('tooLarge', '答卷内容过多，请缩短依据后再试。'), 413)
    const { id } = await params
    const read = readForm(SaveSheet, { ...objectIn(text), visitId: id })
    if (!read.ok) return answer(read, 422)
    const outcome = await saveSheet(session.actor, read.value, { today: await portalToday(), at: new Date() })
    return answer(outcome, outcome.ok ? 200 : (STATUS[outcome.problem.code] ?? 422))
  } catch (error) {
    const incident = logIncident('sheet', error)
    return answer(refused('unexpected', `系统暂时无法保存，内容仍在本机，稍后会自动再试（编号 ${incident}）。`), 500)
  }
}

function objectIn(text: string): object {
  const value = jsonIn(text)
  return value !== null && typeof value === 'object' ? value : {}
}

function answer(outcome: unknown, status: number): Response {
  return Response.json(outcome, { status, headers: { 'cache-control': 'no-store' } })
}
