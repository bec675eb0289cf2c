import { CHANGE_ENDS } from '../schema'
import type { CaseEvent, CaseFacts, CaseFile, NewEvent, Objection } from '../schema/event'
import { asksOf } from './asks'
import { deskRegionOf } from './life'
import { clockFactsAfter, standingPause } from './pause'
import { recognised } from './previous'

type Placed = Pick<CaseEvent, 'caseId' | 'seq' | 'accountId' | 'personKey' | 'regionCode' | 'at' | 'today' | 'digest'> & NewEvent

export const NO_FACTS: Omit<CaseFacts, 'startedOn' | 'enteredByKey'> = {
  application: null,
  resubmittedByKeys: [],
  submittedOn: null,
  acceptedOn: null,
  conclusionDueOn: null,
  commissionedOn: null,
  insuranceConfirmed: false,
  corrections: [],
  ground: null,
  visitId: null,
  scheduledOn: null,
  pastAssessors: [],
  assessorKeys: [],
  finding: null,
  foundOn: null,
  reportedOn: null,
  notice: null,
  recognition: null,
  acknowledged: {},
  institutionId: null,
  endReason: null,
  clarifying: false,
  pauses: [],
  clockFrom: null,
  disputedFrom: null,
  objections: [],
  inHospitalSince: null,
  endReported: null,
  conditionChangedOn: null,
  renewalOpenedOn: null,
  urgedOn: {},
  reminded: null,
  answerReminded: null,
  conclusionReminded: null,
}

/** The visit the case had is over, its people are off it. */
const NO_VISIT = { visitId: null, scheduledOn: null }

function begin(event: Placed): CaseFile {
  const start = event.body.started
  if (event.kind !== 'started' || !start) throw new Error(`a case begins with 'started', not '${event.kind}'`)
  const { enteredByKey, ...of } = start
  return {
    id: event.caseId,
    ...of,
    caseNo: event.body.caseNo ?? '',
    queryCodeHash: '',
    assessorIds: [],
    round: 1,
    status: 'draft',
    statusBefore: null,
    statusSince: event.today,
    version: event.seq,
    deskRegion: null,
    dueOn: event.body.dueOn ?? null,
    competentAsk: null,
    residenceAsk: null,
    answerDueOn: null,
    proposal: null,
    grade: null,
    noticeTo: null,
    validTo: null,
    chainHead: event.digest,
    facts: { startedOn: event.today, enteredByKey, ...NO_FACTS, application: event.body.text ?? null },
  }
}

/** What each kind of event adds to the facts beside the status; the fold of all events is the case row (check:replay compares). */
function factsAfter({ facts, status, dueOn }: CaseFile, event: Placed): CaseFacts {
  const { body, today } = event
  switch (event.kind) {
    case 'draftSaved':
      return { ...facts, application: body.text ?? facts.application }
    case 'submitted':
      return {
        ...facts,
        submittedOn: today,
        corrections: [],
        resubmittedByKeys: union(facts.resubmittedByKeys, body.resubmittedByKey ? [body.resubmittedByKey] : []),
      }
    case 'accepted':
      return {
        ...facts,
        acceptedOn: today,
        insuranceConfirmed: body.insuranceConfirmed === true,
      }
    case 'returned':
      return { ...facts, corrections: body.corrections ?? [] }
    case 'refused':
    case 'declined':
      return { ...facts, ground: body.ground ?? null, acknowledged: {} }
    case 'commissioned':
    case 'reexamined':
      return { ...facts, commissionedOn: today }
    case 'assigned':
      return {
        ...facts,
        visitId: body.visitId ?? null,
        scheduledOn: body.scheduledOn ?? null,
        assessorKeys: union(facts.assessorKeys, body.assessorKeys),
      }
    case 'expertCalled':
      return { ...facts, assessorKeys: union(facts.assessorKeys, body.assessorKeys) }
    case 'visitReleased':
      return { ...facts, ...NO_VISIT }
    case 'found':
      return { ...facts, finding: body.finding ?? null, foundOn: today }
    case 'sentBack':
      // What was found no longer counts; its signed sheets stay with the visit it came from.
      return { ...facts, visitId: body.visitId ?? null, scheduledOn: today, finding: null, foundOn: null }
    case 'noticed':
      return { ...facts, notice: body.notice ?? null }
    case 'reported':
    case 'noticeEnded':
      return { ...facts, reportedOn: today }
    case 'objected':
    case 'objectionReceived': {
      const by = event.kind === 'objected' ? ('family' as const) : ('other' as const)
      const objections = [...facts.objections, { number: facts.objections.length + 1, by, on: today, outcome: null }]
      return { ...facts, objections, disputedFrom: status === 'disputed' ? facts.disputedFrom : status }
    }
    case 'objectionAdmitted':
      // One 复评 answers every objection that is still open.
      return { ...facts, visitId: null, scheduledOn: null, notice: null, objections: decided(facts.objections, 'admitted') }
    case 'objectionDismissed':
      return { ...facts, objections: decided(facts.objections, 'dismissed', body.objection) }
    case 'recognised':
      return { ...facts, ...recognised(facts, body, today), acknowledged: {} }
    case 'acknowledged':
      return body.regionCode
        ? {
            ...facts,
            acknowledged: { ...facts.acknowledged, [body.regionCode]: { accountId: event.accountId ?? '', at: event.at.toISOString() } },
          }
        : facts
    case 'changeReported':
      return changed(facts, event)
    case 'renewalOpened':
      return { ...facts, renewalOpenedOn: today }
    case 'reminded':
      if (event.regionCode) return { ...facts, urgedOn: { ...facts.urgedOn, [event.regionCode]: today } }
      return { ...facts, ...reminded(facts, dueOn, body) }
    case 'institutionChosen':
    case 'institutionChanged':
      return { ...facts, institutionId: body.institutionId ?? null }
    case 'ended':
      return { ...facts, endReason: body.endReason ?? null }
    case 'clarified':
      return { ...facts, clarifying: true }
    case 'answered':
      return { ...facts, clarifying: false }
    case 'reopened':
      return { ...facts, ground: null, endReason: null, endReported: null, institutionId: null, ...resumed(body.to) }
    default:
      return facts
  }
}

