import { NO_SUCH_LETTER, openLetter } from '@/lib/cases/commands/letters'
import { contentDisposition } from '@/lib/cases/rules/paper'
import { LETTER_LABEL } from '@/lib/cases/schema/letter'
import { letterPdf } from '@/lib/web/pdf/letter'
import { portalToday } from '@/lib/web/session'
import { answered, fileHeaders } from '../../answered'
import { problemAnswer } from '../../papers/answer'
import { LETTER_POLICY } from '../policy'

type Context = { params: Promise<{ id: string }> }

const DOOR = { purpose: 'letter', turns: 300, missing: NO_SUCH_LETTER.problem }

/** One letter as a PDF, shown in the browser, or with ?download=1 kept as a file. Missing and another's: the same 404 (Z-07). */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answered(DOOR, params, async ({ actor }, id) => {
    const opened = await openLetter(actor, id, await portalToday())
    if (!opened.ok) return problemAnswer(opened.problem)
    const { letter, facts } = opened.value
    const pdf = new Uint8Array(await letterPdf(facts))
    const how = new URL(request.url).searchParams.get('download') === '1' ? 'attachment' : 'inline'
    const disposition = contentDisposition(how, `${LETTER_LABEL[letter.kind]} ${letter.number}.pdf`)
    return new Response(pdf, { headers: fileHeaders('application/pdf', pdf.length, disposition, LETTER_POLICY) })
  })
}
