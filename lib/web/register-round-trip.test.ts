import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsWith, FIXTURE } from '../institutions/register.fixture'
import { previewOf } from '../institutions/rules'
import { csvOf } from '../institutions/rules/csv'
import { judgeRow } from '../institutions/rules/import-row'
import { REFUSAL_HEAD, refusalRecord, registerRecords } from '../institutions/rules/records'
import type { RegisterRow, RowCells } from '../institutions/schema'
import { must } from '../kernel/outcome'
import type { RegisterDesk } from './register'
import { readRegisterFile } from './register-file'
import { registerWorkbook, templateWorkbook } from './register-sheets'
import { xlsxStreamOf } from './xlsx'

const LIST = 7
const [own] = FIXTURE.regions

function rowOf(amended: Partial<RowCells> = {}): RegisterRow {
  const { row } = judgeRow(cellsWith(amended), { ...FIXTURE, codesInFile: new Map(), regionByCode: new Map() })
  if (!row) throw new Error('no row')
  return row
}
const kept = (rows: readonly RegisterRow[]) => rows.map((row) => ({ ...row, id: row.code, listNumber: LIST }))
const deskOf = (rows: readonly RegisterRow[]) =>
  ({
    region: own,
    regions: FIXTURE.regions,
    townships: FIXTURE.townships,
    rows: kept(rows),
    versions: [{ number: LIST }],
  }) as unknown as RegisterDesk

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((one) => one.normalize('NFC').trim())
  .filter((one) => one !== '')
const sign = fc.constantFrom('', '=', '+', '-', '@', '−', '＝', '"', ',', "'", "'+", '000')
const signed = fc.tuple(sign, text).map(([before, after]) => `${before}${after}`.normalize('NFC').trim())
const short = signed.filter((one) => one.length <= 40)
const day = fc.constantFrom('2025-01-31', '2026-02-28', '2026-11-01', '2028-02-29')
const count = fc.option(fc.integer({ min: 0, max: 500 }))
const rows = fc.uniqueArray(
  fc.record({
    ...{ number: fc.integer({ min: 1, max: 9999 }), name: short, address: short, legalPerson: short, mark: short, phone: short },
    ...{ agreementNo: short, licenceNo: short, openingHours: short, beds: count, agreementFrom: day, licenceTo: fc.option(day) },
    place: fc.option(fc.tuple(fc.double({ min: 18, max: 50, noNaN: true }), fc.double({ min: 80, max: 130, noNaN: true }))),
  }),
  { selector: ({ number }) => number, minLength: 1, maxLength: 8 },
)
const register = rows.map((given) =>
  given.map(
    ({ number, place, beds, licenceTo, ...cells }): RegisterRow => ({
      ...rowOf({ code: `SL998001${String(number).padStart(4, '0')}` }),
      ...cells,
      ...{ beds, freePlaces: null, carers: beds, certified: null, licenceFrom: null, licenceTo, agreementTo: '2029-12-31' },
      ...{ latitude: place && Number(place[0].toFixed(6)), longitude: place && Number(place[1].toFixed(6)) },
    }),
  ),
)

/** The bytes of a text in GB18030, by turning the decoder round over its codes of one and two bytes. */
function gb18030(source: string): Uint8Array | null {
  if (codes.size === 0) {
    const decoder = new TextDecoder('gb18030')
    for (let one = 0; one < 0x80; one += 1) codes.set(String.fromCharCode(one), [one])
    for (let high = 0x81; high < 0xff; high += 1)
      for (let low = 0x40; low < 0xff; low += 1) {
        const letter = decoder.decode(new Uint8Array([high, low]))
        if (letter.length === 1 && letter !== '\uFFFD' && !codes.has(letter)) codes.set(letter, [high, low])
      }
  }
  const bytes = [...source].map((letter) => codes.get(letter))
  return bytes.every((one) => one !== undefined) ? new Uint8Array(bytes.flat()) : null
}
const codes = new Map<string, number[]>()

async function planned(bytes: Uint8Array, name: string, against: readonly RegisterRow[]) {
  return previewOf(must(await readRegisterFile(bytes, name, () => {})).rows, kept(against), FIXTURE)
}
const nothing = (rows: readonly RegisterRow[]) => ({ added: [], changed: [], missing: [], refused: [], unchanged: rows.length })

