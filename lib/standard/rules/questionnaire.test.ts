import { expect, test } from 'vitest'
import { questionnaireSchema } from '../schema'
import { itemsOf, sheetWithTotals } from '../sheets.fixture'
import { EDITIONS } from './edition'
import { answerLines, questionnaireOf } from './questionnaire'

const edition = EDITIONS[0]!

test('the frozen questions carry every word of the edition, numbered 1 to 17, and survive JSON', () => {
  const frozen = questionnaireSchema.parse(JSON.parse(JSON.stringify(questionnaireOf(edition))))
  const items = frozen.dimensions.flatMap((dimension) => dimension.items)
  expect(items.map((item) => item.number)).toEqual(Array.from({ length: 17 }, (_, at) => at + 1))
  expect(items.map(({ linkId, text, answerOptions }) => ({ linkId, text, answerOptions }))).toEqual(
    itemsOf(edition).map(({ linkId, text, answerOptions }) => ({ linkId, text, answerOptions })),
  )
  expect(frozen.digest).toBe(edition.digest)
})

test('a sheet reads item by item from what was frozen', () => {
  const lines = answerLines(questionnaireOf(edition), sheetWithTotals(edition, { adl: 100, cog: 16, sen: 4 }))
  expect(lines).toHaveLength(17)
  expect(lines[16]).toEqual({
    dimension: 'sen',
    linkId: 'sen.communication',
    number: 17,
    text: '沟通能力',
    max: 4,
    chosen: { weight: 0, text: '完全不能理解他人的言语，也无法表达' },
  })
})

test('an unanswered item, a stray weight and a doubled answer read as not chosen', () => {
  const questionnaire = questionnaireOf(edition)
  const lines = answerLines(questionnaire, [
    { linkId: 'adl.dressing', weight: 7 },
    { linkId: 'adl.bowel', weight: 5 },
    { linkId: 'adl.bowel', weight: 5 },
  ])
  expect(lines.every((line) => line.chosen === null)).toBe(true)
})
