import { NO_SUCH_PAPER, openPaper, removePaper } from '@/lib/cases/commands/paper'
import { contentDisposition } from '@/lib/cases/rules/paper'
import { portalToday } from '@/lib/web/session'
import { answered, fileHeaders } from '../../answered'
import { problemAnswer } from '../answer'

type Context = { params: Promise<{ id: string }> }

/** What is uploaded never runs: no script, no frame, no other origin. */
const SANDBOX = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
const DOOR = { purpose: 'paper', turns: 300, missing: NO_SUCH_PAPER.problem }

/** One paper's content: a picture is shown with ?view=1, everything else is downloaded (F-02). Missing and another's: the same 404. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answered(DOOR, params, async ({ actor }, id) => {
    const opened = await openPaper(actor, id, await portalToday())
    if (!opened.ok) return problemAnswer(opened.problem)
    const { fileName, mime, content } = opened.value
    const shown = mime.startsWith('image/') && new URL(request.url).searchParams.get('view') === '1'
    const disposition = contentDisposition(shown ? 'inline' : 'attachment', fileName)
    return new Response(content, { headers: fileHeaders(mime, content.length, disposition, SANDBOX) })
  })
}

/** Takes a paper out while the application lies with the applicant. */
export function DELETE(_request: Request, { params }: Context): Promise<Response> {
  return answered(DOOR, params, async ({ actor }, id) => {
    const removed = await removePaper(actor, id, await portalToday())
    return removed.ok ? Response.json(removed.value, { headers: { 'Cache-Control': 'no-store' } }) : problemAnswer(removed.problem)
  })
}
