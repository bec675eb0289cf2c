import { randomUUID } from 'node:crypto'
import { type Actor, CALENDAR } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { attestedByBoth } from '../../agreements/rules'
import type { Region } from '../../agreements/schema'
import { agreement, attestationsOf, regions, termsFor, townshipsOf, workingCalendarOf } from '../../agreements/store'
import { PERSONNEL_KIND_LABEL } from '../../assessments/schema'
import { personnelByIds } from '../../assessments/store/personnel'
import { agreedFindingOf } from '../../assessments/store/sheets'
import { visitOf } from '../../assessments/store/visits'
import { asActor, type Door, nowAsking } from '../../db'
import { institution } from '../../institutions/store'
import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { portalMode } from '../../mode'
import { maskAddress } from '../../people/rules/address'
import { lastFourOf, maskNationalId } from '../../people/rules/national-id'
import { maskPhone } from '../../people/rules/phone'
import { addressOf, peopleOf, sealedFieldOf } from '../../people/store'
import { gradeNameOf } from '../rules/grade-name'
import { type LetterScene, letterFacts, toldFinding } from '../rules/letter-facts'
import { counterOf, type Due, LETTERS_OF, letterNumber } from '../rules/letters'
import { objectionDayIfKnown } from '../rules/objection'
import type { CaseEvent, CaseFile, CaseFinding } from '../schema/event'
import type { Letter, LetterFacts } from '../schema/letter'
import { caseById, eventsOf } from '../store/case'
import { drawLetterNumbers, insertLetters, letterById, letterFactsOf, type NewLetter } from '../store/letter'
import { objectionsOfCase } from '../store/objection'
import type { Happened } from './consequences'
import { standingOf } from './standing'

/** A miss, a wall and a letter addressed to others look the same (Z-07). */
export const NO_SUCH_LETTER = refused('letter.notFound', '没有找到这份文书')

/** Issues what the events of an act call for, by the portal's own hand: whoever acted need not be able to read what is served. */
export async function issueLetters(tx: Door, happened: Happened): Promise<void> {
  const { actor, before, after, events } = happened
  const due = events.flatMap((event) => LETTERS_OF[event.kind]({ before, after, body: event.body }).map((one) => ({ event, due: one })))
  if (due.length === 0) return
  await nowAsking(tx, CALENDAR)
  const letters: NewLetter[] = []
  const known = await regions(tx)
  const officeOf = ({ by }: Due) => regionIn(known, by === 'competentBureau' ? after.insuredRegion : after.residenceRegion)
  const numbers = await drawLetterNumbers(
    tx,
    due.map((one) => counterOf(officeOf(one.due).code, one.due.kind, one.event.today)),
  )
  let scene: LetterScene | null = null
  for (const [i, one] of due.entries()) {
    if (scene?.event !== one.event) scene = await sceneOf(tx, happened, one.event, known, one.due)
    const office = officeOf(one.due)
    const number = letterNumber(office, one.due.kind, one.event.today, numbers[i] as number)
    letters.push({
      id: randomUUID(),
      caseId: after.id,
      kind: one.due.kind,
      recipient: one.due.to,
      objection: one.due.objection,
      number,
      eventSeq: one.event.seq,
      issuedBy: office.code,
      issuedOn: one.event.today,
      facts: letterFacts(one.due, number, scene),
    })
  }
  await insertLetters(tx, after, letters)
  // Who leaves a visit is out of sight of the case already: what else follows goes on by the portal's hand.
  if (actor.role !== 'assessor') await nowAsking(tx, actor)
}

function regionIn(known: readonly Region[], code: string): Region {
  const found = known.find((one) => one.code === code)
  if (!found) throw new Error(`no region ${code} is kept`)
  return found
}

async function sceneOf(
  tx: Door,
  { before, after, command }: Happened,
  event: CaseEvent,
  known: readonly Region[],
  { kind }: Due,
): Promise<LetterScene> {
  const insured = regionIn(known, after.insuredRegion)
  const residence = regionIn(known, after.residenceRegion)
  const person = (await peopleOf(tx, [after.personId])).get(after.personId)
  const nationalId = await sealedFieldOf(tx, after.personId, 'nationalId')
  if (!person || !nationalId) throw new Error('whoever a letter speaks of has been entered')
  const terms = await termsFor(tx, after.agreementId, event.today)
  const finding = after.facts.finding
  const tellsFinding = kind === 'finding' || kind === 'reassessment' || kind === 'recognition'
  return {
    isDemo: portalMode() === 'demo',
    ...{ before, after, event, command, insured, residence, terms },
    town: (await townshipsOf(tx, residence.code)).find((one) => one.code === after.townshipCode)?.name ?? '',
    agreement: (await agreement(tx, after.agreementId))?.title ?? '',
    person: { name: person.name, sex: person.sex, birthDate: person.birthDate, nationalId: maskNationalId(nationalId) },
    gradeName: gradeNameOf(after) ?? '',
    told: tellsFinding && finding ? await toldOf(tx, after, finding) : null,
    earlier: kind === 'reassessment' ? await earlierGrade(tx, after) : null,
    objectionUntil: kind === 'finding' ? objectionDayIfKnown(after, { terms, calendar: await workingCalendarOf(tx) }) : null,
    team: command?.kind === 'assign' ? await teamOf(tx, command.personnelIds) : [],
    errand: kind === 'visitNotice' ? await errandOf(tx, after, nationalId) : null,
    institution: event.body.institutionId ? ((await institution(tx, event.body.institutionId))?.name ?? null) : null,
    forwardedTo: command?.kind === 'forward' ? (known.find((one) => one.code === command.toRegion)?.bureauName ?? null) : null,
    objectionNumbers: kind === 'objectionReply' ? await objectionNumbers(tx, after.id) : new Map(),
  }
}

