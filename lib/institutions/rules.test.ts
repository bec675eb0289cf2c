import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { must } from '../kernel/outcome'
import { cellsWith, FIXTURE } from './register.fixture'
import { needsReason, previewOf, searchText, standingOn, validFor } from './rules'
import { csvOf } from './rules/csv'
import { judgeRow } from './rules/import-row'
import { listDigest } from './rules/listing'
import { refusalRecord, registerRecords } from './rules/records'
import { searchKeysOf } from './rules/search-key'
import { fileRowsOf } from './rules/table'
import {
  CARE_SERVICE_LABEL,
  CARE_SERVICES,
  type FileRow,
  INSTITUTION_STATUS_LABEL,
  INSTITUTION_STATUSES,
  type RegisterRow,
  type RowCells,
} from './schema'

function rowOf(amended: Partial<RowCells> = {}): RegisterRow {
  const context = { ...FIXTURE, codesInFile: new Map(), regionByCode: new Map() }
  return judgeRow(cellsWith(amended), context).row as RegisterRow
}

const lines = (...cells: RowCells[]): FileRow[] => cells.map((each, index) => ({ line: index + 2, cells: each }))

describe('validFor', () => {
  const care = rowOf()
  it.each([
    ['in force', {}, '2026-11-23', null],
    ['first day', {}, '2026-01-01', null],
    ['last day', {}, '2027-12-31', null],
    ['before', {}, '2025-12-31', 'notYet'],
    ['after', {}, '2028-01-01', 'agreementOver'],
    ['suspended', { status: 'suspended' }, '2026-11-23', 'suspended'],
    ['withdrawn', { status: 'withdrawn' }, '2026-11-23', 'withdrawn'],
    ['assesses', { kind: 'assessment' }, '2026-11-23', 'notCare'],
    ['one region only', { servesRegions: ['998001'] }, '2026-11-23', 'notShared'],
  ] as const)('%s', (_, amended, day, code) => {
    for (const [a, b] of [
      ['998001', '998002'],
      ['998002', '998001'],
    ] as const) {
      const outcome = validFor(
        { ...care, ...amended, servesRegions: [...('servesRegions' in amended ? amended.servesRegions : care.servesRegions)] },
        day,
        a,
        b,
      )
      expect(outcome.ok ? null : outcome.problem.code).toBe(code)
    }
  })
})

describe('standingOn', () => {
  it.each([
    [{}, '2026-11-23', true, '有效'],
    [{}, '2028-01-01', false, '协议已到期'],
    [{}, '2025-12-31', false, '协议未生效'],
    [{ status: 'suspended' as const }, '2026-11-23', false, '暂停服务'],
    [{ status: 'withdrawn' as const }, '2026-11-23', false, '已退出'],
  ])('%j on %s', (amended, day, inForce, says) => {
    expect(standingOn({ ...rowOf(), ...amended }, day)).toEqual({ inForce, says })
  })
})

describe('search keys', () => {
  it.each([
    ['示例·乌镇春晖护理院', '春晖'],
    ['示例·乌镇春晖护理院', 'chunhui'],
    ['示例·乌镇春晖护理院', 'wuzhen'],
    ['示例·乌镇春晖护理院', 'CHUNHUI'],
    ['示例·练市A区护理站', 'a区'],
    ['示例·𠮷祥护理站', '𠮷祥'],
  ])('%s is found by %s', (name, text) => {
    expect(searchKeysOf(name).nameKey.replaceAll(' ', '')).toContain(searchText(text))
  })

  it('initials', () => {
    expect(searchKeysOf('示例·乌镇春晖护理院').initials).toContain('wzchhly')
  })
})

describe('the plan of an upload', () => {
  it('tells new, changed field by field, unchanged, missing and refused', () => {
    const kept = [rowOf(), rowOf({ code: 'SL9980010002' }), rowOf({ code: 'SL9980010003', name: '示例·走了' })]
    const elsewhere: RegisterRow = { ...rowOf({ code: 'SL9980020001' }), regionCode: '998002', townshipCode: '998002100' }
    const file = lines(
      cellsWith(),
      cellsWith({ code: 'SL9980010002', phone: '0000-0000002（演示）', beds: '61' }),
      cellsWith({ code: 'SL9980010004' }),
      cellsWith({ code: 'SL9980010005', beds: '-1' }),
    )
    const plan = previewOf(file, [...kept, elsewhere], FIXTURE)
    expect(plan.unchanged).toBe(1)
    expect(plan.added.map(({ row }) => row.code)).toEqual(['SL9980010004'])
    expect(plan.changed).toMatchObject([
      {
        line: 3,
        changes: [
          { field: 'phone', before: '0000-0000001（演示）', after: '0000-0000002（演示）' },
          { field: 'beds', before: '60', after: '61' },
        ],
      },
    ])
    // Of the own region only: what the other bureau lists is not missing here.
    expect(plan.missing).toEqual([{ code: 'SL9980010003', name: '示例·走了' }])
    expect(plan.refused).toMatchObject([{ line: 5, reasons: [{ code: 'M-11' }] }])
    expect(plan.refused.map(refusalRecord)[0]?.at(-1)).toContain('M-11')
  })

  it('asks for a reason only where a row to be written carries a warning', () => {
    expect(needsReason(previewOf(lines(cellsWith()), [], FIXTURE))).toBe(false)
    expect(needsReason(previewOf(lines(cellsWith({ phone: '' })), [], FIXTURE))).toBe(true)
    expect(needsReason(previewOf(lines(cellsWith({ phone: '' })), [rowOf({ phone: '' })], FIXTURE))).toBe(false)
  })

  const cells = fc.record({
    number: fc.integer({ min: 1, max: 9999 }),
    name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    address: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    services: fc.subarray([...CARE_SERVICES], { minLength: 1 }),
    beds: fc.option(fc.integer({ min: 0, max: 500 })),
    status: fc.constantFrom(...INSTITUTION_STATUSES),
    sign: fc.constantFrom('', '=', '+', '-', '@', '−', '"', ',', "'"),
  })

  it('an issue written out and uploaded again changes nothing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(cells, { selector: ({ number }) => number, maxLength: 12 }), (given) => {
        const file = lines(
          ...given.map(({ number, name, address, services, beds, status, sign }) =>
            cellsWith({
              ...{ code: `SL998001${String(number).padStart(4, '0')}`, name: `${sign}${name}`.normalize('NFC').trim() || '示例' },
              ...{
                address: `${sign}${address}`.normalize('NFC').trim() || '示例',
                services: services.map((one) => CARE_SERVICE_LABEL[one]).join('、'),
              },
              ...{ beds: beds === null ? '' : String(beds), freePlaces: '', status: INSTITUTION_STATUS_LABEL[status] },
            }),
          ),
        )
        const first = previewOf(file, [], FIXTURE)
        const register = first.added.map(({ row }) => row)
        expect(first.refused.filter(({ reasons }) => reasons.every(({ code }) => code !== 'M-03' && code !== 'M-33'))).toEqual([])
        const again = must(fileRowsOf(csvOf(registerRecords(register.length > 0 ? register : [rowOf()], FIXTURE, 1))))
        const second = previewOf(again, register.length > 0 ? register : [rowOf()], FIXTURE)
        expect(second).toMatchObject({ added: [], changed: [], missing: [], refused: [] })
        // The digest does not hang on the order of the rows.
        expect(listDigest([...register].reverse())).toBe(listDigest(register))
      }),
      { numRuns: 200 },
    )
  })
})
