import type { Actor, Side } from '../../access/schema'
import type { DayTermKey } from '../../agreements/rules/terms'
import { dueDay } from '../../agreements/rules/terms'
import type { Terms } from '../../agreements/schema'
import type { WorkingCalendar } from '../../kernel/calendar'
import type { PlainDate } from '../../kernel/dates'
import { type Outcome, type Problem, refused } from '../../kernel/outcome'
import type { CaseStatus } from '../schema'
import type { Command, CommandKind, CommandOf } from '../schema/command'
import type { CaseFile, CaseFinding, NewEvent } from '../schema/event'
import type { Stay } from './changes'
import type { EligibilityFacts } from './eligibility'
import type { Previous } from './previous'
import type { ReopeningFacts } from './reopening'

/** What a decision may know beyond the case: loaded by the command in the same transaction, never fetched by a rule. */
export type Known = {
  terms: Terms
  calendar: WorkingCalendar
  today: PlainDate
  actor: Actor
  side: Side
  /** Digest of the command's free text, already sealed for CaseContent; null when it has none. */
  text: string | null
  /** Who proposed what is now being approved; null when this is not an approval. */
  proposedBy: { accountId: string; personKey: string; seq: number } | null
  /** submit, accept */
  eligibility?: EligibilityFacts
  /** accept, recognise: the recognition this case would take the place of; null when it follows none. */
  previous?: Previous | null
  /** submit: the number drawn for the case, and the hash of its query code; none when the case has moved meanwhile. */
  numbered?: { caseNo: string; queryCodeHash: string }
  /** accept: a mandate that stands in the way (a second representative, or one whose validity is over), as a sentence. */
  mandateProblem?: string | null
  /** assign, callExpert: who was chosen, each judged by the register's rules. */
  team?: { accountIds: string[]; personKeys: string[]; judged: Outcome<true>; visitId: string }
  /** submitFinding: the agreed sheet with its confirmations; null when not ready, with the sentence why. */
  finding?: Outcome<CaseFinding>
  /** chooseInstitution: judged by the register. */
  institution?: Outcome<true>
  /** saveDraft: what is wrong with the application beyond its shape; null when nothing is. */
  applicationProblem?: Problem | null
  /** reportChange: the stays in hospital reported so far. */
  stays?: readonly Stay[]
  /** changeAddress: the township lies in the residence region. */
  townshipFits?: boolean
  /** forward: regions beside the two with which the insured region has an agreement in force today. */
  thirdParties?: readonly string[]
  /** reopen */
  reopening?: ReopeningFacts
  /** sendBack, assign: the id drawn for the new visit. */
  newVisitId?: string
}

/** Two at once: one wins, the other is told. */
export const STALE = refused('stale', '刚才有人先一步办理了这件案件，请刷新页面看最新情况再决定。')

export type Decide<K extends CommandKind> = (caseFile: CaseFile, command: CommandOf<K>, known: Known) => Outcome<NewEvent[]>
export type Deciders<K extends CommandKind> = { [P in K]: Decide<P> }
export type AnyDecide = (caseFile: CaseFile, command: Command, known: Known) => Outcome<NewEvent[]>

/** The term that limits each desk, counted from the day the case arrives there. */
const DESK_TERM: Partial<Record<CaseStatus, DayTermKey>> = {
  draft: 'draftDays',
  submitted: 'acceptanceDays',
  returned: 'correctionDays',
  accepted: 'commissionDays',
  commissioned: 'receiveDays',
  arranging: 'arrangeDays',
  assessing: 'visitDays',
  found: 'reviewDays',
  onNotice: 'noticeDays',
  disputed: 'objectionDecisionDays',
  reported: 'confirmDays',
}

export function deskTermOf(status: CaseStatus): DayTermKey | null {
  return DESK_TERM[status] ?? null
}

/** The last day of the desk's limit when the case arrives at `status` on `today`; null where time does not press. */
export function dueOnArrival(status: CaseStatus, known: Pick<Known, 'calendar' | 'terms' | 'today'>): PlainDate | null {
  const term = DESK_TERM[status]
  return term ? dueDay(known.calendar, known.terms, term, known.today) : null
}

/** The part of a body every move shares: where to, by when, whose text, whose proposal. */
export function moving(
  to: CaseStatus,
  known: Known,
): { to: CaseStatus; dueOn: PlainDate | null; text?: string; proposedBy?: NonNullable<Known['proposedBy']> } {
  return { to, dueOn: dueOnArrival(to, known), ...staying(known) }
}

export function staying(known: Known): { text?: string; proposedBy?: NonNullable<Known['proposedBy']> } {
  return { ...(known.text ? { text: known.text } : {}), ...(known.proposedBy ? { proposedBy: known.proposedBy } : {}) }
}
