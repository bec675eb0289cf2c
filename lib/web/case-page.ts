import { cache } from 'react'
import type { Side } from '../access/schema'
import { staffNames } from '../access/store/names'
import type { Region, Terms } from '../agreements/schema'
import { agreement, regions, termsByDay, townships, workingCalendarOf } from '../agreements/store'
import type { Candidate } from '../assessments/rules/assignment'
import type { AnswerSheet, Assignment } from '../assessments/schema'
import { lockedSheetsOfCase } from '../assessments/store/sheets'
import { assignmentsOfVisits, visitsOfCase } from '../assessments/store/visits'
import { type Aftermath, aftermathOf } from '../cases/commands/aftermath'
import { sheetsCompared } from '../cases/commands/comparison'
import type { BureauActor } from '../cases/commands/desk'
import { holderShown } from '../cases/commands/handover'
import { listedPapers } from '../cases/commands/paper'
import { type CaseReading, readCase, wordsOf } from '../cases/commands/read'
import { type CaseClock, clockOf } from '../cases/rules/clock'
import { atBenefitLevel, recognitionOf } from '../cases/rules/conclusion'
import { gradeNameOf } from '../cases/rules/grade-name'
import { objectingToday } from '../cases/rules/objection'
import { type PanelAct, panelOf } from '../cases/rules/panel'
import { addsPaperAs } from '../cases/rules/paper'
import { type TimelineLine, timelineOf, type Words } from '../cases/rules/timeline'
import type { SheetsCompared } from '../cases/schema/comparison'
import type { CaseEvent, CaseFile } from '../cases/schema/event'
import type { Letter } from '../cases/schema/letter'
import type { HeldObjection, ShownNotice } from '../cases/schema/objection'
import type { ListedPaper } from '../cases/schema/paper'
import { lettersOfCase } from '../cases/store/letter'
import { noticeOfCase } from '../cases/store/notice'
import { objectionsOfCase } from '../cases/store/objection'
import type { Door } from '../db'
import type { Institution } from '../institutions/schema'
import { careInstitutionsFor } from '../institutions/store'
import type { WorkingCalendar } from '../kernel/calendar'
import type { PlainDate } from '../kernel/dates'
import { shownTo, viewersOf } from '../people/rules/visibility'
import type { Filing } from '../people/schema'
import { filingsOf } from '../people/store/filing'
import { institutionsToChangeTo } from './case-after'
import { type Between, betweenBureaus } from './case-between'
import {
  appliedFor,
  type ShownApplication,
  type ShownInsurance,
  type ShownMandate,
  type ShownPerson,
  shownInsurance,
  shownMandates,
  shownPerson,
} from './case-people'
import { findingOf, type Round, roundsOf } from './case-rounds'
import { assignable, type ExpertsWanted, expertsWanted } from './case-team'
import { type CaseTelling, caseTelling } from './case-telling'
import { portalToday } from './session'

/** What a bureau's reader finds on a case page. Personal values are shaped already. */
export type CasePage = {
  today: PlainDate
  caseFile: CaseFile
  events: CaseEvent[]
  side: Side
  isKin: boolean
  insured: Region
  residence: Region
  own: Region
  town: string
  person: ShownPerson
  /** The application as typed: only what the field × side table shows in full. */
  applied: ShownApplication | null
  mandates: ShownMandate[]
  filing: Filing | null
  insurance: ShownInsurance | null
  papers: ListedPaper[]
  mayAddPapers: boolean
  letters: Letter[]
  rounds: Round[]
  /** The frozen agreed sheet the case's finding came from, and whether its edition is attested by both. */
  finding: { sheet: AnswerSheet; attested: boolean } | null
  gradeName: string | null
  terms: Terms
  agreementTitle: string
  calendar: WorkingCalendar
  clock: CaseClock
  timeline: TimelineLine[]
  panel: PanelAct[]
  between: Between
  /** Who of the own bureau looks after it. */
  holder: Awaited<ReturnType<typeof holderShown>>
  proposal: { words: Words; by: string } | null
  /** Strangers' objections, for the bureau that verifies; empty for the other. */
  strangers: HeldObjection[]
  /** Where and until when the finding hangs; null when it does not. */
  notice: ShownNotice | null
  /** The finding beside the one it took the place of; null when there was none. */
  compared: SheetsCompared | null
  /** What recognition today would say; null unless it is asked for. */
  wouldBe: { validFrom: PlainDate; validTo: PlainDate; benefitFrom: PlainDate | null } | null
  reportGoesOnNotice: boolean
  candidates: Candidate[]
  /** Institutions that may be chosen at the window today; empty when that is not asked. */
  choices: Institution[]
  /** Experts who may be called, and for what; null when nobody is wanted. */
  calls: ExpertsWanted | null
  telling: CaseTelling
  /** What can happen after recognition; null before it. */
  after: Aftermath | null
  /** Institutions to change to at the window, for someone without an account; empty otherwise. */
  changeTo: Institution[]
  acknowledged: Array<{ region: Region; by: string; at: string } | { region: Region; by: null; at: null }>
  nameOf: (regionCode: string) => string
  whoOf: (event: CaseEvent) => string
  wordsOf: (event: CaseEvent) => Words
}

