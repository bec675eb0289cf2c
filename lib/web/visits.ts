import { cache } from 'react'
import type { Actor } from '../access/schema'
import { writeAudit } from '../access/store'
import { attestedByBoth } from '../agreements/rules'
import { attestationsOf, regions, townships } from '../agreements/store'
import { type AgreementState, agreementState, weightsDigest } from '../assessments/rules/agreement'
import { onSite } from '../assessments/rules/assignment'
import { confirmationsNeeded } from '../assessments/rules/confirmation'
import { fullSheet, gradeOfSheet } from '../assessments/rules/sheet'
import { type Step, stepOf } from '../assessments/rules/visit'
import type { AnswerSheet, Assignment, ExpertConfirmation, Visit } from '../assessments/schema'
import { sheetsOf } from '../assessments/store/sheets'
import { assignmentsOf, assignmentsOfVisits, confirmationsOf, myVisits, visitOf } from '../assessments/store/visits'
import { casesBeingAssessed } from '../cases/store/assessing'
import { caseById } from '../cases/store/case'
import { asActor, type Door } from '../db'
import { ageOn, type PlainDate } from '../kernel/dates'
import { viewersOf } from '../people/rules/visibility'
import { SEX_LABEL, Sex } from '../people/schema'
import { personFor } from '../people/store'
import { editionById, editionTitle } from '../standard/rules/edition'
import type { Edition, Finding } from '../standard/schema'
import { portalToday } from './session'

/** The person as this assessor may see them; what is not for these eyes is null. */
export type Who = {
  name: string | null
  sexAndAge: string | null
  lastFour: string | null
  phone: string | null
  address: string | null
  township: string
  insuredRegion: string
  residenceRegion: string
}

export type VisitCard = {
  visit: Visit
  mine: Assignment
  caseNo: string
  who: Who
  team: Assignment[]
  step: Step
}

export type VisitPage = VisitCard & {
  today: PlainDate
  confirmations: ExpertConfirmation[]
  confirmationsMissing: number
  /** Own sheets this actor may read, the agreed one, and how far agreement has come. */
  sheets: AnswerSheet[]
  agreed: AnswerSheet | null
  agreement: AgreementState | null
  /** What the agreed sheet comes to as it stands; null while items are unsettled. */
  agreedFinding: Finding | null
  /** Digest of the weights that are to be signed. */
  weightsDigest: string | null
  edition: Edition
  attested: boolean
  standardTitle: string
}

/** My visits in order, each with the person while it is open to me and with what I have to do next. */
export async function visitsOfMine(actor: Actor): Promise<VisitCard[]> {
  const today = await portalToday()
  return asActor(actor, async (tx) => {
    const cases = await casesBeingAssessed(tx)
    const visits = await myVisits(
      tx,
      actor,
      cases.flatMap((one) => one.facts.visitId ?? []),
    )
    const assignments = await assignmentsOfVisits(
      tx,
      visits.map((visit) => visit.id),
    )
    const names = await namesOf(tx)
    const cards: VisitCard[] = []
    for (const visit of visits) {
      const read = await cardOf(
        tx,
        actor,
        visit,
        assignments.filter((one) => one.visitId === visit.id),
        { today, names },
      )
      if (read) cards.push(read.card)
    }
    return cards
  })
}

/** One visit as assigned to this actor, for page and title alike; null for everyone else as for a missing one. */
export const visitForMe = cache(async function visitForMe(actor: Actor, visitId: string): Promise<VisitPage | null> {
  const today = await portalToday()
  return asActor(actor, async (tx) => {
    const visit = await visitOf(tx, visitId)
    const read = visit && (await cardOf(tx, actor, visit, await assignmentsOf(tx, visit.id), { today, names: await namesOf(tx) }))
    if (!read) return null
    const { card, reading } = read
    const edition = editionById(visit.editionId, visit.editionDigest)
    if (!edition.ok) throw new Error(`visit ${visit.id}: ${edition.problem.code}`)
    const attestations = await attestationsOf(tx, visit.editionId)
    const attested = attestedByBoth(attestations, [visit.insuredRegion, visit.residenceRegion], visit.editionDigest)
    const { agreed, agreement } = reading
    const finding = agreed && agreement?.isComplete ? gradeOfSheet(edition.value, fullSheet(edition.value, agreed.answers)) : null
    return {
      ...card,
      ...reading,
      today,
      agreedFinding: finding?.ok ? finding.value : null,
      weightsDigest: agreed ? weightsDigest(edition.value, agreed.answers) : null,
      edition: edition.value,
      attested,
      standardTitle: editionTitle(edition.value, attested),
    }
  })
})

type Reading = Pick<VisitPage, 'sheets' | 'agreed' | 'agreement' | 'confirmations' | 'confirmationsMissing'>

