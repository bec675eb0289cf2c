import { writeXlsx, writeXlsxStream } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { cellsWith } from '../institutions/register.fixture'
import { csvOf } from '../institutions/rules/csv'
import { FILE_LIMITS } from '../institutions/rules/file'
import type { RegisterFile } from '../institutions/rules/table'
import { COLUMNS, REGISTER_FIELDS, type RegisterField, type RowCells } from '../institutions/schema'
import { must, type Outcome } from '../kernel/outcome'
import { readRegisterFile } from './register-file'
import { bookOf, bookParts, inlineCell, letterAt, textRow, zipOf } from './workbook.fixture'
import { ZIP_LIMITS } from './zip-parts'

const HEAD = REGISTER_FIELDS.map((field) => COLUMNS[field])
const columnOf = (field: RegisterField) => letterAt(REGISTER_FIELDS.indexOf(field))
const textsOf = (amended: Partial<RowCells> = {}) => REGISTER_FIELDS.map((field) => cellsWith(amended)[field])
const headRow = (line = 1) => textRow(line, HEAD)
const read = (bytes: Uint8Array, name = '名录.xlsx') => readRegisterFile(bytes, name, () => {})
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** A sheet with the header and one good row in which `field` is the given cell. */
function withCell(field: RegisterField, cell: (place: string) => string, options: Parameters<typeof bookOf>[1] = {}): Uint8Array {
  const texts = textsOf({ [field]: '' })
  const row = textRow(2, texts).replace('</row>', `${cell(`${columnOf(field)}2`)}</row>`)
  return bookOf([{ name: '名录', rows: headRow() + row }], options)
}
async function cellOf(field: RegisterField, cell: (place: string) => string, options: Parameters<typeof bookOf>[1] = {}) {
  const row = must(await read(withCell(field, cell, options))).rows[0]
  return { text: row?.cells[field], faults: row?.faults?.map(({ code }) => code) ?? [] }
}
const problemOf = (outcome: Outcome<RegisterFile>) => (outcome.ok ? null : outcome.problem)

