import type { MyProgress } from '@/components/public/my-progress-shape'
import { foremostApplication } from '@/lib/cases/commands/progress'
import { type CaseStatus, STATUS_LABEL } from '@/lib/cases/schema'
import { currentActor, portalToday } from '@/lib/web/session'

/** The home page's island: the reader's own matter, or nothing. Never kept by a browser or a proxy. */
export async function GET(): Promise<Response> {
  const actor = await currentActor()
  const card = actor?.role === 'applicant' ? await foremostApplication(actor, await portalToday()) : null
  const answer: MyProgress = { signedIn: actor !== null, case: null }
  if (card) {
    const { caseId, caseNo, progress } = card
    const { status, steps, says, holder, bureau } = progress
    answer.case = {
      caseNo: caseNo ?? '',
      status: status === 'draft' ? '尚未提交' : STATUS_LABEL[status],
      tone: toneOf(status),
      steps,
      says,
      desk: holder,
      phone: bureau.phone,
      href: `/apply/${caseId}`,
    }
  }
  return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
}

/** For the family: what waits for them, what moves, what is shown to all, what is done. */
function toneOf(status: CaseStatus): NonNullable<MyProgress['case']>['tone'] {
  if (status === 'draft' || status === 'returned') return 'wait'
  if (status === 'onNotice' || status === 'disputed') return 'notice'
  return status === 'recognised' ? 'done' : 'go'
}
