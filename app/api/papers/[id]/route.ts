import { NO_SUCH_PAPER, openPaper, removePaper } from '@/lib/cases/commands/paper'
import { portalToday } from '@/lib/web/session'
import { answered, shownFile } from '../../answered'
import { problemAnswer } from '../answer'

type Context = { params: Promise<{ id: string }> }

const DOOR = { purpose: 'paper', turns: 300, missing: NO_SUCH_PAPER.problem }

/** One paper's content: a picture is shown with ?view=1, everything else is downloaded (F-02). Missing and another's: the same 404. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answered(DOOR, params, async ({ actor }, id) => {
    const opened = await openPaper(actor, id, await portalToday())
    return opened.ok ? shownFile(request, opened.value) : problemAnswer(opened.problem)
  })
}

/** Takes a paper out while the application lies with the applicant. */
export function DELETE(_request: Request, { params }: Context): Promise<Response> {
  return answered(DOOR, params, async ({ actor }, id) => {
    const removed = await removePaper(actor, id, await portalToday())
    return removed.ok ? Response.json(removed.value, { headers: { 'Cache-Control': 'no-store' } }) : problemAnswer(removed.problem)
  })
}
