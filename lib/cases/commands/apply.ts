import { randomUUID } from 'node:crypto'
import { type Actor, CALENDAR } from '../../access/schema'
import { type AuditNote, writeAudit } from '../../access/store'
import { dueDay } from '../../agreements/rules/terms'
import type { Terms } from '../../agreements/schema'
import { agreementInForce, termsFor, workingCalendarOf } from '../../agreements/store'
import { asActor, type Door, nowAsking } from '../../db'
import { CalendarNotLoaded } from '../../kernel/calendar'
import type { Json } from '../../kernel/digest'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { personIdOf } from '../../people/store'
import { mayFollow } from '../rules/following'
import type { Following } from '../schema/apply'
import type { Start } from '../schema/command'
import type { CaseFile } from '../schema/event'
import { caseById, eventOfRequest } from '../store/case'
import { sealText } from '../store/content'
import { accountProblem, readApplication, townshipProblem } from './application'
import { writeNew } from './begin'
import { type Performed, type Press, performIn, REQUEST_TAKEN, retryOnce } from './perform'
import { queryCodeOf } from './query-code'

/** What a new case follows; null: it is the first of its kind. */
export type Follows = { previousId: string; occasion: Following } | null

/** Opens a draft in the applicant's own name (apply/page). Refuses field by field, and 'noAgreement' before anything is typed in vain. */
export function start(actor: Actor, given: Start, press: Press, follows: Follows = null): Promise<Outcome<{ caseId: string }>> {
  return retryOnce(() =>
    asActor(actor, async (tx) => {
      const earlier = await earlierEvent(tx, actor, press)
      if (earlier) return earlier.accountId === actor.accountId ? done({ caseId: earlier.caseId }) : REQUEST_TAKEN
      const begun = await startIn(tx, actor, given, press, follows)
      if (begun.ok) return done({ caseId: begun.value.id })
      await writeAudit(tx, actor, notBegun(begun.problem.code))
      return begun
    }),
  )
}

async function earlierEvent(tx: Door, actor: Actor, press: Press) {
  await nowAsking(tx, CALENDAR)
  const earlier = await eventOfRequest(tx, press.requestId)
  await nowAsking(tx, actor)
  return earlier
}

function notBegun(code: string): AuditNote {
  return { act: 'case.start', subject: 'case:none', outcome: 'refused', detail: { code } }
}

async function startIn(tx: Door, actor: Actor, given: Start, press: Press, follows: Follows): Promise<Outcome<CaseFile>> {
  const { insuredRegion, residenceRegion, appliedAs } = given
  const isClerk = actor.role === 'clerk' || actor.role === 'reviewer'
  if (isClerk !== (appliedAs === 'counter')) return refused('wrongDoor', '窗口代办由经办人员录入；本人或家人请用自己的账号申请。')
  if (actor.role !== 'applicant' && !isClerk) return refused('wrongRole', '您的账号不能提交申请，请用参保人或家人的账号。')
  if (isClerk && actor.regionCode !== insuredRegion && actor.regionCode !== residenceRegion)
    return refused('otherBureau', '只能为参保地或居住地在本地区的参保人代办。')
  if (insuredRegion === residenceRegion)
    return refused('sameRegion', '参保地与居住地相同，不需要异地评估；请直接向参保地经办机构申请。', {
      fields: { residenceRegion: '应与参保地不同' },
    })
  const agreement = await agreementInForce(tx, insuredRegion, residenceRegion, press.today)
  if (!agreement)
    return refused('noAgreement', '所选两地之间今天没有生效的异地互认协议，请核对参保地和居住地。', {
      fields: { residenceRegion: '两地没有生效的协议' },
    })
  const read = readApplication(given.application, appliedAs)
  if (!read.ok) return read
  const account = await accountProblem(tx, actor, read.value)
  if (account) return { ok: false, problem: account }
  const terms = await termsFor(tx, agreement.id, press.today)
  const following = await judgeFollowing(tx, follows, agreement.id, read.value.personKey, press, terms)
  if (!following.ok) return following
  const town = await townshipProblem(tx, residenceRegion, given.application.townshipCode)
  if (town) return { ok: false, problem: town }

  const id = randomUUID()
  const { application, personKey } = read.value
  const sealed = sealText(id, application as Json)
  let dueOn: string
  try {
    dueOn = dueDay(await workingCalendarOf(tx), terms, 'draftDays', press.today)
  } catch (error) {
    if (error instanceof CalendarNotLoaded) return refused('calendarNotLoaded', `${error.message}。`)
    throw error
  }
  const started = {
    agreementId: agreement.id,
    insuredRegion,
    residenceRegion,
    townshipCode: application.townshipCode,
    personId: personIdOf(personKey),
    personKey,
    appliedAs,
    occasion: follows?.occasion ?? ('initial' as const),
    previousId: follows?.previousId ?? null,
    applicantAccountId: isClerk ? null : actor.accountId,
    enteredBy: isClerk ? actor.accountId : null,
    enteredByKey: isClerk ? actor.personKey : null,
  }
  const side = appliedAs === 'guardian' || appliedAs === 'agent' ? 'representative' : 'applicant'
  return done(
    await writeNew(
      tx,
      actor,
      side,
      id,
      { kind: 'started', body: { started, caseNo: `draft-${id}`, dueOn, text: sealed.digest } },
      sealed,
      press,
    ),
  )
}

