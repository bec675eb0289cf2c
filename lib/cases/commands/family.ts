import type { Actor } from '../../access/schema'
import { attestedByBoth } from '../../agreements/rules'
import type { Region, Township } from '../../agreements/schema'
import { attestationsOf, townshipsOf } from '../../agreements/store'
import type { FrozenSheet } from '../../assessments/schema'
import { agreedFindingOf } from '../../assessments/store/sheets'
import type { Door } from '../../db'
import type { Institution } from '../../institutions/schema'
import { institution } from '../../institutions/store'
import type { PlainDate } from '../../kernel/dates'
import { shape, viewersOf } from '../../people/rules/visibility'
import { MATTERS, type Matter } from '../../people/schema'
import { careOf } from '../../people/store/care'
import { mandatesOf } from '../../people/store/mandate'
import { toldFindingOf } from '../rules/comparison'
import type { Possible } from '../rules/life'
import { awaitsChoice, type Progress, progressOf } from '../rules/progress'
import { type StoryLine, storyOf } from '../rules/story'
import {
  type AppliedAs,
  type CorrectionItem,
  DECLINE_GROUND_ROWS,
  type Occasion,
  REFUSAL_GROUND_LABEL,
  REMEDY,
  type RefusalGround,
} from '../schema'
import type { SheetsCompared } from '../schema/comparison'
import type { CaseEvent, CaseFacts } from '../schema/event'
import type { FamilyObjection } from '../schema/family-objection'
import type { Letter } from '../schema/letter'
import type { Message } from '../schema/message'
import type { ListedPaper } from '../schema/paper'
import { lettersOfCase } from '../store/letter'
import { messagesOfCase } from '../store/message'
import { type Aftermath, aftermathOf } from './aftermath'
import { sheetsCompared } from './comparison'
import { correctionsOf } from './draft'
import { familyObjectionOf } from './family-objection'
import { listedPapers } from './paper'
import { queryCodeOf } from './query-code'
import { type CaseReading, readCase, wordsOf } from './read'
import { sceneOf } from './scene'

/** 不予受理 or 不予认定, as printed. */
export type Denial = { title: string; ground: string; source: string; reason: string; remedy: string; on: PlainDate }

/** One application as its family reads it. */
export type FamilyView = {
  caseId: string
  /** Null until submitted. */
  caseNo: string | null
  queryCode: string | null
  appliedAs: AppliedAs
  occasion: Occasion
  startedOn: PlainDate
  submittedOn: PlainDate | null
  insured: Region
  residence: Region
  progress: Progress
  story: StoryLine[]
  person: { name: string | null; nationalId: string | null; phone: string | null; township: string | null; address: string | null }
  representative: null | { name: string | null; phone: string | null; relationship: string; covers: readonly Matter[]; validTo: PlainDate }
  residenceSince: PlainDate | null
  corrections: Array<{ item: CorrectionItem; reason: string }>
  denial: Denial | null
  /** `isReviewed`: a second assessment of it is under way, and this is the result being reviewed. */
  result: null | {
    frozen: FrozenSheet
    attested: boolean
    visitedOn: PlainDate
    grade: number
    isAtBenefitLevel: boolean
    isReviewed: boolean
  }
  recognition: CaseFacts['recognition']
  awaitsChoice: boolean
  chosen: null | { institution: Institution; from: PlainDate }
  after: Aftermath | null
  /** Of the region of residence. */
  townships: Township[]
  papers: ListedPaper[]
  /** Null while there is nothing to object to. */
  objection: FamilyObjection | null
  /** Both sheets after a second assessment that was told; null when there was none. */
  compared: SheetsCompared | null
  /** What this reader was told of it, the newest first. */
  messages: Message[]
  letters: Letter[]
  /** What may be pressed, drawn as buttons. */
  may: ReadonlySet<Possible['act']>
  /** Withdrawing wants a reason once there is a finding. */
  hasFinding: boolean
}

