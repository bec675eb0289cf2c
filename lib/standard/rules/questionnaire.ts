import type { Answer, DimensionId, Edition, Questionnaire } from '../schema'
import { dimensionsOf } from './edition'

/** The edition as asked: every question and option in its words, numbered through, plain JSON to freeze with a sheet. */
export function questionnaireOf(edition: Edition): Questionnaire {
  let number = 0
  return {
    edition: edition.id,
    digest: edition.digest,
    revision: edition.revision,
    documentNo: edition.documentNo,
    title: edition.title,
    shownAs: edition.shownAs,
    dimensions: dimensionsOf(edition).map(({ linkId, text, max, levels, items }) => ({
      linkId,
      text,
      max,
      levels: levels.map((band) => ({ ...band })),
      items: items.map((item) => {
        number += 1
        return { linkId: item.linkId, number, text: item.text, answerOptions: item.answerOptions.map((option) => ({ ...option })) }
      }),
    })),
  }
}

/** One item read out: `chosen` is null while unanswered, or when the weight is no option of it. */
export type AnswerLine = {
  dimension: DimensionId
  linkId: string
  number: number
  text: string
  max: number
  chosen: { weight: number; text: string } | null
}

/** A sheet item by item, in the order asked; works on what was frozen, so no edition is needed. */
export function answerLines(questionnaire: Questionnaire, answers: readonly Answer[]): AnswerLine[] {
  return questionnaire.dimensions.flatMap((dimension) =>
    dimension.items.map((item): AnswerLine => {
      const given = answers.filter((answer) => answer.linkId === item.linkId)
      const option = given.length === 1 ? item.answerOptions.find((one) => one.weight === given[0]?.weight) : undefined
      return {
        dimension: dimension.linkId,
        linkId: item.linkId,
        number: item.number,
        text: item.text,
        max: Math.max(...item.answerOptions.map((one) => one.weight)),
        chosen: option === undefined ? null : { ...option },
      }
    }),
  )
}
