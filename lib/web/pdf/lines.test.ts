import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brokenLines } from './lines'

/** Every Chinese sign one wide, everything else half. */
const measure = (text: string) => [...text].reduce((sum, one) => sum + (one > '\u2000' ? 1 : 0.5), 0)
const broken = (text: string, width: number, indent = 0) => brokenLines(text, width, measure, indent)

describe('避头尾', () => {
  test.each([
    ['a comma never begins a line', '参保地经办机构，居住地', 7, ['参保地经办机', '构，居住地']],
    ['an opening quote never ends one', '请以“居住证明”为准', 3, ['请以', '“居住', '证明”', '为准']],
    ['two closing signs stay together with what they close', '（示例）。完', 4, ['（示', '例）。完']],
    ['a number is not torn', '电话 0570-0000000 号', 8, ['电话', '0570-0000000 号']],
    ['a word wider than a line is cut', 'abcdefgh', 2, ['abcd', 'efgh']],
    ['the first line of a paragraph is indented', '一二三四五六', 4, ['一二', '三四五六'], 2],
  ])('%s', (_, text, width, lines, indent = 0) => {
    expect(broken(text, width, indent)).toEqual(lines)
  })

  test('nothing is lost, and no line is wider than the page, whatever is written', () => {
    const sign = fc.constantFrom(...'一二三，。（）“”《》、：；？！·𠮷㐂Ⅱaб1 .-')
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), fc.integer({ min: 4, max: 20 }), (signs, width) => {
        const text = signs.join('')
        const lines = broken(text, width)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width)
      }),
    )
  })
})
