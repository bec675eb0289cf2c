import type { Region } from '../../agreements/schema'
import { regions, type TermsOn, termsByDay, workingCalendarOf } from '../../agreements/store'
import { openVisitOfCase } from '../../assessments/store/visits'
import type { Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import type { Scene } from '../rules/progress'
import type { CaseFile } from '../schema/event'

export type CaseScene = Scene & { insured: Region; residence: Region }

/** What progress is told with, for cases of one transaction: regions and calendar are read once, terms once a pair. */
export async function sceneOf(tx: Door, today: PlainDate): Promise<(caseFile: CaseFile) => Promise<CaseScene>> {
  const byCode = new Map((await regions(tx)).map((one) => [one.code, one]))
  const calendar = await workingCalendarOf(tx)
  const termsOf = new Map<string, TermsOn>()
  return async (caseFile) => {
    const [insured, residence] = [byCode.get(caseFile.insuredRegion), byCode.get(caseFile.residenceRegion)]
    if (!insured || !residence) throw new Error('a case stands between two known regions')
    const { agreementId } = caseFile
    const known = termsOf.get(agreementId) ?? (await termsByDay(tx, [agreementId]))
    termsOf.set(agreementId, known)
    const termsOn = (day: PlainDate) => known(agreementId, day)
    const benefitFromGrade = termsOn(today).benefitFromGrade.value
    const visit = caseFile.status === 'assessing' ? await openVisitOfCase(tx, caseFile.id) : null
    return {
      today,
      calendar,
      termsOn,
      insured,
      residence,
      benefitFromGrade,
      visit: visit && { on: visit.scheduledOn, window: visit.window },
    }
  }
}