/** The one read of a case for a bureau's page and its papers: null for a miss and for a wall alike. Read once however often a page asks. */
export const casePage = cache(async function casePage(actor: BureauActor, caseId: string): Promise<CasePage | null> {
  const today = await portalToday()
  return readCase(actor, caseId, today, (tx, reading) => gatherPage(tx, actor, reading, today))
})

async function gatherPage(tx: Door, actor: BureauActor, reading: CaseReading, today: PlainDate): Promise<CasePage | null> {
  const { caseFile, sides, events, texts } = reading
  const side = sides.find((one) => one === 'competentBureau' || one === 'residenceBureau')
  if (!side) return null
  const known = await regions(tx)
  const of = (code: string): Region => {
    const found = known.find((one) => one.code === code)
    if (!found) throw new Error(`no region ${code} is kept`)
    return found
  }
  const viewers = viewersOf(actor, sides, { personKey: caseFile.personKey, visitIsOpen: false })
  const termsOf = await termsByDay(tx, [caseFile.agreementId])
  const termsOn = (day: PlainDate) => termsOf(caseFile.agreementId, day)
  const terms = termsOn(today)
  const calendar = await workingCalendarOf(tx)
  const clock = clockOf(caseFile, { today, calendar, termsOn })
  const visits = await visitsOfCase(tx, caseFile.id)
  const people = await assignmentsOfVisits(
    tx,
    visits.map((one) => one.id),
  )
  const sheets = await lockedSheetsOfCase(tx, actor, caseFile.id)
  const names = await staffNames(
    tx,
    events.flatMap((event) => (event.accountId && event.role !== 'applicant' ? [event.accountId] : [])),
  )
  const nameOf = (code: string) => of(code).shortName
  const whoOf = whoFor(actor, people, names, nameOf)
  const words = (event: CaseEvent) => wordsOf(event, texts)
  const between = await betweenBureaus(tx, { caseFile, events, wordsOf: words, whoOf, nameOf, today }, visits, people)
  const drawn = panelOf(caseFile, actor, sides, { today, isKin: reading.isKin, mayForward: between.thirdParties.length > 0 })
  const common = { terms, calendar, today }
  const panel = drawn.map((one) => (one.act === 'object' ? { ...one, blocked: one.blocked ?? objectingToday(caseFile, common).why } : one))
  const goesOnNotice = caseFile.occasion !== 'dispute' && (caseFile.grade === null || atBenefitLevel(caseFile.grade, common))
  return {
    ...{ today, caseFile, events, side, isKin: reading.isKin, terms, calendar, panel, between, nameOf, whoOf, wordsOf: words },
    ...{ insured: of(caseFile.insuredRegion), residence: of(caseFile.residenceRegion), own: of(actor.regionCode) },
    agreementTitle: (await agreement(tx, caseFile.agreementId))?.title ?? '',
    town: (await townships(tx)).find((one) => one.code === caseFile.townshipCode)?.name ?? '',
    person: await shownPerson(tx, actor, caseFile, viewers, today),
    applied: appliedFor(reading.application, viewers),
    mandates: await shownMandates(tx, caseFile, viewers),
    filing: (await filingsOf(tx, caseFile.personId)).find((one) => one.caseId === caseFile.id) ?? null,
    insurance: await shownInsurance(tx, caseFile, viewers, terms, today),
    papers: shownTo('papers', viewers) === 'full' ? await listedPapers(tx, actor, caseFile, sides) : [],
    letters: await lettersOfCase(tx, caseFile.id),
    mayAddPapers: !reading.isKin && addsPaperAs(sides, caseFile.status) !== null,
    rounds: await roundsOf(tx, caseFile, visits, people, sheets),
    finding: await findingOf(tx, caseFile, sheets),
    gradeName: gradeNameOf(caseFile),
    clock,
    timeline: timelineOf(caseFile, events, { today, calendar, clock, whoOf, wordsOf: words, nameOf, goesOnNotice }),
    proposal: proposalFor(caseFile, events, words, whoOf),
    strangers: await objectionsOfCase(tx, caseFile.id),
    notice: await noticeOfCase(tx, caseFile.id),
    compared: await sheetsCompared(tx, caseFile, events, viewers),
    telling: await caseTelling(tx, caseFile.id, (ids) => staffNames(tx, ids)),
    wouldBe: caseFile.status === 'reported' && caseFile.facts.finding ? recognitionOf(caseFile, common) : null,
    reportGoesOnNotice: goesOnNotice,
    candidates: panel.some((one) => one.act === 'assign') ? await assignable(tx, caseFile, today) : [],
    choices: panel.some((one) => one.act === 'chooseInstitution')
      ? await careInstitutionsFor(tx, today, [caseFile.insuredRegion, caseFile.residenceRegion])
      : [],
    calls: panel.some((one) => one.act === 'callExpert') ? await expertsWanted(tx, caseFile, visits, people, today) : null,
    after: await aftermathOf(tx, reading, today),
    changeTo: await institutionsToChangeTo(tx, reading, actor, today),
    holder: await holderShown(tx, actor, caseFile),
    acknowledged: [caseFile.insuredRegion, caseFile.residenceRegion].map((code) => {
      const seen = caseFile.facts.acknowledged[code]
      if (!seen) return { region: of(code), by: null, at: null }
      const known = names.get(seen.accountId)
      return { region: of(code), by: known?.name ?? '经办人员', at: seen.at }
    }),
  }
}