describe('F-05 F-06 what was exported and is uploaded again changes nothing', () => {
  it('as a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(register, async (given) => {
        const bytes = await registerWorkbook(deskOf(given), '示例·经办', new Date('2026-11-24T00:00:00Z'))
        expect(await planned(bytes, '名录.xlsx', given)).toMatchObject(nothing(given))
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  it('as csv, in UTF-8 and in GB18030', async () => {
    await fc.assert(
      fc.asyncProperty(register, async (given) => {
        const csv = csvOf(registerRecords(given, FIXTURE, LIST))
        expect(await planned(new TextEncoder().encode(csv), '名录.csv', given)).toMatchObject(nothing(given))
        const chinese = gb18030(csv.slice(1))
        if (chinese) expect(await planned(chinese, '名录.csv', given)).toMatchObject(nothing(given))
      }),
      { numRuns: 60 },
    )
    expect(gb18030('机构编号')).toEqual(new Uint8Array([0xbb, 0xfa, 0xb9, 0xb9, 0xb1, 0xe0, 0xba, 0xc5]))
    const named = [rowOf({ name: '示例·长青护理院' })]
    const bytes = gb18030(csvOf(registerRecords(named, FIXTURE, LIST)).slice(1)) as Uint8Array
    expect(must(await readRegisterFile(bytes, '名录.csv', () => {})).format).toBe('csv，GB18030')
    expect(await planned(bytes, '名录.csv', named)).toMatchObject(nothing(named))
  }, 60_000)

  const office = spawnSync('soffice', ['--version'])
  it.skipIf(office.error)(
    'opened and saved by LibreOffice in between (skipped where soffice is not installed)',
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'register-'))
      try {
        const given = [
          rowOf({ name: '=示例·000', phone: '-0001', licenceNo: '000123' }),
          rowOf({ code: 'SL9980010002', agreementFrom: '2026-02-28' }),
        ]
        writeFileSync(path.join(folder, '名录.xlsx'), await registerWorkbook(deskOf(given), '示例·经办', new Date('2026-11-24T00:00:00Z')))
        const saved = path.join(folder, 'saved')
        expect(spawnSync('soffice', ['--headless', '--convert-to', 'xlsx', '--outdir', saved, path.join(folder, '名录.xlsx')]).status).toBe(
          0,
        )
        expect(await planned(readFileSync(path.join(saved, '名录.xlsx')), '名录.xlsx', given)).toMatchObject(nothing(given))
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    120_000,
  )
})

describe('the files given out', () => {
  it('a template is empty, says how it is filled in with every check by its number, and is told so when uploaded as it is', async () => {
    const read = await readRegisterFile(await templateWorkbook(deskOf([])), '模板.xlsx', () => {})
    expect(read).toMatchObject({ problem: { code: 'noRows' } })
  })

  it('an error workbook, corrected, is uploaded as it is; what was stale stays so', async () => {
    const base = rowOf()
    const wrong = previewOf([{ line: 2, cells: cellsWith({ beds: '-1' }), asOf: '6' }], kept([base]), FIXTURE)
    const book = async (records: readonly string[][]) => {
      async function* lines() {
        yield* [REFUSAL_HEAD, ...records]
      }
      return new Uint8Array(await new Response(xlsxStreamOf('错误清单', [], lines())).arrayBuffer())
    }
    const records = wrong.refused.map(refusalRecord)
    expect(records[0]?.at(-1)).toContain('M-11')
    expect((await planned(await book(records), 'a.xlsx', [base])).refused).toMatchObject([
      { cells: { beds: '-1' }, reasons: [{ code: 'M-11' }] },
    ])
    const corrected = records.map((cells) => cells.map((cell) => (cell === '-1' ? '60' : cell)))
    expect(await planned(await book(corrected), 'a.xlsx', [base])).toMatchObject(nothing([base]))
    const changed = records.map((cells) => cells.map((cell) => (cell === '-1' ? '61' : cell)))
    expect((await planned(await book(changed), 'a.xlsx', [base])).refused).toMatchObject([{ reasons: [{ code: 'G-05' }] }])
  })
})
