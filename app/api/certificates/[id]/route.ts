import { contentDisposition } from '@/lib/cases/rules/paper'
import { NO_CERTIFICATE } from '@/lib/exchange/commands/certificate'
import { shownCertificate } from '@/lib/web/certificate'
import { certificatePdf } from '@/lib/web/pdf/certificate'
import { portalToday } from '@/lib/web/session'
import { answered, fileHeaders } from '../../answered'
import { LETTER_POLICY } from '../../letters/policy'
import { problemAnswer } from '../../papers/answer'

type Context = { params: Promise<{ id: string }> }

const DOOR = { purpose: 'certificate', turns: 300, missing: NO_CERTIFICATE.problem }

/** 互认证书 of a case as a PDF. Missing and another's: the same 404 (Z-07). */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answered(DOOR, params, async ({ actor }, id) => {
    const shown = await shownCertificate(actor, id, await portalToday())
    if (!shown.ok) return problemAnswer(shown.problem)
    const pdf = new Uint8Array(await certificatePdf(shown.value))
    const disposition = contentDisposition('inline', `互认证书 ${shown.value.serial}.pdf`)
    return new Response(pdf, { headers: fileHeaders('application/pdf', pdf.length, disposition, LETTER_POLICY) })
  })
}
