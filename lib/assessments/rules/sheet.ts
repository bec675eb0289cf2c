import { done, type Outcome, refused } from '../../kernel/outcome'
import { findingOf } from '../../standard/rules'
import { dimensionsOf } from '../../standard/rules/edition'
import type { Answer, DimensionId, Edition, Finding, Item } from '../../standard/schema'
import { type SheetAnswer, UNABLE_REASON_LABEL } from '../schema'

/** The items of the edition in the order asked, each with its dimension and running number. */
export type NumberedItem = { item: Item; dimension: DimensionId; dimensionText: string; number: number }

export function itemsInOrder(edition: Edition): NumberedItem[] {
  let number = 0
  return dimensionsOf(edition).flatMap((dimension) =>
    dimension.items.map((item) => {
      number += 1
      return { item, dimension: dimension.linkId, dimensionText: dimension.text, number }
    }),
  )
}

/** One line for every item of the edition, blank where nothing is given yet. */
export function fullSheet(edition: Edition, answers: readonly SheetAnswer[]): SheetAnswer[] {
  const given = new Map(answers.map((answer) => [answer.linkId, answer]))
  return itemsInOrder(edition).map(({ item }) => given.get(item.linkId) ?? { linkId: item.linkId, weight: null, unable: null, note: '' })
}

/** The weights given, for `findingOf` and `partialTotals`. */
export function weightsGiven(answers: readonly SheetAnswer[]): Answer[] {
  return answers.flatMap(({ linkId, weight }) => (weight === null ? [] : [{ linkId, weight }]))
}

/** Whether two sheets say the same, whatever their order and blank lines. */
export function sameAnswers(a: readonly SheetAnswer[], b: readonly SheetAnswer[]): boolean {
  const texts = [a, b].map((answers) =>
    answers
      .filter((one) => !isBlank(one))
      .map((one) => JSON.stringify([one.linkId, one.weight, one.unable, one.note]))
      .sort()
      .join('\n'),
  )
  return texts[0] === texts[1]
}

function isBlank(answer: SheetAnswer): boolean {
  return answer.weight === null && answer.unable === null && answer.note === ''
}

/**
 * A draft as it may be stored, in the edition's order and without blank lines. Refuses strangers to the edition, an item
 * twice, a weight no option has, and an item both scored and 无法评估. An unfinished sheet is no fault here.
 */
export function savable(edition: Edition, answers: readonly SheetAnswer[]): Outcome<SheetAnswer[]> {
  const given = new Map<string, SheetAnswer>()
  const items = new Map(itemsInOrder(edition).map(({ item }) => [item.linkId, item]))
  for (const answer of answers) {
    const item = items.get(answer.linkId)
    if (!item) return refused('itemsUnknown', '答卷里有不属于本版标准的项目，请刷新页面后重填。')
    if (given.has(answer.linkId)) return refused('itemsRepeated', `“${item.text}”重复作答，请刷新页面后重填。`)
    if (answer.weight !== null && !item.answerOptions.some((option) => option.weight === answer.weight)) {
      return refused('weightsOutOfRange', `“${item.text}”的分值不在选项内，请重新选择。`, { fields: { [answer.linkId]: '请重新选择' } })
    }
    if (answer.weight !== null && answer.unable !== null) {
      return refused('scoredAndUnable', `“${item.text}”不能既评分又记为无法评估，请只留一项。`, {
        fields: { [answer.linkId]: '请只留一项' },
      })
    }
    given.set(answer.linkId, answer)
  }
  return done([...items.keys()].flatMap((linkId) => given.get(linkId) ?? []).filter((answer) => !isBlank(answer)))
}

/** 结论 of a full sheet. An item that cannot be assessed blocks the grade: it is never counted as zero. */
export function gradeOfSheet(edition: Edition, answers: readonly SheetAnswer[]): Outcome<Finding> {
  const unable = answers.filter((answer) => answer.unable !== null)
  if (unable.length > 0) {
    const items = new Map(itemsInOrder(edition).map(({ item }) => [item.linkId, item.text]))
    const named = unable.map(
      (one) => `${items.get(one.linkId) ?? one.linkId}（${UNABLE_REASON_LABEL[one.unable as keyof typeof UNABLE_REASON_LABEL]}）`,
    )
    return refused(
      'itemsUnable',
      `有 ${unable.length} 项记为无法评估：${named.join('、')}。有项目无法评估时不能得出等级，请补评，或退回派单另约时间。`,
      {
        fields: Object.fromEntries(unable.map((one) => [one.linkId, '无法评估'])),
      },
    )
  }
  return findingOf(edition, weightsGiven(answers))
}

/** What the server reckons must be what was shown: where they differ it refuses rather than choose. */
export function asShown(finding: Finding, shownGrade: number): Outcome<Finding> {
  if (finding.grade === shownGrade) return done(finding)
  return refused('gradeDiffers', `系统复核得出“${finding.label}”，与您屏幕上显示的等级不一致，没有锁定。请刷新页面，核对各项后再试。`)
}
