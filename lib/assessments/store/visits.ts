import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '../../access/schema'
import type { Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import type { Edition } from '../../standard/schema'
import { vault } from '../../vault'
import { CONFIRMATIONS_LEAST } from '../rules/confirmation'
import {
  type Assignment,
  ConfirmationPlace,
  type Duty,
  Duty as DutyCode,
  type ExpertConfirmation,
  Occasion,
  type Personnel,
  PersonnelKind,
  type Present,
  Recusal,
  RelationPresent,
  type Visit,
  type VisitPlan,
  VisitState,
} from '../schema'

type VisitRow = NonNullable<Awaited<ReturnType<Door['visit']['findFirst']>>>
type AssignmentRow = NonNullable<Awaited<ReturnType<Door['assignment']['findFirst']>>>

const storedWhy = z.array(z.object({ linkId: z.string(), whyCipher: z.string() })).nullable()
const storedPresent = z.array(z.object({ relation: RelationPresent, nameCipher: z.string().optional() })).nullable()

function visitFrom(row: VisitRow): Visit {
  const { pointsCipher, present, thirdWhy, ...rest } = row
  return {
    ...rest,
    occasion: Occasion.parse(row.occasion),
    state: VisitState.parse(row.state),
    points: pointsCipher ? vault().open(pointsCipher, `Visit.points:${row.id}`) : '',
    thirdWhy: (storedWhy.parse(thirdWhy) ?? []).map(({ linkId, whyCipher }) => ({
      linkId,
      why: vault().open(whyCipher, `Visit.thirdWhy:${row.id}`),
    })),
    present: (storedPresent.parse(present) ?? []).map(({ relation, nameCipher }) => ({
      relation,
      name: nameCipher ? vault().open(nameCipher, `Visit.present:${row.id}`) : '',
    })),
  }
}

function assignmentFrom(row: AssignmentRow): Assignment {
  return { ...row, kind: PersonnelKind.parse(row.kind), duty: DutyCode.parse(row.duty), recusal: Recusal.parse(row.recusal) }
}

/** Begins a visit; returns its id. The edition is that of the planned day until the visit opens. */
export async function createVisit(
  tx: Door,
  of: VisitPlan & {
    /** Drawn beforehand where an event must name the visit. */
    id?: string
    edition: Pick<Edition, 'id' | 'digest'>
  },
): Promise<string> {
  const { edition, points, id = randomUUID(), ...rest } = of
  await tx.visit.createMany({
    data: [
      {
        ...rest,
        id,
        editionId: edition.id,
        editionDigest: edition.digest,
        pointsCipher: points === '' ? null : vault().seal(points, `Visit.points:${id}`),
      },
    ],
  })
  return id
}

/** Puts people of the register on a visit. Name and kind are kept as they were on the day. */
export async function createAssignments(
  tx: Door,
  visit: Pick<Visit, 'id' | 'caseId' | 'insuredRegion' | 'residenceRegion'>,
  team: ReadonlyArray<{ personnel: Personnel; duty: Duty }>,
): Promise<void> {
  await tx.assignment.createMany({
    data: team.map(({ personnel, duty }) => ({
      visitId: visit.id,
      caseId: visit.caseId,
      insuredRegion: visit.insuredRegion,
      residenceRegion: visit.residenceRegion,
      personnelId: personnel.id,
      accountId: personnel.accountId,
      name: personnel.name,
      kind: personnel.kind,
      duty,
    })),
  })
}

export async function visitOf(tx: Door, visitId: string): Promise<Visit | null> {
  const row = await tx.visit.findUnique({ where: { id: visitId } })
  return row ? visitFrom(row) : null
}

/** The visit, held against everyone else until the transaction ends. */
export async function visitInHand(tx: Door, visitId: string): Promise<Visit | null> {
  await tx.$queryRaw`select 1 from "Visit" where "id" = ${visitId} for update`
  return visitOf(tx, visitId)
}

/** The newest visit of a case that has not been released. */
export async function openVisitOfCase(tx: Door, caseId: string): Promise<Visit | null> {
  const row = await tx.visit.findFirst({
    where: { caseId, state: { not: 'released' } },
    orderBy: [{ round: 'desc' }, { createdAt: 'desc' }],
  })
  return row ? visitFrom(row) : null
}

/** Every visit of a case, oldest first, released ones included. */
export async function visitsOfCase(tx: Door, caseId: string): Promise<Visit[]> {
  const rows = await tx.visit.findMany({ where: { caseId }, orderBy: [{ round: 'asc' }, { createdAt: 'asc' }] })
  return rows.map(visitFrom)
}

export async function assignmentsOf(tx: Door, visitId: string): Promise<Assignment[]> {
  const rows = await tx.assignment.findMany({ where: { visitId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return rows.map(assignmentFrom)
}

/** Of these visits, those that want an expert: a third where its people cannot agree, else another to confirm. */
export function expertsWantedAt(tx: Door, visitIds: readonly string[]): Promise<Array<{ caseId: string; wants: 'third' | 'expert' }>> {
  return tx.$queryRaw`
    select v."caseId", case when v."thirdWantedAt" is not null and not bool_or(a."duty" = 'third' and a."active") then 'third' else 'expert' end as "wants"
    from "Visit" v join "Assignment" a on a."visitId" = v."id"
    where v."id" = any(${[...visitIds]}) and v."state" <> 'released'
    group by v."id"
    having count(*) filter (where a."active" and a."kind" = 'expert') < ${CONFIRMATIONS_LEAST}
      or (v."thirdWantedAt" is not null and not bool_or(a."duty" = 'third' and a."active"))`
}

export async function assignmentsOfVisits(tx: Door, visitIds: readonly string[]): Promise<Assignment[]> {
  const rows = await tx.assignment.findMany({ where: { visitId: { in: [...visitIds] } }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return rows.map(assignmentFrom)
}

/** Visits this actor is on and that are not released, by day and window; of `among` only, where the cases under way are known. */
export async function myVisits(tx: Door, actor: Actor, among?: readonly string[]): Promise<Visit[]> {
  if (!actor.accountId) return []
  const mine = await tx.assignment.findMany({
    where: { accountId: actor.accountId, active: true, ...(among ? { visitId: { in: [...among] } } : {}) },
    select: { visitId: true },
  })
  const rows = await tx.visit.findMany({
    where: { id: { in: mine.map((one) => one.visitId) }, state: { not: 'released' } },
    orderBy: [{ scheduledOn: 'asc' }, { window: 'asc' }, { id: 'asc' }],
  })
  return rows.map(visitFrom)
}

/** Ends a visit without a finding: its people are off it; what they wrote is kept. */
export async function releaseVisit(tx: Door, visitId: string, why: string): Promise<void> {
  await tx.visit.updateMany({ where: { id: visitId, state: { not: 'released' } }, data: { state: 'released', releasedWhy: why } })
  await tx.assignment.updateMany({ where: { visitId }, data: { active: false } })
}

export async function writeDeclaration(tx: Door, assignmentId: string, tied: boolean, reason: string, at: Date): Promise<void> {
  await tx.assignment.update({
    where: { id: assignmentId },
    data: {
      recusal: tied ? 'tied' : 'clear',
      recusalCipher: reason === '' ? null : vault().seal(reason, `Assignment.recusal:${assignmentId}`),
      declaredAt: at,
      active: !tied,
    },
  })
}

/** From here on the sheets of the visit are answered under this edition (D-06). */
export async function writeOpening(
  tx: Door,
  visitId: string,
  visitedOn: PlainDate,
  present: readonly Present[],
  edition: Edition,
): Promise<void> {
  await tx.visit.update({
    where: { id: visitId },
    data: {
      state: 'open',
      visitedOn,
      editionId: edition.id,
      editionDigest: edition.digest,
      present: present.map(({ relation, name }) =>
        name === '' ? { relation } : { relation, nameCipher: vault().seal(name, `Visit.present:${visitId}`) },
      ),
    },
  })
}

export async function writeOwnLock(tx: Door, assignmentId: string, at: Date): Promise<void> {
  await tx.assignment.update({ where: { id: assignmentId }, data: { sheetLockedAt: at } })
}

export async function openSheets(tx: Door, visitId: string, at: Date): Promise<void> {
  await tx.visit.update({ where: { id: visitId }, data: { sheetsOpenedAt: at } })
}

/** Why the team cannot agree, item by item; since when it waits for a third expert, null when it does not. */
export async function writeThirdWanted(tx: Door, visitId: string, why: Visit['thirdWhy'], at: Date | null): Promise<void> {
  const sealed = why.map(({ linkId, why: text }) => ({ linkId, whyCipher: vault().seal(text, `Visit.thirdWhy:${visitId}`) }))
  await tx.visit.update({ where: { id: visitId }, data: { thirdWhy: sealed, thirdWantedAt: at } })
}

export async function writeAgreed(tx: Door, visitId: string): Promise<void> {
  await tx.visit.update({ where: { id: visitId }, data: { state: 'agreed' } })
}

export async function confirmationsOf(tx: Door, visitId: string): Promise<ExpertConfirmation[]> {
  const rows = await tx.expertConfirmation.findMany({ where: { visitId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
  return rows.map(({ accountId, sheetDigest, place, at }) => ({ accountId, sheetDigest, place: ConfirmationPlace.parse(place), at }))
}

export async function insertConfirmation(tx: Door, visit: Visit, one: ExpertConfirmation): Promise<void> {
  await tx.expertConfirmation.createMany({
    data: [{ visitId: visit.id, caseId: visit.caseId, insuredRegion: visit.insuredRegion, residenceRegion: visit.residenceRegion, ...one }],
  })
}
