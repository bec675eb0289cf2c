import { boundedBytes } from '@/app/api/body'
import { keepUpload } from '@/lib/institutions/commands/upload'
import { FILE_LIMITS, TOO_LARGE } from '@/lib/institutions/rules/file'
import type { UploadProgress } from '@/lib/institutions/schema/upload'
import { type Outcome, refused } from '@/lib/kernel/outcome'
import { foreignMutation } from '@/lib/web/doors'
import { logIncident } from '@/lib/web/log'
import { turnAway } from '@/lib/web/rate'
import { readRegisterFile } from '@/lib/web/register-file'
import { currentSession, portalToday } from '@/lib/web/session'

/** Files read at once by this process: each may hold its bytes and its rows in memory. */
const AT_ONCE = 2
let reading = 0

const FOREIGN = refused('foreign', '这次提交不是从本门户的页面发出的，已拒绝。')
const SIGN_IN_AGAIN = refused('signInAgain', '登录已过期，所选文件仍在本页：请在另一页重新登录，再回来上传。')
const NOT_YOURS = refused('notYours', '名录由经办机构维护，请由本统筹区经办人员导入。')
const BUSY = refused('busy', '另有文件正在核对，请过半分钟再按一次。所选文件仍在本页。')

/**
 * Takes a file of the register as the bare body of a request, its name in X-File-Name, and answers line by line (NDJSON) how far it
 * has come; the last line is the id of its preview, or why not. The proxy passes this address by, since it would copy the whole
 * body into memory: the origin, the session and the size are looked at here, before any of it is read (W-01, W-05).
 */
export async function POST(request: Request): Promise<Response> {
  if (foreignMutation(request.method, request.headers, process.env.NEXTAUTH_URL)) return refusal(FOREIGN, 403)
  const session = await currentSession()
  if (!session) return refusal(SIGN_IN_AGAIN, 401)
  const { actor } = session
  if (session.mustChangePassword || (actor.role !== 'clerk' && actor.role !== 'reviewer')) return refusal(NOT_YOURS, 403)
  const away = await turnAway(`register.upload:${actor.accountId}`, 30, 600)
  if (away) return away
  if (reading >= AT_ONCE) return refusal(BUSY, 503)
  reading += 1
  const today = await portalToday()
  const fileName = nameIn(request.headers.get('x-file-name'))

  async function work(told: (progress: UploadProgress) => void): Promise<void> {
    const bytes = await boundedBytes(request, FILE_LIMITS.bytes)
    const file = bytes ? await readRegisterFile(bytes, fileName, (rows) => told({ step: 'reading', rows })) : TOO_LARGE
    const kept = file.ok ? await keepUpload(actor, { file: file.value, fileName, today, at: new Date() }, told) : file
    told(kept.ok ? { step: 'kept', id: kept.value.id } : { step: 'refused', message: kept.problem.message })
  }

  const encoder = new TextEncoder()
  // Whoever goes away meanwhile hears nothing more; what was begun is finished.
  let isHeard = true
  const lines = new ReadableStream<Uint8Array>({
    async start(controller) {
      const told = (progress: UploadProgress) => {
        if (isHeard) controller.enqueue(encoder.encode(`${JSON.stringify(progress)}\n`))
      }
      try {
        await work(told)
      } catch (error) {
        const incident = logIncident('register.upload', error)
        told({ step: 'refused', message: `系统暂时读不了这份文件，请稍后再试；若仍不行，请告知系统管理员编号 ${incident}。` })
      } finally {
        reading -= 1
        if (isHeard) controller.close()
      }
    },
    cancel() {
      isHeard = false
    },
  })
  return new Response(lines, {
    headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8', 'Content-Encoding': 'identity', ...KEPT_BY_NOBODY },
  })
}

const KEPT_BY_NOBODY = { 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no', 'X-Content-Type-Options': 'nosniff' }

function refusal({ problem }: Extract<Outcome<never>, { ok: false }>, status: number): Response {
  return Response.json({ step: 'refused', message: problem.message } satisfies UploadProgress, { status, headers: KEPT_BY_NOBODY })
}

/** The name a file bore, as the page encoded it; without folders. */
function nameIn(header: string | null): string {
  try {
    return decodeURIComponent(header ?? '')
      .replace(/^.*[/\\]/, '')
      .slice(-120)
  } catch {
    return ''
  }
}
