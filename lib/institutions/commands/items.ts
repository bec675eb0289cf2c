import type { Actor } from '../../access/schema'
import { CALENDAR } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { proposeDocket, signersFor } from '../../agreements/commands/docket'
import { partnersOn } from '../../agreements/rules/docket'
import type { Docket, DocketTopic } from '../../agreements/schema/docket'
import { agreementsOf } from '../../agreements/store'
import { openDockets } from '../../agreements/store/docket'
import { asActor, type Door, nowAsking } from '../../db'
import { chineseDay, type PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { judgeCatalogue, unblocked } from '../rules/item-checks'
import { afterDraft, catalogueDigest, changesOf, itemsOn } from '../rules/items'
import { mappingOn } from '../rules/mapping'
import { type CatalogueBook, type CatalogueDraft, catalogueDraftSchema } from '../schema/items'
import type { ItemLink } from '../schema/mapping'
import { catalogueBook, lockItems, mappingVersions, writeCatalogue } from '../store/items'

const BLOCKED = '目录的变更还有不合规的地方，请逐条改正后再提交'

/**
 * Proposes a new version of the own region's catalogue: files a 会签单. Refuses others than the bureau, a second one while one is open, a
 * draft drawn up on an older version, and what the numbered rules block. `mark` goes onto the version once it counts.
 */
export async function proposeCatalogue(
  actor: Actor,
  { draft, reason, today }: { draft: CatalogueDraft; reason: string; today: PlainDate },
): Promise<Outcome<Docket>> {
  return traced(actor, 'catalogue.propose', `ItemCatalogue:${draft.regionCode}`, async (tx) => {
    const parsed = catalogueDraftSchema.safeParse(draft)
    if (!parsed.success) return refused('invalid', '目录的变更填写不完整，请刷新页面后重新填写')
    const { regionCode, from } = parsed.data
    const needed = await signersFor(tx, actor, [], today)
    if (!needed.ok) return needed
    if (actor.regionCode !== regionCode) return refused('notOwn', '只能变更本统筹区的服务项目目录')
    await lockItems(tx)
    const free = await noneOpen(tx, 'serviceItems', (one) => one.regionCode === regionCode)
    if (!free.ok) return free
    const weighed = await weighCatalogue(tx, parsed.data, today)
    if (!weighed.ok) return weighed
    return proposeDocket(tx, actor, {
      ...{ topic: 'serviceItems', reason, today, neededRegions: needed.value, payload: parsed.data },
      title: `服务项目目录变更：${countsSay(weighed.value, parsed.data)}，自${chineseDay(from)}起`,
    })
  })
}

/** The book a draft would change, once neither its base is stale nor any blocking rule stands against it. */
export async function weighCatalogue(tx: Door, draft: CatalogueDraft, today: PlainDate): Promise<Outcome<CatalogueBook>> {
  const book = await catalogueBook(tx, draft.regionCode)
  if ((book.versions[0]?.number ?? 0) !== draft.base)
    return refused('stale', '目录在起草之后已经有了新版，请退回或撤回这一份，按新版重新起草')
  const blocked = unblocked(judgeCatalogue(draft, { book, links: await linksOn(tx, draft, today), today }), BLOCKED)
  return blocked.ok ? done(book) : blocked
}

/** The links of every mapping the region has on the draft's first day. */
async function linksOn(tx: Door, { regionCode, from }: CatalogueDraft, today: PlainDate): Promise<ItemLink[]> {
  const links: ItemLink[] = []
  for (const partner of partnersOn(await agreementsOf(tx, today), regionCode, today))
    links.push(...(mappingOn(await mappingVersions(tx, regionCode, partner), from)?.links ?? []))
  return links
}

/** Lets a fully signed change count, by the calendar's hand. */
export async function countCatalogue(tx: Door, actor: Actor, docket: Docket, draft: CatalogueDraft, today: PlainDate): Promise<void> {
  const book = await catalogueBook(tx, draft.regionCode)
  const number = draft.base + 1
  const step = afterDraft(book, draft, number)
  const items = itemsOn(step.items, draft.regionCode, draft.from)
  await byTheCalendar(tx, actor, () =>
    writeCatalogue(
      tx,
      {
        ...{ regionCode: draft.regionCode, number, effectiveFrom: draft.from, issuedOn: today, docketId: docket.id },
        ...{ digest: catalogueDigest(draft.regionCode, draft.from, items), previous: book.versions[0]?.digest ?? null },
        ...{ itemCount: items.length, mark: items.every((one) => one.mark !== '') ? (items[0]?.mark ?? '') : '' },
      },
      step,
    ),
  )
}

/** 改2项、停用1项. */
function countsSay(book: CatalogueBook, draft: CatalogueDraft): string {
  const { changed, added, ended } = changesOf(book.items, draft)
  const counts = [
    ['改', changed.length],
    ['增', added.length],
    ['停用', ended.length],
  ] as const
  return counts
    .filter(([, count]) => count > 0)
    .map(([verb, count]) => `${verb}${count}项`)
    .join('、')
}

/** Refuses while a docket of the topic that `concerns` the same thing waits for its signatures. */
export async function noneOpen(tx: Door, topic: DocketTopic, concerns: (docket: Docket) => boolean): Promise<Outcome<null>> {
  const open = (await openDockets(tx, topic)).some(concerns)
  return open ? refused('docketOpen', '已有一份同类的变更在等会签，办结之后才能再提；要改，请先撤回那一份') : done(null)
}

/** What the portal itself writes once a docket lets it; afterwards the actor is asking again. */
export async function byTheCalendar(tx: Door, actor: Actor, work: () => Promise<void>): Promise<void> {
  await nowAsking(tx, CALENDAR)
  await work()
  await nowAsking(tx, actor)
}

/** One deed in one transaction; of a refusal nothing is written but its trace. */
export function traced<V>(actor: Actor, act: string, subject: string, work: (tx: Door) => Promise<Outcome<V>>): Promise<Outcome<V>> {
  return asActor(actor, async (tx) => {
    const outcome = await work(tx)
    if (!outcome.ok) await writeAudit(tx, actor, { act, subject, outcome: 'refused', detail: { code: outcome.problem.code } })
    return outcome
  })
}
