import type { Actor } from '../../access/schema'
import { verifyIdentity } from '../../access/store'
import { personnelByIds } from '../../assessments/store/personnel'
import { assignmentsOf, createAssignments, createVisit, openVisitOfCase, releaseVisit, visitOf } from '../../assessments/store/visits'
import type { Door } from '../../db'
import { addDays } from '../../kernel/dates'
import { must } from '../../kernel/outcome'
import { MATTERS } from '../../people/schema'
import { amendPerson, enterPerson } from '../../people/store'
import { beginCare, endCare } from '../../people/store/care'
import { fileResidence } from '../../people/store/filing'
import { confirmMandate, enterMandate, mandatesOf } from '../../people/store/mandate'
import { EDITIONS, editionInForce } from '../../standard/rules/edition'
import { isClosed } from '../rules/life'
import type { Command } from '../schema/command'
import type { CaseFile } from '../schema/event'
import { eventsOf } from '../store/case'
import { textsOf } from '../store/content'
import { applicationOf, readApplication } from './application'
import type { Press } from './perform'
import { closeRecognition, reopenRecognition, succeed } from './succession'

/** What a decided command writes into other modules' memory, in the same transaction. Acts that only move the case have nothing here. */
export async function carryOut(tx: Door, actor: Actor, before: CaseFile, after: CaseFile, command: Command, press: Press): Promise<void> {
  switch (command.kind) {
    case 'submit':
      return enterApplication(tx, before, after, press)
    case 'accept':
      return verifyPeople(tx, actor, after, press)
    case 'assign':
      return beginVisit(tx, after, command.personnelIds, command.scheduledOn, command.window)
    case 'callExpert':
      return addExpert(tx, after, command.personnelId, command.duty)
    case 'releaseVisit':
      return leaveVisit(tx, before, command.why)
    case 'sendBack':
      return repeatVisit(tx, before, after, press)
    case 'chooseInstitution':
    case 'changeInstitution':
      await beginCare(
        tx,
        {
          personId: after.personId,
          caseId: after.id,
          institutionId: command.institutionId,
          insuredRegion: after.insuredRegion,
          residenceRegion: after.residenceRegion,
          from: press.today,
        },
        addDays(press.today, -1),
      )
      return
    case 'changeAddress':
      await fileResidence(tx, { ...filingOf(after), address: command.address, since: press.today, filedOn: press.today })
      return
    case 'recognise':
      // A 复评 below benefit level: the care ends the day before.
      if (before.facts.institutionId && !after.facts.institutionId) await endCare(tx, after.personId, addDays(press.today, -1))
      return succeed(tx, actor, after, press)
    case 'reopen':
      return reopenRecognition(tx, before)
    default:
      // Under dispute, too, a recognition has its care and its filing until the case closes.
      if (before.facts.recognition !== null && !isClosed(before.status) && isClosed(after.status))
        await closeRecognition(tx, after, command, press)
      // Whatever ends a case in mid-visit takes its people off it.
      if (before.status === 'assessing' && after.status !== 'assessing' && after.status !== 'found')
        await leaveVisit(tx, before, command.kind)
  }
}

function filingOf(caseFile: CaseFile) {
  const { personId, insuredRegion, residenceRegion, townshipCode, id: caseId } = caseFile
  return { personId, insuredRegion, residenceRegion, townshipCode, caseId }
}

/** 异地备案与申请一次办成: the person, the filing and the mandate enter with the application. */
async function enterApplication(tx: Door, before: CaseFile, after: CaseFile, press: Press): Promise<void> {
  const { application, personKey } = must(readApplication(await applicationOf(tx, after), after.appliedAs))
  const { insuredRegion, residenceRegion, townshipCode } = after
  const { name, nationalId, phone } = application
  await enterPerson(tx, { name, nationalId, phone, insuredRegion, residenceRegion, townshipCode })
  await fileResidence(tx, { ...filingOf(after), address: application.address, since: application.residenceSince, filedOn: press.today })
  const { representative } = application
  if (representative && before.status === 'draft') {
    await enterMandate(tx, {
      personId: after.personId,
      personKey,
      insuredRegion,
      residenceRegion,
      accountId: after.applicantAccountId,
      kind: representative.kind,
      relationship: representative.relationship,
      representativeName: representative.name,
      representativeNationalId: representative.nationalId,
      representativePhone: representative.phone,
      covers: [...MATTERS],
      validFrom: press.today,
      validTo: representative.validTo,
    })
  }
}

