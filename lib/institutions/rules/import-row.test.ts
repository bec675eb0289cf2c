import { describe, expect, it } from 'vitest'
import { must } from '../../kernel/outcome'
import { cellsWith, FIXTURE } from '../register.fixture'
import { type FileRow, LATER_FIELDS, type RowCells } from '../schema'
import { csvOf, textOfFile } from './csv'
import { fileRowsOf, IMPORT_RULES, type ImportContext, judgeRow, wholeCells } from './import-row'

const CONTEXT: ImportContext = { ...FIXTURE, codesInFile: new Map([['SL9980010001', 1]]), regionByCode: new Map() }

/** For every rule, a line it alone stops (or warns of). */
const STOPPED: Record<string, { cells: Partial<RowCells>; context?: Partial<ImportContext> }> = {
  'M-01': { cells: { code: 'sl9980010001' } },
  'M-02': { cells: {}, context: { codesInFile: new Map([['SL9980010001', 2]]) } },
  'M-03': { cells: { name: '' } },
  'M-04': { cells: { kind: '医院' } },
  'M-05': { cells: { services: '' } },
  'M-06': { cells: { regionCode: '示例乙区', townshipCode: '示例浜镇' } },
  'M-07': { cells: {}, context: { regionByCode: new Map([['SL9980010001', '998002']]) } },
  'M-08': { cells: { townshipCode: '示例浜镇' } },
  'M-09': { cells: { address: '' } },
  'M-10': { cells: { legalPerson: '' } },
  'M-11': { cells: { beds: '2', freePlaces: '3' } },
  'M-12': { cells: { servesRegions: '示例甲市、别处' } },
  'M-13': { cells: { agreementNo: '' } },
  'M-14': { cells: { agreementFrom: '2026-02-30' } },
  'M-15': { cells: { status: '正常' } },
  'M-16': { cells: { mark: '长'.repeat(41) } },
  'M-17': { cells: { longitude: '' } },
  'M-18': { cells: { licenceFrom: '2030-01-01' } },
  'M-19': { cells: { carers: '3', certified: '4' } },
  'M-20': { cells: { openingHours: '早'.repeat(101) } },
  'M-21': { cells: { freePlacesOn: '2026-11-24' } },
  'M-51': { cells: { phone: '' } },
  'M-52': { cells: { beds: '', freePlaces: '' } },
  'M-53': { cells: { agreementTo: '2026-11-22' } },
  'M-54': { cells: { licenceTo: '2026-11-22' } },
}

describe('the numbered checks', () => {
  it('pass a good line', () => {
    const { reasons, row } = judgeRow(cellsWith(), CONTEXT)
    expect(reasons).toEqual([])
    expect(row).toMatchObject({ kind: 'care', services: ['institutionalCare', 'homeCare'], townshipCode: '998001100', beds: 60 })
  })

  it('are numbered once each, and each has its line here', () => {
    expect(IMPORT_RULES.map((rule) => rule.code)).toEqual(Object.keys(STOPPED))
  })

  it.each(IMPORT_RULES.map((rule) => [rule.code, rule] as const))('%s stops its line and no other check does', (code, rule) => {
    const stopped = STOPPED[code]
    const { reasons, row } = judgeRow(cellsWith(stopped?.cells), { ...CONTEXT, ...stopped?.context })
    expect(reasons).toEqual([{ code, says: rule.says, strength: rule.strength }])
    expect(row === null).toBe(rule.strength === 'blocks')
  })

  it.each([
    ['beds', '1.5'],
    ['beds', '-1'],
    ['beds', '六十'],
    ['freePlaces', 'x'],
  ])('%s %s is no number of places', (field, value) => {
    expect(judgeRow(cellsWith({ [field]: value }), CONTEXT).reasons).toMatchObject([{ code: 'M-11' }])
  })

  it.each([
    ['latitude', '北纬30', 'M-17'],
    ['latitude', '120.55', 'M-17'],
    ['longitude', '0', 'M-17'],
    ['licenceTo', '长期', 'M-18'],
    ['certified', '24人', 'M-19'],
    ['freePlacesOn', '昨天', 'M-21'],
  ])('%s %s is stopped by %s', (field, value, code) => {
    expect(judgeRow(cellsWith({ [field]: value }), CONTEXT).reasons).toMatchObject([{ code }])
  })

  it('an assessment institution has no services', () => {
    expect(judgeRow(cellsWith({ kind: '评估', services: '', beds: '', freePlaces: '' }), CONTEXT).row).toMatchObject({
      kind: 'assessment',
      services: [],
    })
    expect(judgeRow(cellsWith({ kind: '定点评估机构' }), CONTEXT).reasons).toMatchObject([{ code: 'M-05' }])
  })

  it('days as spreadsheets write them, regions by code, name or short name', () => {
    const { row } = judgeRow(
      cellsWith({ agreementFrom: '2026/1/1', agreementTo: '2027.12.31', regionCode: '998001', servesRegions: '示例乙，示例甲' }),
      CONTEXT,
    )
    expect(row).toMatchObject({ agreementFrom: '2026-01-01', agreementTo: '2027-12-31', servesRegions: ['998001', '998002'] })
  })
})