async function toldOf(tx: Door, { insuredRegion, residenceRegion, facts }: CaseFile, finding: CaseFinding) {
  const agreed = await agreedFindingOf(tx, finding.visitId)
  if (!agreed) throw new Error('a finding that is served keeps its sheet')
  const attested = attestedByBoth(await attestationsOf(tx, finding.editionId), [insuredRegion, residenceRegion], finding.editionDigest)
  return toldFinding(agreed.frozen, attested, agreed.visitedOn, facts.foundOn ?? agreed.visitedOn)
}

async function objectionNumbers(tx: Door, caseId: string): Promise<Map<number, string>> {
  return new Map((await objectionsOfCase(tx, caseId)).map(({ ordinal, number }) => [ordinal, number]))
}

/** The grade that was disputed, from the finding of an earlier visit. */
async function earlierGrade(tx: Door, { id, facts }: CaseFile): Promise<string | null> {
  const found = (await eventsOf(tx, id)).findLast((one) => one.kind === 'found' && one.body.finding?.visitId !== facts.finding?.visitId)
  return found?.body.finding ? gradeNameOf({ facts: { ...facts, finding: found.body.finding } }) : null
}

async function teamOf(tx: Door, personnelIds: readonly string[]): Promise<LetterScene['team']> {
  const people = await personnelByIds(tx, personnelIds)
  return people.map(({ name, kind, institutionName }) => ({ name, kind: PERSONNEL_KIND_LABEL[kind], institution: institutionName }))
}

/** What those who set out need: the visit is the purpose, the letter closes with it. */
async function errandOf(tx: Door, { id, personId, facts }: CaseFile, nationalId: string): Promise<LetterScene['errand']> {
  const phone = await sealedFieldOf(tx, personId, 'phone')
  const address = await addressOf(tx, personId, id)
  const visit = facts.visitId ? await visitOf(tx, facts.visitId) : null
  return { phone: phone ?? '', address: address ?? '', lastFour: lastFourOf(nationalId), points: visit?.points ?? '' }
}

/** Where to go and whom to ring is for those who go; everyone else opens it by a reveal, with a purpose (P-04). */
function withoutErrand(facts: LetterFacts): LetterFacts {
  const { of } = facts
  if (!('errand' in of) || !of.errand) return facts
  const { phone, address, ...rest } = of.errand
  return { ...facts, of: { ...of, errand: { ...rest, phone: maskPhone(phone), address: maskAddress(address) } } }
}

/** One letter with what it says, for whoever may read it; every reading, and every attempt that was refused, is an entry. */
export function openLetter(actor: Actor, letterId: string, today: PlainDate): Promise<Outcome<{ letter: Letter; facts: LetterFacts }>> {
  return asActor(actor, async (tx) => {
    const letter = await letterById(tx, letterId)
    const caseFile = letter ? await caseById(tx, letter.caseId) : null
    const sides = caseFile ? (await standingOf(tx, actor, caseFile, today)).sides : []
    const facts = sides.length > 0 ? await letterFactsOf(tx, letterId) : null
    if (!letter || !caseFile || !facts) {
      // A wall and a miss are one: an id that is none is not kept, and of the case it may be nothing is said.
      await writeAudit(tx, actor, {
        act: 'letter.read',
        subject: `letter:${isUuid(letterId) ? letterId : 'none'}`,
        outcome: 'refused',
        detail: { code: NO_SUCH_LETTER.problem.code },
      })
      return NO_SUCH_LETTER
    }
    await writeAudit(tx, actor, {
      act: 'letter.read',
      subject: `letter:${letterId}`,
      caseId: caseFile.id,
      personId: caseFile.personId,
      outcome: 'done',
      detail: { kind: letter.kind },
    })
    return done({ letter, facts: sides.includes('assessor') ? facts : withoutErrand(facts) })
  })
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