describe('a workbook made elsewhere', () => {
  it('is read with inline, shared, rich and plain texts; phonetic readings are left out', async () => {
    const strings = [
      '<t>示例·甲</t>',
      '<r><t>示例</t></r><r><rPr><b/></rPr><t xml:space="preserve">·乙 </t></r><rPh sb="0" eb="2"><t>シ</t></rPh>',
      '<t>a_x000D_b</t>',
    ]
    for (const [cell, text] of [
      [(r: string) => `<c r="${r}" t="s"><v>0</v></c>`, '示例·甲'],
      [(r: string) => `<c r="${r}" t="s"><v>1</v></c>`, '示例·乙'],
      [(r: string) => `<c r="${r}" t="s"><v>2</v></c>`, 'a\rb'],
      [(r: string) => `<c r="${r}" t="s"><v>99</v></c>`, ''],
      [(r: string) => `<c r="${r}" t="str"><v>示例 &amp; 丙</v></c>`, '示例 & 丙'],
      [(r: string) => `<c r="${r}" t="inlineStr"><is><r><t>示例</t></r><r><t>·丁</t></r></is></c>`, '示例·丁'],
      [(r: string) => `<c r="${r}" t="b"><v>1</v></c>`, 'TRUE'],
      [(r: string) => `<c r="${r}"><v>12.50</v></c>`, '12.5'],
      [(r: string) => `<c r="${r}" s="3" t="inlineStr"><is><t>000123</t></is></c>`, '000123'],
      [(r: string) => inlineCell(r, "'=1+1"), '=1+1'],
    ] as const)
      expect(await cellOf('name', cell, { strings })).toEqual({ text, faults: [] })
  })

  it('with prefixed names, and without the places of cells and rows', async () => {
    const plain = bookParts([{ name: '名录', rows: headRow() + textRow(2, textsOf()) }])
    const sheet = plain['xl/worksheets/sheet1.xml'] as string
    const bare = sheet.replaceAll(/ r="[A-Z]*\d+"/g, '').replace('<row>', '<row><c t="inlineStr"><is><t>序</t></is></c>')
    const prefixed = sheet.replaceAll(/<(\/?)([a-z])/gi, '<$1x:$2').replace('xmlns=', 'xmlns:x=')
    for (const [xml, first] of [
      [prefixed, 'SL9980010001'],
      [bare.replace('<row>', '<row>').replaceAll('<row><c', '<row><c'), undefined],
    ] as const) {
      const file = await read(zipOf({ ...plain, 'xl/worksheets/sheet1.xml': xml }))
      if (first) expect(must(file).rows[0]?.cells.code).toBe(first)
      else expect(must(file).rows).toHaveLength(1)
    }
  })

  it.each([
    ['a built-in day', 1, 46_023, false, '2026-01-01'],
    ['年月日 spelled out', 2, 46_023, false, '2026-01-01'],
    ['an East Asian day', 5, 46_023, false, '2026-01-01'],
    ['counted from 1904', 1, 44_561, true, '2026-01-01'],
    ['a bare number, counted from 1900', 0, 46_023, false, '2026-01-01'],
    ['a bare number, counted from 1904', 0, 44_561, true, '2026-01-01'],
    ['with a time', 1, 46_023.5, false, '2026-01-01 12:00:00'],
    ['before the 29 February that never was', 1, 59, false, '1900-02-28'],
    ['that 29 February', 1, 60, false, '60'],
  ])('a day as a serial: %s', async (_, style, serial, is1904, text) => {
    expect(await cellOf('agreementFrom', (r) => `<c r="${r}" s="${style}"><v>${serial}</v></c>`, { is1904 })).toEqual({ text, faults: [] })
  })

  it('a day as ISO text, and a number format that only looks like a day', async () => {
    expect((await cellOf('agreementFrom', (r) => `<c r="${r}" t="d"><v>2026-01-01T00:00:00</v></c>`)).text).toBe('2026-01-01')
    expect(await cellOf('beds', (r) => `<c r="${r}" s="4"><v>60</v></c>`)).toEqual({ text: '60', faults: [] })
  })

  it('what a spreadsheet made a day of is refused where it should be none', async () => {
    expect(await cellOf('agreementNo', (r) => `<c r="${r}" s="1"><v>46023</v></c>`)).toMatchObject({ faults: ['G-04'] })
  })

  it('a formula is refused by its place, neither evaluated nor its kept result taken; beside our columns it is nobody’s concern', async () => {
    const formula = (r: string) => `<c r="${r}"><f>1+1</f><v>2</v></c>`
    expect(await cellOf('beds', formula)).toEqual({ text: '', faults: ['G-01'] })
    expect(await cellOf('beds', (r) => `<c r="${r}" t="str"><f t="shared" si="0"/><v>x</v></c>`)).toEqual({ text: '', faults: ['G-01'] })
    const [row] = must(await read(withCell('beds', formula))).rows
    expect(row).toMatchObject({ line: 2, faults: [{ says: '“床位数”是公式，请粘贴成数值' }] })
    const counted = bookOf([
      {
        name: '名录',
        rows:
          textRow(1, ['序号', ...HEAD]) +
          textRow(2, ['', ...textsOf()]).replace('<row r="2">', '<row r="2"><c r="A2"><f>ROW()-1</f><v>1</v></c>'),
      },
    ])
    const file = must(await read(counted))
    expect(file.rows[0]?.faults).toBeUndefined()
    expect(file.notes.join()).toContain('序号')
  })

  it('error values and numbers that have lost their last digits are refused by their place', async () => {
    expect(await cellOf('name', (r) => `<c r="${r}" t="e"><v>#N/A</v></c>`)).toEqual({ text: '#N/A', faults: ['G-02'] })
    expect((await cellOf('licenceNo', (r) => `<c r="${r}"><v>330499194001010011</v></c>`)).faults).toEqual(['G-03'])
    expect(await cellOf('longitude', (r) => `<c r="${r}"><v>120.56543200000001</v></c>`)).toEqual({ text: '120.565432', faults: [] })
  })
})

