import type { Candidate } from '../assessments/rules/assignment'
import { expertsToConfirm } from '../assessments/rules/confirmation'
import type { Assignment, Visit } from '../assessments/schema'
import { candidatesFor, expertsFor } from '../assessments/store/personnel'
import { agreedFindingOf } from '../assessments/store/sheets'
import { wantedFor } from '../cases/commands/team'
import type { CaseFile } from '../cases/schema/event'
import type { Door } from '../db'
import type { PlainDate } from '../kernel/dates'

/** Duties for which another expert may be called now, and who may be. */
export type ExpertsWanted = {
  duties: Array<'desk' | 'third'>
  experts: Candidate[]
  /** The team cannot agree and waits for a third expert. */
  teamWaits: boolean
  /** The reasons it gave, not the items: those are not for the bureau to read before the sheet is signed. */
  reasons: string[]
}

export async function assignable(tx: Door, caseFile: CaseFile, today: PlainDate): Promise<Candidate[]> {
  return candidatesFor(tx, await wantedFor(tx, caseFile, today))
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
  const mayThird = visit.sheetsOpenedAt !== null && !agreed && !onVisit.some((one) => one.duty === 'third')
  const teamWaits = mayThird && visit.thirdWantedAt !== null
  // Where the team waits, that duty is the first to be offered.
  if (mayThird) duties.splice(teamWaits ? 0 : duties.length, 0, 'third')
  if (duties.length === 0) return null
  const reasons = teamWaits ? [...new Set(visit.thirdWhy.map((one) => one.why))] : []
  return { duties, teamWaits, reasons, experts: await expertsFor(tx, await wantedFor(tx, caseFile, today)) }
}
