import type { Role, Side } from '../../access/schema'
import type { InstitutionStatus } from '../../institutions/schema'
import type { PlainDate } from '../../kernel/dates'
import type { Json } from '../../kernel/digest'
import type {
  AppliedAs,
  CaseStatus,
  ChangeKind,
  CorrectionItem,
  DeclineGround,
  EndReason,
  Occasion,
  PauseReason,
  RefusalGround,
  RejectGround,
  ReleaseReason,
  ReminderLevel,
  ReminderOf,
} from '../schema'
import type { CommandKind } from './command'
import type { Ask } from './desk'
import type { EventKind } from './event-kind'
import type { ObjectionGround } from './objection'

/** What the finding says, as the case carries it: codes and numbers; the sheet itself is frozen with the visit. */
export type CaseFinding = {
  visitId: string
  sheetDigest: string
  editionId: string
  editionDigest: string
  grade: number
  scores: { adl: number; cog: number; sen: number }
  levels: { adl: number; cog: number; sen: number }
  visitedOn: PlainDate
  /** True until both bureaus have attested the edition's digest. */
  provisional: boolean
}

/** What a case has from its first event on. */
export type Beginning = {
  agreementId: string
  insuredRegion: string
  residenceRegion: string
  townshipCode: string
  personId: string
  personKey: string
  appliedAs: AppliedAs
  occasion: Occasion
  previousId: string | null
  applicantAccountId: string | null
  enteredBy: string | null
}

/**
 * The body of an event: keys, codes, days and numbers only. `to` is the new status, absent when it stays; `text` is the digest
 * of free text kept encrypted in CaseContent.
 */
export type EventBody = {
  to?: CaseStatus
  dueOn?: PlainDate | null
  text?: string
  started?: Beginning & { enteredByKey: string | null }
  caseNo?: string
  queryCodeHash?: string
  townshipCode?: string
  conclusionDueOn?: PlainDate
  /** Every pause of the case as it is after this event, where the event changed one. */
  pauses?: Pause[]
  /** The day the desk's limit counts from, where that is another than the day of arrival. */
  clockFrom?: PlainDate
  insuranceConfirmed?: boolean
  resubmittedByKey?: string
  corrections?: CorrectionItem[]
  ground?: RefusalGround | DeclineGround
  rejectGround?: RejectGround
  visitId?: string
  assessorIds?: string[]
  assessorKeys?: string[]
  scheduledOn?: PlainDate
  round?: number
  occasion?: Occasion
  releaseReason?: ReleaseReason
  finding?: CaseFinding
  notice?: { from: PlainDate; to: PlainDate }
  recognition?: { validFrom: PlainDate; validTo: PlainDate; benefitFrom: PlainDate | null; basis: string[] }
  /** recognised: a stay in hospital that runs, reported of the recognition before. */
  inHospitalSince?: PlainDate
  change?: ChangeKind
  happenedOn?: PlainDate
  endReason?: EndReason
  byCaseId?: string
  institutionId?: string
  /** institutionNoted: how the institution stands in the register since, and the issue of the list that says so. */
  institutionStatus?: InstitutionStatus
  listNumber?: number
  regionCode?: string
  /** Which objection of the case, and the row that keeps a stranger's. */
  objection?: number
  objectionId?: string
  objectionGround?: ObjectionGround
  level?: ReminderLevel
  /** reminded: of which limit, where it is not the desk's. */
  of?: Exclude<ReminderOf, 'desk'>
  proposal?: { command: CommandKind; text: string }
  /** ②: the proposer of what this event approves. */
  proposedBy?: { accountId: string; personKey: string; seq: number }
}

/** An event as decided, before it has a place in the chain. */
export type NewEvent = { kind: EventKind; body: EventBody }

/** An event as stored. */
export type CaseEvent = NewEvent & {
  caseId: string
  seq: number
  accountId: string | null
  personKey: string | null
  role: Role
  side: Side
  regionCode: string | null
  at: Date
  today: PlainDate
  requestId: string | null
  previousDigest: string
  digest: string
}