async function readingOf(tx: Door, actor: Actor, { visit }: Pick<VisitCard, 'visit'>): Promise<Reading> {
  const sheets = await sheetsOf(tx, actor, visit.id)
  const agreed = sheets.find((sheet) => sheet.kind === 'agreed') ?? null
  const own = sheets.filter((sheet) => sheet.kind === 'own')
  const edition = agreed ? editionById(agreed.editionId, agreed.editionDigest) : null
  const agreement =
    agreed && edition?.ok
      ? agreementState(
          edition.value,
          own.filter((sheet) => sheet.lockedAt).map((sheet) => sheet.answers),
          agreed.answers,
          agreed.openItems,
        )
      : null
  const confirmations = await confirmationsOf(tx, visit.id)
  const { missing } = confirmationsNeeded(agreed?.digest ?? '', confirmations)
  return { sheets: own, agreed, agreement, confirmations, confirmationsMissing: missing }
}

/** What every card of one reading needs: the day, and the names of regions and townships by code. */
type Around = { today: PlainDate; names: ReadonlyMap<string, string> }

async function namesOf(tx: Door): Promise<Around['names']> {
  return new Map([...(await regions(tx)), ...(await townships(tx))].map(({ code, name }) => [code, name]))
}

async function cardOf(
  tx: Door,
  actor: Actor,
  visit: Visit,
  assignments: Assignment[],
  around: Around,
): Promise<{ card: VisitCard; reading: Reading } | null> {
  const mine = assignments.find((one) => one.active && one.accountId === actor.accountId)
  const caseFile = mine ? await caseById(tx, visit.caseId) : null
  // Once the finding is submitted, or others are sent, the case is no longer this person's to look at.
  const isUnderWay = caseFile?.status === 'assessing' && caseFile.facts.visitId === visit.id
  if (!mine || !caseFile || !isUnderWay || actor.accountId === null) return null
  const reading = await readingOf(tx, actor, { visit })
  const step = stepOf(
    {
      visit,
      assignments,
      agreed: reading.agreed &&
        reading.agreement && {
          isComplete: reading.agreement.isComplete,
          wanting: reading.agreement.wanting.length,
          open: reading.agreement.open.length,
          openItems: reading.agreed.openItems,
          agreedBy: reading.agreed.agreedBy,
          isLocked: reading.agreed.lockedAt !== null,
        },
      confirmedBy: reading.confirmations.filter((one) => one.sheetDigest === reading.agreed?.digest).map((one) => one.accountId),
      confirmationsMissing: reading.confirmationsMissing,
    },
    actor.accountId,
  )
  const who = await whoOf(
    tx,
    actor,
    visit,
    mine,
    { personId: caseFile.personId, personKey: caseFile.personKey, townshipCode: caseFile.townshipCode },
    around,
  )
  const team = assignments.filter((one) => one.active)
  return { card: { visit, mine, caseNo: caseFile.caseNo, who, team, step }, reading }
}

async function whoOf(
  tx: Door,
  actor: Actor,
  visit: Visit,
  mine: Assignment,
  of: { personId: string; personKey: string; townshipCode: string },
  { today, names }: Around,
): Promise<Who> {
  const visitIsOpen = visit.state !== 'released'
  const viewers = viewersOf(actor, ['assessor'], { personKey: of.personKey, visitIsOpen })
  // Where to go and whom to ring is for those who go there, until the sheet is signed.
  const goesThere = mine.duty === 'onSite' && (visit.state === 'assigned' || visit.state === 'open')
  const fields = goesThere
    ? (['name', 'sex', 'birthDate', 'nationalId', 'phone', 'address'] as const)
    : (['name', 'sex', 'birthDate'] as const)
  const person: Partial<Record<'name' | 'sex' | 'birthDate' | 'nationalId' | 'phone' | 'address', { text: string | null }>> | null =
    await personFor(tx, actor, of.personId, { viewers, fields, caseId: visit.caseId })
  await writeAudit(tx, actor, {
    act: 'visit.read',
    subject: `visit:${visit.id}`,
    caseId: visit.caseId,
    personId: of.personId,
    purpose: 'assignment',
    outcome: 'done',
    detail: { duty: mine.duty },
  })
  const [sex, birthDate] = [person?.sex?.text, person?.birthDate?.text]
  return {
    name: person?.name?.text ?? null,
    sexAndAge: sex && birthDate ? `${SEX_LABEL[Sex.parse(sex)]}，${ageOn(birthDate, today)} 岁` : null,
    lastFour: person?.nationalId?.text ?? null,
    phone: person?.phone?.text ?? null,
    address: person?.address?.text ?? null,
    township: names.get(of.townshipCode) ?? '',
    insuredRegion: names.get(visit.insuredRegion) ?? visit.insuredRegion,
    residenceRegion: names.get(visit.residenceRegion) ?? visit.residenceRegion,
  }
}

/** 第一评估人, 第二评估人 …: the place of an assignment among those on site; other duties by their name. */
export function seatOf(team: readonly Assignment[], mine: Assignment): string {
  const at = onSite(team).findIndex((one) => one.id === mine.id)
  return at < 0 ? '评估专家' : `第${'一二三四五六七八九'[at] ?? at + 1}评估人`
}
