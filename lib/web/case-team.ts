import { type Candidate, candidates } from '../assessments/rules/assignment'
import { expertsToConfirm } from '../assessments/rules/confirmation'
import type { Assignment, Visit } from '../assessments/schema'
import { candidatesFor, pastOf, personnelOf } from '../assessments/store/personnel'
import { agreedFindingOf } from '../assessments/store/sheets'
import type { CaseFile } from '../cases/schema/event'
import type { Door } from '../db'
import type { PlainDate } from '../kernel/dates'
import { careOf } from '../people/store/care'

/** Duties for which another expert may be called now, and who may be. */
export type ExpertsWanted = { duties: Array<'desk' | 'third'>; experts: Candidate[] }

async function carersOf(tx: Door, caseFile: CaseFile): Promise<string[]> {
  return (await careOf(tx, { personId: caseFile.personId })).filter((one) => one.to === null).map((one) => one.institutionId)
}

export async function assignable(tx: Door, caseFile: CaseFile, today: PlainDate): Promise<Candidate[]> {
  return candidatesFor(tx, {
    ...{ region: caseFile.residenceRegion, day: today, caseId: caseFile.id, round: caseFile.round },
    carerInstitutionIds: await carersOf(tx, caseFile),
    insuredPersonKey: caseFile.personKey,
  })
}

/**
 * A desk expert while the visit has fewer experts than must confirm; a third one from when the own sheets are open until the agreed one
 * is signed: whether items stand open is not for the bureau to read before. Null when nobody is wanted.
 */
export async function expertsWanted(
  tx: Door,
  caseFile: CaseFile,
  visits: readonly Visit[],
  people: readonly Assignment[],
  today: PlainDate,
): Promise<ExpertsWanted | null> {
  const visit = visits.find((one) => one.id === caseFile.facts.visitId)
  if (!visit) return null
  const onVisit = people.filter((one) => one.visitId === visit.id && one.active)
  const agreed = await agreedFindingOf(tx, visit.id)
  const duties: ExpertsWanted['duties'] = []
  if (expertsToConfirm(onVisit, agreed?.confirmedBy ?? []).deskExpertsWanted > 0) duties.push('desk')
  if (visit.sheetsOpenedAt && !agreed && !onVisit.some((one) => one.duty === 'third')) duties.push('third')
  if (duties.length === 0) return null
  const register = (await personnelOf(tx, caseFile.residenceRegion)).filter((one) => one.kind === 'expert')
  const past = await pastOf(tx, caseFile.id, caseFile.round)
  const facts = {
    day: today,
    round: caseFile.round,
    carerInstitutionIds: await carersOf(tx, caseFile),
    insuredPersonKey: caseFile.personKey,
  }
  return { duties, experts: candidates(register, { ...facts, ...past }) }
}