export type Proposal = {
  command: CommandKind
  text: string
  accountId: string
  personKey: string
  regionCode: string
  seq: number
  on: PlainDate
}

/**
 * A time in which a limit rests. `until` is null while it stands. `left` is what the stopped limit had in working days (negative:
 * overdue already; null: nothing was stopped at this desk), `from` the day it had begun to count; `askedBy` the bureau whose question it is.
 */
export type Pause = {
  why: PauseReason
  since: PlainDate
  until: PlainDate | null
  left: number | null
  from: PlainDate
  askedBy: string | null
  /** Of a question: the last day to answer it. None of one asked before that limit was kept. */
  dueOn?: PlainDate
}

/** 异议, numbered within its case: by the family, or by anyone else (whose words lie elsewhere). */
export type Objection = { number: number; by: 'family' | 'other'; on: PlainDate; outcome: 'admitted' | 'dismissed' | null }

export type GivenReminder = { level: ReminderLevel; dueOn: PlainDate }

/** The rest of the fold, kept as JSON beside the columns. */
export type CaseFacts = {
  startedOn: PlainDate
  enteredByKey: string | null
  /** Clerks who resubmitted it at the window: they have entered it too. */
  resubmittedByKeys: string[]
  application: string | null
  submittedOn: PlainDate | null
  acceptedOn: PlainDate | null
  conclusionDueOn: PlainDate | null
  commissionedOn: PlainDate | null
  insuranceConfirmed: boolean
  corrections: CorrectionItem[]
  ground: RefusalGround | DeclineGround | null
  visitId: string | null
  scheduledOn: PlainDate | null
  /** Accounts and natural persons who assessed in any round: never again in a later one, never as clerk of this case. */
  pastAssessors: string[]
  assessorKeys: string[]
  finding: CaseFinding | null
  foundOn: PlainDate | null
  reportedOn: PlainDate | null
  notice: { from: PlainDate; to: PlainDate } | null
  recognition: { validFrom: PlainDate; validTo: PlainDate; benefitFrom: PlainDate | null; basis: string[]; on: PlainDate } | null
  acknowledged: Record<string, { accountId: string; at: string }>
  institutionId: string | null
  endReason: EndReason | null
  clarifying: boolean
  /** 期限暂停, oldest first; those that are over too. */
  pauses: Pause[]
  /** The day the desk's limit counts from, where that is another than `statusSince`. */
  clockFrom: PlainDate | null
  /** Where the case stood when the objection was made that disputes it. */
  disputedFrom: CaseStatus | null
  objections: Objection[]
  /** The day of admission while in hospital: the benefit pauses. */
  inHospitalSince: PlainDate | null
  /** A reported change that asks the competent bureau to end the recognition. */
  endReported: { why: EndReason; on: PlainDate } | null
  /** The latest day a change of condition was reported for: it opens the way to 重新评估. */
  conditionChangedOn: PlainDate | null
  renewalOpenedOn: PlainDate | null
  /** The last day each bureau reminded of the step the case stands at, by region. */
  urgedOn: Record<string, PlainDate>
  /** The hardest reminder the calendar has given for a limit, so that each is given once: of the desk's, and of the two beside it. */
  reminded: GivenReminder | null
  answerReminded: GivenReminder | null
  conclusionReminded: GivenReminder | null
}

/** A case in hand. `version` is the seq of its last event. */
export type CaseFile = Beginning & {
  id: string
  caseNo: string
  queryCodeHash: string
  assessorIds: string[]
  round: number
  status: CaseStatus
  statusBefore: CaseStatus | null
  statusSince: PlainDate
  version: number
  deskRegion: string | null
  dueOn: PlainDate | null
  /** What it asks of each of its bureaus now, and the last day of an open question: told from the rest, kept for queries. */
  competentAsk: Ask | null
  residenceAsk: Ask | null
  answerDueOn: PlainDate | null
  proposal: Proposal | null
  grade: number | null
  noticeTo: PlainDate | null
  validTo: PlainDate | null
  chainHead: string
  facts: CaseFacts
}

export type EventJson = { [key: string]: Json | undefined }
