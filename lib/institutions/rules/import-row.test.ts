import { describe, expect, it } from 'vitest'
import { cellsWith, FIXTURE } from '../register.fixture'
import type { RowCells } from '../schema'
import { IMPORT_RULES, type ImportContext, judgeRow } from './import-row'

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
