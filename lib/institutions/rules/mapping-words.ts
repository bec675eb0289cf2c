import type { PlainDate } from '../../kernel/dates'
import type { ItemBook, ItemLink, MappingDraft } from '../schema/mapping'
import { itemOn } from './items'
import { factorSays, inOrder, otherOf } from './mapping'

/** One line that differs between two versions; `before` null where there was none, `after` null where there is none any more. */
export type LinkChange = { regionCode: string; code: string; name: string; before: string | null; after: string | null }

/** 头面部清洁 ×1/2、擦浴 ×1, or 不对应 with its reason: a link in plain words, by the names of `day`. */
export function linkSays(link: ItemLink, draft: Pick<MappingDraft, 'lowRegion' | 'highRegion'>, book: ItemBook, day: PlainDate): string {
  if (link.targets.length === 0) return `不对应：${link.reason}`
  const there = otherOf(draft, link.regionCode)
  return link.targets.map((one) => `${itemOn(book.items, there, one.code, day)?.name ?? one.code} ${factorSays(one)}`).join('、')
}

/** What a draft says otherwise than the version before it, both regions, by code. */
export function linkChanges(draft: MappingDraft, before: readonly ItemLink[], book: ItemBook): LinkChange[] {
  const key = ({ regionCode, code }: ItemLink) => `${regionCode} ${code}`
  const [was, is] = [new Map(before.map((one) => [key(one), one])), new Map(draft.links.map((one) => [key(one), one]))]
  const said = (link: ItemLink | undefined) => (link ? linkSays(link, draft, book, draft.from) : null)
  return inOrder([...new Map([...was, ...is]).values()]).flatMap((link) => {
    const [then, now] = [said(was.get(key(link))), said(is.get(key(link)))]
    const name = itemOn(book.items, link.regionCode, link.code, draft.from)?.name ?? link.code
    return then === now ? [] : [{ regionCode: link.regionCode, code: link.code, name, before: then, after: now }]
  })
}