/** What the portal's own hand writes for another reason than a day that came. */
const WITHOUT_A_PERSON: Partial<Record<CaseEvent['kind'], string>> = { superseded: '自动', objectionReceived: '公示栏提交' }

/** Own colleagues by name, the other bureau's by their office, assessors by the name they sign with. */
function whoFor(
  actor: BureauActor,
  people: readonly Assignment[],
  names: ReadonlyMap<string, { name: string; regionCode: string | null }>,
  nameOf: (code: string) => string,
): (event: CaseEvent) => string {
  return ({ accountId, role, side, regionCode, kind }) => {
    if (side === 'calendar') return WITHOUT_A_PERSON[kind] ?? '到期自动'
    if (side === 'institution') return '护理机构'
    if (side === 'assessor') return people.find((one) => one.accountId === accountId)?.name ?? '评估人员'
    if (regionCode && (role === 'clerk' || role === 'reviewer')) {
      const office = role === 'reviewer' ? '复核' : '经办'
      const name = regionCode === actor.regionCode && accountId ? names.get(accountId)?.name : undefined
      return `${nameOf(regionCode)} · ${name ?? office}`
    }
    return side === 'representative' ? '代理人' : '申请人'
  }
}

function proposalFor(
  caseFile: CaseFile,
  events: readonly CaseEvent[],
  words: (event: CaseEvent) => Words,
  whoOf: (event: CaseEvent) => string,
): CasePage['proposal'] {
  const event = caseFile.proposal ? events.find((one) => one.seq === caseFile.proposal?.seq) : undefined
  return event ? { words: words(event), by: whoOf(event) } : null
}
