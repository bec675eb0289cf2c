import { describe, expect, it } from 'vitest'
import { cellsWith, FIXTURE } from '../register.fixture'
import { COLUMNS, type RegisterRow, type RowCells } from '../schema'
import { changeBetween, changeInWords, itemOf, judgeChange, listedChangesOf, mayStand, meetsRegister, rowDigest, titleOf } from './change'
import { judgeForm, rulesWithoutField } from './form'
import { judgeRow } from './import-row'
import { listDigest } from './listing'

function rowOf(amended: Partial<RowCells> = {}): RegisterRow {
  return judgeRow(cellsWith(amended), { ...FIXTURE, codesInFile: new Map(), regionByCode: new Map() }).row as RegisterRow
}
const kept = rowOf()

describe('what a change is called', () => {
  it.each([
    [null, {}, 'add'],
    [kept, {}, null],
    [kept, { freePlaces: '1', openingHours: '周末休息' }, null],
    [kept, { phone: '0000-9（演示）' }, 'amend'],
    [kept, { agreementTo: '2030-12-31' }, 'renew'],
    [kept, { agreementTo: '2030-12-31', agreementNo: '续', licenceTo: '2031-12-31' }, 'renew'],
    [kept, { agreementTo: '2030-12-31', phone: '0000-9（演示）' }, 'amend'],
    [kept, { agreementTo: '2027-06-30' }, 'amend'],
    [kept, { status: '暂停服务', phone: '0000-9（演示）' }, 'suspend'],
    [kept, { status: '已退出' }, 'withdraw'],
    [rowOf({ status: '暂停服务' }), {}, 'resume'],
    [rowOf({ status: '已退出' }), {}, 'resume'],
  ] as const)('%#', (before, amended, change) => {
    expect(changeBetween(before, rowOf(amended))).toBe(change)
  })

  it('one by its name, several by how many of each', () => {
    const items = [itemOf(kept, rowOf({ phone: '1' })), itemOf(null, rowOf({ code: 'SL9980010002' })), itemOf(kept, rowOf({ phone: '2' }))]
    const known = items.filter((one) => one !== null)
    expect(titleOf(known.slice(0, 1))).toBe('变更 示例·长青护理院')
    expect(titleOf(known)).toBe('名录 3 家：新增 1 家、变更 2 家')
  })
})

describe('what may not be proposed', () => {
  const meeting = { row: rowOf({ phone: '1' }), kept, awaited: null, way: 'import' } as const
  const withdrawn = rowOf({ status: '已退出' })
  it.each([
    ['a change', {}, []],
    ['M-31: another waits', { awaited: rowOf({ phone: '2' }) }, ['M-31']],
    ['the same waits', { awaited: rowOf({ phone: '1' }) }, []],
    ['M-32: another kind', { kept: { ...kept, kind: 'assessment' as const } }, ['M-32']],
    ['M-33: a new one that has withdrawn', { kept: null, row: withdrawn }, ['M-33']],
    ['M-34: back by a file', { kept: withdrawn, row: kept }, ['M-34']],
    ['back by its own act', { kept: withdrawn, row: kept, way: 'act' as const }, []],
    ['M-34: amended after it withdrew', { kept: withdrawn, row: { ...withdrawn, phone: '1' }, way: 'act' as const }, ['M-34']],
    ['as it stands', { kept: withdrawn, row: withdrawn }, []],
    ['M-35: suspended after it withdrew', { kept: withdrawn, row: rowOf({ status: '暂停服务' }), way: 'act' as const }, ['M-34', 'M-35']],
  ])('%s', (_, amended, codes) => {
    expect(judgeChange({ ...meeting, ...amended }).map((one) => one.code)).toEqual(codes)
  })

  it.each([
    ['valid', 'suspend', 'suspended'],
    ['valid', 'resume', null],
    ['valid', 'withdraw', 'withdrawn'],
    ['suspended', 'suspend', null],
    ['suspended', 'resume', 'valid'],
    ['suspended', 'withdraw', 'withdrawn'],
    ['withdrawn', 'suspend', null],
    ['withdrawn', 'resume', 'valid'],
    ['withdrawn', 'withdraw', null],
  ] as const)('%s: %s', (status, change, next) => {
    const outcome = mayStand({ ...kept, status }, change)
    expect(outcome.ok ? outcome.value.status : null).toBe(next)
  })
})

describe('a docket meets the register it was proposed against', () => {
  const item = itemOf(kept, rowOf({ phone: '1' }))
  const items = item ? [item] : []
  it('or is stale, naming what has moved', () => {
    expect(meetsRegister(items, new Map([[kept.code, kept]])).ok).toBe(true)
    expect(meetsRegister(items, new Map([[kept.code, { ...kept, phone: '2' }]]))).toMatchObject({
      problem: { code: 'stale', also: [{ message: expect.stringContaining(kept.name) }] },
    })
    expect(meetsRegister(items, new Map())).toMatchObject({ problem: { code: 'stale' } })
  })

  it('what changes from day to day makes nothing stale, and moves no digest', () => {
    const today = { ...kept, freePlaces: 0, openingHours: '' }
    expect(rowDigest(today)).toBe(rowDigest(kept))
    expect(listDigest([today])).toBe(listDigest([kept]))
    expect(meetsRegister(items, new Map([[kept.code, today]])).ok).toBe(true)
  })
})

describe('in plain words', () => {
  it('field by field, and only what is signed', () => {
    const changes = listedChangesOf(kept, rowOf({ phone: '', licenceNo: '', freePlaces: '1', townshipCode: '示例塘镇' }), FIXTURE)
    expect(changes.map((one) => changeInWords(COLUMNS[one.field], one))).toEqual([
      '乡镇街道：由“示例桥镇”改为“示例塘镇”',
      '联系电话：删去“0000-0000001（演示）”',
      '许可证号：删去“示例许可001”',
    ])
    expect(changeInWords('纬度', { before: '', after: '30.6' })).toBe('纬度：补填“30.6”')
  })
})

describe('a form', () => {
  it('has a field for every rule that may stop it', () => {
    expect(rulesWithoutField()).toEqual([])
  })

  it('sets the cells it sends over those that stand; the standing and what changes from day to day are not its own', () => {
    const outcome = judgeForm({ phone: '1', freePlaces: '9', status: '已退出' }, cellsWith({ status: '暂停服务' }), FIXTURE)
    expect(outcome).toMatchObject({ ok: true, value: { phone: '1', freePlaces: 3, status: 'suspended', name: kept.name } })
  })
})
