import type { ResolverOptions } from 'react-hook-form'
import { describe, expect, test } from 'vitest'
import { ApplyEntry } from '@/lib/cases/schema/apply'
import { inventNationalId } from '@/lib/people/rules/national-id'
import { type EntryValues, entryOf, NOTHING_TYPED, resolveEntry, resolvePatch } from './entry-values'
import { screenAt, screensOf } from './screens'

const today = '2026-11-24'
const options = { fields: {}, shouldUseNativeValidation: false } as ResolverOptions<EntryValues>
const typed: EntryValues = {
  appliedAs: 'agent',
  insuredRegion: '330483',
  residenceRegion: '330503',
  name: '示例·张测试',
  nationalId: inventNationalId('330499', '1941-02-03', 5),
  phone: '199 0000 0777',
  townshipCode: '330503103',
  address: '示例路 8 号',
  residenceSince: '2026-03-01',
  condition: '',
  representative: {
    name: '示例·张家属',
    nationalId: inventNationalId('330499', '1970-02-03', 6),
    phone: '0573-88120000',
    relationship: '女儿',
    validTo: '2028-03-01',
  },
}

describe('screens', () => {
  test('a group a screen; in 长辈版 a question a screen', () => {
    expect(screensOf(['who', 'person'], false).map((one) => one.key)).toEqual(['who', 'person'])
    expect(screensOf(['who', 'person'], true).map((one) => one.key)).toEqual([
      'who-appliedAs',
      'person-name',
      'person-nationalId',
      'person-phone',
    ])
  })

  test('an address of the other edition leads to the same group, an unknown one to the first', () => {
    expect(screenAt(screensOf(['who', 'person'], false), 'person-phone')).toBe(1)
    expect(screenAt(screensOf(['who', 'person'], true), 'person')).toBe(1)
    expect(screenAt(screensOf(['who', 'person'], false), 'nothing')).toBe(0)
    expect(screenAt(screensOf(['who', 'person'], false), null)).toBe(0)
  })
})

describe('what is typed', () => {
  test('passes as the action will read it', async () => {
    expect((await resolveEntry(today)(typed, undefined, options)).errors).toEqual({})
    expect(ApplyEntry.safeParse(entryOf(typed)).success).toBe(true)
  })

  test('alone, no representative is asked for or sent', async () => {
    const alone = { ...typed, appliedAs: 'self' as const, representative: NOTHING_TYPED.representative }
    expect((await resolveEntry(today)(alone, undefined, options)).errors).toEqual({})
    expect(entryOf(alone).representative).toBeNull()
  })

  test('each empty field says what is wanted', async () => {
    const { errors } = await resolveEntry(today)({ ...NOTHING_TYPED, appliedAs: 'agent' }, undefined, options)
    expect(errors.name?.message).toBe('请填写姓名')
    expect(errors.nationalId?.message).toBe('请填写身份证号')
    expect(errors.townshipCode?.message).toBe('请选择乡镇（街道）')
    expect(errors.representative?.relationship?.message).toBe('请填写与参保人的关系')
  })

  test('a day that can not be is told at its field', async () => {
    const { errors } = await resolveEntry(today)(
      { ...typed, residenceSince: '2027-03-01', representative: { ...typed.representative, validTo: '2020-01-01' } },
      undefined,
      options,
    )
    expect(errors.residenceSince?.message).toContain('不能晚于今天')
    expect(errors.representative?.validTo?.message).toContain('已经过期')
  })

  test('a field not shown in full may stay empty, a wrong one may not', async () => {
    const resolve = resolvePatch(
      ({ name, phone }) => ({ name, phone }),
      (field) => field === 'phone',
      today,
    )
    expect((await resolve({ ...typed, phone: '' }, undefined, options)).errors).toEqual({})
    expect((await resolve({ ...typed, phone: '12' }, undefined, options)).errors.phone?.message).toContain('手机号')
    expect((await resolve({ ...typed, name: '' }, undefined, options)).errors.name?.message).toBe('请填写姓名')
  })
})