/** 期满评估 and 重新评估 follow a recognition of the same person and pair, seen by whoever asks, from their first day on. */
async function judgeFollowing(
  tx: Door,
  follows: Follows,
  agreementId: string,
  personKey: string,
  press: Press,
  terms: Terms,
): Promise<Outcome<true>> {
  if (!follows) return done(true)
  const previous = await caseById(tx, follows.previousId)
  if (!previous || previous.agreementId !== agreementId || previous.personKey !== personKey)
    return refused('previousUnknown', '没有找到可以接续的互认结果，请从那一件案件重新开始。')
  return mayFollow(previous, follows.occasion, press.today, terms)
}

/** What the counter prints on the receipt. */
export type CounterReceipt = Performed & { queryCode: string }

/**
 * 窗口代办: a clerk enters an application from signed paper and submits it in one deed; the same clerk may not accept it.
 * Refuses as `start` and `submit` do; nothing is kept when either refuses.
 */
export async function enterAtCounter(actor: Actor, given: Start, press: Press, follows: Follows = null): Promise<Outcome<CounterReceipt>> {
  class Undone extends Error {
    constructor(readonly outcome: Extract<Outcome<never>, { ok: false }>) {
      super(outcome.problem.code)
    }
  }
  try {
    return await retryOnce(() =>
      asActor(actor, async (tx) => {
        const earlier = await earlierEvent(tx, actor, press)
        if (earlier) {
          const caseFile = await caseById(tx, earlier.caseId)
          if (!caseFile || earlier.accountId !== actor.accountId) return REQUEST_TAKEN
          return done({
            caseId: caseFile.id,
            caseNo: caseFile.caseNo,
            status: caseFile.status,
            version: caseFile.version,
            repeated: true,
            queryCode: queryCodeOf(caseFile.id),
          })
        }
        const begun = await startIn(tx, actor, given, press, follows)
        if (!begun.ok) throw new Undone(begun)
        const submitted = await performIn(
          tx,
          actor,
          { step: 'do', command: { kind: 'submit', caseId: begun.value.id } },
          { ...press, requestId: `${press.requestId}:submit` },
        )
        if (!submitted.ok) throw new Undone(submitted)
        return done({ ...submitted.value, queryCode: queryCodeOf(begun.value.id) })
      }),
    )
  } catch (error) {
    // Thrown only to roll the draft back; the refusal itself is a value.
    if (!(error instanceof Undone)) throw error
    const { outcome } = error
    return asActor(actor, async (tx) => {
      await writeAudit(tx, actor, notBegun(outcome.problem.code))
      return outcome
    })
  }
}
