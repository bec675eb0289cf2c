import { NO_SUCH_EVIDENCE, openEvidence } from '@/lib/supervision/commands/evidence'
import { answered, shownFile } from '../../answered'
import { problemAnswer } from '../../papers/answer'

type Context = { params: Promise<{ id: string }> }

const DOOR = { purpose: 'evidence', turns: 300, missing: NO_SUCH_EVIDENCE.problem }

/** One photo or pdf: a picture is shown with ?view=1, everything else is downloaded. Missing and another's: the same 404. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answered(DOOR, params, async ({ actor }, id) => {
    const opened = await openEvidence(actor, id)
    return opened.ok ? shownFile(request, opened.value) : problemAnswer(opened.problem)
  })
}
