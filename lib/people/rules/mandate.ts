import type { PlainDate } from '../../kernel/dates'
import type { Mandate, Matter } from '../schema'

type Dated = Pick<Mandate, 'validFrom' | 'validTo' | 'state'>

/** Both days included. */
export function mandateIsInForce(mandate: Dated, today: PlainDate): boolean {
  return mandate.state === 'confirmed' && runsOn(mandate, today)
}

/** Runs today and has not been rejected or revoked; it may still await its check. */
export function mandateMayStand(mandate: Dated, today: PlainDate): boolean {
  return (mandate.state === 'confirmed' || mandate.state === 'pending') && runsOn(mandate, today)
}

function runsOn(mandate: Dated, today: PlainDate): boolean {
  return mandate.validFrom <= today && today <= mandate.validTo
}

/** Confirmed, in force and naming the matter. */
export function mandateCovers(mandate: Dated & Pick<Mandate, 'covers'>, matter: Matter, today: PlainDate): boolean {
  return mandateIsInForce(mandate, today) && mandate.covers.includes(matter)
}

/**
 * Which mandates stand today: those a bureau has confirmed; while it has decided none, the earlier of those that await their check.
 * So of two representatives the earlier stands until the bureau decides.
 */
export function standingMandates<M extends Dated & Pick<Mandate, 'createdAt' | 'id'>>(mandates: readonly M[], today: PlainDate): M[] {
  const running = mandates.filter((mandate) => mandateMayStand(mandate, today))
  const confirmed = running.filter((mandate) => mandate.state === 'confirmed')
  if (confirmed.length > 0) return confirmed
  const [earliest] = running.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1))
  return earliest ? [earliest] : []
}
