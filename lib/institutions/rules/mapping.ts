import { chineseDay, type PlainDate } from '../../kernel/dates'
import { digestOf } from '../../kernel/digest'
import { shareOf, wholeCents } from '../../kernel/money'
import type { ItemTerms, ServiceItem } from '../schema/items'
import type { Equivalent, ItemBook, ItemLink, ItemTarget, MappingDraft, MappingVersion, Pay } from '../schema/mapping'
import { itemOn, unitSays } from './items'

/** The version of the mapping in force on `day`: the latest that has begun. */
export function mappingOn(versions: readonly MappingVersion[], day: PlainDate): MappingVersion | null {
  return versions.filter((one) => one.effectiveFrom <= day).sort((a, b) => b.number - a.number)[0] ?? null
}

/** The other region of a pair. */
export function otherOf({ lowRegion, highRegion }: Pick<MappingVersion, 'lowRegion' | 'highRegion'>, regionCode: string): string {
  return regionCode === lowRegion ? highRegion : lowRegion
}

/** Digest of a version: every link, by region and code. */
export function mappingDigest({ lowRegion, highRegion, from, links }: Omit<MappingDraft, 'base'>): string {
  return digestOf({ lowRegion, highRegion, from, links: inOrder(links) })
}

/** Links by region and code, targets by code. */
export function inOrder(links: readonly ItemLink[]): ItemLink[] {
  const key = (link: ItemLink) => `${link.regionCode} ${link.code}`
  return [...links]
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .map((link) => ({ ...link, targets: [...link.targets].sort((a, b) => (a.code < b.code ? -1 : 1)) }))
}

/**
 * Why one unit of an item is not what its targets say, as counted; null when it comes out even. Minutes are compared exactly, as
 * fractions: a part is never rounded away. A unit without minutes is only ever so many of the same unit.
 */
export function unevenness(item: ItemTerms, lines: ReadonlyArray<{ item: ItemTerms; num: number; den: number }>): string | null {
  const isTimed = item.minutes !== null
  if (lines.some((line) => (line.item.minutes !== null) !== isTimed || (!isTimed && line.item.unit !== item.unit)))
    return `计价单位不能折算（${unitSays(item)}与${lines.map((line) => unitSays(line.item)).join('、')}）`
  if (item.minutes === null) return null
  const den = lines.reduce((product, line) => product * BigInt(line.den), 1n)
  const minutes = lines.reduce((sum, line) => sum + BigInt(line.item.minutes ?? 0) * BigInt(line.num) * (den / BigInt(line.den)), 0n)
  return minutes === BigInt(item.minutes) * den ? null : '分钟数合不上'
}

/**
 * What an item of `regionCode` is called in the other region of the book on `day`. Null when the region has no such item that day;
 * otherwise always an answer: what it is, or a reason why it is nothing there.
 */
export function equivalentOn(book: ItemBook, regionCode: string, code: string, day: PlainDate): Equivalent | null {
  const item = itemOn(book.items, regionCode, code, day)
  if (!item) return null
  const version = mappingOn(book.versions, day)
  if (!version) return { kind: 'none', pending: true, reason: `${chineseDay(day)}两地还没有会签项目对照` }
  const link = version.links.find((one) => one.regionCode === regionCode && one.code === code)
  if (!link) return { kind: 'none', pending: true, reason: '尚未对照：新增的项目，等两地会签' }
  if (link.targets.length === 0) return { kind: 'none', pending: false, reason: link.reason }
  const lines = linesOf(book, otherOf(version, regionCode), link.targets, day)
  if (lines.length < link.targets.length) return { kind: 'none', pending: true, reason: '原来对应的项目已经停用，等两地会签新的对照' }
  const uneven = unevenness(item, lines)
  if (uneven) return { kind: 'none', pending: true, reason: `${uneven}，等两地会签新的对照` }
  return { kind: 'mapped', lines, version: version.number }
}

/** The targets of a link that `regionCode` has on `day`, as its items. */
export function linesOf(book: ItemBook, regionCode: string, targets: readonly ItemTarget[], day: PlainDate) {
  return targets.flatMap(({ code, num, den }) => {
    const item = itemOn(book.items, regionCode, code, day)
    return item ? [{ item, num, den }] : []
  })
}

/**
 * What `quantity` units come to in the other region: the whole and each part, in 分. The exact sum has its part of a 分 dropped once,
 * so that what is paid never exceeds it; the parts add up to the whole. Any share by the insured region's benefit leaves the fund open.
 */
export function payThere(
  equivalent: Extract<Equivalent, { kind: 'mapped' }>,
  quantity = 1,
): Pay & { parts: Array<Pay & { item: ServiceItem }> } {
  const exact = equivalent.lines.map(({ item, num, den }) => ({
    num: BigInt(quantity) * BigInt(item.price) * BigInt(num),
    den: BigInt(den),
  }))
  const whole = wholeCents(exact)
  const parts = equivalent.lines.map(({ item }, at) => {
    const total = whole.parts[at] ?? 0
    const fund = item.fundShare === null ? null : shareOf(total, item.fundShare)
    return { item, total, fund, own: fund === null ? null : total - fund }
  })
  const fund = parts.reduce<number | null>((sum, part) => (sum === null || part.fund === null ? null : sum + part.fund), 0)
  return { total: whole.total, fund, own: fund === null ? null : whole.total - fund, parts }
}

/** ×1, ×1/2: how many of the other region's units one of the own is. */
export function factorSays({ num, den }: Pick<ItemTarget, 'num' | 'den'>): string {
  return den === 1 ? `×${num}` : `×${num}/${den}`
}

/** 上门助浴 ×1/2、洗发 ×1, or why there is nothing. */
export function equivalentSays(equivalent: Equivalent): string {
  if (equivalent.kind === 'none') return `不对应：${equivalent.reason}`
  return equivalent.lines.map((line) => `${line.item.name} ${factorSays(line)}`).join('、')
}
