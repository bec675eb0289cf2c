import { NO_SUCH_LIST, noticeList } from '@/lib/cases/commands/notice-list'
import { contentDisposition } from '@/lib/cases/rules/paper'
import { noticeListPdf } from '@/lib/web/pdf/notice-list'
import { portalToday } from '@/lib/web/session'
import { answered, fileHeaders } from '../../answered'
import { LETTER_POLICY } from '../../letters/policy'
import { problemAnswer } from '../../papers/answer'

const DOOR = { purpose: 'notice-list', turns: 60, missing: NO_SUCH_LIST.problem }

/** 公示名单 of today between one's own region and another, as a PDF: for the people of a bureau, and a 404 for everyone else. */
export function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered(DOOR, params, async ({ actor }, id) => {
    const listed = await noticeList(actor, id, await portalToday())
    if (!listed.ok) return problemAnswer(listed.problem)
    const pdf = new Uint8Array(await noticeListPdf(listed.value))
    const disposition = contentDisposition('inline', `公示名单 ${listed.value.number}.pdf`)
    return new Response(pdf, { headers: fileHeaders('application/pdf', pdf.length, disposition, LETTER_POLICY) })
  })
}