/** A reminder by the calendar, kept with the last day it was of. */
function reminded(facts: CaseFacts, deskDueOn: string | null, { level, of }: NewEvent['body']): Partial<CaseFacts> {
  const given = (dueOn: string | null | undefined) => (level && dueOn ? { level, dueOn } : null)
  if (of === 'answer') return { answerReminded: given(standingPause(facts, 'answer')?.dueOn) }
  if (of === 'conclusion') return { conclusionReminded: given(facts.conclusionDueOn) }
  return level && deskDueOn ? { reminded: given(deskDueOn) } : {}
}

/** The care ended with the case; a visit that was broken off is not taken up again; a notice neither. */
function resumed(to: CaseFile['status'] | undefined): Partial<CaseFacts> {
  if (to === 'arranging') return NO_VISIT
  return to === 'found' ? { notice: null } : {}
}

function decided(objections: readonly Objection[], outcome: 'admitted' | 'dismissed', number?: number): Objection[] {
  return objections.map((one) => (one.outcome === null && (number === undefined || one.number === number) ? { ...one, outcome } : one))
}

/** 动态更新: a stay in hospital begins and ends; what asks for an end waits for the competent bureau. */
function changed(facts: CaseFacts, { body: { change, happenedOn } }: Placed): CaseFacts {
  if (!change || !happenedOn) return facts
  if (change === 'hospitalStay') return { ...facts, inHospitalSince: happenedOn }
  if (change === 'discharge') return { ...facts, inHospitalSince: null }
  if (change === 'condition') return { ...facts, conditionChangedOn: happenedOn }
  if (change === 'notEnded') return { ...facts, endReported: null }
  const why = CHANGE_ENDS[change]
  return why ? { ...facts, endReported: { why, on: happenedOn } } : facts
}

function union(one: readonly string[], other: readonly string[] | undefined): string[] {
  return [...new Set([...one, ...(other ?? [])])]
}

function assessorsAfter(caseFile: CaseFile, event: Placed): string[] {
  if (event.kind === 'assigned') return event.body.assessorIds ?? []
  if (event.kind === 'expertCalled') return union(caseFile.assessorIds, event.body.assessorIds)
  if (event.kind === 'reopened' && event.body.to === 'arranging') return []
  if (event.kind === 'visitReleased' || event.kind === 'objectionAdmitted' || event.kind === 'reexamined') return []
  return caseFile.assessorIds
}

/** Folds one event into the case (null: the event begins it). Total over every event `decide` can make; throws on a broken sequence. */
export function evolve(caseFile: CaseFile | null, event: Placed): CaseFile {
  if (!caseFile) return begin(event)
  if (event.seq !== caseFile.version + 1) throw new Error(`event ${event.seq} cannot follow version ${caseFile.version}`)
  const { body } = event
  const status = body.to ?? caseFile.status
  const moves = body.to !== undefined && body.to !== caseFile.status
  const pastAssessors =
    event.kind === 'objectionAdmitted' || event.kind === 'reexamined'
      ? union(caseFile.facts.pastAssessors, caseFile.assessorIds)
      : caseFile.facts.pastAssessors
  const told = factsAfter(caseFile, event)
  const facts = clockFactsAfter({ ...told, pastAssessors, ...(moves ? { urgedOn: {} } : {}) }, body, moves)
  const deskRegion = deskRegionOf(status, caseFile.insuredRegion, caseFile.residenceRegion)
  return {
    ...caseFile,
    ...asksOf({ ...caseFile, status, deskRegion, facts }),
    caseNo: body.caseNo ?? caseFile.caseNo,
    queryCodeHash: body.queryCodeHash ?? caseFile.queryCodeHash,
    townshipCode: body.townshipCode ?? caseFile.townshipCode,
    occasion: body.occasion ?? caseFile.occasion,
    round: body.round ?? caseFile.round,
    assessorIds: assessorsAfter(caseFile, event),
    status,
    statusBefore: moves ? caseFile.status : caseFile.statusBefore,
    statusSince: moves ? event.today : caseFile.statusSince,
    version: event.seq,
    deskRegion,
    dueOn: body.dueOn !== undefined ? body.dueOn : caseFile.dueOn,
    proposal: proposalAfter(caseFile, event, moves),
    grade: facts.finding?.grade ?? null,
    noticeTo: facts.notice?.to ?? null,
    validTo: facts.recognition?.validTo ?? null,
    chainHead: event.digest,
    facts,
  }
}

/** A proposal stands until the case moves, it is returned, or what it proposed is approved (an objection dismissed beside others: the case stays). */
function proposalAfter(caseFile: CaseFile, event: Placed, moves: boolean): CaseFile['proposal'] {
  if (event.kind === 'proposed' && event.body.proposal && event.accountId && event.personKey && event.regionCode) {
    const { command, text } = event.body.proposal
    return {
      command,
      text,
      accountId: event.accountId,
      personKey: event.personKey,
      regionCode: event.regionCode,
      seq: event.seq,
      on: event.today,
    }
  }
  if (moves || event.kind === 'proposalReturned' || event.body.proposedBy) return null
  return caseFile.proposal
}
