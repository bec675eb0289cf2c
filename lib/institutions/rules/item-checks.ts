import { chineseDay, type PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import type { CatalogueBook, CatalogueDraft, ItemFault, ServiceItem } from '../schema/items'
import type { ItemLink } from '../schema/mapping'
import { judgeItem } from './item-cells'
import { afterDraft, cellsOfItem, changesOf, itemOn, itemsOn } from './items'

/** What a draft is judged against: the own catalogue, and the links of the mapping in force on its first day (none where there is none). */
export type DraftContext = { book: CatalogueBook; links: readonly ItemLink[]; today: PlainDate }

type DraftRule = ItemFault & { found(draft: CatalogueDraft, context: DraftContext): string[] }

/** The checks of a new version of a catalogue. `found` names what breaks it; nothing found, nothing said. */
export const CATALOGUE_RULES: readonly DraftRule[] = [
  {
    code: 'S-20',
    says: '起始日须晚于今天，已经过去的日子不能改价',
    strength: 'blocks',
    found: ({ from }, { today }) => (from > today ? [] : [chineseDay(from)]),
  },
  {
    code: 'S-21',
    says: '起始日须晚于上一版目录的起始日',
    strength: 'blocks',
    found: ({ from }, { book }) => {
      const last = book.versions[0]
      return last && from <= last.effectiveFrom ? [`上一版自${chineseDay(last.effectiveFrom)}起`] : []
    },
  },
  {
    code: 'S-22',
    says: '项目的填写须逐项合规',
    strength: 'blocks',
    found: ({ rows }) =>
      rows.flatMap((row) => {
        const { faults } = judgeItem(cellsOfItem(row))
        return faults.length > 0 ? [`${row.name}（${faults.map((one) => one.code).join('、')}）`] : []
      }),
  },
  {
    code: 'S-23',
    says: '同一编码在一次变更里只能出现一次',
    strength: 'blocks',
    found: ({ rows, ended }) => {
      const codes = [...rows.map((one) => one.code), ...ended]
      return [...new Set(codes.filter((code, at) => codes.indexOf(code) !== at))]
    },
  },
  {
    code: 'S-24',
    says: '停用的项目须是起始日仍在目录里的项目',
    strength: 'blocks',
    found: ({ ended, regionCode, from }, { book }) => ended.filter((code) => !itemOn(book.items, regionCode, code, from)),
  },
  {
    code: 'S-25',
    says: '同一天的目录里项目名称不得重复',
    strength: 'blocks',
    found: (draft, { book }) => {
      const names = standing(draft, book).map((one) => one.name)
      return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))]
    },
  },
  {
    code: 'S-26',
    says: '须至少有一项改动',
    strength: 'blocks',
    found: (draft, { book }) => {
      const { added, changed, ended } = changesOf(book.items, draft)
      return added.length + changed.length + ended.length > 0 ? [] : ['没有改动']
    },
  },
  {
    code: 'S-51',
    says: '单价变动超过两成，请在理由里说明',
    strength: 'warns',
    found: (draft, { book }) =>
      changesOf(book.items, draft)
        .changed.filter(({ before, after }) => Math.abs(after.price - before.price) * 5 > before.price)
        .map(({ after }) => after.name),
  },
  {
    code: 'S-52',
    says: '新增的项目还没有对照，请另提新一版对照；会签之前，公众看到“尚未对照”',
    strength: 'warns',
    found: (draft, { book, links }) =>
      changesOf(book.items, draft)
        .added.filter((one) => !links.some((link) => link.regionCode === draft.regionCode && link.code === one.code))
        .map((one) => one.name),
  },
  {
    code: 'S-53',
    says: '改了计价单位或分钟数的项目，对照的折算不再适用，请另提新一版对照',
    strength: 'warns',
    found: (draft, { book, links }) =>
      changesOf(book.items, draft)
        .changed.filter(({ before, after }) => before.unit !== after.unit || before.minutes !== after.minutes)
        .filter(({ after }) => isNamed(links, draft.regionCode, after.code))
        .map(({ after }) => after.name),
  },
  {
    code: 'S-54',
    says: '停用的项目仍被对方项目的对照引用，请另提新一版对照',
    strength: 'warns',
    found: (draft, { book, links }) =>
      changesOf(book.items, draft)
        .ended.filter((one) => links.some((link) => link.regionCode !== draft.regionCode && hasTarget(link, one.code)))
        .map((one) => one.name),
  },
]

export type Judged = { code: string; says: string; strength: ItemFault['strength']; found: string[] }

/** Each rule a draft breaks, with what breaks it. */
export function judgeCatalogue(draft: CatalogueDraft, context: DraftContext): Judged[] {
  return judged(CATALOGUE_RULES, (rule) => rule.found(draft, context))
}

/** The rules that found something, and what. */
export function judged<R extends ItemFault>(rules: readonly R[], find: (rule: R) => string[]): Judged[] {
  return rules.flatMap((rule) => {
    const found = find(rule)
    return found.length > 0 ? [{ code: rule.code, says: rule.says, strength: rule.strength, found }] : []
  })
}

/** One sentence of a rule that found something. */
export function judgedSays({ code, says, found }: Judged): string {
  const named = found.slice(0, 8).join('、')
  return `${code} ${says}：${named}${found.length > 8 ? `等${found.length}项` : ''}`
}

/** Refuses with each blocking rule's sentence. */
export function unblocked(found: readonly Judged[], message: string): Outcome<null> {
  const blocking = found.filter((one) => one.strength === 'blocks')
  if (blocking.length === 0) return done(null)
  return refused('blockedByRules', message, { also: blocking.map((one) => ({ code: one.code, message: judgedSays(one) })) })
}

function standing(draft: CatalogueDraft, book: CatalogueBook): ServiceItem[] {
  return itemsOn(afterDraft(book, draft, 0).items, draft.regionCode, draft.from)
}

function isNamed(links: readonly ItemLink[], regionCode: string, code: string): boolean {
  return links.some((link) => (link.regionCode === regionCode ? link.code === code && link.targets.length > 0 : hasTarget(link, code)))
}

function hasTarget(link: ItemLink, code: string): boolean {
  return link.targets.some((one) => one.code === code)
}
