import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { must } from '../../kernel/outcome'
import { cellsWith, FIXTURE } from '../register.fixture'
import { previewOf } from '../rules'
import { COLUMNS, type FileRow, LATER_FIELDS, REGISTER_FIELDS, type RegisterRow } from '../schema'
import { dayOf, dayOfPlainSerial, plainCells } from './cells'
import { csvOf, csvReading } from './csv'
import { AS_OF_COLUMN, REASON_COLUMN } from './file'
import { judgeRow, wholeCells } from './import-row'
import { fileRowsOf } from './table'

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
    ['', 'headerMissing'],
    ['甲,乙\n丙,丁', 'headerMissing'],
    ['机构编号,机构名称\nA,B', 'columnsMissing'],
    [head, 'noRows'],
    [`${head}\n,,,,\n`, 'noRows'],
  ])('%j is refused: %s', (text, code) => {
    expect(fileRowsOf(text)).toMatchObject({ ok: false, problem: { code } })
  })

  it('names the columns it lacks', () => {
    expect(fileRowsOf('机构编号,机构类型\nA,B')).toMatchObject({ problem: { message: expect.stringContaining('机构名称') } })
  })

  it('has its header below a title, with stars, blanks, full width and remarks in it', () => {
    const dressed = head.replace('机构编号', '机构编号*').replace('机构名称', '机 构 名 称').replace('协议起始日', '协议起始日（年-月-日）')
    const text = `两地共享定点机构名录,,,\n2026年11月,,\n${dressed}\nA${','.repeat(16)}`
    expect(fileRowsOf(text)).toMatchObject({ value: [{ line: 4, cells: { code: 'A', name: '' } }] })
    expect(fileRowsOf(`${'题,\n'.repeat(21)}${dressed}\nA`)).toMatchObject({ problem: { code: 'headerMissing' } })
  })

  it('with one of our headers twice is refused, and says where', () => {
    expect(fileRowsOf(`${head},机构名称\nA`)).toMatchObject({
      problem: { code: 'headerTwice', message: expect.stringMatching(/B 列和 R 列/) },
    })
  })

  it('with a quote left open is refused, and says where it was opened', () => {
    const text = `${head}\nA${','.repeat(16)}\n"B${','.repeat(16)}\nC`
    expect(fileRowsOf(text)).toMatchObject({ problem: { code: 'csvQuote', message: expect.stringContaining('第 3 行') } })
    expect(fileRowsOf(`${head}\n"${'x'.repeat(40_000)}`)).toMatchObject({ problem: { code: 'csvQuote' } })
  })

  it('is read the same in whatever pieces it comes', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', ' ', '甲', 'a', '\uFEFF') })
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 7 }),
        (records, size) => {
          const text = csvOf(records)
          const reading = csvReading()
          const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size))
          const inPieces = [...pieces.map((piece) => reading.write(piece)), reading.end()].flatMap((lines) => must(lines))
          const kept = records.map((cells, at) => ({ line: at + 1, cells: cells.map((one) => one.normalize('NFC').trim()) }))
          expect(inPieces).toEqual(kept.filter(({ cells }) => cells.some((one) => one !== '')))
        },
      ),
    )
  })

  it('says from which list each row was exported, and a row that has aged since is refused where it would change something', () => {
    const text = (asOf: string, beds: string) =>
      csvOf([
        [...REGISTER_FIELDS.map((field) => COLUMNS[field]), AS_OF_COLUMN, REASON_COLUMN],
        [...REGISTER_FIELDS.map((field) => cellsWith({ beds })[field]), asOf, ''],
      ])
    const row = judgeRow(cellsWith(), { ...FIXTURE, codesInFile: new Map(), regionByCode: new Map() }).row as RegisterRow
    const planned = (asOf: string, beds = '61') => previewOf(must(fileRowsOf(text(asOf, beds))), [{ ...row, listNumber: 7 }], FIXTURE)
    expect(planned('6')).toMatchObject({ changed: [], refused: [{ reasons: [{ code: 'G-05' }] }] })
    expect(planned('６')).toMatchObject({ refused: [{ reasons: [{ code: 'G-05' }] }] })
    expect(planned('6', '60')).toMatchObject({ unchanged: 1, refused: [] })
    for (const asOf of ['7', '8', '', '第六期']) expect(planned(asOf)).toMatchObject({ changed: [{ line: 2 }], refused: [] })
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

describe('cells', () => {
  it.each([
    ['2026-01-01', '2026-01-01'],
    ['2026/1/1', '2026-01-01'],
    ['2026.1.1', '2026-01-01'],
    ['2026年1月1日', '2026-01-01'],
    ['2026 年 1 月 1 日', '2026-01-01'],
    ['20260101', '2026-01-01'],
    ['２０２６－０１－０１', '2026-01-01'],
    ['2026-01-01 00:00:00', '2026-01-01'],
    ['2026/1/1 0:00', null],
    ['46023', '2026-01-01'],
    ['2026-02-30', null],
    ['20261301', null],
    ['26/1/1', null],
    ['1/1/2026', null],
    ['2026-01-01 08:30:00', null],
    ['2026年1月', null],
    ['12345', null],
    ['长期', null],
    ['', null],
  ])('the day %j is %j', (cell, day) => {
    expect(dayOf(cell)).toBe(day)
  })

  it('a serial number counts from 1900 or from 1904', () => {
    expect(dayOfPlainSerial(46_023, false)).toBe('2026-01-01')
    expect(dayOfPlainSerial(46_023 - 1462, true)).toBe('2026-01-01')
    expect(dayOfPlainSerial(46_023.5, false)).toBeNull()
  })

  it('codes, labels and numbers are read in half width; names, addresses and brackets keep their form', () => {
    const typed = cellsWith({
      ...{ code: 'ＳＬ９９８００１０００１', name: '示例·Ａ１护理院（东）', beds: '６０', phone: '０５７３－８８８（演示）' },
      ...{ agreementFrom: '２０２６／１／１', services: '机构护理，居家上门', agreementNo: '示例〔２０２６〕１号' },
    })
    expect(plainCells(typed)).toMatchObject({
      ...{ code: 'SL9980010001', name: '示例·Ａ１护理院（东）', beds: '60', phone: '0573-888（演示）' },
      ...{ agreementFrom: '2026/1/1', services: '机构护理,居家上门', agreementNo: '示例〔2026〕1号' },
    })
    const plan = previewOf([{ line: 2, cells: typed }], [], FIXTURE)
    expect(plan.added).toMatchObject([{ row: { code: 'SL9980010001', beds: 60, agreementFrom: '2026-01-01' } }])
  })

  it('what is refused is given back as it was typed', () => {
    const typed = cellsWith({ code: 'ＳＬ', beds: '６０' })
    expect(previewOf([{ line: 2, cells: typed }], [], FIXTURE).refused).toMatchObject([{ cells: { code: 'ＳＬ', beds: '６０' } }])
  })

  it('full width in the register itself is no change', () => {
    const row = judgeRow(cellsWith(), { ...FIXTURE, codesInFile: new Map(), regionByCode: new Map() }).row as RegisterRow
    expect(previewOf([{ line: 2, cells: cellsWith({ phone: '１' }) }], [{ ...row, phone: '１' }], FIXTURE)).toMatchObject({ unchanged: 1 })
  })
})
