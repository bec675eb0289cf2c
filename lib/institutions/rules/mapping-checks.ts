import { addDays, chineseDay, type PlainDate } from '../../kernel/dates'
import type { ItemFault, ServiceItem } from '../schema/items'
import type { ItemBook, ItemLink, MappingDraft } from '../schema/mapping'
import { type Judged, judged } from './item-checks'
import { itemOn, itemsOn } from './items'
import { factorSays, linesOf, otherOf, unevenness } from './mapping'

export type MappingContext = { book: ItemBook; today: PlainDate }

/** What a rule sees: the draft on each day from its first on which a catalogue changes, and that day's items of both regions. */
type Seen = MappingContext & {
  draft: MappingDraft
  days: readonly PlainDate[]
  linkOf(regionCode: string, code: string): ItemLink | undefined
}
type MappingRule = ItemFault & { found(seen: Seen): string[] }

/** The checks of a new version of the mapping. `found` names what breaks it. */
export const MAPPING_RULES: readonly MappingRule[] = [
  {
    code: 'P-01',
    says: '两地在册的项目都要对照，没有对应的要写明理由；还没有对照的',
    strength: 'blocks',
    found: ({ draft, days, book, linkOf }) =>
      across(days, (day) =>
        [draft.lowRegion, draft.highRegion].flatMap((region) =>
          itemsOn(book.items, region, day).filter((item) => !linkOf(region, item.code)),
        ),
      ),
  },
  {
    code: 'P-02',
    says: '对应的项目须在对方目录里，而且本地项目有效的日子它都有效；不合的',
    strength: 'blocks',
    found: ({ draft, days, book }) =>
      across(days, (day) =>
        draft.links.flatMap((link) => {
          const item = itemOn(book.items, link.regionCode, link.code, day)
          const isThere = (code: string) => itemOn(book.items, otherOf(draft, link.regionCode), code, day) !== null
          return item && link.targets.some((one) => !isThere(one.code)) ? [item] : []
        }),
      ),
  },
  {
    code: 'P-03',
    says: '折算须除得尽：两边分钟数相等，按日、按月的只能对同一单位；不合的',
    strength: 'blocks',
    found: ({ draft, days, book }) =>
      across(days, (day) =>
        draft.links.flatMap((link) => {
          const item = itemOn(book.items, link.regionCode, link.code, day)
          const lines = linesOf(book, otherOf(draft, link.regionCode), link.targets, day)
          return item && link.targets.length > 0 && lines.length === link.targets.length && unevenness(item, lines) ? [item] : []
        }),
      ),
  },
  {
    code: 'P-04',
    says: '倍数须是最简的整数之比；不合的',
    strength: 'blocks',
    found: ({ draft }) => draft.links.filter((link) => link.targets.some(({ num, den }) => divisor(num, den) > 1)).map((link) => link.code),
  },
  {
    code: 'P-05',
    says: '没有对应的要写明理由（4字以上），有对应的不写；不合的',
    strength: 'blocks',
    found: ({ draft }) =>
      draft.links.filter(({ targets, reason }) => (targets.length > 0 ? reason !== '' : reason.trim().length < 4)).map((link) => link.code),
  },
  {
    code: 'P-06',
    says: '一个项目只写一行对照，同一对方项目在一行里只出现一次；不合的',
    strength: 'blocks',
    found: ({ draft }) => {
      const keys = draft.links.map((link) => `${link.regionCode} ${link.code}`)
      const twice = draft.links.filter((_, at) => keys.indexOf(keys[at] ?? '') !== at)
      const inside = draft.links.filter((link) => new Set(link.targets.map((one) => one.code)).size < link.targets.length)
      return [...new Set([...twice, ...inside].map((link) => link.code))]
    },
  },
  {
    code: 'P-07',
    says: '对照的项目须在本地目录里，不多写；不合的',
    strength: 'blocks',
    found: ({ draft, days, book }) =>
      draft.links.filter((link) => !days.some((day) => itemOn(book.items, link.regionCode, link.code, day))).map((link) => link.code),
  },
  {
    code: 'P-08',
    says: '起始日须晚于今天，也晚于上一版对照的起始日',
    strength: 'blocks',
    found: ({ draft, book, today }) => {
      const last = book.versions[0]
      if (draft.from <= today) return [chineseDay(draft.from)]
      return last && draft.from <= last.effectiveFrom ? [`上一版自${chineseDay(last.effectiveFrom)}起`] : []
    },
  },
  {
    code: 'P-51',
    says: '对过去再对回来不是原来的项目和数量，请核对',
    strength: 'warns',
    found: ({ draft, book, linkOf }) =>
      draft.links.flatMap((link) => {
        const [only] = link.targets
        if (!only || link.targets.length > 1) return []
        const back = linkOf(otherOf(draft, link.regionCode), only.code)
        const [home] = back?.targets ?? []
        const isHome = home?.code === link.code && home.num === only.den && home.den === only.num && back?.targets.length === 1
        return isHome ? [] : [`${nameOf(book, draft, link)} ${factorSays(only)}`]
      }),
  },
  {
    code: 'P-52',
    says: '两边类别不同（生活照料与医疗护理），请核对',
    strength: 'warns',
    found: ({ draft, book }) => differing(book, draft, (item, there) => item.kind !== there.kind),
  },
  {
    code: 'P-53',
    says: '两边没有共同的服务形式，请核对',
    strength: 'warns',
    found: ({ draft, book }) => differing(book, draft, (item, there) => !item.forms.some((one) => there.forms.includes(one))),
  },
]

/** Each rule a draft breaks, with what breaks it. */
export function judgeMapping(draft: MappingDraft, context: MappingContext): Judged[] {
  const byKey = new Map(draft.links.map((link) => [`${link.regionCode} ${link.code}`, link]))
  const seen: Seen = {
    ...context,
    ...{ draft, days: turningDays(draft, context.book), linkOf: (region, code) => byKey.get(`${region} ${code}`) },
  }
  return judged(MAPPING_RULES, (rule) => rule.found(seen))
}

/** The first day of the draft and every later day on which a catalogue of the pair changes: between two of them nothing does. */
export function turningDays({ from, lowRegion, highRegion }: MappingDraft, { items }: Pick<ItemBook, 'items'>): PlainDate[] {
  const own = items.filter((one) => one.regionCode === lowRegion || one.regionCode === highRegion)
  const later = own
    .flatMap(({ validFrom, validTo }) => [validFrom, ...(validTo === null ? [] : [addDays(validTo, 1)])])
    .filter((day) => day > from)
  return [...new Set([from, ...later])].sort()
}

function across(days: readonly PlainDate[], find: (day: PlainDate) => ServiceItem[]): string[] {
  return [...new Set(days.flatMap((day) => find(day).map((item) => `${item.name}（${item.code}）`)))]
}

function nameOf(book: ItemBook, draft: MappingDraft, link: ItemLink): string {
  return itemOn(book.items, link.regionCode, link.code, draft.from)?.name ?? link.code
}

function differing(book: ItemBook, draft: MappingDraft, differs: (item: ServiceItem, there: ServiceItem) => boolean): string[] {
  return draft.links.flatMap((link) => {
    const item = itemOn(book.items, link.regionCode, link.code, draft.from)
    return item && linesOf(book, otherOf(draft, link.regionCode), link.targets, draft.from).some((line) => differs(item, line.item))
      ? [item.name]
      : []
  })
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b)
}
