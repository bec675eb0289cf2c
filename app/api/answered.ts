import { contentDisposition } from '@/lib/cases/rules/paper'
import { type Problem, refused } from '@/lib/kernel/outcome'
import { logIncident } from '@/lib/web/log'
import { turnAway } from '@/lib/web/rate'
import { currentSession } from '@/lib/web/session'
import { problemAnswer } from './papers/answer'

type Session = NonNullable<Awaited<ReturnType<typeof currentSession>>>
/** What a route answers for one thing by its id: the purpose its turns are counted under, and what it says of an id that is none. */
type Door = { purpose: string; turns: number; missing: Problem }

const SIGN_IN_AGAIN = refused('signInAgain', '登录已过期，请重新登录后再办理')
const PASSWORD_FIRST = refused('changePasswordFirst', '请先到“我的账号”把临时密码改成自己的密码')

/** Session, turns and incidents of a route handler that gives out one thing: `work` is asked only for someone signed in and an id that can be one. */
export async function answered(
  door: Door,
  params: Promise<{ id: string }>,
  work: (session: Session, id: string) => Promise<Response>,
): Promise<Response> {
  try {
    const session = await currentSession()
    if (!session) return problemAnswer(SIGN_IN_AGAIN.problem)
    if (session.mustChangePassword) return problemAnswer(PASSWORD_FIRST.problem)
    const away = await turnAway(`${door.purpose}:${session.actor.accountId}`, door.turns, 600)
    if (away) return away
    const { id } = await params
    if (id === '' || id.length > 64) return problemAnswer(door.missing)
    return await work(session, id)
  } catch (error) {
    const incident = logIncident(door.purpose, error)
    return problemAnswer({ code: 'unexpected', message: `系统暂时无法办理，请稍后再试；若仍不行，请告知经办机构编号 ${incident}` })
  }
}

/** Headers of a file given out: its own name, its own type, kept by nobody, running nothing. */
export function fileHeaders(mime: string, bytes: number, disposition: string, policy: string): HeadersInit {
  return {
    'Content-Type': mime,
    'Content-Length': String(bytes),
    'Content-Disposition': disposition,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': policy,
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
}

/** What is uploaded never runs: no script, no frame, no other origin. */
const SANDBOX = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

/** An uploaded file given back: a picture is shown where the address asks for it, everything else is downloaded (F-02). */
export function shownFile(
  request: Request,
  { fileName, mime, content }: { fileName: string; mime: string; content: Uint8Array<ArrayBuffer> },
): Response {
  const shown = mime.startsWith('image/') && new URL(request.url).searchParams.get('view') === '1'
  const disposition = contentDisposition(shown ? 'inline' : 'attachment', fileName)
  return new Response(content, { headers: fileHeaders(mime, content.length, disposition, SANDBOX) })
}
