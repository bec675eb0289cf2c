import type { Wanted } from '../../assessments/store/personnel'
import type { Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { careOf } from '../../people/store/care'
import type { CaseFile } from '../schema/event'

/** Who is wanted for a visit of this case on `day`, for judging the register. */
export async function wantedFor(tx: Door, caseFile: CaseFile, day: PlainDate): Promise<Wanted> {
  const carers = (await careOf(tx, { personId: caseFile.personId })).filter((one) => one.to === null)
  const { residenceRegion: region, id: caseId, round, occasion, personKey: insuredPersonKey } = caseFile
  return { region, day, caseId, round, occasion, insuredPersonKey, carerInstitutionIds: carers.map((one) => one.institutionId) }
}
