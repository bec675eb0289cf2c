import type { PlainDate } from '../../kernel/dates'
import { digestOf, type Json } from '../../kernel/digest'
import { explain } from '../../standard/rules/explanation'
import { questionnaireOf } from '../../standard/rules/questionnaire'
import type { Edition, Finding } from '../../standard/schema'
import type { Assignment, FrozenSheet, Road, SheetAnswer, SheetKind } from '../schema'
import { itemsInOrder } from './sheet'

/**
 * The sheet as it will read in later years: answers, the questions and options as asked, totals, levels, grade, trace, edition
 * digest, engine version and who signed. Notes enter as salted digests, so that removing a note leaves the digest verifiable.
 */
export function frozenSheet(of: {
  kind: SheetKind
  edition: Edition
  answers: readonly SheetAnswer[]
  finding: Finding
  lockedOn: PlainDate
  roads: Record<string, Road> | null
  noteDigests: ReadonlyMap<string, string>
  signers: readonly Assignment[]
}): FrozenSheet {
  const { why, nearest } = explain(of.finding, [of.edition])
  return {
    kind: of.kind,
    lockedOn: of.lockedOn,
    answers: itemsInOrder(of.edition).map(({ item }) => {
      const weight = of.answers.find((one) => one.linkId === item.linkId)?.weight
      if (weight === null || weight === undefined) throw new Error(`frozenSheet: ${item.linkId} has no weight`)
      return { linkId: item.linkId, weight, road: of.roads?.[item.linkId] ?? null, noteDigest: of.noteDigests.get(item.linkId) ?? null }
    }),
    questionnaire: questionnaireOf(of.edition),
    finding: of.finding,
    why,
    nearest: nearest.map((one) => one.says),
    signedBy: of.signers.map(({ accountId, name, kind, duty }) => ({ accountId, name, kind, duty })),
  }
}

/** Hex SHA-256 of the canonical JSON of a frozen sheet: what experts confirm and cases carry. */
export function sheetDigest(frozen: FrozenSheet): string {
  return digestOf(frozen as unknown as Json)
}