/**
 * Acceptance has checked the papers: the applicant is who they said, the register takes the phone and the regions of this application,
 * and a mandate awaiting its check is confirmed.
 */
async function verifyPeople(tx: Door, actor: Actor, after: CaseFile, press: Press): Promise<void> {
  if (after.appliedAs === 'self' && after.applicantAccountId) await verifyIdentity(tx, after.applicantAccountId, press.at)
  const { insuredRegion, residenceRegion, townshipCode } = after
  await amendPerson(tx, after.personId, { insuredRegion, residenceRegion, townshipCode, phone: (await applicationOf(tx, after)).phone })
  const pending = (await mandatesOf(tx, after.personId)).filter(
    (one) => one.state === 'pending' && one.accountId === after.applicantAccountId,
  )
  for (const mandate of pending) await confirmMandate(tx, mandate.id, { accountId: actor.accountId ?? '', at: press.at })
}

async function beginVisit(tx: Door, after: CaseFile, personnelIds: readonly string[], scheduledOn: string, window: string): Promise<void> {
  const visitId = after.facts.visitId
  if (!visitId) throw new Error('an assigned case names its visit')
  const edition = editionInForce(EDITIONS, scheduledOn)
  const points = await pointsOf(tx, after)
  const { id: caseId, insuredRegion, residenceRegion, round, occasion } = after
  await createVisit(tx, { id: visitId, caseId, insuredRegion, residenceRegion, round, occasion, scheduledOn, window, points, edition })
  const team = await personnelByIds(tx, personnelIds)
  await createAssignments(
    tx,
    { id: visitId, caseId, insuredRegion, residenceRegion },
    team.map((personnel) => ({ personnel, duty: 'onSite' as const })),
  )
}

/** 委托要点, as the competent bureau wrote them. */
async function pointsOf(tx: Door, caseFile: CaseFile): Promise<string> {
  const commission = (await eventsOf(tx, caseFile.id)).findLast((one) => one.kind === 'commissioned' || one.kind === 'reexamined')
  const digest = commission?.body.text
  const text = digest
    ? ((await textsOf(tx, caseFile.id, [digest])).get(digest) as { command?: { points?: string } } | undefined)
    : undefined
  return text?.command?.points ?? ''
}

async function addExpert(tx: Door, after: CaseFile, personnelId: string, duty: 'desk' | 'third'): Promise<void> {
  const visit = after.facts.visitId ? await visitOf(tx, after.facts.visitId) : null
  const [personnel] = await personnelByIds(tx, [personnelId])
  if (!visit || !personnel) throw new Error('the expert and the visit were judged a moment ago')
  await createAssignments(tx, visit, [{ personnel, duty }])
}

async function leaveVisit(tx: Door, before: CaseFile, why: string): Promise<void> {
  if (before.facts.visitId) await releaseVisit(tx, before.facts.visitId, why)
}

/** 退回评估: the signed sheets stay as they are; the same people begin a new visit of the same round. */
async function repeatVisit(tx: Door, before: CaseFile, after: CaseFile, press: Press): Promise<void> {
  const old = await openVisitOfCase(tx, before.id)
  const visitId = after.facts.visitId
  if (!old || !visitId) throw new Error('a finding came from a visit')
  const people = (await assignmentsOf(tx, old.id)).filter((one) => one.active && one.duty === 'onSite')
  const team = await personnelByIds(
    tx,
    people.map((one) => one.personnelId),
  )
  await releaseVisit(tx, old.id, 'sentBack')
  const { id: caseId, insuredRegion, residenceRegion, round, occasion } = after
  const edition = editionInForce(EDITIONS, press.today)
  await createVisit(tx, {
    id: visitId,
    caseId,
    insuredRegion,
    residenceRegion,
    round,
    occasion,
    scheduledOn: press.today,
    window: old.window,
    points: old.points,
    edition,
  })
  await createAssignments(
    tx,
    { id: visitId, caseId, insuredRegion, residenceRegion },
    team.map((personnel) => ({ personnel, duty: 'onSite' as const })),
  )
}