describe('the shape of a sheet', () => {
  const rows = (...amended: Partial<RowCells>[]) => amended.map((one, at) => textRow(at + 2, textsOf(one))).join('')

  it('blank lines are passed over, and lines keep the numbers of the spreadsheet', async () => {
    const spaced = [
      ...[headRow(3), textRow(4, textsOf()), '<row r="5"><c r="A5" s="1"/></row>'],
      textRow(9, textsOf({ code: 'SL9980010002' })),
    ].join('')
    const file = must(await read(bookOf([{ name: '名录', rows: textRow(1, ['示例甲市定点机构名录']) + spaced }])))
    expect(file.rows.map(({ line }) => line)).toEqual([4, 9])
    expect(file.notes.join()).toContain('表头在第 3 行')
  })

  it('a merged 统筹区 or 乡镇街道 is filled down, and said so', async () => {
    const town = columnOf('townshipCode')
    const region = columnOf('regionCode')
    const sheet = {
      name: '名录',
      rows: headRow() + rows({}, { townshipCode: '', regionCode: '' }, { townshipCode: '', regionCode: '' }, { townshipCode: '' }),
      merges: [`${town}2:${town}4`, `${region}2:${region}4`, `A1:A1`],
    }
    const file = must(await read(bookOf([sheet])))
    expect(file.rows.map(({ cells }) => cells.townshipCode)).toEqual(['示例桥镇', '示例桥镇', '示例桥镇', ''])
    expect(file.rows.map(({ cells }) => cells.regionCode)).toEqual(Array(4).fill('示例甲市'))
    expect(file.notes.join()).toContain('共 4 格')
  })

  it.each([
    ['A2:A3', '第 2 至 3 行的“机构编号”'],
    [`${columnOf('townshipCode')}2:${columnOf('address')}2`, '第 2 行的“乡镇街道”'],
    ['A1:A2', '第 1 至 2 行的“机构编号”'],
    ['A1:B1', '第 1 行的“机构编号”'],
  ])('other merged cells among our columns are refused by their place: %s', async (merge, place) => {
    const file = await read(bookOf([{ name: '名录', rows: headRow() + rows({}, {}), merges: [merge] }]))
    expect(problemOf(file)).toMatchObject({ code: 'merged', message: expect.stringContaining(place) })
  })

  it('merges of the title, and in columns that are none of ours, do no harm', async () => {
    const beside = letterAt(HEAD.length)
    const sheet = {
      name: '名录',
      rows: textRow(1, ['题']) + headRow(2) + textRow(3, textsOf()),
      merges: ['A1:Q1', `${beside}2:${beside}9`],
    }
    expect(must(await read(bookOf([sheet]))).rows).toHaveLength(1)
  })

  it('hidden rows are read as all others, and named', async () => {
    const file = must(
      await read(bookOf([{ name: '名录', rows: headRow() + textRow(2, textsOf()) + textRow(3, textsOf({ code: 'B' }), ' hidden="1"') }])),
    )
    expect(file.rows).toHaveLength(2)
    expect(file.notes.join()).toContain('第 3 行')
  })

  it('of several sheets the one with the header is read; two of them are refused by name; hidden ones are not looked at', async () => {
    const list = { name: '名录', rows: headRow() + textRow(2, textsOf()) }
    const notes = { name: '填写说明', rows: textRow(1, ['机构编号须为12位']) }
    expect(must(await read(bookOf([notes, list]))).rows).toHaveLength(1)
    expect(problemOf(await read(bookOf([list, { ...list, name: '去年' }])))).toMatchObject({
      code: 'twoSheets',
      message: expect.stringMatching(/“名录”和“去年”/),
    })
    const file = must(await read(bookOf([list, { ...list, name: '备份', state: 'veryHidden' }])))
    expect(file.notes.join()).toContain('“备份”')
    expect(problemOf(await read(bookOf([{ ...list, state: 'hidden' }])))).toMatchObject({ code: 'headerMissing' })
  })

  it.each([
    ['no header', textRow(1, ['甲', '乙']) + textRow(2, textsOf()), 'headerMissing'],
    ['a header too far down', textRow(30, HEAD) + textRow(31, textsOf()), 'headerMissing'],
    ['nothing below it', headRow(), 'noRows'],
    ['nothing at all', '', 'headerMissing'],
    ['a header twice', textRow(1, [...HEAD, '状态']), 'headerTwice'],
    ['columns missing', textRow(1, HEAD.slice(0, 4)) + textRow(2, textsOf()), 'columnsMissing'],
  ])('a sheet with %s is refused', async (_, xml, code) => {
    expect(problemOf(await read(bookOf([{ name: '名录', rows: xml }])))?.code).toBe(code)
  })

  it('columns in any order; others are passed over and named', async () => {
    const turned = [...HEAD].reverse()
    const file = must(
      await read(bookOf([{ name: '名录', rows: textRow(1, ['备注', ...turned]) + textRow(2, ['无', ...textsOf().reverse()]) }])),
    )
    expect(file.rows[0]?.cells).toEqual(cellsWith())
    expect(file.notes.join()).toContain('备注')
  })
})

