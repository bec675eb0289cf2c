import fontkit from '@pdf-lib/fontkit'
import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import { RARE_NAME, SAMPLES, sampleLetters } from '../../cases/letters.fixture'
import { letterText } from '../../cases/rules/letter-text'
import type { LetterFacts } from '../../cases/schema/letter'
import { bare, copied } from './copied.fixture'
import { letterPdf } from './letter'

const LETTERS = Object.entries(SAMPLES).flatMap(([name, sample]) =>
  sampleLetters(sample).map(({ due, facts }) => ({ name: `${name}（${due.to}）`, facts })),
)

/** As printed: what no typeface has is a mark. */
const marked = (text: string) => bare(text.replaceAll('𠮷', '□'))

const printed = new Map<string, { facts: LetterFacts; pdf: Uint8Array; pages: string[] }>()
beforeAll(async () => {
  for (const { name, facts } of LETTERS) {
    const pdf = await letterPdf(facts)
    printed.set(name, { facts, pdf, pages: await copied(pdf) })
  }
}, 120_000)
const of = (name: string) => printed.get(name) as NonNullable<ReturnType<typeof printed.get>>

describe('every letter, as it can be copied and searched', () => {
  test.each(LETTERS.map((one) => one.name))('%s', (name) => {
    const { facts, pages } = of(name)
    const all = pages.join('')
    const { title, office, number, to, opening, rows, body, basis, contact, copy, signed, annex } = letterText(facts)
    const said = [
      title,
      office,
      number,
      `${to}：`,
      ...opening,
      ...body,
      basis,
      contact,
      signed.day,
      ...rows.flatMap((row) => [row.term, row.detail]),
    ]
    for (const one of [...said, ...(copy ? [`抄送：${copy}`] : [])]) expect(all).toContain(marked(one))
    for (const cell of annex?.groups.flatMap((group) => group.rows.flat()) ?? []) expect(all).toContain(marked(cell))
    for (const [i, page] of pages.entries()) {
      expect(page).toContain(`第${i + 1}页共${pages.length}页`)
      expect(page).toContain('演示·非官方')
    }
    expect(all).not.toMatch(/undefined|null|NaN|\[object/)
  })

  test('in live mode no letter says it is a demo', async () => {
    const { facts } = of('受理通知书（family）')
    expect((await copied(await letterPdf({ ...facts, isDemo: false }))).join('')).not.toContain('演示')
  })
})

/** How much outline every glyph of every typeface in the file has. */
async function glyphsIn(pdf: Uint8Array): Promise<number[][]> {
  const { context } = await PDFDocument.load(pdf)
  const files = context.enumerateIndirectObjects().flatMap(([, object]) => {
    const file = object instanceof PDFDict ? context.lookup(object.get(PDFName.of('FontFile2'))) : undefined
    return file instanceof PDFRawStream ? [fontkit.create(decodePDFRawStream(file).decode())] : []
  })
  return files.map((font) => Array.from({ length: font.numGlyphs }, (_, id) => font.getGlyph(id).path.toSVG().length))
}

describe('the typeface in the file', () => {
  test('is a subset, embedded, and every character of it is drawn: none is a silent blank', async () => {
    for (const { pdf } of printed.values()) {
      const fonts = await glyphsIn(pdf)
      expect(fonts).toHaveLength(2)
      // Two blanks: the space, and the wide one of the page's foot.
      for (const outlines of fonts) expect(outlines.slice(1).filter((outline) => outline === 0).length).toBeLessThanOrEqual(2)
    }
  })

  test('rare characters are set where the typeface has them, and marked with their code where it has not', () => {
    expect(RARE_NAME).toBe('示例·㐂𣲗𠮷')
    const all = of('受理通知书（family）').pages.join('')
    expect(all).toContain('示例·㐂𣲗□')
    expect(all).toContain('U+20BB7')
    expect(all).not.toContain('𠮷')
  })

  test('a letter is small', () => {
    for (const [name, { pdf }] of printed) expect(pdf.length, name).toBeLessThan(150_000)
  })
})

describe('frozen', () => {
  test('the same facts give the same bytes', async () => {
    const { facts, pdf } = of('互认决定书（family）')
    expect(Buffer.from(await letterPdf(structuredClone(facts))).equals(Buffer.from(pdf))).toBe(true)
  })

  test('a reason as long as the form allows goes on over the next page, whole', async () => {
    const { facts } = of('不予受理决定书（family）')
    const reason = Array.from({ length: 1000 }, (_, i) => '材料与实际情况不一致，请补充说明。'[i % 17]).join('')
    const pages = await copied(await letterPdf({ ...facts, of: { kind: 'refusal', ground: '其他情形', reason } }))
    expect(pages.length).toBeGreaterThan(1)
    // The rows between are the page's own head and foot.
    const all = pages.join('').replaceAll(/第\d+页共\d+页|演示·非官方/g, '')
    expect(all).toContain(reason)
  })

  test('a letter of a template that is none of ours is not read in other words', () => {
    const { facts } = of('受理通知书（family）')
    expect(() => letterText({ ...facts, template: 2 })).toThrow('template 2')
  })
})
