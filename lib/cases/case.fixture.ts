import { type Actor, CALENDAR, type Side } from '../access/schema'
import { defaultTerms } from '../agreements/rules/terms'
import { workingCalendar } from '../kernel/calendar'
import { done } from '../kernel/outcome'
import { asksOf } from './rules/asks'
import type { EligibilityFacts } from './rules/eligibility'
import { NO_FACTS } from './rules/evolve'
import type { Known } from './rules/known'
import { deskRegionOf } from './rules/life'
import type { CaseStatus } from './schema'
import type { Application, Command, CommandKind, CommandOf } from './schema/command'
import type { CaseFile, CaseFinding } from './schema/event'

// Regions and people of these tests' own; weekends are the only days off of this calendar.
export const INSURED = '330498'
export const RESIDENCE = '330598'
export const TODAY = '2026-06-01'
export const CALENDAR_OF_TESTS = workingCalendar(
  Array.from({ length: 400 }, (_, i) => ({ year: 2020 + i, source: '示例', daysOff: [], workdays: [] })),
)

const nobody = { accountId: null, regionCode: null, institutionId: null, personKey: null }

type Someone = Actor & { accountId: string; personKey: string }

function person(role: Actor['role'], id: string, regionCode: string | null = null): Someone {
  return { ...nobody, role, accountId: id, regionCode, personKey: `key-${id}`, name: `示例·${id}` }
}

export const PEOPLE = {
  applicant: person('applicant', 'applicant'),
  representative: person('applicant', 'representative'),
  competentClerk: person('clerk', 'competent-clerk', INSURED),
  competentReviewer: person('reviewer', 'competent-reviewer', INSURED),
  residenceClerk: person('clerk', 'residence-clerk', RESIDENCE),
  residenceReviewer: person('reviewer', 'residence-reviewer', RESIDENCE),
  assessor: person('assessor', 'assessor', RESIDENCE),
  supervisor: person('supervisor', 'supervisor'),
  carer: { ...person('institution', 'carer', RESIDENCE), institutionId: 'institution-1' },
  calendar: CALENDAR,
}

/** Somebody of each side, with the right to propose where there is a bureau. */
export const BY_SIDE: Record<Side, Actor> = {
  applicant: PEOPLE.applicant,
  representative: PEOPLE.representative,
  competentBureau: PEOPLE.competentClerk,
  residenceBureau: PEOPLE.residenceClerk,
  assessor: PEOPLE.assessor,
  calendar: PEOPLE.calendar,
  supervisor: PEOPLE.supervisor,
  institution: PEOPLE.carer,
}

export const FINDING: CaseFinding = {
  visitId: 'visit-1',
  sheetDigest: 'a'.repeat(64),
  editionId: 'db33t-2476-2022',
  editionDigest: 'b'.repeat(64),
  grade: 4,
  scores: { adl: 30, cog: 3, sen: 7 },
  levels: { adl: 3, cog: 2, sen: 1 },
  visitedOn: '2026-05-20',
  provisional: false,
}

/** A case standing at a status since today, with nothing of its way there but what `more` and `facts` say. */
export function caseAt(status: CaseStatus, more: Partial<CaseFile> = {}, facts: Partial<CaseFile['facts']> = {}): CaseFile {
  const caseFile = {
    id: 'case-1',
    caseNo: 'SA-SB-2026-000001',
    queryCodeHash: 'hash',
    agreementId: 'agreement-1',
    insuredRegion: INSURED,
    residenceRegion: RESIDENCE,
    townshipCode: '330598001',
    personId: 'person-1',
    personKey: 'key-insured',
    appliedAs: 'self' as const,
    occasion: 'initial' as const,
    previousId: null,
    applicantAccountId: PEOPLE.applicant.accountId,
    enteredBy: null,
    assessorIds: status === 'assessing' ? ['assessor'] : [],
    round: 1,
    status,
    statusBefore: null,
    statusSince: TODAY,
    version: 5,
    deskRegion: deskRegionOf(status, INSURED, RESIDENCE),
    dueOn: null,
    proposal: null,
    grade: null,
    noticeTo: null,
    validTo: null,
    chainHead: 'head',
    ...more,
    facts: {
      startedOn: '2026-05-01',
      enteredByKey: null,
      ...NO_FACTS,
      application: 'application-digest',
      submittedOn: '2026-05-04',
      ...facts,
    },
  }
  return { ...caseFile, ...asksOf(caseFile) }
}