describe('F-01 what a file is, by its bytes', () => {
  it.each([
    ['an empty file', new Uint8Array(), 'a.xlsx', 'fileEmpty'],
    ['a renamed .exe', bytesOf('MZ\u0090\0\u0003\0'), '名录.xlsx', 'disguised'],
    ['a program of another kind', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2]), '名录.csv', 'disguised'],
    ['a pdf', bytesOf('%PDF-1.7 '), 'a.xlsx', 'disguised'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'a.csv', 'disguised'],
    ['an old .xls renamed', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'a.xlsx', 'oldXls'],
    ['a web page called a workbook', bytesOf('\uFEFF <html><table><tr><td>机构编号'), 'a.xlsx', 'webPage'],
    ['text called a workbook', bytesOf('机构编号,机构名称'), 'a.xlsx', 'notXlsx'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x41, 0]), 'a.csv', 'utf16'],
    ['bytes of no kind', new Uint8Array([1, 0, 2, 0]), 'a.csv', 'disguised'],
    ['text in no encoding', new Uint8Array([0x41, 0xff, 0x41]), 'a.csv', 'notCsv'],
    ['another name', bytesOf('机构编号,机构名称'), 'a.exe', 'wrongKind'],
    ['a zip cut off', bookOf([{ name: '名录', rows: '' }]).subarray(0, 300), 'a.xlsx', 'notXlsx'],
    ['a zip of something else', zipOf({ 'word/document.xml': '<w/>' }), 'a.xlsx', 'notXlsx'],
  ])('%s', async (_, bytes, name, code) => {
    expect(problemOf(await read(bytes, name))?.code).toBe(code)
  })

  it('a workbook with a password is told from an old .xls', async () => {
    const locked = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    expect(problemOf(await read(locked))?.code).toBe('fileLocked')
  })

  it('a workbook called .csv is read for what it is', async () => {
    expect(must(await read(bookOf([{ name: '名录', rows: headRow() + textRow(2, textsOf()) }]), '名录.csv')).rows).toHaveLength(1)
  })

  it('damaged inside: cut XML, entities, cells out of bounds', async () => {
    const parts = bookParts([{ name: '名录', rows: headRow() + textRow(2, textsOf()) }])
    const sheet = parts['xl/worksheets/sheet1.xml'] as string
    for (const xml of [
      sheet.slice(0, -40),
      sheet.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
      sheet.replace('<row r="2">', '<row r="9999999">'),
    ])
      expect(problemOf(await read(zipOf({ ...parts, 'xl/worksheets/sheet1.xml': xml })))?.code).toBe('notXlsx')
  })
})

