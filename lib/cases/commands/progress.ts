import { type Actor, PUBLIC } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { asActor, type Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { maskName } from '../../people/rules/name'
import { personFor } from '../../people/store'
import { awaitsChoice, type Progress, progressOf } from '../rules/progress'
import { type AppliedAs, OPEN_STATUSES } from '../schema'
import type { ProgressAsk } from '../schema/apply'
import { Application } from '../schema/command'
import type { CaseFile } from '../schema/event'
import { caseByNumber } from '../store/case'
import { textsOf } from '../store/content'
import { casesOfApplicant } from '../store/progress'
import { askedNumber, queryCodeHash } from './query-code'
import { sceneOf } from './scene'
import { standingOf } from './standing'

/** One of my applications, as its card shows it. The name is masked; null where the words were removed. */
export type ApplicationCard = {
  caseId: string
  /** Null until submitted: a draft has no number. */
  caseNo: string | null
  name: string | null
  appliedAs: AppliedAs
  insured: string
  residence: string
  startedOn: PlainDate
  awaitsChoice: boolean
  progress: Progress
}

/** The applications an applicant has a side in, newest first. Others' are not among them. */
export function myApplications(actor: Actor, today: PlainDate): Promise<ApplicationCard[]> {
  return asActor(actor, async (tx) => {
    const scene = await sceneOf(tx, today)
    const cards: ApplicationCard[] = []
    for (const caseFile of await casesOfApplicant(tx)) {
      const { sides } = await standingOf(tx, actor, caseFile, today)
      if (sides.length > 0) cards.push(await cardOf(tx, caseFile, scene))
    }
    return cards
  })
}

async function cardOf(tx: Door, caseFile: CaseFile, scene: Awaited<ReturnType<typeof sceneOf>>): Promise<ApplicationCard> {
  const { insured, residence, ...rest } = await scene(caseFile)
  const digest = caseFile.facts.application
  const words = digest ? Application.safeParse((await textsOf(tx, caseFile.id, [digest])).get(digest)) : null
  return {
    caseId: caseFile.id,
    caseNo: caseFile.facts.submittedOn === null ? null : caseFile.caseNo,
    name: words?.success ? maskName(words.data.name) : null,
    appliedAs: caseFile.appliedAs,
    insured: insured.shortName,
    residence: residence.shortName,
    startedOn: caseFile.facts.startedOn,
    awaitsChoice: awaitsChoice(caseFile, rest.benefitFromGrade),
    progress: progressOf(caseFile, { ...rest, insured, residence }),
  }
}

/** What the home page shows an applicant: the newest application under way, else the newest that waits for a choice or is a draft. */
export async function foremostApplication(actor: Actor, today: PlainDate): Promise<ApplicationCard | null> {
  const cards = await myApplications(actor, today)
  const isOpen = ({ progress }: ApplicationCard) => (OPEN_STATUSES as readonly string[]).includes(progress.status)
  return cards.find(isOpen) ?? cards.find((one) => one.awaitsChoice) ?? cards.find(({ progress }) => progress.status === 'draft') ?? null
}

/** What anyone with number and query code learns; nothing of the person but a masked name. */
export type PublicProgress = {
  caseNo: string
  name: string
  insured: string
  residence: string
  progress: Progress
}

/**
 * Progress by case number and query code. An unknown number and a wrong code are one and the same answer, and one and the same read
 * (W-04): the row policy compares.
 */
export function askProgress(asked: ProgressAsk, today: PlainDate): Promise<Outcome<PublicProgress>> {
  const caseNo = askedNumber(asked.caseNo)
  const actor: Actor = { ...PUBLIC, ask: { caseNo, codeHash: queryCodeHash(caseNo, asked.queryCode.normalize('NFKC')) } }
  return asActor(actor, async (tx) => {
    const caseFile = await caseByNumber(tx, caseNo)
    await writeAudit(tx, actor, {
      act: 'case.ask',
      subject: caseFile ? `case:${caseFile.id}` : 'case:none',
      ...(caseFile ? { caseId: caseFile.id, personId: caseFile.personId } : {}),
      outcome: caseFile ? 'done' : 'refused',
    })
    if (!caseFile) return refused('progressNotFound', '案号或查询码不对，请对照申请回执逐位核对；回执遗失的，请带身份证到经办窗口补打。')
    const { insured, residence, ...rest } = await (await sceneOf(tx, today))(caseFile)
    const person = await personFor(tx, actor, caseFile.personId, { viewers: ['public'], fields: ['name'] })
    return done({
      caseNo,
      name: person?.name.text ?? '',
      insured: insured.name,
      residence: residence.name,
      // The day of the visit tells when someone is at home: it stays between the family and the bureaus.
      progress: progressOf(caseFile, { ...rest, insured, residence, visit: null }),
    })
  })
}
