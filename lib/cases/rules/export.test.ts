import { describe, expect, it } from 'vitest'
import { VIEWERS } from '../../people/schema'
import { QueueFilter } from '../schema/desk'
import { ExportRequest, MASKED_COLUMNS, USUAL_COLUMNS } from '../schema/export'
import { conditionsOf } from './conditions'
import { checkExport, exported } from './export'

const asked = (more: object = {}) =>
  ExportRequest.parse({ base: 'cases', filter: {}, columns: ['caseNo', 'name'], purpose: 'ledger', ...more })

describe('P-04 what an export must say first', () => {
  it.each([
    [{}, []],
    [{ purpose: '' }, ['purpose']],
    [{ columns: [] }, ['columns']],
    [{ purpose: 'other' }, ['said']],
    [{ purpose: 'other', said: '　　说' }, ['said']],
    [{ purpose: 'other', said: '两地例会' }, []],
    [{ full: ['name'] }, ['said']],
    [{ full: ['name'], said: '逐户电话核对' }, []],
    [{ full: ['nationalId'], said: '逐户电话核对' }, ['full']],
    [{ columns: [], purpose: '', full: ['name'] }, ['columns', 'full', 'purpose', 'said']],
  ])('%j is refused at %j', (more, fields) => {
    const checked = checkExport(asked(more))
    expect(checked.ok ? [] : Object.keys(checked.problem.fields ?? {})).toEqual(fields)
  })
})

describe('masked by default, by field and side', () => {
  const VALUES = { name: '示例·陈桂珍', nationalId: '330499194001010011', phone: '19900000001', address: '练市镇示例路 61 号' } as const

  it.each(MASKED_COLUMNS)('%s is masked for a bureau that sees it in full on its screens', (field) => {
    const masked = exported(field, VALUES[field], ['competentBureau'], false)
    expect(masked).not.toBe(VALUES[field])
    expect(masked).toContain('*')
    expect(exported(field, VALUES[field], ['residenceBureau'], true)).toBe(VALUES[field])
  })

  it.each(VIEWERS.filter((viewer) => !['competentBureau', 'residenceBureau', 'self', 'assessorOpen'].includes(viewer)))(
    '%s is given none of them sealed in full, asked for or not',
    (viewer) => {
      for (const field of ['nationalId', 'phone', 'address'] as const)
        expect(exported(field, VALUES[field], [viewer], true)).not.toBe(VALUES[field])
    },
  )

  it('what is not there is empty, not masked', () => expect(exported('phone', null, ['competentBureau'], true)).toBeNull())
  it('ids, phones and addresses are not among the usual columns', () => {
    expect(USUAL_COLUMNS.filter((column) => ['nationalId', 'phone', 'address'].includes(column))).toEqual([])
  })
})

describe('conditions in words', () => {
  const names = { regions: [{ code: '998001', shortName: '甲' }], towns: [{ code: '998001100', name: '示例镇' }] }
  it('are told in order, by names', () => {
    const filter = QueueFilter.parse({
      ...{
        from: '998001',
        to: '998002',
        status: 'submitted',
        occasion: 'dispute',
        age: '30',
        due: 'paused',
        town: '998001100',
        grade: '4',
      },
      ...{ since: '2026-01-01', until: '2026-02-01' },
    })
    expect(conditionsOf(filter, names).map((one) => one.says)).toEqual([
      ...['参保地：甲', '居住地：998002', '状态：待受理', '类型：复评', '停留时间：满一个月', '期限：暂停计时', '乡镇（街道）：示例镇'],
      ...['失能等级：重度失能Ⅱ级', '变动日自 2026-01-01', '变动日至 2026-02-01'],
    ])
  })
  it('none are none', () => expect(conditionsOf(QueueFilter.parse({}), names)).toEqual([]))
})