describe('a file', () => {
  const head =
    '机构编号,机构名称,机构类型,服务形式,统筹区,乡镇街道,详细地址,联系电话,法定代表人,床位数,空余床位,可服务地区,服务协议编号,协议起始日,协议终止日,状态,标记'

  it('may have its columns in any order, and others beside them', () => {
    const turned = `附注,${head.split(',').reverse().join(',')}\r\n无,示例,有效,,,,,,,,,,,,,,示例·甲,A\n\n`
    expect(fileRowsOf(turned)).toMatchObject({ ok: true, value: [{ line: 2, cells: { code: 'A', name: '示例·甲', mark: '示例' } }] })
  })

  it('of an older ledger lacks the later columns, and says nothing of them', () => {
    const [row] = must(
      fileRowsOf(`${head}\nSL9980010001,示例,护理,居家上门,示例甲市,示例桥镇,示例路1号,,示例,,3,示例甲市,1,2026-01-01,2027-01-01,有效,`),
    )
    expect(LATER_FIELDS.filter((field) => row?.cells[field] !== undefined)).toEqual([])
    const kept = cellsWith({ freePlaces: '3' })
    const whole = wholeCells((row as FileRow).cells, kept, '2026-11-23')
    for (const field of LATER_FIELDS) expect(whole[field]).toBe(kept[field])
  })

  it('tells the day of the free places by itself when they changed', () => {
    const { freePlacesOn: _, ...typed } = cellsWith({ freePlaces: '5' })
    expect(wholeCells(typed, cellsWith({ freePlaces: '3' }), '2026-11-23').freePlacesOn).toBe('2026-11-23')
    expect(wholeCells({ ...typed, freePlacesOn: '' }, cellsWith({ freePlaces: '5' }), '2026-11-23').freePlacesOn).toBe('2026-11-01')
    expect(wholeCells(typed, null, '2026-11-23').freePlacesOn).toBe('2026-11-23')
    expect(wholeCells({ ...typed, freePlaces: '' }, cellsWith(), '2026-11-23').freePlacesOn).toBe('')
  })

  it.each([
    ['', 'columnsMissing'],
    ['机构编号,机构名称\nA,B', 'columnsMissing'],
    [head, 'noRows'],
    [`${head}\n,,,,\n`, 'noRows'],
  ])('%j is refused: %s', (text, code) => {
    expect(fileRowsOf(text)).toMatchObject({ ok: false, problem: { code } })
  })

  it('names the columns it lacks', () => {
    expect(fileRowsOf('机构编号\nA')).toMatchObject({ problem: { message: expect.stringContaining('机构名称') } })
  })

  it('is read as UTF-8, with BOM or without, and as GB18030', () => {
    const bytes = (text: string) => new TextEncoder().encode(text)
    expect(textOfFile(bytes('\uFEFF机构'))).toMatchObject({ ok: true, value: { text: '机构', encoding: 'UTF-8' } })
    expect(textOfFile(bytes('机构'))).toMatchObject({ ok: true, value: { text: '机构', encoding: 'UTF-8' } })
    expect(textOfFile(new Uint8Array([0xbb, 0xfa, 0xb9, 0xb9]))).toMatchObject({ ok: true, value: { text: '机构', encoding: 'GB18030' } })
    // 𠮷, beyond the basic plane, in four bytes.
    expect(textOfFile(new Uint8Array([0x95, 0x34, 0xa8, 0x36])).ok).toBe(true)
    expect(textOfFile(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xff]))).toMatchObject({ problem: { code: 'notCsv' } })
  })

  it('quotes, line ends within cells, and signs survive being written and read (F-05)', () => {
    const cells = ['a"b', 'c,d', 'e\nf', '=1+1', '-5', '@x', '330483001']
    const csv = csvOf([head.split(','), [...cells, ...Array.from({ length: 10 }, () => '')]])
    expect(csv).toContain("'=1+1")
    expect(fileRowsOf(csv)).toMatchObject({
      value: [
        { cells: { code: 'a"b', name: 'c,d', kind: 'e\nf', services: '=1+1', regionCode: '-5', townshipCode: '@x', address: '330483001' } },
      ],
    })
  })
})
