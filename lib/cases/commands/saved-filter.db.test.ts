import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../access/schema'
import { closeDoor } from '../../db'
import { must } from '../../kernel/outcome'
import { officer } from '../bulk-pair.fixture'
import { QueueFilter, SAVED_MOST, SaveFilter } from '../schema/desk'
import { dropFilter, savedFilters, saveFilter, standardFilter } from './saved-filter'

afterAll(closeDoor)

const someone = (): Actor => ({ ...officer('clerk', '996031'), accountId: randomUUID() })
const entry = (name: string, more: object = {}) => SaveFilter.parse({ base: 'desk', name, codes: { status: 'submitted' }, ...more })

describe('kept filters', () => {
  it('are codes under a name, in the order they were made, and a person’s own', async () => {
    const [me, other] = [someone(), someone()]
    must(await saveFilter(me, entry('练市待受理', { codes: { status: 'submitted', town: '330503100', list: 'soon', sort: 'since' } })))
    must(await saveFilter(me, entry('我派的')))
    const kept = await savedFilters(me, 'desk')
    expect(kept.map((one) => one.name)).toEqual(['练市待受理', '我派的'])
    expect(kept[0]?.codes).toEqual({ list: 'soon', status: 'submitted', town: '330503100', sort: 'since' })
    expect(await savedFilters(me, 'cases')).toEqual([])
    expect(await savedFilters(other, 'desk')).toEqual([])
    const [first] = kept
    expect(await dropFilter(other, first?.id ?? '')).toMatchObject({ problem: { code: 'filter.gone' } })
    expect(await standardFilter(other, first?.id ?? '')).toMatchObject({ problem: { code: 'filter.gone' } })
    expect((await savedFilters(me, 'desk'))[0]?.isStandard).toBe(false)
  })

  it('hold no page of a list and nothing that is no code', () => {
    const parsed = entry('x', { codes: { after: `none_${randomUUID()}`, status: 'nonsense', name: '示例·陈奶奶' } })
    expect(parsed.codes).toEqual({ list: 'mine' })
    expect(QueueFilter.parse(parsed.codes)).toEqual({ list: 'mine' })
  })

  it('a name serves once a list', async () => {
    const me = someone()
    must(await saveFilter(me, entry('同名')))
    expect(await saveFilter(me, entry('同名'))).toMatchObject({
      problem: { code: 'filter.nameTaken', fields: { name: expect.any(String) } },
    })
    must(await saveFilter(me, entry('同名', { base: 'cases' })))
  })

  it(`are at most ${SAVED_MOST}, and room is made by taking one away`, async () => {
    const me = someone()
    for (let i = 0; i < SAVED_MOST; i += 1) must(await saveFilter(me, entry(`第${i}组`, { base: i % 2 ? 'desk' : 'cases' })))
    expect(await saveFilter(me, entry('多一组'))).toMatchObject({ problem: { code: 'filter.full' } })
    must(await dropFilter(me, (await savedFilters(me, 'desk'))[0]?.id ?? ''))
    must(await saveFilter(me, entry('多一组')))
  })

  it('one a list is the standard; pressed again there is none', async () => {
    const me = someone()
    for (const name of ['甲', '乙']) must(await saveFilter(me, entry(name)))
    must(await saveFilter(me, entry('丙', { base: 'cases' })))
    const [one, two] = await savedFilters(me, 'desk')
    const [other] = await savedFilters(me, 'cases')
    const standards = async () =>
      [...(await savedFilters(me, 'desk')), ...(await savedFilters(me, 'cases'))].flatMap((each) => (each.isStandard ? [each.name] : []))
    must(await standardFilter(me, one?.id ?? ''))
    must(await standardFilter(me, other?.id ?? ''))
    must(await standardFilter(me, two?.id ?? ''))
    expect(await standards()).toEqual(['乙', '丙'])
    must(await standardFilter(me, two?.id ?? ''))
    expect(await standards()).toEqual(['丙'])
  })
})
