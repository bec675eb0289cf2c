import fc from 'fast-check'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { must } from '../kernel/outcome'
import { type SheetColumn, xlsxOf, xlsxResponse } from './xlsx'
import { readXlsxLines, XLSX_LIMITS } from './xlsx-read'

type Row = { id: string; name: string; day: string | null; left: number | null }

const COLUMNS: SheetColumn<Row>[] = [
  { header: '身份证号', width: 22, kind: 'text', value: (row) => row.id },
  { header: '姓名', width: 14, kind: 'text', value: (row) => row.name },
  { header: '到期日', width: 12, kind: 'day', value: (row) => row.day },
  { header: '剩余工作日', width: 12, kind: 'number', value: (row) => row.left },
]
const HEAD = COLUMNS.map((column) => column.header)
const row = (more: Partial<Row> = {}): Row => ({ id: '330499194001010011', name: '示例·陈奶奶', day: '2026-11-24', left: -3, ...more })

function book(rows: Iterable<Row>, title = '全部案件') {
  return xlsxOf({ title, columns: COLUMNS, rows, notes: [['用途', '月度核对']] })
}
async function cellsOf(bytes: Uint8Array): Promise<string[][]> {
  return must(await readXlsxLines(bytes)).map((one) => one.cells)
}

describe('F-06 ids as text', () => {
  it('eighteen digits, an X at the end and leading zeros survive export → read', async () => {
    const ids = ['330499194001010011', '33049919400101002X', '000123', '1e5', '0x10', '1/2', 'TRUE']
    expect(await cellsOf(await book(ids.map((id) => row({ id }))))).toEqual([
      HEAD,
      ...ids.map((id) => [id, '示例·陈奶奶', '2026-11-24', '-3']),
    ])
  })

  it('survive what a spreadsheet does in between: read and written anew by its own model', async () => {
    const before = await book([row(), row({ id: '000123' })])
    const { sheets } = await readXlsx(before, { readStyles: true })
    const saved = await writeXlsx({ sheets: sheets.map(({ name, rows, columns }) => ({ name, rows, ...(columns ? { columns } : {}) })) })
    expect((await cellsOf(saved)).map((cells) => cells[0])).toEqual(['身份证号', '330499194001010011', '000123'])
  })

  it('are typed as text in the file, and the column is set to text, so that a retyped id stays one', async () => {
    const { sheets } = await readXlsx(await book([row()]), { readStyles: true })
    expect(sheets[0]?.rows[1]?.[0]).toBe('330499194001010011')
    expect(sheets[0]?.cells?.get('1,0')?.style?.numFmt).toBe('@')
  })

  it('a number too long to be exact is refused, by its place', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: '表', rows: [['身份证号'], [330499194001010000]] }] })
    expect(await readXlsxLines(bytes)).toMatchObject({
      problem: { code: 'xlsxLongNumber', message: expect.stringContaining('第 2 行第 1 列') },
    })
  })
})

describe('F-05 nothing that counts', () => {
  const SIGNS = ['=1+1', '+86', '-1', '−1', '@x', '＝1', '＋1', '－1', '＠x', "'=1", '\t=1', '\r=1', '=HYPERLINK("http://x")']

  it.each(SIGNS)('%j is written behind a quote mark', async (name) => {
    const { sheets } = await readXlsx(await book([row({ name })]))
    expect(sheets[0]?.rows[1]?.[1]).toBe(`'${name}`)
    expect(sheets[0]?.cells?.get('1,1')?.formula).toBeUndefined()
  })

  it('and comes back without it', async () => {
    const names = SIGNS.filter((one) => one === one.trim())
    expect((await cellsOf(await book(names.map((name) => row({ name }))))).slice(1).map((cells) => cells[1])).toEqual(names)
  })

  it('heads and notes too', async () => {
    const column: SheetColumn<null> = { header: '=1', width: 9, kind: 'text', value: () => 'x' }
    const { sheets } = await readXlsx(await xlsxOf({ title: 't', columns: [column], rows: [null], notes: [['=a', '@b']] }))
    expect(sheets[0]?.rows[0]).toEqual(["'=1"])
    expect(sheets[1]?.rows[0]).toEqual(["'=a", "'@b"])
  })

  it('a formula is refused on import, whatever result it brings along', async () => {
    const cells = new Map([['1,0', { value: 2, type: 'formula' as const, formula: '1+1', formulaResult: 2 }]])
    const bytes = await writeXlsx({ sheets: [{ name: '表', rows: [['甲'], [2]], cells }] })
    expect(await readXlsxLines(bytes)).toMatchObject({
      problem: { code: 'xlsxFormula', message: expect.stringContaining('第 2 行第 1 列') },
    })
  })

  it('any text at all comes back as it was, trimmed and composed', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (names) => {
        const read = await cellsOf(await book(names.map((name) => row({ name }))))
        expect(read.slice(1).map((cells) => cells[1])).toEqual(names.map((name) => name.normalize('NFC').trim()))
      }),
      { numRuns: 60 },
    )
  })
})

