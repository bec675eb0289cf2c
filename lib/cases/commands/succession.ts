import { type Actor, CALENDAR } from '../../access/schema'
import { termsFor } from '../../agreements/store'
import { type Door, nowAsking } from '../../db'
import { validFor } from '../../institutions/rules'
import { institution } from '../../institutions/store'
import { addDays } from '../../kernel/dates'
import { must } from '../../kernel/outcome'
import { careOf, endCare } from '../../people/store/care'
import { endFiling, resumeFiling } from '../../people/store/filing'
import { recognitionStands } from '../rules/changes'
import { atBenefitLevel } from '../rules/conclusion'
import type { EndReason } from '../schema'
import type { Command } from '../schema/command'
import type { CaseFile } from '../schema/event'
import { caseById, eventsOf } from '../store/case'
import { type Press, performIn } from './perform'

/**
 * A new recognition takes the place of the one it follows, which stays readable. Who was cared for goes on being cared for by the same
 * institution, if it still may and the grade still opens the way; otherwise the care ends the day before.
 */
export async function succeed(tx: Door, actor: Actor, after: CaseFile, press: Press): Promise<void> {
  if (!after.previousId) return
  await nowAsking(tx, CALENDAR)
  // One that has run out, or was ended, meanwhile has no place to give up.
  const previous = await caseById(tx, after.previousId)
  if (previous && recognitionStands(previous)) {
    const command = { kind: 'supersede' as const, caseId: after.previousId, byCaseId: after.id }
    must(await performIn(tx, CALENDAR, { step: 'do', command }, { ...press, requestId: `${press.requestId}:supersede`, seen: undefined }))
    await continueCare(tx, previous, after, press)
  }
  await nowAsking(tx, actor)
}

async function continueCare(tx: Door, previous: CaseFile, after: CaseFile, press: Press): Promise<void> {
  const { institutionId } = previous.facts
  const { insuredRegion, residenceRegion, grade } = after
  const chosen = institutionId ? await institution(tx, institutionId) : null
  if (!chosen) return
  const terms = await termsFor(tx, after.agreementId, press.today)
  const goesOn = grade !== null && atBenefitLevel(grade, { terms }) && validFor(chosen, press.today, insuredRegion, residenceRegion).ok
  if (!goesOn) return endCare(tx, after.personId, addDays(press.today, -1))
  const command = { kind: 'chooseInstitution' as const, caseId: after.id, institutionId: chosen.id }
  must(await performIn(tx, CALENDAR, { step: 'do', command }, { ...press, requestId: `${press.requestId}:care`, seen: undefined }))
}

/** Reasons after which the person no longer lives in the region of residence. */
const LEFT: readonly EndReason[] = ['death', 'movedBack', 'movedElsewhere']

/** With a recognition that ends, runs out or is annulled the care ends; who died or moved away is no longer filed as living there. */
export async function closeRecognition(tx: Door, after: CaseFile, command: Command, press: Press): Promise<void> {
  if (command.kind === 'supersede') return
  const lastDay = command.kind === 'end' ? command.happenedOn : command.kind === 'expire' && after.validTo ? after.validTo : press.today
  // Care that a later recognition took over is not this one's to end.
  const cares = (await careOf(tx, { caseId: after.id })).some((one) => one.to === null)
  if (cares) await endCare(tx, after.personId, lastDay)
  if (command.kind === 'end' && LEFT.includes(command.why)) await endFiling(tx, after.personId, lastDay)
}

/** What is reopened after a death or a move gives the person back the filing that the end had closed. */
export async function reopenRecognition(tx: Door, before: CaseFile): Promise<void> {
  const { endReason, recognition } = before.facts
  if (before.status !== 'ended' || recognition === null || endReason === null || !LEFT.includes(endReason)) return
  const until = (await eventsOf(tx, before.id)).findLast((one) => one.kind === 'ended')?.body.happenedOn
  if (until) await resumeFiling(tx, before.personId, until)
}
