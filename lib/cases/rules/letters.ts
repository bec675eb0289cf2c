import type { CaseFile, EventBody } from '../schema/event'
import type { EventKind } from '../schema/event-kind'
import type { LetterKind, Recipient } from '../schema/letter'
import { LETTER_WORD } from '../schema/letter'

/** One letter an event calls for: to whom, and by which of the two bureaus. */
export type Due = {
  kind: LetterKind
  to: Recipient
  by: 'competentBureau' | 'residenceBureau' /** Which objection it answers; 0 for none. */
  objection: number
}
type Moved = { before: Pick<CaseFile, 'status' | 'facts'>; after: Pick<CaseFile, 'occasion' | 'status'>; body: EventBody }
type Calls = (moved: Moved) => readonly Due[]

const byCompetent = (kind: LetterKind, to: Recipient = 'family'): Due => ({ kind, to, by: 'competentBureau', objection: 0 })
const byResidence = (kind: LetterKind, to: Recipient = 'family'): Due => ({ kind, to, by: 'residenceBureau', objection: 0 })
/** Between people or within a bureau: nothing is served on anyone. */
const nothing: Calls = () => []

const findingOf: Calls = ({ after }) => [byResidence(after.occasion === 'dispute' ? 'reassessment' : 'finding')]

/** Each objector an answer: one dismissal answers one objection, one 复评 all that are open. A stranger's goes to the stranger. */
function answers({ before, body }: Moved, all: boolean): Due[] {
  const answered = before.facts.objections.filter((one) => one.outcome === null && (all || one.number === body.objection))
  return answered.map((one) => ({ ...byResidence('objectionReply', one.by === 'other' ? 'objector' : 'family'), objection: one.number }))
}

/** Which letters each event calls for. A draft is nobody's business: what happens to one is served on nobody. */
export const LETTERS_OF: Record<EventKind, Calls> = {
  started: nothing,
  draftSaved: nothing,
  submitted: nothing,
  discarded: nothing,
  accepted: () => [byCompetent('acceptance')],
  returned: () => [byCompetent('correction')],
  refused: () => [byCompetent('refusal')],
  lapsed: () => [byCompetent('lapse')],
  commissioned: () => [byCompetent('commission', 'residenceBureau')],
  commissionAccepted: nothing,
  commissionRejected: () => [byResidence('commissionReturn', 'competentBureau')],
  forwarded: () => [byResidence('forwarding', 'competentBureau')],
  assigned: () => [byResidence('visitNotice'), byResidence('visitNotice', 'assessors')],
  expertCalled: nothing,
  found: nothing,
  visitReleased: () => [byResidence('change')],
  noticed: nothing,
  reported: findingOf,
  sentBack: nothing,
  noticeEnded: findingOf,
  objected: nothing,
  objectionReceived: nothing,
  // That a stranger's objection brings a 复评 is told to the family without saying who asked.
  objectionAdmitted: (moved) => {
    const told = answers(moved, true)
    return told.some((one) => one.to === 'family') ? told : [...told, byResidence('change')]
  },
  objectionDismissed: (moved) => answers(moved, false),
  recognised: () => [byCompetent('recognition')],
  declined: () => [byCompetent('declination')],
  reexamined: () => [byCompetent('commission', 'residenceBureau')],
  // A death is told by the letter that ends the recognition, and one wrongly reported is not told at all.
  changeReported: ({ before, body }) => {
    const isDeath = body.change === 'death' || (body.change === 'notEnded' && before.facts.endReported?.why === 'death')
    return isDeath ? [] : [byCompetent('change')]
  },
  ended: () => [byCompetent('termination')],
  expired: () => [byCompetent('termination')],
  superseded: () => [byCompetent('change')],
  reopened: () => [byCompetent('reopening')],
  withdrawn: () => [byCompetent('withdrawal')],
  addressChanged: ({ before }) => (before.status === 'draft' ? [] : [byCompetent('change')]),
  clarified: nothing,
  answered: nothing,
  reminded: nothing,
  supplemented: nothing,
  renewalOpened: () => [byCompetent('renewalReminder')],
  invalidated: () => [byCompetent('invalidation')],
  acknowledged: nothing,
  institutionChosen: nothing,
  institutionChanged: () => [byCompetent('change')],
  institutionNoted: nothing,
  proposed: nothing,
  proposalReturned: nothing,
}

/** The counter a letter's number is drawn from: one an office, kind and year. */
export function counterOf(regionCode: string, kind: LetterKind, issuedOn: string): string {
  return `${regionCode}-${issuedOn.slice(0, 4)}-${kind}`
}

/** 桐乡护异〔2026〕受12号: office, matter, year, kind, and which of that year. */
export function letterNumber(office: { shortName: string }, kind: LetterKind, issuedOn: string, nth: number): string {
  return `${office.shortName}护异〔${issuedOn.slice(0, 4)}〕${LETTER_WORD[kind]}${nth}号`
}

/** 桐乡护异〔2026〕示1123号: the list of a day has the day for its number, however often it is printed. */
export function noticeListNumber(office: { shortName: string }, day: string): string {
  return `${office.shortName}护异〔${day.slice(0, 4)}〕示${day.slice(5, 7)}${day.slice(8, 10)}号`
}