describe('a zip bomb', () => {
  const list = [{ name: '名录', rows: headRow() + textRow(2, textsOf()) }]

  it('that says what it is, is refused unread: by what it unpacks to, by how densely it is packed, by how many parts it has', async () => {
    const dense = { 'xl/media/image1.png': new Uint8Array(8 * 1024 * 1024) }
    expect(problemOf(await read(bookOf(list, { more: dense })))).toMatchObject({ code: 'xlsxTooLarge' })
    const parts = bookParts(list)
    expect(problemOf(await read(zipOf(parts, { 'xl/styles.xml': ZIP_LIMITS.unpackedBytes + 1 })))).toMatchObject({ code: 'xlsxTooLarge' })
    const many = Object.fromEntries(Array.from({ length: ZIP_LIMITS.entries }, (_, at) => [`xl/x${at}`, '']))
    expect(problemOf(await read(bookOf(list, { more: many })))).toMatchObject({ code: 'xlsxTooLarge' })
  })

  it('that lies about it is stopped at what it said', async () => {
    const parts = bookParts(list)
    const sheet = `${parts['xl/worksheets/sheet1.xml']}${' '.repeat(5_000_000)}`
    const lying = zipOf({ ...parts, 'xl/worksheets/sheet1.xml': sheet }, { 'xl/worksheets/sheet1.xml': 2_000 })
    expect(problemOf(await read(lying))).toMatchObject({ code: 'notXlsx' })
  })

  it('within another is refused unopened', async () => {
    for (const name of ['xl/embeddings/oleObject1.bin', 'inner.zip', 'xl/again.xlsx'])
      expect(problemOf(await read(bookOf(list, { more: { [name]: bookOf(list) } })))).toMatchObject({ code: 'xlsxNested' })
  })
})

describe('how much is read', () => {
  it('a file beyond its bytes is refused unread', async () => {
    expect(problemOf(await read(new Uint8Array(FILE_LIMITS.bytes + 1)))).toMatchObject({
      code: 'tooLarge',
      message: expect.stringContaining('40 MB'),
    })
  })

  it.each(['xlsx', 'csv'])(
    '100,000 rows as .%s are read, with progress told; one more is refused with the number',
    async (kind) => {
      const [, ...same] = textsOf()
      const lines = function* (count: number) {
        yield HEAD
        for (let at = 0; at < count; at += 1) yield [`SL${String(at).padStart(10, '0')}`, ...same]
      }
      const file = async (count: number) =>
        kind === 'csv'
          ? bytesOf(csvOf([...lines(count)]))
          : new Uint8Array(await new Response(writeXlsxStream(lines(count), { name: '名录' })).arrayBuffer())
      const told: number[] = []
      const full = must(await readRegisterFile(await file(FILE_LIMITS.rows), `名录.${kind}`, (rows) => told.push(rows)))
      expect(full.rows).toHaveLength(FILE_LIMITS.rows)
      expect(full.rows.at(-1)).toMatchObject({ line: FILE_LIMITS.rows + 1, cells: { code: 'SL0000099999' } })
      expect(told.length).toBeGreaterThan(50)
      expect([...told].sort((a, b) => a - b)).toEqual(told)
      expect(problemOf(await readRegisterFile(await file(FILE_LIMITS.rows + 1), `名录.${kind}`, () => {}))).toMatchObject({
        code: 'tooManyRows',
        message: expect.stringContaining('100000'),
      })
    },
    120_000,
  )
})

describe('csv', () => {
  const text = csvOf([HEAD, textsOf({ name: '示例·𠮷野' })])

  it('is read as UTF-8 with BOM or without', async () => {
    for (const bytes of [bytesOf(text), bytesOf(text.slice(1))])
      expect(must(await read(bytes, 'a.csv'))).toMatchObject({ format: 'csv，UTF-8', rows: [{ cells: { name: '示例·𠮷野' } }] })
  })

  it('and as GB18030, characters of four bytes among them', async () => {
    // 机构编号,机构名称 ⏎ 示例,𠮷
    const bytes = new Uint8Array([
      ...[0xbb, 0xfa, 0xb9, 0xb9, 0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xbb, 0xfa, 0xb9, 0xb9, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a],
      ...[0xca, 0xbe, 0xc0, 0xfd, 0x2c, 0x95, 0x34, 0xa8, 0x36],
    ])
    expect(problemOf(await read(bytes, 'a.csv'))).toMatchObject({
      code: 'columnsMissing',
      message: expect.not.stringContaining('机构名称'),
    })
  })
})

describe('a workbook of the library that writes ours', () => {
  it('is read with its days and texts', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: '名录', rows: [HEAD, textsOf().map((text) => (text === '2026-01-01' ? new Date('2026-01-01') : text))] }],
    })
    expect(must(await read(bytes)).rows[0]?.cells).toEqual(cellsWith())
  })
})
