import { attestedByBoth } from '../agreements/rules'
import { attestationsOf } from '../agreements/store'
import type { AnswerSheet, Assignment, ExpertConfirmation, Visit } from '../assessments/schema'
import { confirmationsOf } from '../assessments/store/visits'
import type { CaseFile } from '../cases/schema/event'
import type { Door } from '../db'

/** One round's visit with its people and what they locked. `attested`: both bureaus have attested the edition the visit graded by. */
export type Round = {
  visit: Visit
  people: Assignment[]
  sheets: AnswerSheet[]
  /** Experts who confirmed the agreed sheet, and when. */
  confirmations: ExpertConfirmation[]
  attested: boolean
}

export async function roundsOf(
  tx: Door,
  { insuredRegion, residenceRegion }: CaseFile,
  visits: readonly Visit[],
  people: readonly Assignment[],
  sheets: readonly AnswerSheet[],
): Promise<Round[]> {
  const rounds: Round[] = []
  for (const visit of visits) {
    const attestations = await attestationsOf(tx, visit.editionId)
    rounds.push({
      visit,
      people: people.filter((one) => one.visitId === visit.id),
      sheets: sheets.filter((one) => one.visitId === visit.id),
      confirmations: await confirmationsOf(tx, visit.id),
      attested: attestedByBoth(attestations, [insuredRegion, residenceRegion], visit.editionDigest),
    })
  }
  return rounds
}

export async function findingOf(
  tx: Door,
  caseFile: CaseFile,
  sheets: readonly AnswerSheet[],
): Promise<{ sheet: AnswerSheet; attested: boolean } | null> {
  const finding = caseFile.facts.finding
  const sheet = finding ? sheets.find((one) => one.digest === finding.sheetDigest && one.kind === 'agreed') : undefined
  if (!finding || !sheet) return null
  const attestations = await attestationsOf(tx, finding.editionId)
  return { sheet, attested: attestedByBoth(attestations, [caseFile.insuredRegion, caseFile.residenceRegion], finding.editionDigest) }
}
