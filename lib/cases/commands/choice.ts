import type { Actor } from '../../access/schema'
import type { Region, Township } from '../../agreements/schema'
import { regions, townships } from '../../agreements/store'
import { validFor } from '../../institutions/rules'
import type { Institution, InstitutionFilter } from '../../institutions/schema'
import { searchAll } from '../../institutions/store/search'
import type { PlainDate } from '../../kernel/dates'
import { readCase } from './read'

/** The register under a search, each institution judged for this case's pair today. */
export type Choice = {
  insured: string
  residence: string
  regions: Region[]
  townships: Township[]
  /** The own township first, then the region of residence. */
  choosable: Institution[]
  /** Found by the search, but not to be chosen: why, in a sentence. */
  others: Array<{ institution: Institution; why: string }>
}

/** Care institutions this family may choose today, and why not the others; null for a miss, a wall, and a case that chooses nothing now. */
export function choiceFor(actor: Actor, caseId: string, today: PlainDate, filter: Partial<InstitutionFilter>): Promise<Choice | null> {
  return readCase(actor, caseId, today, async (tx, { caseFile, possible }) => {
    if (!possible.some((one) => one.act === 'chooseInstitution')) return null
    const known = await regions(tx)
    const nameOf = (code: string) => known.find((one) => one.code === code)?.name ?? code
    const far = (one: Institution) => (one.townshipCode === caseFile.townshipCode ? 0 : one.regionCode === caseFile.residenceRegion ? 1 : 2)
    const found = await searchAll(tx, { ...filter, kind: 'care' })
    const judged = found.map((one) => ({ institution: one, may: validFor(one, today, caseFile.insuredRegion, caseFile.residenceRegion) }))
    return {
      insured: nameOf(caseFile.insuredRegion),
      residence: nameOf(caseFile.residenceRegion),
      regions: known,
      townships: await townships(tx),
      choosable: judged.flatMap((one) => (one.may.ok ? [one.institution] : [])).toSorted((a, b) => far(a) - far(b)),
      others: judged.flatMap(({ institution, may }) => (may.ok ? [] : [{ institution, why: may.problem.message }])),
    }
  })
}
