import { randomUUID } from 'node:crypto'
import { CALENDAR, type Role } from '../../access/schema'
import { accountsAddressed, type Recipient } from '../../access/store/recipients'
import { regions, termsFor, workingCalendarOf } from '../../agreements/store'
import { type Door, nowAsking } from '../../db'
import { institution } from '../../institutions/store'
import type { PlainDate } from '../../kernel/dates'
import { isMobile } from '../../people/rules/phone'
import { sealedFieldOf } from '../../people/store'
import { representativesOf } from '../../people/store/mandate'
import { enqueue } from '../../queue'
import { EDITIONS, editionById, gradeLabel, reachesBenefitLevel } from '../../standard/rules/edition'
import type { Grade } from '../../standard/schema'
import { FAMILY_NOTICES } from '../rules/family-notices'
import { firstDayToFollow } from '../rules/following'
import { type Audience, type FamilyNotice, type Happening, type StaffNotice, smsText } from '../rules/notice'
import { objectionDayIfKnown } from '../rules/objection'
import { STAFF_NOTICES } from '../rules/staff-notices'
import type { CaseEvent, CaseFile } from '../schema/event'
import { caseById } from '../store/case'
import { insertMessages, type NewMessage } from '../store/message'
import { insertOutgoing, type NewOutgoing } from '../store/outgoing'
import type { Happened } from './consequences'

/** Kinds of events whose telling speaks of the grade, and of until when one may object to it. */
const SPEAKS_OF_GRADE: readonly CaseEvent['kind'][] = ['noticed', 'reported', 'recognised']
const CARES: readonly CaseEvent['kind'][] = ['institutionChosen', 'institutionChanged', 'institutionNoted', 'recognised']

/**
 * Tells everyone concerned what has just been written, in its own transaction: the event without its notices is not done. Only the
 * portal's own hand writes to another's inbox; `perform` asks as the actor again once everything that follows is done.
 */
export async function tellPeople(tx: Door, happened: Happened): Promise<void> {
  const telling = happened.events.filter((event) => mayTell(event, happened.before))
  if (telling.length > 0) await nowAsking(tx, CALENDAR)
  for (const event of telling) await tell(tx, happened, event)
}

/** False where nobody is told anything, before any question is asked of the database. A draft is its writer's own business. */
function mayTell({ kind, body }: CaseEvent, before: CaseFile): boolean {
  if (kind === 'draftSaved' || kind === 'started' || kind === 'acknowledged') return false
  return before.status !== 'draft' || kind === 'submitted' || (kind === 'discarded' && body.to !== undefined)
}

async function tell(tx: Door, happened: Happened, event: CaseEvent): Promise<void> {
  const { before, after, actor } = happened
  const happening = await happeningOf(tx, happened, event)
  const family = FAMILY_NOTICES[event.kind]?.(happening) ?? null
  const staff = STAFF_NOTICES[event.kind](happening)
  if (!family && staff.length === 0) return
  const applicants = family ? await familyAccounts(tx, before, after, event.today) : []
  const found = await accountsAddressed(tx, {
    accountIds: [...applicants, ...staff.flatMap((one) => accountsOf(one.to, before, after, event))],
    personKey: family ? after.personKey : null,
    posts: staff.flatMap((one) => postOf(one.to, after)),
    institutionIds: staff.flatMap((one) => institutionOf(one.to, before, after)),
  })
  const messages: NewMessage[] = []
  const outgoing: NewOutgoing[] = []
  if (family) await tellFamily(tx, happening, family, found, { actor, messages, outgoing })
  for (const one of staff) tellStaff(one, happening, event, found, { actor, messages, outgoing })
  const of = { ...after, seq: event.seq, on: event.today, at: event.at }
  if (messages.length > 0) await insertMessages(tx, of, messages)
  if (outgoing.length === 0) return
  await insertOutgoing(tx, of, outgoing)
  // The outbox is what counts; the job only has it looked into at once.
  await enqueue(tx, 'deliver', [{ key: `${after.id}:${event.seq}` }])
}

type Written = { actor: Happened['actor']; messages: NewMessage[]; outgoing: NewOutgoing[] }

async function tellFamily(
  tx: Door,
  happening: Happening,
  notice: FamilyNotice,
  found: readonly Recipient[],
  written: Written,
): Promise<void> {
  const { weight, title, text, sms, ask } = notice
  const { after } = happening
  const family = found.filter((one) => one.role === 'applicant')
  for (const { accountId, phone } of family) {
    written.messages.push({ id: randomUUID(), accountId, weight, title, text })
    // Who has just pressed the button has seen it done.
    if (sms !== null && phone && isMobile(phone) && accountId !== written.actor.accountId)
      written.outgoing.push({ id: randomUUID(), accountId, channel: 'sms', recipient: phone, title, body: smsText(sms, ask, true) })
  }
  if (family.length > 0 || !notice.byHand) return
  written.outgoing.push({ id: randomUUID(), accountId: null, channel: 'byHand', recipient: null, title, body: text })
  const phone = sms === null ? null : await sealedFieldOf(tx, after.personId, 'phone')
  if (sms !== null && phone && isMobile(phone))
    written.outgoing.push({
      id: randomUUID(),
      accountId: null,
      channel: 'sms',
      recipient: phone,
      title,
      body: smsText(sms, ask, false),
    })
}

