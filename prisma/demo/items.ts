import type { Actor } from '@/lib/access/schema'
import type { Docket } from '@/lib/agreements/schema/docket'
import { asActor } from '@/lib/db'
import { recordInstitutionItems } from '@/lib/institutions/commands/institution-items'
import { signItemDocket } from '@/lib/institutions/commands/item-dockets'
import { proposeCatalogue } from '@/lib/institutions/commands/items'
import { proposeMapping } from '@/lib/institutions/commands/mapping'
import type { ItemTerms } from '@/lib/institutions/schema/items'
import type { ItemLink } from '@/lib/institutions/schema/mapping'
import { register } from '@/lib/institutions/store'
import { firstOfNextMonth, type PlainDate } from '@/lib/kernel/dates'
import { must } from '@/lib/kernel/outcome'
import { NOTHING, type SampleItem, SEVERAL, sampleItems } from './item-table'
import { NANXUN, TONGXIANG } from './reference'

type Office = { clerks: readonly [Actor, ...Actor[]]; reviewers: readonly [Actor, ...Actor[]] }
type Sides = [Office, Office]

const REGIONS = [TONGXIANG.code, NANXUN.code] as const
/** Two ways of numbering, two shares of the fund; the second region leaves the share of what is paid by day or month to the benefit. */
const CODE = [
  (kind: string, at: number) => `TX-${kind}${String(at).padStart(2, '0')}`,
  (kind: string, at: number) => `H${kind === 'S' ? 1 : 2}${String(at).padStart(3, '0')}`,
] as const
const FIRST = { today: '2025-06-10', from: '2025-07-01' }

function termsOf(side: 0 | 1): Array<ItemTerms & { sample: SampleItem }> {
  const count = { dailyLiving: 0, medicalNursing: 0 }
  return sampleItems(side).map((sample) => {
    count[sample.kind] += 1
    const { kind, name, unit, minutes, cents, forms } = sample
    const isTimed = minutes !== null
    return {
      ...{ code: CODE[side](kind === 'dailyLiving' ? 'S' : 'Y', count[kind]), name, kind, forms, unit, minutes, price: cents },
      ...{ fundShare: isTimed ? ([7000, 6500][side] as number) : side === 0 ? 7000 : null, mark: '示例', sample },
    }
  })
}

/** Both catalogues, version 1 of the mapping, a later version of the first catalogue, each proposed and signed by the people whose job it is. */
export async function seedItems(offices: Sides, today: PlainDate): Promise<void> {
  const catalogues = [termsOf(0), termsOf(1)] as const
  for (const side of [0, 1] as const) {
    const rows = catalogues[side].map(({ sample: _, ...row }) => row)
    const draft = { regionCode: REGIONS[side], base: 0, from: FIRST.from, rows, ended: [] }
    await signed(
      offices,
      side,
      FIRST.today,
      must(await proposeCatalogue(offices[side].clerks[0], { draft, reason: '示例：首版目录', today: FIRST.today })),
    )
  }
  const links = [...linksOf(catalogues, 0), ...linksOf(catalogues, 1)]
  const [lowRegion, highRegion] = [...REGIONS].sort() as [string, string]
  const mapping = { lowRegion, highRegion, base: 0, from: FIRST.from, links }
  await signed(
    offices,
    0,
    '2025-06-20',
    must(await proposeMapping(offices[0].clerks[0], { draft: mapping, reason: '示例：首版对照', today: '2025-06-20' })),
  )
  // A change that has happened, and one that waits for the other bureau.
  const dearer = (side: 0 | 1, names: string[], by: number) =>
    catalogues[side].filter((one) => names.includes(one.name)).map(({ sample: _, ...row }) => ({ ...row, price: row.price + by }))
  const second = { regionCode: REGIONS[0], base: 1, from: '2026-01-01', rows: dearer(0, ['上门助浴', '床上洗发'], 200), ended: [] }
  await signed(
    offices,
    0,
    '2025-12-08',
    must(await proposeCatalogue(offices[0].clerks[0], { draft: second, reason: '示例：人工费用上涨', today: '2025-12-08' })),
  )
  const waiting = {
    regionCode: REGIONS[1],
    base: 1,
    from: firstOfNextMonth(firstOfNextMonth(today)),
    rows: dearer(1, ['喂食照料'], 100),
    ended: [],
  }
  must(await proposeCatalogue(offices[1].reviewers[0], { draft: waiting, reason: '示例：与对方价格接近', today }))
  await seedPrices(offices)
}

async function signed(offices: Sides, side: 0 | 1, today: PlainDate, { id, digest }: Docket): Promise<void> {
  for (const office of [offices[side], offices[1 - side] as Office])
    must(await signItemDocket(office.reviewers[0], { docketId: id, digest, today }))
}

/** One side's links: the same key is the same thing, as many times as its minutes say. */
function linksOf(catalogues: readonly [ReturnType<typeof termsOf>, ReturnType<typeof termsOf>], side: 0 | 1): ItemLink[] {
  const there = catalogues[1 - side] as ReturnType<typeof termsOf>
  return catalogues[side].map(({ code, name, minutes, sample }) => {
    const base = { regionCode: REGIONS[side], code, reason: '' }
    const same = there.find((one) => one.sample.key === sample.key)
    if (same) return { ...base, targets: [{ code: same.code, ...ratio(minutes ?? 1, same.minutes ?? 1) }] }
    const several = there.filter((one) => SEVERAL[name]?.includes(one.name))
    if (several.length > 0) return { ...base, targets: several.map((one) => ({ code: one.code, num: 1, den: 1 })) }
    return { ...base, targets: [], reason: NOTHING[name] ?? '对方目录没有这样的项目' }
  })
}

function ratio(a: number, b: number): { num: number; den: number } {
  const divisor = (x: number, y: number): number => (y === 0 ? x : divisor(y, x % y))
  return { num: a / divisor(a, b), den: b / divisor(a, b) }
}

/** What each care institution offers and asks: by its services, somewhat below the catalogue, the same each time. */
async function seedPrices(offices: Sides): Promise<void> {
  for (const side of [0, 1] as const) {
    const clerk = offices[side].clerks[0]
    const houses = (await asActor(clerk, register)).filter((one) => one.kind === 'care' && one.regionCode === REGIONS[side])
    for (const [nth, house] of houses.entries()) {
      const offered = termsOf(side).filter((one, at) => one.forms.some((form) => house.services.includes(form)) && (nth + at) % 3 !== 0)
      const entries = offered.map(({ code, price }, at) => ({
        itemCode: code,
        // Whole 角, at 90 to 100 of a hundred.
        price: Math.floor((price * (100 - ((nth + at) % 3) * 5)) / 1000) * 10,
        from: '2025-07-01',
        mark: '示例',
      }))
      must(await recordInstitutionItems(clerk, { institutionCode: house.code, entries }))
    }
  }
}
