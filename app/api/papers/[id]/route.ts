import { NO_SUCH_PAPER, openPaper, removePaper } from '@/lib/cases/commands/paper'
import { contentDisposition } from '@/lib/cases/rules/paper'
import { PaperId } from '@/lib/cases/schema/paper'
import { refused } from '@/lib/kernel/outcome'
import { logIncident } from '@/lib/web/log'
import { turnAway } from '@/lib/web/rate'
import { currentSession, portalToday } from '@/lib/web/session'
import { problemAnswer } from '../answer'

type Context = { params: Promise<{ id: string }> }
type Session = NonNullable<Awaited<ReturnType<typeof currentSession>>>

const SIGN_IN_AGAIN = refused('signInAgain', '登录已过期，请重新登录后再办理')
const PASSWORD_FIRST = refused('changePasswordFirst', '请先到“我的账号”把临时密码改成自己的密码')

/** What is uploaded never runs: no script, no frame, no other origin. */
const SANDBOX = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

async function answered(context: Context, work: (session: Session, id: string) => Promise<Response>): Promise<Response> {
  try {
    const session = await currentSession()
    if (!session) return problemAnswer(SIGN_IN_AGAIN.problem)
    if (session.mustChangePassword) return problemAnswer(PASSWORD_FIRST.problem)
    const away = await turnAway(`paper:${session.actor.accountId}`, 300, 600)
    if (away) return away
    const id = PaperId.safeParse((await context.params).id)
    if (!id.success) return problemAnswer(NO_SUCH_PAPER.problem)
    return await work(session, id.data)
  } catch (error) {
    const incident = logIncident('papers', error)
    return problemAnswer({ code: 'unexpected', message: `系统暂时无法办理，请稍后再试；若仍不行，请告知经办机构编号 ${incident}` })
  }
}

/** One paper's content: a picture is shown with ?view=1, everything else is downloaded (F-02). Missing and another's: the same 404. */
export function GET(request: Request, context: Context): Promise<Response> {
  return answered(context, async ({ actor }, id) => {
    const opened = await openPaper(actor, id, await portalToday())
    if (!opened.ok) return problemAnswer(opened.problem)
    const { fileName, mime, content } = opened.value
    const shown = mime.startsWith('image/') && new URL(request.url).searchParams.get('view') === '1'
    return new Response(content, {
      headers: {
        'Content-Type': mime,
        'Content-Length': String(content.length),
        'Content-Disposition': contentDisposition(shown ? 'inline' : 'attachment', fileName),
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
        'Content-Security-Policy': SANDBOX,
        'Cross-Origin-Resource-Policy': 'same-origin',
      },
    })
  })
}

/** Takes a paper out while the application lies with the applicant. */
export function DELETE(_request: Request, context: Context): Promise<Response> {
  return answered(context, async ({ actor }, id) => {
    const removed = await removePaper(actor, id, await portalToday())
    return removed.ok ? Response.json(removed.value, { headers: { 'Cache-Control': 'no-store' } }) : problemAnswer(removed.problem)
  })
}
