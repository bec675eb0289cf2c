import { afterAll, describe, expect, it } from 'vitest'
import { type Actor, PUBLIC } from '@/lib/access/schema'
import { basisText } from '@/lib/agreements/rules/terms'
import { TERM_KEYS } from '@/lib/agreements/schema'
import { agreementInForce, regions, termsFor, townshipsOf, workingCalendarOf } from '@/lib/agreements/store'
import { asActor, closeDoor } from '@/lib/db'
import { listDigest } from '@/lib/institutions/rules/listing'
import { assessmentInstitutionsOf, careInstitutionsFor, currentList, register } from '@/lib/institutions/store'
import { search } from '@/lib/institutions/store/search'
import { seedInstitutions } from './institutions'
import { NANXUN, seedReference, TONGXIANG } from './reference'

const nobody = { accountId: null, institutionId: null, personKey: null, regionCode: null }
const administrator: Actor = { ...nobody, role: 'administrator', accountId: 'seed', name: '演示·管理员' }
const staff = (role: 'clerk' | 'reviewer', regionCode: string): Actor => {
  return { ...nobody, role, accountId: `${role}-${regionCode}`, regionCode, name: '演示·经办' }
}
const listersOf = (code: string) => ({ clerk: staff('clerk', code), reviewer: staff('reviewer', code) })
const bureaus = { [TONGXIANG.name]: listersOf(TONGXIANG.code), [NANXUN.name]: listersOf(NANXUN.code) }
const today = '2026-11-23'

afterAll(closeDoor)

describe('the demo’s reference', () => {
  it('is made by commands, twice the same', async () => {
    const { id } = await seedReference(administrator)
    expect((await seedReference(administrator)).id).toBe(id)
    const found = await asActor(PUBLIC, async (tx) => ({
      regions: await regions(tx),
      towns: [await townshipsOf(tx, TONGXIANG.code), await townshipsOf(tx, NANXUN.code)],
      agreement: await agreementInForce(tx, NANXUN.code, TONGXIANG.code, today),
      terms: await termsFor(tx, id, today),
      calendar: await workingCalendarOf(tx),
    }))
    expect(found.regions.map((one) => one.letters)).toEqual(['TX', 'NX'])
    expect(found.towns.map((towns) => towns.length)).toEqual([11, 10])
    expect(found.agreement?.id).toBe(id)
    // One number two sources agree on; every other term is shown as 条款待核定.
    expect(TERM_KEYS.filter((key) => basisText(found.terms[key]) !== '条款待核定')).toEqual(['conclusionDays'])
    expect(found.calendar.years).toEqual([2025, 2026, 2027, 2028])
  })

  it('has 74 care institutions, invented and valid for both regions, and at least two that assess in each', async () => {
    const reports = await seedInstitutions(bureaus, today)
    expect(reports.map((one) => one.refused)).toEqual([0, 0])
    const again = await seedInstitutions(bureaus, today)
    expect(again.map((one) => one.docketId)).toEqual([null, null])
    const found = await asActor(PUBLIC, async (tx) => ({
      care: await careInstitutionsFor(tx, today, [TONGXIANG.code, NANXUN.code]),
      assessing: [await assessmentInstitutionsOf(tx, TONGXIANG.code, today), await assessmentInstitutionsOf(tx, NANXUN.code, today)],
      list: await currentList(tx),
      all: await register(tx),
      wuzhen: await search(tx, { text: 'wuzhen', kind: 'care' }),
    }))
    expect(found.care).toHaveLength(74)
    expect(found.list).toMatchObject({ number: 2, careCount: 74, digest: listDigest(found.all) })
    for (const institutions of found.assessing) expect(institutions.length).toBeGreaterThanOrEqual(2)
    for (const { name, legalPerson, phone, mark } of found.all) {
      expect(`${name}${legalPerson}`).toMatch(/^示例·.+示例·/)
      expect(phone).toMatch(/^057[23]-0000\d{3}（演示）$/)
      expect(mark).toBe('示例')
    }
    expect(new Set(found.all.map((one) => one.name)).size).toBe(found.all.length)
    expect(found.wuzhen.total).toBe(4)
  })
})
