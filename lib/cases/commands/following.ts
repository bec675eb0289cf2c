import { type Actor, CALENDAR } from '../../access/schema'
import { declaredPersonKey, writeAudit } from '../../access/store'
import { asActor, type Door, nowAsking } from '../../db'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { vault } from '../../vault'
import { type AppliedAs, OPEN_STATUSES } from '../schema'
import type { Following } from '../schema/apply'
import type { Application, Start } from '../schema/command'
import type { CaseFile } from '../schema/event'
import { caseById, otherCasesOf } from '../store/case'
import { draftThatFollows } from '../store/following'
import { applicationOf } from './application'
import { type CounterReceipt, enterAtCounter, start } from './apply'
import type { Press } from './perform'
import { standingOf } from './standing'

const NOT_FOUND = refused('notFound', '没有找到这件案件，或者您无权查看。')
const OTHER_ACCOUNT = refused('otherAccount', '上一次不是用这个账号申请的，资料不能直接带过来；请用当时的账号，或带身份证到经办窗口办理。')

/** Which assessment is asked for; `reason`: what has changed, where it is 重新评估. */
export type Asked = { occasion: Following; reason: string }

/** A case that follows another, ready to be begun: what was applied for then, as whoever asks may apply now. */
type Prepared = { given: Start } | { draftId: string }

/**
 * 期满评估 or 重新评估 with one press: a new draft filled from the application it follows, to be checked and sent. A second press finds the
 * draft that is there. Refuses 'notFound', 'caseOpen', 'otherAccount', and as `mayFollow` does, with the first possible day.
 */
export async function follow(
  actor: Actor,
  previousId: string,
  { occasion, reason }: Asked,
  press: Press,
): Promise<Outcome<{ caseId: string }>> {
  const prepared = await asActor(actor, (tx) => prepare(tx, actor, previousId, { occasion, reason }, press))
  if (!prepared.ok) return prepared
  const { value } = prepared
  return 'draftId' in value ? done({ caseId: value.draftId }) : start(actor, value.given, press, { previousId, occasion })
}

/** The same at the window, for a case that came in there: entered and submitted in one deed; whoever enters it may not accept it. */
export async function followAtCounter(
  actor: Actor,
  previousId: string,
  { occasion, reason }: Asked,
  press: Press,
): Promise<Outcome<CounterReceipt>> {
  const prepared = await asActor(actor, (tx) => prepare(tx, actor, previousId, { occasion, reason }, press))
  if (!prepared.ok) return prepared
  if ('draftId' in prepared.value) throw new Error('the counter keeps no drafts')
  return enterAtCounter(actor, prepared.value.given, press, { previousId, occasion })
}

async function prepare(tx: Door, actor: Actor, previousId: string, { occasion, reason }: Asked, press: Press): Promise<Outcome<Prepared>> {
  const previous = await caseById(tx, previousId)
  const stood = previous && (await standingOf(tx, actor, previous, press.today))
  if (!previous || !stood || stood.sides.length === 0) return refuse(tx, actor, previousId, NOT_FOUND)
  const open = await openCaseNo(tx, actor, previous)
  if (open !== null)
    return refuse(tx, actor, previousId, refused('caseOpen', `这位参保人已有一件正在办理的申请（${open}），请先办完或撤回那一件。`))
  const appliedAs = await applyingAs(tx, actor, previous)
  if (!appliedAs) return refuse(tx, actor, previousId, OTHER_ACCOUNT)
  const { insuredRegion, residenceRegion, townshipCode } = previous
  const draftId = appliedAs.as === 'counter' ? null : await draftThatFollows(tx, previousId, occasion, actor.accountId ?? '')
  if (draftId) return done({ draftId })
  // Where they live by now, not where they lived then; what was said of the condition is to be said anew.
  const application = {
    ...appliedAs.application,
    townshipCode,
    condition: occasion === 'change' ? reason : appliedAs.application.condition,
  }
  return done({ given: { insuredRegion, residenceRegion, appliedAs: appliedAs.as, application } })
}

async function refuse(tx: Door, actor: Actor, caseId: string, outcome: Extract<Outcome<never>, { ok: false }>) {
  await writeAudit(tx, actor, { act: 'case.follow', subject: `case:${caseId}`, outcome: 'refused', detail: { code: outcome.problem.code } })
  return outcome
}

/** The number of a case of the same person and pair that is under way; told only to those who may see it. */
async function openCaseNo(tx: Door, actor: Actor, previous: CaseFile): Promise<string | null> {
  await nowAsking(tx, CALENDAR)
  const open = (await otherCasesOf(tx, previous)).find((one) => (OPEN_STATUSES as readonly string[]).includes(one.status))
  await nowAsking(tx, actor)
  if (!open) return null
  return (await caseById(tx, open.id))?.caseNo ?? '由他人提交'
}

/** As whom this actor applies again with the words of then; null where the account is neither the person's nor the representative's. */
async function applyingAs(tx: Door, actor: Actor, previous: CaseFile): Promise<{ as: AppliedAs; application: Application } | null> {
  const application = await applicationOf(tx, previous)
  if (actor.role === 'clerk' || actor.role === 'reviewer') return previous.appliedAs === 'counter' ? { as: 'counter', application } : null
  if (actor.role !== 'applicant' || !actor.accountId) return null
  const own = await declaredPersonKey(tx, actor.accountId)
  if (own === null) return previous.applicantAccountId === actor.accountId ? { as: previous.appliedAs, application } : null
  const { representative } = application
  if (representative && vault().index('nationalId', representative.nationalId) === own) return { as: representative.kind, application }
  return own === previous.personKey ? { as: 'self', application: { ...application, representative: null } } : null
}
