import { digestOf } from '../../kernel/digest'
import { done, type Outcome, refused } from '../../kernel/outcome'
import type { Edition } from '../../standard/schema'
import type { Assignment, OpenItem, Road, SheetAnswer } from '../schema'
import { onSite } from './assignment'
import { itemsInOrder } from './sheet'

/** An item on which own sheets are not at one; `weights` in the order of the sheets. */
export type Difference = { linkId: string; number: number; text: string; weights: Array<number | null> }

/** Where own sheets differ, in the edition's order. Which sheet comes first changes the columns only. */
export function differences(edition: Edition, ...sheets: ReadonlyArray<readonly SheetAnswer[]>): Difference[] {
  return itemsInOrder(edition).flatMap(({ item, number }) => {
    const weights = sheets.map((sheet) => sheet.find((answer) => answer.linkId === item.linkId)?.weight ?? null)
    return weights.every((weight) => weight !== null && weight === weights[0])
      ? []
      : [{ linkId: item.linkId, number, text: item.text, weights }]
  })
}

/** What the agreed sheet starts from: the items all own sheets agree on. */
export function agreedFrom(edition: Edition, ...sheets: ReadonlyArray<readonly SheetAnswer[]>): SheetAnswer[] {
  const apart = new Set(differences(edition, ...sheets).map((difference) => difference.linkId))
  const [first = []] = sheets
  return itemsInOrder(edition).flatMap(({ item }) => {
    const weight = first.find((answer) => answer.linkId === item.linkId)?.weight
    return apart.has(item.linkId) || weight === null || weight === undefined
      ? []
      : [{ linkId: item.linkId, weight, unable: null, note: '' }]
  })
}

/** `wanting`: nobody has settled it; `open`: a third expert must; the rest say how it was settled. */
export type ItemStanding = Road | 'wanting' | 'open'

export type AgreementItem = Difference & { standing: ItemStanding; weight: number | null }

export type AgreementState = {
  /** The items the own sheets differ on, with how each stands now. */
  differing: AgreementItem[]
  wanting: string[]
  open: string[]
  roads: Record<string, Road>
  /** Every item has its weight and, where the own sheets differed, its reason. */
  isComplete: boolean
}

/** How far 合议 has come. A differing item is settled by a weight with a reason, or by a third expert's decision. */
export function agreementState(
  edition: Edition,
  ownSheets: ReadonlyArray<readonly SheetAnswer[]>,
  agreed: readonly SheetAnswer[],
  openItems: readonly OpenItem[],
): AgreementState {
  const roads: Record<string, Road> = {}
  const differing = differences(edition, ...ownSheets).map((difference): AgreementItem => {
    const answer = agreed.find((one) => one.linkId === difference.linkId)
    const called = openItems.find((one) => one.linkId === difference.linkId)
    const settled = answer !== undefined && answer.weight !== null && answer.note !== ''
    const standing = called ? (called.decidedBy && settled ? 'third' : 'open') : settled ? 'agreed' : 'wanting'
    return { ...difference, standing, weight: answer?.weight ?? null }
  })
  for (const { item } of itemsInOrder(edition)) roads[item.linkId] = 'same'
  for (const one of differing) if (one.standing === 'agreed' || one.standing === 'third') roads[one.linkId] = one.standing
  const wanting = differing.filter((one) => one.standing === 'wanting').map((one) => one.linkId)
  const open = differing.filter((one) => one.standing === 'open').map((one) => one.linkId)
  return { differing, wanting, open, roads, isComplete: wanting.length === 0 && open.length === 0 }
}

/** Digest of the weights alone, in the edition's order: what two people look at when they sign the same thing. */
export function weightsDigest(edition: Edition, answers: readonly SheetAnswer[]): string {
  return digestOf(
    itemsInOrder(edition).map(({ item }) => ({
      linkId: item.linkId,
      weight: answers.find((one) => one.linkId === item.linkId)?.weight ?? null,
    })),
  )
}

/**
 * Whether an item handed to a third expert may be taken back to the table: as long as no third expert is on the visit, and nobody has
 * decided it. Refuses 'notOpen' and 'thirdCalled'.
 */
export function mayTakeBack(assignments: readonly Assignment[], openItems: readonly OpenItem[], linkId: string): Outcome<true> {
  const item = openItems.find((one) => one.linkId === linkId)
  if (!item) return refused('notOpen', '这一项没有交第三位专家裁定，请核对项目。')
  if (item.decidedBy || assignments.some((one) => one.active && one.duty === 'third'))
    return refused('thirdCalled', '经办机构已经派了第三位专家，这一项由专家裁定，不能再收回。')
  return done(true)
}

/**
 * Accounts whose signature the agreed sheet still wants: all on site; or, where a third expert decided items, the third and
 * one of those on site, so that the one overruled cannot hold up the person's result.
 */
export function signaturesMissing(
  assignments: readonly Assignment[],
  openItems: readonly OpenItem[],
  agreedBy: readonly string[],
): string[] {
  const there = onSite(assignments).map((one) => one.accountId)
  if (openItems.length === 0) return there.filter((accountId) => !agreedBy.includes(accountId))
  const thirds = [...new Set(openItems.flatMap((one) => one.decidedBy ?? []))].filter((accountId) => !agreedBy.includes(accountId))
  const oneOnSite = there.some((accountId) => agreedBy.includes(accountId)) ? [] : there
  return [...thirds, ...oneOnSite]
}
