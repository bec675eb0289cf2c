import { randomUUID } from 'node:crypto'
import { type Actor, CALENDAR, type Side } from '../../access/schema'
import { attestedByBoth } from '../../agreements/rules'
import type { Region } from '../../agreements/schema'
import { agreementInForce, attestationsOf, partnersOf, region, termsFor, townshipsOf, workingCalendarOf } from '../../agreements/store'
import { notExpert, teamIsComplete } from '../../assessments/rules/assignment'
import { candidatesFor, expertsFor, personnelByIds } from '../../assessments/store/personnel'
import { agreedFindingOf } from '../../assessments/store/sheets'
import { type Door, nowAsking } from '../../db'
import { validFor } from '../../institutions/rules'
import { institution } from '../../institutions/store'
import { chineseDay, type PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { insuranceStanding, latestInsurance } from '../../people/rules/insurance'
import { standingMandates } from '../../people/rules/mandate'
import { sameName } from '../../people/rules/name'
import { peopleOf } from '../../people/store'
import { insuranceRecordsOf } from '../../people/store/filing'
import { mandatesOf } from '../../people/store/mandate'
import { staysOf } from '../rules/changes'
import { type EligibilityFacts, eligibilityProblems } from '../rules/eligibility'
import type { Known } from '../rules/known'
import type { ReopeningFacts } from '../rules/reopening'
import { OPEN_STATUSES } from '../schema'
import type { Command } from '../schema/command'
import type { CaseFile, CaseFinding } from '../schema/event'
import { caseById, drawCaseNo, eventsOf, holdCase, otherCasesOf } from '../store/case'
import { applicationOf, applicationProblem } from './application'
import type { Press } from './perform'
import { queryCodeHash, queryCodeOf } from './query-code'
import { wantedFor } from './team'

const NOT_IN_REGISTER = refused('notInRegister', '所选人员不在本机构的评估人员名册内，请重新选择。')

type Gathered = Omit<Known, 'text' | 'proposedBy'>

/** Everything a decision on this command may know beyond the case, read in its own transaction. */
export async function gather(tx: Door, actor: Actor, side: Side, caseFile: CaseFile, command: Command, press: Press): Promise<Gathered> {
  const common = {
    terms: await termsFor(tx, caseFile.agreementId, press.today),
    calendar: await workingCalendarOf(tx),
    today: press.today,
    actor,
    side,
  }
  switch (command.kind) {
    case 'saveDraft':
      return { ...common, applicationProblem: await applicationProblem(tx, actor, caseFile, command.application) }
    case 'reportChange':
      return { ...common, stays: staysOf(await eventsOf(tx, caseFile.id)) }
    case 'changeAddress': {
      const towns = await townshipsOf(tx, caseFile.residenceRegion)
      return { ...common, townshipFits: towns.some((one) => one.code === command.townshipCode) }
    }
    case 'submit': {
      const eligibility = await eligibilityOf(tx, actor, caseFile, common, press)
      // A refused press takes no number: the series of a direction has no gaps.
      if (eligibilityProblems(eligibility, common.terms).length > 0) return { ...common, eligibility }
      return { ...common, eligibility, numbered: await numbered(tx, caseFile, press) }
    }
    case 'accept':
      return {
        ...common,
        eligibility: await eligibilityOf(tx, actor, caseFile, common, press),
        mandateProblem: await mandateProblem(tx, caseFile, press),
        previous: await previousOf(tx, actor, caseFile),
      }
    case 'recognise':
      return {
        ...common,
        eligibility: await eligibilityOf(tx, actor, caseFile, common, press),
        previous: await previousOf(tx, actor, caseFile),
      }
    case 'assign':
      return { ...common, team: await teamOf(tx, caseFile, command.personnelIds, command.scheduledOn) }
    case 'callExpert':
      return { ...common, team: await expertOf(tx, caseFile, command.personnelId, command.duty, press) }
    case 'submitFinding':
      return { ...common, finding: await findingFor(tx, caseFile) }
    case 'forward':
      return { ...common, thirdParties: (await thirdPartiesOf(tx, caseFile, press.today)).map((one) => one.code) }
    case 'reopen':
      return { ...common, reopening: await reopeningOf(tx, actor, caseFile) }
    case 'sendBack':
      return { ...common, newVisitId: randomUUID() }
    case 'chooseInstitution':
    case 'changeInstitution':
      return { ...common, institution: await institutionFor(tx, caseFile, command.institutionId, press) }
    default:
      return common
  }
}

async function eligibilityOf(
  tx: Door,
  actor: Actor,
  caseFile: CaseFile,
  common: Pick<Known, 'terms'>,
  press: Press,
): Promise<EligibilityFacts> {
  const [insuredRegion, residenceRegion] = [await region(tx, caseFile.insuredRegion), await region(tx, caseFile.residenceRegion)]
  const agreement = await agreementInForce(tx, caseFile.insuredRegion, caseFile.residenceRegion, press.today)
  const records = await insuranceRecordsOf(tx, caseFile.personKey, caseFile.insuredRegion)
  const insurance = insuranceStanding(records, press.today, common.terms.insuranceFreshDays.value)
  // Whether another case is open must not depend on who asks; its number is told only to those who may see it.
  await nowAsking(tx, CALENDAR)
  const others = await otherCasesOf(tx, caseFile)
  const known = (await peopleOf(tx, [caseFile.personId])).get(caseFile.personId)
  await nowAsking(tx, actor)
  const applied = await applicationOf(tx, caseFile)
  const open = others.find((one) => (OPEN_STATUSES as readonly string[]).includes(one.status))
  const visible = open ? await caseById(tx, open.id) : null
  const recognised = others.find((one) => one.status === 'recognised')
  return {
    today: press.today,
    insuredRegionName: insuredRegion?.name ?? caseFile.insuredRegion,
    residenceRegionName: residenceRegion?.name ?? caseFile.residenceRegion,
    agreementInForce: agreement?.id === caseFile.agreementId,
    nameMatches: !known || sameName(known.name, applied.name),
    residenceSince: applied.residenceSince,
    insurance,
    insuredSince: insurance === 'insured' ? (latestInsurance(records, press.today)?.insuredSince ?? null) : null,
    openCaseNo: open ? (visible?.caseNo ?? '由他人提交') : null,
    recognisedTo: recognised?.validTo ?? null,
    renews: caseFile.previousId !== null,
  }
}

/** Regions beside the two with which the insured region has an agreement in force today: a commission may be forwarded to them. */
export async function thirdPartiesOf(tx: Door, caseFile: CaseFile, today: PlainDate): Promise<Region[]> {
  return (await partnersOf(tx, caseFile.insuredRegion, today)).filter((one) => one.code !== caseFile.residenceRegion)
}

/** What happened to the person must not depend on who asks. */
async function previousOf(tx: Door, actor: Actor, { previousId }: CaseFile): Promise<CaseFile | null> {
  if (!previousId) return null
  await nowAsking(tx, CALENDAR)
  const previous = await caseById(tx, previousId)
  await nowAsking(tx, actor)
  return previous
}

/** Another recognition must not depend on who asks; its number is told only to those who may see it. */
async function reopeningOf(tx: Door, actor: Actor, caseFile: CaseFile): Promise<ReopeningFacts> {
  await nowAsking(tx, CALENDAR)
  const other = (await otherCasesOf(tx, caseFile)).find((one) => one.status === 'recognised')
  await nowAsking(tx, actor)
  if (!other) return { otherRecognised: null }
  return { otherRecognised: (await caseById(tx, other.id))?.caseNo ?? '案号不便显示' }
}

async function numbered(tx: Door, caseFile: CaseFile, press: Press): Promise<Known['numbered']> {
  if (caseFile.status !== 'draft') return { caseNo: caseFile.caseNo, queryCodeHash: caseFile.queryCodeHash }
  // Held first, so that no number is drawn for a press that comes too late.
  if (!(await holdCase(tx, caseFile))) return undefined
  const [insured, residence] = [await region(tx, caseFile.insuredRegion), await region(tx, caseFile.residenceRegion)]
  if (!insured || !residence) throw new Error('a case stands between two known regions')
  const caseNo = await drawCaseNo(tx, insured.letters, residence.letters, press.today.slice(0, 4))
  return { caseNo, queryCodeHash: queryCodeHash(caseNo, queryCodeOf(caseFile.id)) }
}

/** Of two representatives the earlier stands until the bureau decides; a mandate that has run out is said before acceptance. */
async function mandateProblem(tx: Door, caseFile: CaseFile, press: Press): Promise<string | null> {
  if (caseFile.appliedAs !== 'guardian' && caseFile.appliedAs !== 'agent') return null
  const mandates = await mandatesOf(tx, caseFile.personId)
  const own = mandates.find((one) => one.accountId === caseFile.applicantAccountId && one.state !== 'revoked')
  if (!own) return '申请人的委托或监护关系已撤销，不能受理；请退回补正或不予受理。'
  if (own.validTo < press.today) return `委托书有效期到 ${chineseDay(own.validTo)} 为止，请退回补正。`
  const standing = standingMandates(mandates, press.today)
  if (!standing.some((one) => one.id === own.id))
    return `已有更早的代理人（${standing[0]?.representativeName ?? ''}），请先与双方核实由谁代理，再在“代理人”中撤销另一位。`
  return null
}

async function teamOf(tx: Door, caseFile: CaseFile, personnelIds: readonly string[], day: string): Promise<Known['team']> {
  const candidates = await candidatesFor(tx, await wantedFor(tx, caseFile, day))
  const chosen = personnelIds.map((id) => candidates.find((one) => one.personnel.id === id))
  const team = chosen.flatMap((one) => (one ? [one.personnel] : []))
  const refusal = chosen.map((one) => one?.may ?? NOT_IN_REGISTER).find((one) => !one.ok)
  const judged: Outcome<true> = refusal && !refusal.ok ? refusal : teamIsComplete(team)
  return { accountIds: team.map((one) => one.accountId), personKeys: team.map((one) => one.personKey), judged, visitId: randomUUID() }
}

async function expertOf(tx: Door, caseFile: CaseFile, personnelId: string, duty: 'desk' | 'third', press: Press): Promise<Known['team']> {
  const [one] = await personnelByIds(tx, [personnelId])
  const visitId = caseFile.facts.visitId
  if (!one || !visitId) return { accountIds: [], personKeys: [], judged: NOT_IN_REGISTER, visitId: visitId ?? '' }
  const found = (await expertsFor(tx, await wantedFor(tx, caseFile, press.today))).find((each) => each.personnel.id === personnelId)
  const judged = one.kind === 'expert' ? (found?.may ?? NOT_IN_REGISTER) : notExpert(one, duty)
  return { accountIds: [one.accountId], personKeys: [one.personKey], judged: judged.ok ? done(true) : judged, visitId }
}

async function findingFor(tx: Door, caseFile: CaseFile): Promise<Outcome<CaseFinding>> {
  const visitId = caseFile.facts.visitId
  const agreed = visitId ? await agreedFindingOf(tx, visitId) : null
  if (!agreed) return refused('notAgreed', '合议评估表还没有签署完成，请在两位评估人员签署后再提交。')
  if (agreed.confirmationsMissing > 0)
    return refused('expertsMissing', `还缺 ${agreed.confirmationsMissing} 位评估专家确认，确认后才能提交结论。`, { source: '条款待核定' })
  const { finding, frozen } = agreed
  const attestations = await attestationsOf(tx, frozen.questionnaire.edition)
  return done({
    visitId: agreed.visitId,
    sheetDigest: agreed.sheetDigest,
    editionId: finding.edition,
    editionDigest: finding.digest,
    grade: finding.grade,
    scores: finding.totals,
    levels: finding.levels,
    visitedOn: agreed.visitedOn,
    provisional: !attestedByBoth(attestations, [caseFile.insuredRegion, caseFile.residenceRegion], finding.digest),
  })
}

async function institutionFor(tx: Door, caseFile: CaseFile, id: string, press: Press): Promise<Outcome<true>> {
  const one = await institution(tx, id)
  if (!one) return refused('institutionUnknown', '没有找到这家机构，请重新选择。')
  return validFor(one, press.today, caseFile.insuredRegion, caseFile.residenceRegion)
}
