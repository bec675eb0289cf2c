import type { Actor, Side } from '../../access/schema'
import { type Field, SHOWINGS, type Shown, type Viewer } from '../schema'
import { maskAddress } from './address'
import { maskName } from './name'
import { lastFourOf, maskNationalId } from './national-id'
import { maskPhone } from './phone'

type Row = Record<Viewer, Shown>

const NOBODY: Row = {
  competentBureau: 'hidden',
  residenceBureau: 'hidden',
  assessorOpen: 'hidden',
  assessorClosed: 'hidden',
  self: 'hidden',
  applicant: 'hidden',
  representative: 'hidden',
  institution: 'hidden',
  supervisor: 'hidden',
  administrator: 'hidden',
  public: 'hidden',
}
const PARTIES: Row = {
  ...NOBODY,
  competentBureau: 'full',
  residenceBureau: 'full',
  self: 'full',
  applicant: 'full',
  representative: 'full',
}
const ON_REVEAL: Row = {
  ...NOBODY,
  competentBureau: 'reveal',
  residenceBureau: 'reveal',
  self: 'reveal',
  applicant: 'masked',
  representative: 'masked',
}

/**
 * Who sees what, field × side: both bureaus of the case the full name; the assigned assessor the name, address, phone and the last
 * four of the id while the visit is open; everyone else masked; the rest by a reveal with a purpose. An institution never receives
 * scores or national ids; administrators see no case.
 * An applicant whose identity no bureau has verified is shown no stored phone or address in full: a typed id proves nothing.
 */
export const VISIBILITY: Record<Field, Row> = {
  name: { ...PARTIES, assessorOpen: 'full', assessorClosed: 'masked', institution: 'masked', supervisor: 'masked', public: 'masked' },
  sex: { ...PARTIES, assessorOpen: 'full', institution: 'full' },
  birthDate: { ...PARTIES, assessorOpen: 'full' },
  nationalId: { ...ON_REVEAL, assessorOpen: 'lastFour', supervisor: 'hidden' },
  phone: { ...ON_REVEAL, assessorOpen: 'full', institution: 'masked' },
  address: { ...ON_REVEAL, assessorOpen: 'full', institution: 'masked' },
  township: { ...PARTIES, assessorOpen: 'full', assessorClosed: 'full', institution: 'full', supervisor: 'full' },
  representativeName: {
    ...PARTIES,
    assessorOpen: 'full',
    assessorClosed: 'masked',
    applicant: 'masked',
    institution: 'masked',
    supervisor: 'masked',
  },
  representativePhone: { ...ON_REVEAL, assessorOpen: 'full' },
  representativeNationalId: { ...ON_REVEAL, applicant: 'hidden' },
  insurance: { ...NOBODY, competentBureau: 'full', residenceBureau: 'masked', self: 'full' },
  papers: { ...PARTIES, assessorOpen: 'full' },
  grade: { ...PARTIES, assessorOpen: 'full', institution: 'full', supervisor: 'full' },
  scores: { ...PARTIES, assessorOpen: 'full' },
  // Both sheets side by side and what moved the grade: the family concerned and both bureaus, never who assessed the second time.
  comparison: PARTIES,
  // Who else objected: the bureau that verifies, by a reveal; never the family.
  objector: { ...NOBODY, residenceBureau: 'reveal' },
}

/** What the widest of the viewers is shown of a field; nobody is shown nothing. */
export function shownTo(field: Field, viewers: readonly Viewer[]): Shown {
  const best = Math.max(0, ...viewers.map((viewer) => SHOWINGS.indexOf(VISIBILITY[field][viewer])))
  return SHOWINGS[best] as Shown
}

/** The viewers an actor is, by the sides of this case `sidesOf` gave. `visitIsOpen`: the actor's own assignment is open. */
export function viewersOf(actor: Actor, sides: readonly Side[], standing: { personKey: string; visitIsOpen: boolean }): Viewer[] {
  const viewers: Viewer[] = []
  for (const side of sides) {
    if (side === 'competentBureau' || side === 'residenceBureau' || side === 'representative' || side === 'supervisor') viewers.push(side)
    if (side === 'assessor') viewers.push(standing.visitIsOpen ? 'assessorOpen' : 'assessorClosed')
    if (side === 'applicant') viewers.push(actor.personKey === standing.personKey ? 'self' : 'applicant')
  }
  if (viewers.length > 0) return viewers
  switch (actor.role) {
    case 'institution':
    case 'supervisor':
    case 'administrator':
      return [actor.role]
    default:
      return ['public']
  }
}

/** The short form of a value: of a field without one, nothing. */
export function maskField(field: Field, value: string): string {
  switch (field) {
    case 'name':
    case 'representativeName':
      return maskName(value)
    case 'nationalId':
    case 'representativeNationalId':
      return maskNationalId(value)
    case 'phone':
    case 'representativePhone':
      return maskPhone(value)
    case 'address':
      return maskAddress(value)
    default:
      return '****'
  }
}

/** A value as these viewers may see it, or null when not at all. */
export function shape(field: Field, value: string, viewers: readonly Viewer[]): string | null {
  switch (shownTo(field, viewers)) {
    case 'full':
      return value
    case 'masked':
    case 'reveal':
      return maskField(field, value)
    case 'lastFour':
      return lastFourOf(value)
    case 'hidden':
      return null
  }
}

/** True when the field is masked for these viewers and an act with a purpose opens it. */
export function mayReveal(field: Field, viewers: readonly Viewer[]): boolean {
  return shownTo(field, viewers) === 'reveal'
}