describe('the workbook', () => {
  it('has a frozen Chinese head, a filter over all rows, real days and numbers, and says where it comes from', async () => {
    const { sheets } = await readXlsx(await book([row(), row({ day: null, left: null })]))
    const [list, about] = sheets
    expect(list).toMatchObject({ name: '全部案件', freezePane: { rows: 1 }, autoFilter: { range: 'A1:D3' } })
    expect(list?.rows[0]).toEqual(HEAD)
    expect(list?.rows[1]?.[2]).toEqual(new Date('2026-11-24T00:00:00Z'))
    expect(list?.rows[1]?.[3]).toBe(-3)
    expect(list?.rows[2]?.slice(2) ?? []).toEqual([null, null])
    expect(about).toMatchObject({ name: '导出说明', rows: [['用途', '月度核对']] })
  })

  it.each([
    ['我的案桌：待我处理/超期[*]', '我的案桌：待我处理 超期'],
    ['导出说明', '清单'],
    ['长'.repeat(40), '长'.repeat(31)],
  ])('a title no sheet may bear is mended: %s', async (title, name) => {
    expect((await readXlsx(await book([row()], title))).sheets[0]?.name).toBe(name)
  })

  it('twenty-eight columns have letters', async () => {
    const columns = Array.from(
      { length: 28 },
      (_, i): SheetColumn<null> => ({ header: `${i}列`, width: 9, kind: 'number', value: () => i }),
    )
    const { sheets } = await readXlsx(await xlsxOf({ title: 't', columns, rows: [null], notes: [] }))
    expect(sheets[0]?.autoFilter?.range).toBe('A1:AB2')
  })

  it('is sent under its Chinese name and kept nowhere', async () => {
    const response = xlsxResponse('全部案件.xlsx', await book([row()]))
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(response.headers.get('Content-Disposition')).toContain(encodeURIComponent('全部案件'))
    expect(await cellsOf(new Uint8Array(await response.arrayBuffer()))).toHaveLength(2)
  })
})

describe('F-01 what is read', () => {
  const bytesOf = (text: string) => new TextEncoder().encode(text)

  it.each([
    ['nothing', new Uint8Array()],
    ['a text', bytesOf('机构编号,名称\n1,2')],
    ['a pdf', bytesOf('%PDF-1.7 ')],
    ['a zip of nothing', new Uint8Array([0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0)])],
  ])('%s is no workbook', async (_, bytes) => {
    expect(await readXlsxLines(bytes)).toMatchObject({ problem: { code: 'notXlsx' } })
  })

  it('a file beyond its bound, and one that unpacks beyond it, are refused unread', async () => {
    expect(await readXlsxLines(new Uint8Array(XLSX_LIMITS.fileBytes + 1))).toMatchObject({ problem: { code: 'xlsxTooLarge' } })
    const bytes = await book([row()])
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const directory = view.getUint32(bytes.length - 6, true)
    view.setUint32(directory + 24, 0x7fffffff, true)
    expect(await readXlsxLines(bytes)).toMatchObject({ problem: { code: 'xlsxTooLarge' } })
    view.setUint32(directory + 24, 0, true)
    expect(await readXlsxLines(bytes)).toMatchObject({ problem: { code: 'xlsxTooLarge' } })
  })

  it('more rows than one import may have are refused', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: '表', rows: Array.from({ length: XLSX_LIMITS.rows + 2 }, () => ['x']) }] })
    expect(await readXlsxLines(bytes)).toMatchObject({ problem: { code: 'xlsxTooLong' } })
  })
})
