import { type Colleague, colleaguesOf } from '../../access/store/colleague'
import type { Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { type AssignmentFacts, type Candidate, candidates, institutionsToAvoid } from '../rules/assignment'
import { type Occasion, type Personnel, PersonnelKind, PersonnelStatus } from '../schema'

type Row = NonNullable<Awaited<ReturnType<Door['personnel']['findFirst']>>>

function personnelFrom(row: Row): Personnel {
  return { ...row, kind: PersonnelKind.parse(row.kind), status: PersonnelStatus.parse(row.status) }
}

/** The register of one bureau, by institution and name. Other bureaus' rows are behind the row policy. */
export async function personnelOf(tx: Door, region: string): Promise<Personnel[]> {
  const rows = await tx.personnel.findMany({
    where: { regionCode: region },
    orderBy: [{ institutionName: 'asc' }, { name: 'asc' }, { id: 'asc' }],
  })
  return rows.map(personnelFrom)
}

/** People of the register by id, for the team an assignment names; ids behind the wall or missing are simply not there. */
export async function personnelByIds(tx: Door, ids: readonly string[]): Promise<Personnel[]> {
  const rows = await tx.personnel.findMany({ where: { id: { in: [...ids] } } })
  return ids.flatMap((id) => rows.filter((row) => row.id === id).map(personnelFrom))
}

export async function personnelOfAccount(tx: Door, accountId: string): Promise<Personnel | null> {
  const row = await tx.personnel.findUnique({ where: { accountId } })
  return row ? personnelFrom(row) : null
}

/** Whether this natural person stands in the register under another entry. */
export async function isInRegister(tx: Door, personKey: string): Promise<boolean> {
  return (await tx.personnel.count({ where: { personKey } })) > 0
}

export async function insertPersonnel(tx: Door, one: Omit<Personnel, 'version' | 'status'>): Promise<void> {
  await tx.personnel.createMany({ data: [{ ...one, status: 'in' }] })
}

/** False when somebody amended the entry meanwhile. */
export async function updatePersonnel(
  tx: Door,
  id: string,
  version: number,
  changes: Partial<Omit<Personnel, 'id' | 'version'>>,
): Promise<boolean> {
  const { count } = await tx.personnel.updateMany({ where: { id, version }, data: { ...changes, version: { increment: 1 } } })
  return count === 1
}

/** What the assignments of a case say about who may be sent next. */
async function pastOf(
  tx: Door,
  caseId: string,
  round: number,
): Promise<{
  earlierRoundAccountIds: string[]
  earlierRoundPersonKeys: string[]
  earlierInstitutionIds: string[]
  tiedAccountIds: string[]
  onVisitAccountIds: string[]
}> {
  const assignments = await tx.assignment.findMany({ where: { caseId } })
  const visits = await tx.visit.findMany({ where: { caseId }, select: { id: true, round: true, state: true } })
  const earlier = new Set(visits.filter((visit) => visit.round < round).map((visit) => visit.id))
  const current = new Set(visits.filter((visit) => visit.round === round && visit.state !== 'released').map((visit) => visit.id))
  const before = assignments.filter((one) => earlier.has(one.visitId))
  const people = await tx.personnel.findMany({
    where: { id: { in: before.map((one) => one.personnelId) } },
    select: { personKey: true, institutionId: true },
  })
  return {
    earlierRoundAccountIds: before.map((one) => one.accountId),
    earlierRoundPersonKeys: people.map((one) => one.personKey),
    earlierInstitutionIds: [...new Set(people.map((one) => one.institutionId))],
    tiedAccountIds: assignments.filter((one) => one.recusal === 'tied').map((one) => one.accountId),
    onVisitAccountIds: assignments.filter((one) => one.active && current.has(one.visitId)).map((one) => one.accountId),
  }
}

/** Whose visit it is, for judging who may be sent or called. */
export type Wanted = {
  region: string
  day: PlainDate
  caseId: string
  round: number
  occasion: Occasion
  carerInstitutionIds: readonly string[]
  insuredPersonKey: string
}

/** The register of `region` with, for each, whether they may be sent to this person on `day`, and if not, why. */
export async function candidatesFor(tx: Door, of: Wanted): Promise<Candidate[]> {
  const register = await personnelOf(tx, of.region)
  return candidates(register, await factsFor(tx, of, register))
}

/** An expert of the register who may be called beside the team. */
export async function expertsFor(tx: Door, of: Wanted): Promise<Candidate[]> {
  const register = (await personnelOf(tx, of.region)).filter((one) => one.kind === 'expert')
  return candidates(register, await factsFor(tx, of, register, (others) => others.length > 0))
}

/** What judges one person of the register; a 复评 stays away from the earlier institution where it can. */
async function factsFor(
  tx: Door,
  of: Wanted,
  register: readonly Personnel[],
  suffices?: (others: readonly Personnel[]) => boolean,
): Promise<AssignmentFacts> {
  const { earlierInstitutionIds, ...past } = await pastOf(tx, of.caseId, of.round)
  const facts = { ...of, ...past }
  if (of.occasion !== 'dispute') return facts
  return { ...facts, institutionsToAvoid: institutionsToAvoid(register, facts, earlierInstitutionIds, suffices) }
}

/** Assessors' accounts of a region that stand in no register yet. */
export async function accountsToEnter(tx: Door, region: string): Promise<Colleague[]> {
  const entered = await tx.personnel.findMany({ where: { regionCode: region }, select: { accountId: true } })
  const known = new Set(entered.map((one) => one.accountId))
  return (await colleaguesOf(tx, { region, role: 'assessor' })).filter((one) => !known.has(one.accountId))
}
