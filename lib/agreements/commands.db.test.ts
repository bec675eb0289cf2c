import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Actor, CALENDAR, PUBLIC } from '../access/schema'
import { asActor, closeDoor } from '../db'
import { must } from '../kernel/outcome'
import {
  attestEdition,
  loadHolidayYear,
  moveDemoClock,
  saveAgreement,
  saveHolidayYear,
  saveRegion,
  saveTerms,
  saveTownships,
} from './commands'
import type { Region } from './schema'
import {
  agreementInForce,
  agreementsOf,
  attestationsOf,
  demoOffset,
  holidayYears,
  partnersOf,
  region,
  termsFor,
  townshipsOf,
  workingCalendarOf,
} from './store'

const nobody = { accountId: null, institutionId: null, personKey: null, regionCode: null }
const keeper: Actor = { ...nobody, role: 'administrator', accountId: 'keeper', name: '示例·管理员' }
const localAdministrator: Actor = { ...keeper, accountId: 'local', regionCode: '999001' }

// Regions of this file's own, so that it may share a database.
const [A, B] = ['999001', '999002']
function regionOf(code: string, letters: string): Region {
  return {
    ...{ code, letters, name: `示例${letters}市`, shortName: `示例${letters}`, cityName: '示例市' },
    ...{ bureauName: `示例${letters}经办中心`, phone: '0000（演示）', address: '示例路1号' },
  }
}
const reviewerOf = (regionCode: string): Actor => ({
  ...nobody,
  role: 'reviewer',
  accountId: `reviewer-${regionCode}`,
  regionCode,
  name: '示例·复核',
})
const entry = { regions: [B, A] as [string, string], title: '示例协议', signedOn: '2026-01-01', validFrom: '2026-01-01', source: '示例' }

beforeAll(async () => {
  must(await saveRegion(keeper, regionOf(A, 'ZA')))
  must(await saveRegion(keeper, regionOf(B, 'ZB')))
})
afterEach(() => vi.unstubAllEnvs())
afterAll(closeDoor)

describe('regions', () => {
  it('are kept by the administrator of all regions and nobody else', async () => {
    for (const actor of [localAdministrator, reviewerOf(A), PUBLIC, CALENDAR]) {
      const outcome = await saveRegion(actor, regionOf('999009', 'ZZ'))
      expect(outcome).toMatchObject({ ok: false, problem: { code: 'notKeeper' } })
    }
    expect(await asActor(PUBLIC, (tx) => region(tx, '999009'))).toBeNull()
    expect(await asActor(PUBLIC, (tx) => region(tx, A))).toMatchObject({ letters: 'ZA' })
  })

  it('the row policy says the same without the command', async () => {
    await expect(asActor(reviewerOf(A), (tx) => tx.region.createMany({ data: [regionOf('999008', 'ZY')] }))).rejects.toThrow(
      /row-level security/,
    )
  })

  it('share no letters', async () => {
    expect(await saveRegion(keeper, regionOf('999007', 'ZA'))).toMatchObject({ problem: { code: 'lettersTaken' } })
  })

  it('have townships of their own', async () => {
    const township = { code: '999001100', regionCode: A, name: '示例镇' }
    must(await saveTownships(keeper, A, [township]))
    must(await saveTownships(keeper, A, [township]))
    expect(await asActor(PUBLIC, (tx) => townshipsOf(tx, A))).toEqual([township])
    expect(await saveTownships(keeper, B, [township])).toMatchObject({ problem: { code: 'townshipElsewhere' } })
    expect(await saveTownships(keeper, '999006', [])).toMatchObject({ problem: { code: 'regionUnknown' } })
  })
})

