import type { Actor } from '@/lib/access/schema'
import { asActor } from '@/lib/db'
import { careInstitutionsFor } from '@/lib/institutions/store'
import { addDays, type PlainDate } from '@/lib/kernel/dates'
import { must } from '@/lib/kernel/outcome'
import { complain, rate } from '@/lib/supervision/commands/complaint'
import { ownSupervision } from '@/lib/supervision/commands/desk'
import { feedbackOf } from '@/lib/supervision/commands/feedback'
import { recheck, recordFinding, rectify } from '@/lib/supervision/commands/finding'
import { fillChecklist, planInspection } from '@/lib/supervision/commands/inspection'
import { checklistOn } from '@/lib/supervision/rules/checklist'
import type { RatingScore } from '@/lib/supervision/schema/complaint'
import type { Bureau } from './staff'

/** Someone of an institution. */
type Carer = Actor & { institutionId: string }
type Setting = { bureaus: readonly [Bureau, Bureau]; carers: readonly Actor[]; families: readonly Actor[]; today: PlainDate }

const SCORES: RatingScore[] = [5, 4, 5, 3]

/** A little of joint supervision: one inspection closed, one finding open, one to come; a few ratings, one complaint. */
export async function seedSupervision({ bureaus, carers, families, today }: Setting): Promise<void> {
  const ago = (days: number) => ({ today: addDays(today, -days), at: new Date(`${addDays(today, -days)}T02:00:00Z`) })
  const [here, there] = bureaus
  const [first, second] = carers.filter((one): one is Carer => one.institutionId !== null)
  if (!first || !second) throw new Error('somebody of two institutions is seeded')

  const visit = ago(40)
  const plan = {
    requestId: 'demo-inspection-closed',
    institutionId: second.institutionId,
    plannedOn: visit.today,
    isJoint: 'joint' as const,
  }
  const { id } = must(await planInspection(there.clerks[0], plan, visit))
  const items = checklistOn(visit.today).items.map((item) => [item.id, item.id === 'rights.notice' ? 'unmet' : 'met'] as const)
  const sheet = { inspectionId: id, version: 0, visitedOn: visit.today, answers: Object.fromEntries(items), step: 'finish' as const }
  must(await fillChecklist(here.clerks[0], { ...sheet, notes: { 'rights.notice': '大厅没有公示收费标准和投诉电话（示例）' } }, visit))
  const [found] = (await ownSupervision(second, visit.today)).findings
  if (!found) throw new Error('what was not met became a finding')
  must(await rectify(second, { findingId: found.id, version: 0, text: '已在大厅和每层楼梯口张贴公示牌（示例）' }, ago(32)))
  must(
    await recheck(
      here.reviewers[0],
      { findingId: found.id, version: 1, result: 'closed', text: '已到现场查看，公示齐全（示例）' },
      ago(28),
    ),
  )

  const late = ago(9)
  const text = '两份服务记录没有家属确认签名，其中一次服务时间与排班不符（示例）'
  const finding = {
    requestId: 'demo-finding-open',
    institutionId: first.institutionId,
    kind: 'record' as const,
    severity: 'serious' as const,
    text,
  }
  must(await recordFinding(there.clerks[0], finding, late))

  const houses = await asActor(here.clerks[0], (tx) => careInstitutionsFor(tx, today, [here.code, there.code]))
  const next = houses.find((one) => one.id !== first.institutionId && one.id !== second.institutionId)
  if (next) {
    const coming = { requestId: 'demo-inspection-next', institutionId: next.id, plannedOn: addDays(today, 10), isJoint: 'own' as const }
    must(await planInspection(here.clerks[0], coming, ago(0)))
  }

  let said = 0
  for (const family of families) {
    const [care] = (await feedbackOf(family)).cares
    const score = SCORES[said]
    if (!care || score === undefined) continue
    must(await rate(family, { careId: care.careId, score, text: said === 0 ? '护理员准时、耐心（示例）' : '' }, ago(5)))
    if (said === 1) {
      const complaint = { requestId: 'demo-complaint-open', careId: care.careId, category: 'absence' as const, wantsAnswer: 'yes' as const }
      must(await complain(family, { ...complaint, text: '上周三说好的上门没有来，事先也没有电话（示例）' }, ago(3)))
    }
    said += 1
  }
}
