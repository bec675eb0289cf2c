import type { BureauActor } from '../cases/commands/desk'
import type { CaseReading } from '../cases/commands/read'
import { sidesForAct } from '../cases/rules/counter'
import type { Door } from '../db'
import type { Institution } from '../institutions/schema'
import { careInstitutionsFor } from '../institutions/store'
import type { PlainDate } from '../kernel/dates'

/** Institutions to change to at the window today, for who came in there; empty for everybody else. */
export async function institutionsToChangeTo(
  tx: Door,
  { caseFile, sides, isKin }: CaseReading,
  actor: BureauActor,
  today: PlainDate,
): Promise<Institution[]> {
  const { status, facts, insuredRegion, residenceRegion } = caseFile
  const standsIn = sidesForAct(caseFile, 'changeInstitution', actor, sides).length > sides.length
  if (status !== 'recognised' || facts.institutionId === null || !standsIn || isKin) return []
  return (await careInstitutionsFor(tx, today, [insuredRegion, residenceRegion])).filter((one) => one.id !== facts.institutionId)
}