describe('an agreement and its terms', () => {
  it('stands for either order of the pair from its first day', async () => {
    const made = must(await saveAgreement(keeper, entry))
    expect(must(await saveAgreement(keeper, entry)).id).toBe(made.id)
    const found = await asActor(PUBLIC, async (tx) => ({
      before: await agreementInForce(tx, A, B, '2025-12-31'),
      on: await agreementInForce(tx, A, B, '2026-01-01'),
      turned: await agreementInForce(tx, B, A, '2026-01-01'),
      partners: await partnersOf(tx, A, '2026-06-01'),
      all: await agreementsOf(tx, '2026-06-01'),
    }))
    expect(found.before).toBeNull()
    expect(found.on?.id).toBe(made.id)
    expect(found.turned?.id).toBe(made.id)
    expect(found.partners.map((one) => one.code)).toEqual([B])
    expect(found.all.map((one) => one.id)).toContain(made.id)
    expect(await saveAgreement(keeper, { ...entry, validFrom: '2026-05-01' })).toMatchObject({ problem: { code: 'agreementsOverlap' } })
    expect(await saveAgreement(keeper, { ...entry, regions: [A, A] })).toMatchObject({ problem: { code: 'oneRegion' } })
  })

  it('terms: rows by day over the defaults; a written row stands', async () => {
    const { id } = must(await saveAgreement(keeper, entry))
    const rows = [
      { key: 'noticeDays' as const, value: 7, validFrom: '2026-03-01', source: '示例条款', verified: true },
      { key: 'benefitStart' as const, value: 'validFrom', validFrom: '2026-03-01', source: '示例条款', verified: false },
    ]
    expect(must(await saveTerms(keeper, id, rows))).toBe(2)
    expect(must(await saveTerms(keeper, id, rows))).toBe(0)
    expect(await saveTerms(keeper, id, [{ ...(rows[0] as (typeof rows)[0]), value: 9 }])).toMatchObject({ problem: { code: 'termStands' } })
    const wrong = { key: 'noticeDays' as const, value: '七', validFrom: '2026-09-01', source: '示例', verified: false }
    expect(await saveTerms(keeper, id, [wrong])).toMatchObject({ problem: { code: 'termValue' } })
    const [before, after] = await asActor(PUBLIC, async (tx) => [
      await termsFor(tx, id, '2026-02-28'),
      await termsFor(tx, id, '2026-03-01'),
    ])
    expect(before).toMatchObject({ noticeDays: { value: 5, verified: false, validFrom: null } })
    expect(after).toMatchObject({ noticeDays: { value: 7, verified: true, validFrom: '2026-03-01' }, benefitStart: { value: 'validFrom' } })
  })
})

describe('holidays', () => {
  it('a loaded year is worked by, a day outside the loaded years is an error', async () => {
    must(await saveHolidayYear(keeper, { year: 2027, source: '演示', daysOff: ['2027-01-01'], workdays: ['2027-01-02'], mark: '演示' }))
    const calendar = await asActor(PUBLIC, workingCalendarOf)
    expect(calendar.isWorkingDay('2027-01-01')).toBe(false)
    expect(calendar.isWorkingDay('2027-01-02')).toBe(true)
    expect(() => calendar.isWorkingDay('2040-01-02')).toThrow('2040')
    expect(await saveHolidayYear(keeper, { year: 2027, source: '演示', daysOff: ['2028-01-01'], workdays: [] })).toMatchObject({
      problem: { code: 'dayElsewhere' },
    })
  })
})

describe('a year as an administrator types it', () => {
  const form = { year: 2031, source: '示例通知', daysOff: '1月1日、10月1日（周三）至3日', workdays: '9月27日', replaces: undefined }

  it('is read, judged, and replaces a year only when told so', async () => {
    expect(must(await loadHolidayYear(keeper, form))).toBe(2031)
    const calendar = await asActor(PUBLIC, workingCalendarOf)
    expect(['2031-10-02', '2031-09-27', '2031-09-28'].map((day) => calendar.isWorkingDay(day))).toEqual([false, true, false])
    expect(await loadHolidayYear(keeper, form)).toMatchObject({ problem: { code: 'yearLoaded', fields: { replaces: expect.any(String) } } })
    must(await loadHolidayYear(keeper, { ...form, daysOff: '1月1日', replaces: 'on' }))
    expect((await asActor(PUBLIC, workingCalendarOf)).isWorkingDay('2031-10-02')).toBe(true)
    const years = await asActor(PUBLIC, holidayYears)
    expect(years.find((one) => one.year === 2031)).toMatchObject({ source: '示例通知', isLoaded: true, daysOff: ['2031-01-01'] })
    expect(years.find((one) => one.year === 2026)).toMatchObject({ isLoaded: false })
  })

  it('refuses what cannot be read or cannot be right, under its own field, and anyone who is not the keeper', async () => {
    const told = async (more: object) => {
      const outcome = await loadHolidayYear(keeper, { ...form, year: 2032, ...more })
      return outcome.ok ? [] : [outcome.problem.code, ...Object.keys(outcome.problem.fields ?? {})]
    }
    expect(await told({ daysOff: '春节' })).toEqual(['notADay', 'daysOff'])
    expect(await told({ workdays: '2031-09-27' })).toEqual(['notADay', 'workdays'])
    expect(await told({ workdays: '9月27日' })).toEqual(['holidayFault', 'workdays'])
    expect(await loadHolidayYear(localAdministrator, { ...form, year: 2032, workdays: '' })).toMatchObject({
      problem: { code: 'notKeeper' },
    })
  })
})