export const ELIGIBLE: EligibilityFacts = {
  today: TODAY,
  insuredRegionName: '示例甲市',
  residenceRegionName: '示例乙区',
  agreementInForce: true,
  nameMatches: true,
  residenceSince: '2025-01-01',
  insurance: 'insured',
  insuredSince: '2020-01-01',
  openCaseNo: null,
  recognisedTo: null,
  renews: false,
}

/** All a decision may know, everything in order; `more` spoils or dates it. */
export function knownBy(actor: Actor, side: Side, more: Partial<Known> = {}): Known {
  const today = more.today ?? TODAY
  return {
    terms: defaultTerms(),
    calendar: CALENDAR_OF_TESTS,
    today,
    actor,
    side,
    text: 'text-digest',
    proposedBy: null,
    eligibility: { ...ELIGIBLE, today },
    numbered: { caseNo: 'SA-SB-2026-000001', queryCodeHash: 'hash' },
    mandateProblem: null,
    team: { accountIds: ['assessor', 'expert'], personKeys: ['key-assessor', 'key-expert'], judged: done(true), visitId: 'visit-1' },
    finding: done(FINDING),
    institution: done(true),
    applicationProblem: null,
    townshipFits: true,
    thirdParties: ['330482'],
    reopening: { otherRecognised: null },
    newVisitId: 'visit-2',
    ...more,
  }
}

export const APPLICATION: Application = {
  name: '示例·陈奶奶',
  nationalId: '330499194302140028',
  phone: '19900009999',
  townshipCode: '330598001',
  address: '示例路 1 号',
  residenceSince: '2025-01-01',
  condition: '',
  representative: null,
}

const caseId = 'case-1'
const SAMPLES: { [K in CommandKind]: Omit<CommandOf<K>, 'kind' | 'caseId'> } = {
  saveDraft: { application: APPLICATION },
  submit: {},
  discard: {},
  accept: { insuranceEvidence: '' },
  returnForCorrection: { corrections: [{ item: 'residence', reason: '示例' }] },
  refuse: { ground: 'papersFalseOrMissing', reason: '示例' },
  lapse: {},
  commission: { points: '' },
  acceptCommission: {},
  rejectCommission: { ground: 'addressUnclear', reason: '示例' },
  forward: { toRegion: '330482', reason: '示例' },
  assign: { personnelIds: ['p1', 'p2'], scheduledOn: '2400-01-01', window: '上午' },
  callExpert: { personnelId: 'p3', duty: 'desk' },
  submitFinding: { sheetDigest: FINDING.sheetDigest },
  releaseVisit: { why: 'ill', note: '' },
  report: {},
  sendBack: { reason: '示例' },
  endNotice: {},
  object: { reason: '示例' },
  receiveObjection: { objectionId: 'objection-1' },
  admitObjection: { number: null, ground: 'factsDoubtful', reason: '示例' },
  dismissObjection: { number: null, ground: 'factsStand', reason: '示例' },
  recognise: {},
  decline: { ground: 'procedureBreached', reason: '示例' },
  reexamine: { points: '示例' },
  reportChange: { change: 'hospitalStay', happenedOn: '2026-05-01', note: '' },
  end: { why: 'movedBack', happenedOn: '2026-05-01' },
  expire: {},
  supersede: { byCaseId: 'case-2' },
  reopen: { reason: '示例' },
  withdraw: { reason: '示例' },
  changeAddress: { townshipCode: '330598002', address: '示例路 2 号' },
  clarify: { question: '示例' },
  answer: { reply: '示例' },
  remind: { level: null, of: 'desk' },
  supplement: { note: '示例' },
  openRenewal: {},
  invalidate: { reason: '示例' },
  acknowledge: {},
  chooseInstitution: { institutionId: 'i1' },
  changeInstitution: { institutionId: 'i2', reason: '' },
  noteInstitution: { institutionId: 'i1', status: 'suspended', listNumber: 2 },
}

/** A well-formed command of a kind. */
export function sampleOf<K extends CommandKind>(kind: K, more: Partial<CommandOf<K>> = {}): Command {
  return { kind, caseId, ...SAMPLES[kind], ...more } as Command
}
