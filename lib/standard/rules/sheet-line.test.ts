import { describe, expect, test } from 'vitest'
import { sheetWithTotals } from '../sheets.fixture'
import { EDITIONS } from './edition'
import { gradeLine } from './sheet-line'

const edition = EDITIONS[0]!
const answers = Object.fromEntries(sheetWithTotals(edition, { adl: 35, cog: 3, sen: 11 }).map((answer) => [answer.linkId, answer.weight]))
const line = JSON.stringify({ edition: edition.id, answers })

test('a full sheet comes back graded, in the published shape', () => {
  expect(JSON.stringify(gradeLine(EDITIONS, line))).toBe(
    `{"grade":4,"label":"重度失能Ⅱ级","scores":{"adl":35,"cog":3,"sen":11},"levels":{"adl":3,"cog":2,"sen":1},"edition":"db33t-2476-2022","digest":"${edition.digest}"}`,
  )
})

test.each([
  ['white space', ` \t${line.replaceAll(',', ' ,\r')}\r`],
  ['members the other way round', JSON.stringify({ answers, edition: edition.id })],
  ['an escaped key', line.replace('"adl.feeding"', '"adl.\\u0066eeding"')],
])('a sheet may be written with %s', (_how, text) => {
  expect(gradeLine(EDITIONS, text)).toMatchObject({ grade: 4 })
})

describe('D-02 a line that cannot be graded says why and names the items', () => {
  test.each<[string, string, string, string[]]>([
    ['a blank line', '', 'lineNotJson', []],
    ['no JSON', '{"edition":', 'lineNotJson', []],
    ['two objects', `${line}${line}`, 'lineNotJson', []],
    ['an array', `[${line}]`, 'lineNotObject', []],
    ['null', 'null', 'lineNotObject', []],
    ['a repeated item', line.replace('"adl.feeding":', '"adl.feeding":0,"adl.feeding":'), 'keyRepeated', ['adl.feeding']],
    [
      'a repeated item with the same weight',
      line.replace('"sen.vision":4', '"sen.vision":4,"sen.vision":4'),
      'keyRepeated',
      ['sen.vision'],
    ],
    [
      'a repeated item, once escaped',
      line.replace('"adl.feeding":', '"adl.f\\u0065eding":0,"adl.feeding":'),
      'keyRepeated',
      ['adl.feeding'],
    ],
    ['two editions', line.replace('{"edition"', '{"edition":"x","edition"'), 'keyRepeated', ['edition']],
    ['two answer sheets', line.replace('"answers"', '"answers":{},"answers"'), 'keyRepeated', ['answers']],
    ['a repeat inside a weight', line.replace('"sen.vision":4', '"sen.vision":{"a":1,"a":2}'), 'keyRepeated', ['a', 'sen.vision']],
    ['a repeat and a missing item', line.replace('"sen.vision":4', '"adl.bowel":5'), 'keyRepeated', ['adl.bowel', 'sen.vision']],
    ['an unknown edition', line.replace('db33t-2476-2022', 'gbt-42195-2022'), 'editionUnknown', []],
    ['no edition', JSON.stringify({ answers }), 'editionUnknown', []],
    ['an edition that is no text', JSON.stringify({ edition: 1, answers }), 'editionUnknown', []],
    ['no answers', JSON.stringify({ edition: edition.id }), 'answersAbsent', []],
    ['answers as a list', JSON.stringify({ edition: edition.id, answers: [] }), 'answersAbsent', []],
    ['a third member', JSON.stringify({ edition: edition.id, answers, note: 'x' }), 'memberUnknown', ['note']],
    ['a missing item', without('cog.memory'), 'itemsMissing', ['cog.memory']],
    ['an extra item', withItem('adl.grooming', '5'), 'itemsUnknown', ['adl.grooming']],
    ['an item named __proto__', withItem('__proto__', '5'), 'itemsUnknown', ['__proto__']],
    ['a weight out of range', withItem('adl.feeding', '7'), 'weightsOutOfRange', ['adl.feeding']],
    ['a negative weight', withItem('adl.feeding', '-5'), 'weightsOutOfRange', ['adl.feeding']],
    ['a huge weight', withItem('adl.feeding', '9'.repeat(15)), 'weightsOutOfRange', ['adl.feeding']],
    ['an endless weight', withItem('adl.feeding', '9'.repeat(400)), 'weightsNotInteger', ['adl.feeding']],
    ...['"10"', '10.0', '1e1', '1E1', '10e0', '-0', '-0.0', '4.5', 'null', 'true', '[10]', '{}'].map(
      (written): [string, string, string, string[]] => [
        `the weight ${written}`,
        withItem('adl.feeding', written),
        'weightsNotInteger',
        ['adl.feeding'],
      ],
    ),
  ])('%s', (_what, text, code, items) => {
    const graded = gradeLine(EDITIONS, text)
    expect(graded).toMatchObject({ problem: { code, items } })
    expect('problem' in graded && graded.problem.message).toMatch(/^[^\n]*\p{Script=Han}[^\n]*。$/u)
  })

  test('an empty sheet names all seventeen items in the order of the standard', () => {
    expect(gradeLine(EDITIONS, JSON.stringify({ edition: edition.id, answers: {} }))).toMatchObject({
      problem: { code: 'itemsMissing', items: Object.keys(answers) },
    })
  })
})

function without(linkId: string): string {
  return JSON.stringify({ edition: edition.id, answers: { ...answers, [linkId]: undefined } })
}

/** The sheet with one item written as given, before any reader has touched it. */
function withItem(linkId: string, written: string): string {
  const others = Object.entries(answers).filter(([key]) => key !== linkId)
  const members = [...others.map(([key, weight]) => `"${key}":${weight}`), `"${linkId}":${written}`]
  return `{"edition":"${edition.id}","answers":{${members.join(',')}}}`
}
