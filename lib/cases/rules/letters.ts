import type { CaseFile, EventBody, EventKind } from '../schema/event'
import type { LetterKind, Recipient } from '../schema/letter'
import { LETTER_WORD } from '../schema/letter'

/** One letter an event calls for: to whom, and by which of the two bureaus. */
export type Due = { kind: LetterKind; to: Recipient; by: 'competentBureau' | 'residenceBureau' }
type Moved = { before: Pick<CaseFile, 'status' | 'facts'>; after: Pick<CaseFile, 'occasion' | 'status'>; body: EventBody }
type Calls = (moved: Moved) => readonly Due[]

const byCompetent = (kind: LetterKind, to: Recipient = 'family'): Due => ({ kind, to, by: 'competentBureau' })
const byResidence = (kind: LetterKind, to: Recipient = 'family'): Due => ({ kind, to, by: 'residenceBureau' })
/** Between people or within a bureau: nothing is served on anyone. */
const nothing: Calls = () => []

const findingOf: Calls = ({ after }) => [byResidence(after.occasion === 'dispute' ? 'reassessment' : 'finding')]

/** A stranger's objection is answered to the stranger; that it brings a 复评 is told to the family without saying who asked. */
function answerTo({ before, body }: Moved): readonly Due[] {
  const objection = before.facts.objections.find((one) => one.number === body.objection)
  return [byResidence('objectionReply', objection?.by === 'other' ? 'objector' : 'family')]
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
  objectionAdmitted: (moved) => {
    const answers = answerTo(moved)
    return answers.some((one) => one.to === 'objector') ? [...answers, byResidence('change')] : answers
  },
  objectionDismissed: answerTo,
  recognised: () => [byCompetent('recognition')],
  declined: () => [byCompetent('declination')],
  reexamined: () => [byCompetent('commission', 'residenceBureau')],
  // A death is told by the letter that ends the recognition, not twice.
  changeReported: ({ body }) => (body.change === 'death' ? [] : [byCompetent('change')]),
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
