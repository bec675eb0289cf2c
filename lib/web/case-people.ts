import type { Terms } from '../agreements/schema'
import type { BureauActor } from '../cases/commands/desk'
import type { Application } from '../cases/schema/command'
import type { CaseFile } from '../cases/schema/event'
import type { Door } from '../db'
import { ageOn, type PlainDate } from '../kernel/dates'
import { insuranceStanding, latestInsurance } from '../people/rules/insurance'
import { mayReveal, shape, shownTo } from '../people/rules/visibility'
import type { InsuranceRecord, InsuranceStanding, Mandate, Viewer } from '../people/schema'
import { personFor, type ShownField } from '../people/store'
import { insuranceRecordsOf } from '../people/store/filing'
import { mandatesOf } from '../people/store/mandate'

const PERSON_FIELDS = ['name', 'sex', 'birthDate', 'nationalId', 'phone', 'address', 'township'] as const

export type ShownPerson = Record<(typeof PERSON_FIELDS)[number], ShownField> & { age: number | null }
export type ShownRepresentative = { kind: 'guardian' | 'agent'; name: string; relationship: string; validTo: PlainDate }
/** The application as typed: only what the field × side table shows in full. */
export type ShownApplication = { condition: string; residenceSince: PlainDate; representative: ShownRepresentative | null }
export type ShownMandate = Mandate & { mayRevealPhone: boolean }
export type ShownInsurance = { standing: InsuranceStanding; latest: InsuranceRecord | null }

export async function shownPerson(
  tx: Door,
  actor: BureauActor,
  caseFile: CaseFile,
  viewers: readonly Viewer[],
  today: PlainDate,
): Promise<ShownPerson> {
  const fields = await personFor(tx, actor, caseFile.personId, { viewers, fields: PERSON_FIELDS, caseId: caseFile.id })
  const none: ShownField = { text: null, shown: 'hidden' }
  const person =
    fields ??
    ({ name: none, sex: none, birthDate: none, nationalId: none, phone: none, address: none, township: none } satisfies Record<
      (typeof PERSON_FIELDS)[number],
      ShownField
    >)
  return { ...person, age: person.birthDate.shown === 'full' && person.birthDate.text ? ageOn(person.birthDate.text, today) : null }
}

export function appliedFor(application: Application | null, viewers: readonly Viewer[]): ShownApplication | null {
  if (!application) return null
  const { condition, residenceSince, representative } = application
  return {
    condition,
    residenceSince,
    representative: representative && {
      kind: representative.kind,
      name: shape('representativeName', representative.name, viewers) ?? '—',
      relationship: representative.relationship,
      validTo: representative.validTo,
    },
  }
}

export async function shownMandates(tx: Door, caseFile: CaseFile, viewers: readonly Viewer[]): Promise<ShownMandate[]> {
  const mandates = await mandatesOf(tx, caseFile.personId)
  return mandates.map((one) => ({
    ...one,
    representativeName: shape('representativeName', one.representativeName, viewers) ?? '—',
    mayRevealPhone: mayReveal('representativePhone', viewers),
  }))
}

export async function shownInsurance(
  tx: Door,
  caseFile: CaseFile,
  viewers: readonly Viewer[],
  terms: Terms,
  today: PlainDate,
): Promise<ShownInsurance | null> {
  if (shownTo('insurance', viewers) !== 'full') return null
  const records = await insuranceRecordsOf(tx, caseFile.personKey, caseFile.insuredRegion)
  return { standing: insuranceStanding(records, today, terms.insuranceFreshDays.value), latest: latestInsurance(records, today) ?? null }
}