/** The read behind the application's pages; null for a miss and for a wall alike (Z-07). */
export function familyView(actor: Actor, caseId: string, today: PlainDate): Promise<FamilyView | null> {
  return readCase(actor, caseId, today, async (tx, reading) => {
    const { caseFile, events, application, sides, texts } = reading
    const { insured, residence, ...rest } = await (await sceneOf(tx, today))(caseFile)
    const viewers = viewersOf(actor, sides, { personKey: caseFile.personKey, visitIsOpen: false })
    const towns = await townshipsOf(tx, residence.code)
    const { facts } = caseFile
    const isSubmitted = facts.submittedOn !== null
    const result = await resultOf(tx, reading, rest.benefitFromGrade)
    return {
      caseId,
      caseNo: isSubmitted ? caseFile.caseNo : null,
      queryCode: isSubmitted ? queryCodeOf(caseFile.id) : null,
      appliedAs: caseFile.appliedAs,
      occasion: caseFile.occasion,
      startedOn: facts.startedOn,
      submittedOn: facts.submittedOn,
      insured,
      residence,
      progress: progressOf(caseFile, { ...rest, insured, residence }),
      story: storyOf(events, { insured, residence }),
      person: {
        name: application && shape('name', application.name, viewers),
        nationalId: application && shape('nationalId', application.nationalId, viewers),
        phone: application && shape('phone', application.phone, viewers),
        township: towns.find((one) => one.code === caseFile.townshipCode)?.name ?? null,
        address: application && shape('address', application.address, viewers),
      },
      representative: await representativeOf(tx, actor, reading, viewers),
      residenceSince: application?.residenceSince ?? null,
      corrections: caseFile.status === 'returned' ? correctionsOf(events, texts) : [],
      denial: denialOf(events, texts),
      result,
      objection: await familyObjectionOf(tx, reading, today),
      compared: result && !result.isReviewed ? await sheetsCompared(tx, caseFile, events, viewers) : null,
      recognition: facts.recognition,
      awaitsChoice: awaitsChoice(caseFile, rest.benefitFromGrade),
      chosen: await chosenOf(tx, reading),
      after: await aftermathOf(tx, reading, today),
      townships: towns,
      papers: await listedPapers(tx, actor, caseFile, sides),
      messages: await messagesOfCase(tx, actor, caseFile.id),
      letters: await lettersOfCase(tx, caseId),
      may: new Set(reading.possible.filter((one) => one.as === 'do' && one.blocked === null).map((one) => one.act)),
      hasFinding: facts.finding !== null,
    }
  })
}

async function representativeOf(
  tx: Door,
  actor: Actor,
  { caseFile, application }: CaseReading,
  viewers: ReturnType<typeof viewersOf>,
): Promise<FamilyView['representative']> {
  const typed = application?.representative
  if (!typed) return null
  const mandates = await mandatesOf(tx, caseFile.personId)
  const own = mandates.find((one) => one.accountId === caseFile.applicantAccountId) ?? null
  const isTheirs = caseFile.applicantAccountId === actor.accountId
  return {
    name: isTheirs ? typed.name : shape('representativeName', typed.name, viewers),
    phone: shape('representativePhone', typed.phone, viewers),
    relationship: typed.relationship,
    covers: own?.covers ?? MATTERS,
    validTo: own?.validTo ?? typed.validTo,
  }
}

/** The last word of a case that was refused or declined, with ground, reason and remedy; null after a reopening. */
function denialOf(events: readonly CaseEvent[], texts: CaseReading['texts']): Denial | null {
  const last = events.findLast(({ kind }) => kind === 'refused' || kind === 'declined' || kind === 'reopened')
  if (!last || last.kind === 'reopened') return null
  const isRefusal = last.kind === 'refused'
  const { reason } = wordsOf(last, texts)
  const row = DECLINE_GROUND_ROWS.find((one) => one.ground === last.body.ground)
  return {
    title: isRefusal ? '不予受理' : '不予认定',
    ground: isRefusal ? REFUSAL_GROUND_LABEL[last.body.ground as RefusalGround] : (row?.label ?? ''),
    source: isRefusal ? '条款待核定' : (row?.source ?? '条款待核定'),
    reason: typeof reason === 'string' ? reason : '',
    remedy: REMEDY,
    on: last.today,
  }
}

async function resultOf(tx: Door, { caseFile, events }: CaseReading, benefitFromGrade: number): Promise<FamilyView['result']> {
  const told = toldFindingOf(caseFile, events)
  if (!told) return null
  const { finding, isReviewed } = told
  const agreed = await agreedFindingOf(tx, finding.visitId)
  if (!agreed) throw new Error('a finding that was told keeps its sheet')
  const attestations = await attestationsOf(tx, finding.editionId)
  const attested = attestedByBoth(attestations, [caseFile.insuredRegion, caseFile.residenceRegion], finding.editionDigest)
  const { frozen, visitedOn } = agreed
  return { frozen, attested, visitedOn, grade: finding.grade, isAtBenefitLevel: finding.grade >= benefitFromGrade, isReviewed }
}

async function chosenOf(tx: Door, { caseFile }: CaseReading): Promise<FamilyView['chosen']> {
  const { institutionId } = caseFile.facts
  const one = institutionId ? await institution(tx, institutionId) : null
  if (!one) return null
  const [care] = await careOf(tx, { caseId: caseFile.id })
  return { institution: one, from: care?.from ?? caseFile.statusSince }
}
