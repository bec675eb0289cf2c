import type { Actor } from '../../access/schema'
import { proposeDocket, signersFor } from '../../agreements/commands/docket'
import type { Docket } from '../../agreements/schema/docket'
import { regions } from '../../agreements/store'
import type { Door } from '../../db'
import { chineseDay, type PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { unblocked } from '../rules/item-checks'
import { inOrder, mappingDigest, otherOf } from '../rules/mapping'
import { judgeMapping } from '../rules/mapping-checks'
import { type ItemBook, type MappingDraft, mappingDraftSchema } from '../schema/mapping'
import { itemBook, lockItems, writeMapping } from '../store/items'
import { byTheCalendar, noneOpen, traced } from './items'

const BLOCKED = '对照还有不合规的地方，请逐条改正后再提交'

/**
 * Proposes a new version of the mapping between the own and another region's items: files a 会签单. Refuses others than the two bureaus, a
 * second one of the pair while one is open, a draft drawn up on an older version, and what the numbered rules block.
 */
export async function proposeMapping(
  actor: Actor,
  { draft, reason, today }: { draft: MappingDraft; reason: string; today: PlainDate },
): Promise<Outcome<Docket>> {
  return traced(actor, 'mapping.propose', `ItemMapping:${draft.lowRegion}-${draft.highRegion}`, async (tx) => {
    const parsed = mappingDraftSchema.safeParse(draft)
    if (!parsed.success) return refused('invalid', '对照填写不完整，请刷新页面后重新填写')
    const { lowRegion, highRegion, from, links } = parsed.data
    const { regionCode } = actor
    if (regionCode !== lowRegion && regionCode !== highRegion)
      return refused('notParty', '对照由两地的经办机构提出，请由本统筹区经办人员办理')
    const partner = otherOf({ lowRegion, highRegion }, regionCode)
    const needed = await signersFor(tx, actor, [partner], today)
    if (!needed.ok) return needed
    if (!needed.value.includes(partner)) return refused('noPartner', '与这个地区没有生效的两地协议，不能会签项目对照')
    await lockItems(tx)
    const free = await noneOpen(tx, 'itemMapping', (one) => isOfPair(one, lowRegion, highRegion))
    if (!free.ok) return free
    const weighed = await weighMapping(tx, parsed.data, today)
    if (!weighed.ok) return weighed
    const names = (await regions(tx)).filter((one) => one.code === lowRegion || one.code === highRegion).map((one) => one.shortName)
    return proposeDocket(tx, actor, {
      ...{
        topic: 'itemMapping',
        reason,
        today,
        neededRegions: [lowRegion, highRegion],
        payload: { ...parsed.data, links: inOrder(links) },
      },
      title: `${names.join('、')}服务项目对照第${parsed.data.base + 1}版，自${chineseDay(from)}起`,
    })
  })
}

/** The book a draft would stand in, once neither its base is stale nor any blocking rule stands against it as both catalogues are now. */
export async function weighMapping(tx: Door, draft: MappingDraft, today: PlainDate): Promise<Outcome<ItemBook>> {
  const book = await itemBook(tx, draft.lowRegion, draft.highRegion)
  if ((book.versions[0]?.number ?? 0) !== draft.base)
    return refused('stale', '对照在起草之后已经有了新版，请退回或撤回这一份，按新版重新起草')
  const blocked = unblocked(judgeMapping(draft, { book, today }), BLOCKED)
  return blocked.ok ? done(book) : blocked
}

/** Lets a fully signed mapping count, by the calendar's hand. */
export async function countMapping(tx: Door, actor: Actor, docket: Docket, draft: MappingDraft, today: PlainDate): Promise<void> {
  const { base, from, ...rest } = draft
  const { versions, items } = await itemBook(tx, rest.lowRegion, rest.highRegion)
  const marks = new Set(items.map((one) => one.mark))
  await byTheCalendar(tx, actor, () =>
    writeMapping(tx, {
      ...{ ...rest, number: base + 1, effectiveFrom: from, issuedOn: today, docketId: docket.id, digest: mappingDigest(draft) },
      ...{ previous: versions[0]?.digest ?? null, mark: marks.size === 1 ? ([...marks][0] ?? '') : '' },
    }),
  )
}

function isOfPair({ neededRegions }: Docket, lowRegion: string, highRegion: string): boolean {
  return neededRegions.includes(lowRegion) && neededRegions.includes(highRegion)
}
