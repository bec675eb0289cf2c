import type { Actor } from '../../access/schema'
import { writeAudit } from '../../access/store'
import type { Door } from '../../db'
import { addDays, chineseDay, type PlainDate } from '../../kernel/dates'
import { yuanOf } from '../../kernel/money'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { itemOn } from '../rules/items'
import { type InstitutionItem, type InstitutionItemEntry, institutionItemEndSchema, institutionItemEntrySchema } from '../schema/items'
import { institution } from '../store'
import { catalogueBook, institutionItems, lockItems, writeInstitutionItems } from '../store/items'
import { traced } from './items'

/**
 * 登记机构项目价格: own prices of items of the region's catalogue, all of one institution, each from its day; the price before gets its last
 * day. Refuses institutions of another region, items that are not in the catalogue that day, and a price above the catalogue's.
 */
export async function recordInstitutionItems(
  actor: Actor,
  { institutionCode, entries }: { institutionCode: string; entries: ReadonlyArray<Omit<InstitutionItemEntry, 'institutionCode'>> },
): Promise<Outcome<number>> {
  return traced(actor, 'institutionItem.record', `Institution:${institutionCode}`, async (tx) => {
    const parsed = institutionItemEntrySchema.array().safeParse(entries.map((one) => ({ ...one, institutionCode })))
    if (!parsed.success) {
      const fields = Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path.at(-1)), issue.message]))
      return refused('invalid', '填写不完整，请按提示改正', { fields })
    }
    const kept = await ownInstitution(tx, actor, institutionCode)
    if (!kept.ok) return kept
    await lockItems(tx)
    const { items } = await catalogueBook(tx, kept.value)
    const before = await institutionItems(tx, institutionCode)
    for (const { itemCode, price, from } of parsed.data) {
      const item = itemOn(items, kept.value, itemCode, from)
      if (!item)
        return refused('itemNotInForce', `${chineseDay(from)}的目录里没有项目 ${itemCode}`, {
          fields: { itemCode: '这一天的目录里没有这个项目' },
        })
      if (price > item.price)
        return refused('aboveCatalogue', `“${item.name}”的价格不得高于目录的 ${yuanOf(item.price)} 元`, {
          fields: { price: `不得高于目录的 ${yuanOf(item.price)} 元` },
        })
      if (before.some((one) => one.itemCode === itemCode && (one.validFrom >= from || (one.validTo !== null && one.validTo >= from))))
        return refused('dayTaken', `“${item.name}”自这一天起已有定价，请另填更晚的起始日`, { fields: { from: '请填更晚的起始日' } })
    }
    const rows: InstitutionItem[] = parsed.data.map(({ from, ...rest }) => ({
      ...rest,
      regionCode: kept.value,
      validFrom: from,
      validTo: null,
    }))
    const closed = rows.flatMap((row) =>
      before
        .filter((one) => one.itemCode === row.itemCode && one.validTo === null)
        .map(({ validFrom, itemCode }) => ({ institutionCode, itemCode, validFrom, validTo: addDays(row.validFrom, -1) })),
    )
    await writeInstitutionItems(tx, rows, closed)
    await writeAudit(tx, actor, {
      ...{ act: 'institutionItem.record', subject: `Institution:${institutionCode}`, outcome: 'done' },
      detail: { rows: rows.length },
    })
    return done(rows.length)
  })
}

/** 停用机构项目: the item's running price gets its last day. Refuses a day before it began or that has passed. */
export async function endInstitutionItem(
  actor: Actor,
  { institutionCode, itemCode, to, today }: { institutionCode: string; itemCode: string; to: PlainDate; today: PlainDate },
): Promise<Outcome<null>> {
  return traced(actor, 'institutionItem.end', `Institution:${institutionCode}`, async (tx) => {
    if (!institutionItemEndSchema.safeParse({ institutionCode, itemCode, to }).success)
      return refused('invalid', '填写不完整，请按提示改正', { fields: { to: '请填写最后一天' } })
    const kept = await ownInstitution(tx, actor, institutionCode)
    if (!kept.ok) return kept
    await lockItems(tx)
    const open = (await institutionItems(tx, institutionCode)).find((one) => one.itemCode === itemCode && one.validTo === null)
    if (!open) return refused('notOffered', '这家机构没有正在提供的这个项目，请刷新页面')
    if (to < today || to < open.validFrom)
      return refused('dayPassed', '最后一天不能早于今天和起始日', { fields: { to: '不能早于今天和起始日' } })
    await writeInstitutionItems(tx, [], [{ institutionCode, itemCode, validFrom: open.validFrom, validTo: to }])
    await writeAudit(tx, actor, {
      act: 'institutionItem.end',
      subject: `Institution:${institutionCode}`,
      outcome: 'done',
      detail: { itemCode },
    })
    return done(null)
  })
}

/** The region of a care institution the actor's bureau keeps. */
async function ownInstitution(tx: Door, actor: Actor, institutionCode: string): Promise<Outcome<string>> {
  if ((actor.role !== 'clerk' && actor.role !== 'reviewer') || !actor.regionCode)
    return refused('notBureau', '机构的项目和价格由其所在地的经办机构登记')
  const found = await institution(tx, institutionCode)
  if (!found || found.regionCode !== actor.regionCode) return refused('notOwnInstitution', '没有这家机构，或者它不归本机构管理')
  if (found.kind !== 'care') return refused('notCare', '评估机构不提供护理服务，没有项目和价格')
  return done(found.regionCode)
}