function tellStaff(
  notice: StaffNotice,
  { before, after }: Happening,
  event: CaseEvent,
  found: readonly Recipient[],
  written: Written,
): void {
  const ids = accountsOf(notice.to, before, after, event)
  const posts = postOf(notice.to, after)
  const houses = institutionOf(notice.to, before, after)
  const { weight, title, text } = notice
  for (const one of found) {
    const isTheirs =
      ids.includes(one.accountId) ||
      posts.some((post) => post.regionCode === one.regionCode && post.role === one.role) ||
      (one.role === 'institution' && one.institutionId !== null && houses.includes(one.institutionId))
    if (!isTheirs || one.accountId === written.actor.accountId || written.messages.some((each) => each.accountId === one.accountId))
      continue
    written.messages.push({ id: randomUUID(), accountId: one.accountId, weight, title, text })
    if (weight === 'act' && one.email)
      written.outgoing.push({
        ...{ id: randomUUID(), accountId: one.accountId, channel: 'email' as const, recipient: one.email, title },
        body: `${title}（${after.caseNo}）。请登录长护险异地互认平台，在“消息”里查看。`,
      })
  }
}

/** Who stands for the person: the applicant's own account, and representatives whose mandate stands; a draft's is whoever began it. */
async function familyAccounts(
  tx: Door,
  before: CaseFile,
  { appliedAs, applicantAccountId, personId, status }: CaseFile,
  today: PlainDate,
): Promise<string[]> {
  const wasDraft = before.status === 'draft' && status !== 'submitted'
  const representatives = wasDraft ? [] : await representativesOf(tx, personId, today)
  const isTheirs = appliedAs === 'self' || wasDraft
  return applicantAccountId && isTheirs ? [...representatives, applicantAccountId] : representatives
}

function accountsOf(to: Audience, before: CaseFile, after: CaseFile, event: CaseEvent): string[] {
  if (to === 'assessors') return event.kind === 'expertCalled' ? (event.body.assessorIds ?? []) : after.assessorIds
  if (to === 'formerAssessors') return before.assessorIds
  return to === 'proposer' && before.proposal ? [before.proposal.accountId] : []
}

const POSTS: Partial<Record<Audience, { side: 'insuredRegion' | 'residenceRegion'; role: Role }>> = {
  competentClerks: { side: 'insuredRegion', role: 'clerk' },
  competentReviewers: { side: 'insuredRegion', role: 'reviewer' },
  residenceClerks: { side: 'residenceRegion', role: 'clerk' },
  residenceReviewers: { side: 'residenceRegion', role: 'reviewer' },
}

function postOf(to: Audience, after: CaseFile): Array<{ regionCode: string; role: Role }> {
  const post = POSTS[to]
  return post ? [{ regionCode: after[post.side], role: post.role }] : []
}

function institutionOf(to: Audience, before: CaseFile, after: CaseFile): string[] {
  const id = to === 'institution' ? after.facts.institutionId : to === 'formerInstitution' ? before.facts.institutionId : null
  return id ? [id] : []
}

/** What the notices of an event may speak of, asking only for what this kind of event needs. */
async function happeningOf(tx: Door, { before, after, command, press }: Happened, event: CaseEvent): Promise<Happening> {
  const known = await regions(tx)
  const [insured, residence] = [after.insuredRegion, after.residenceRegion].map((code) => known.find((one) => one.code === code))
  if (!insured || !residence) throw new Error('a case stands between two known regions')
  const carerId = await carerOf(tx, after, event)
  const carer = carerId ? await institution(tx, carerId) : null
  return {
    ...{ event, before, after, insured, residence, today: press.today },
    window: command?.kind === 'assign' ? command.window : null,
    ...(SPEAKS_OF_GRADE.includes(event.kind) ? await gradeOf(tx, after, event) : { grade: null, reachesBenefit: false, objectUntil: null }),
    institution: carer && { name: carer.name, phone: carer.phone },
    reassessFrom: event.body.change === 'condition' ? await reassessFrom(tx, after, event) : null,
  }
}

/** A recognition that follows another may have found its institution within the same act, after `after` was read. */
async function carerOf(tx: Door, after: CaseFile, { kind }: CaseEvent): Promise<string | null> {
  if (kind === 'recognised' && after.previousId) return (await caseById(tx, after.id))?.facts.institutionId ?? null
  return CARES.includes(kind) ? after.facts.institutionId : null
}

async function reassessFrom(tx: Door, after: CaseFile, { today }: CaseEvent): Promise<PlainDate | null> {
  return after.facts.endReported ? null : firstDayToFollow(after, 'change', await termsFor(tx, after.agreementId, today))
}

async function gradeOf(tx: Door, after: CaseFile, event: CaseEvent): Promise<Pick<Happening, 'grade' | 'reachesBenefit' | 'objectUntil'>> {
  const { finding } = after.facts
  if (!finding) return { grade: null, reachesBenefit: false, objectUntil: null }
  const edition = editionById(finding.editionId, finding.editionDigest, EDITIONS)
  const terms = await termsFor(tx, after.agreementId, event.today)
  const grade = finding.grade as Grade
  return {
    grade: edition.ok ? `${gradeLabel(edition.value, grade)}（${grade} 级）` : null,
    reachesBenefit: reachesBenefitLevel(grade, terms.benefitFromGrade.value as Grade),
    objectUntil: event.kind === 'recognised' ? null : objectionDayIfKnown(after, { terms, calendar: await workingCalendarOf(tx) }),
  }
}
