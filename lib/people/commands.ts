import type { Actor } from '../access/schema'
import { writeAudit } from '../access/store'
import { asActor, type Door } from '../db'
import { isPlainDate } from '../kernel/dates'
import { done, type Outcome, refused } from '../kernel/outcome'
import { readNationalId } from './rules/national-id'
import { mayReveal } from './rules/visibility'
import type { InsuranceEntry, MandateEnd, MandateRevocation, PersonRow, RevealRequest, Viewer } from './schema'
import { addressOf, nationalIdKeyOf, peopleOf, sealedFieldOf } from './store'
import { saveInsuranceRecord } from './store/filing'
import { endMandate, mandateOf, mandatesOf, sealedMandateField } from './store/mandate'

const NOT_FOUND = refused('person.notFound', '没有找到这位参保人，或者不在您的办理范围内')

/** The viewer an actor is of a person outside any case: a bureau of the person's regions, or the verified person. */
function viewerOf(actor: Actor, person: PersonRow): Viewer {
  if (actor.role === 'clerk' || actor.role === 'reviewer') {
    if (actor.regionCode === person.insuredRegion) return 'competentBureau'
    if (actor.regionCode === person.residenceRegion) return 'residenceBureau'
  }
  if (actor.role === 'applicant' && actor.personKey !== null && actor.personKey === person.nationalIdKey) return 'self'
  return 'public'
}

/**
 * Opens one sealed field in full: an act with a purpose, kept in the trail whether done or refused (P-04). Refuses without a purpose,
 * to whoever the field × side table gives no reveal, and for people the asker cannot see. `viewers`: what the actor is on the case the
 * caller loaded; without it the person's own regions decide.
 */
export function revealField(actor: Actor, request: RevealRequest, viewers?: readonly Viewer[]): Promise<Outcome<string>> {
  return asActor(actor, async (tx) => {
    const outcome = await opened(tx, actor, request, viewers)
    const seen = outcome.ok || outcome.problem.code !== NOT_FOUND.problem.code
    await writeAudit(tx, actor, {
      act: 'person.reveal',
      subject: `person:${request.personId}`,
      ...(seen ? { personId: request.personId } : {}),
      ...(request.caseId ? { caseId: request.caseId } : {}),
      purpose: request.purpose,
      outcome: outcome.ok ? 'done' : 'refused',
      detail: { field: request.field, ...(outcome.ok ? {} : { code: outcome.problem.code }) },
    })
    return outcome
  })
}

async function opened(tx: Door, actor: Actor, request: RevealRequest, viewers?: readonly Viewer[]): Promise<Outcome<string>> {
  const { personId, caseId, mandateId, field, purpose } = request
  const person = (await peopleOf(tx, [personId])).get(personId)
  if (!person) return NOT_FOUND
  if (purpose === '') return refused('reveal.noPurpose', '请先选择查看用途，再查看完整信息', { fields: { purpose: '请选择查看用途' } })
  if (!mayReveal(field, viewers ?? [viewerOf(actor, person)])) return refused('reveal.notYours', '您的身份不能查看这项完整信息')
  const value = await fullValue(tx, personId, field, caseId, mandateId)
  return value === null ? refused('reveal.none', '没有登记这项信息') : done(value)
}

async function fullValue(
  tx: Door,
  personId: string,
  field: RevealRequest['field'],
  caseId?: string,
  mandateId?: string,
): Promise<string | null> {
  switch (field) {
    case 'nationalId':
    case 'phone':
      return sealedFieldOf(tx, personId, field)
    case 'address':
      return (await addressOf(tx, personId, caseId)) ?? addressOf(tx, personId)
    case 'representativePhone':
    case 'representativeNationalId': {
      const mandate = (await mandatesOf(tx, personId)).find((one) => one.id === mandateId)
      return mandate ? sealedMandateField(tx, mandate.id, field) : null
    }
  }
}

/** Ends a mandate: the verified person takes it back, the representative lays it down, or a bureau of either region ends it. */
export function revokeMandate(actor: Actor, { mandateId }: MandateRevocation, at: Date): Promise<Outcome<{ mandateId: string }>> {
  return asActor(actor, async (tx) => {
    const mandate = await mandateOf(tx, mandateId)
    const why = mandate ? endedBy(actor, mandate) : null
    if (!mandate || !why) return refused('mandate.notFound', '没有找到这份委托，或者您不能撤销它')
    if (!(await endMandate(tx, mandateId, { at, why }))) return refused('mandate.ended', '这份委托已经失效，不需要再撤销')
    await writeAudit(tx, actor, {
      act: 'mandate.revoke',
      subject: `mandate:${mandateId}`,
      personId: mandate.personId,
      outcome: 'done',
      detail: { why },
    })
    return done({ mandateId })
  })
}

function endedBy(
  actor: Actor,
  mandate: { accountId: string | null; personKey: string; insuredRegion: string; residenceRegion: string },
): MandateEnd | null {
  if (actor.role === 'applicant') {
    if (actor.personKey !== null && actor.personKey === mandate.personKey) return 'byPerson'
    return actor.accountId !== null && actor.accountId === mandate.accountId ? 'byRepresentative' : null
  }
  const isBureau =
    (actor.role === 'clerk' || actor.role === 'reviewer') &&
    [mandate.insuredRegion, mandate.residenceRegion].includes(actor.regionCode ?? '')
  return isBureau ? 'byBureau' : null
}

/** Enters what the insured region's system says of a person: by its own clerk, or by the calendar (imports, the seed). */
export function recordInsurance(actor: Actor, entry: InsuranceEntry): Promise<Outcome<{ nationalIdKey: string }>> {
  return asActor(actor, (tx) => recordInsuranceIn(tx, actor, entry))
}

/** The same inside a larger deed. */
export async function recordInsuranceIn(tx: Door, actor: Actor, entry: InsuranceEntry): Promise<Outcome<{ nationalIdKey: string }>> {
  const isOwn = (actor.role === 'clerk' || actor.role === 'reviewer') && actor.regionCode === entry.insuredRegion
  if (!isOwn && actor.role !== 'calendar') return refused('insurance.notYours', '只有参保地经办机构可以登记参保信息')
  const nationalId = readNationalId(entry.nationalId)
  if (!nationalId.ok) return nationalId
  if (!isPlainDate(entry.insuredSince))
    return refused('insurance.day', '参保日期不存在，请核对', { fields: { insuredSince: '参保日期不存在，请核对' } })
  if (!isPlainDate(entry.asOf)) return refused('insurance.day', '信息日期不存在，请核对', { fields: { asOf: '信息日期不存在，请核对' } })
  const nationalIdKey = nationalIdKeyOf(nationalId.value)
  const { insuredRegion, scheme, insuredSince, status, asOf, source } = entry
  await saveInsuranceRecord(tx, nationalIdKey, { insuredRegion, scheme, insuredSince, status, asOf, source, mark: entry.mark ?? '' })
  await writeAudit(tx, actor, { act: 'insurance.record', subject: `region:${insuredRegion}`, outcome: 'done', detail: { status, asOf } })
  return done({ nationalIdKey })
}