describe('核对签署', () => {
  const edition = { id: `edition-${randomUUID()}`, digest: 'a'.repeat(64) }
  const entry = { editionId: edition.id, digest: edition.digest }

  it('is a reviewer’s, of the digest that is published, once for a bureau', async () => {
    vi.stubEnv('PORTAL_MODE', 'demo')
    expect(await attestEdition({ ...reviewerOf(A), role: 'clerk' }, edition, entry)).toMatchObject({ problem: { code: 'notReviewer' } })
    expect(await attestEdition(reviewerOf(A), edition, { ...entry, digest: 'b'.repeat(64) })).toMatchObject({
      problem: { code: 'digestDiffers' },
    })
    must(await attestEdition(reviewerOf(A), edition, { ...entry, mark: '演示' }))
    must(await attestEdition({ ...reviewerOf(A), accountId: 'another' }, edition, entry))
    const signed = await asActor(PUBLIC, (tx) => attestationsOf(tx, edition.id))
    expect(signed).toMatchObject([{ regionCode: A, accountId: `reviewer-${A}`, mark: '演示' }])
  })

  it('bears no demo mark in live mode', async () => {
    vi.stubEnv('PORTAL_MODE', 'live')
    expect(await attestEdition(reviewerOf(B), edition, { ...entry, mark: '演示' })).toMatchObject({ problem: { code: 'demoMark' } })
  })

  it('cannot be made for the other bureau, nor changed, even past the command', async () => {
    const row = { editionId: edition.id, digest: edition.digest, regionCode: B, accountId: 'x' }
    await expect(asActor(reviewerOf(A), (tx) => tx.attestation.createMany({ data: [row] }))).rejects.toThrow(/row-level security/)
    await expect(asActor(reviewerOf(A), (tx) => tx.attestation.updateMany({ data: { digest: 'c' } }))).rejects.toThrow(/permission denied/)
  })
})

describe('the demo clock', () => {
  it('only grows, and never in live mode', async () => {
    vi.stubEnv('PORTAL_MODE', 'demo')
    const start = await asActor(PUBLIC, demoOffset)
    expect(must(await moveDemoClock(reviewerOf(A), { days: 5, today: '2026-11-23' })).offsetDays).toBe(start + 5)
    expect(await moveDemoClock(reviewerOf(A), { days: 0, today: '2026-11-23' })).toMatchObject({ problem: { code: 'clockBackwards' } })
    expect(await moveDemoClock(reviewerOf(A), { days: -1, today: '2026-11-23' })).toMatchObject({ problem: { code: 'clockBackwards' } })
    expect(await moveDemoClock(PUBLIC, { days: 1, today: '2026-11-23' })).toMatchObject({ problem: { code: 'notClockMover' } })
    expect(await moveDemoClock(reviewerOf(A), { days: 1, today: '2099-12-31' })).toMatchObject({ problem: { code: 'yearNotLoaded' } })
    vi.stubEnv('PORTAL_MODE', 'live')
    expect(await moveDemoClock(reviewerOf(A), { days: 1, today: '2026-11-23' })).toMatchObject({ problem: { code: 'liveClock' } })
    expect(await asActor(PUBLIC, demoOffset)).toBe(start + 5)
  })
})
