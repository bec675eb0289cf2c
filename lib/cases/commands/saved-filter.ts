import type { Actor } from '../../access/schema'
import { asActor } from '../../db'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { SAVED_MOST, type SavedFilter, type SavedList, type SaveFilter } from '../schema/desk'
import { deleteSaved, insertSaved, savedOf, setStandard } from '../store/saved-filter'

const GONE = refused('filter.gone', '这组条件已经不在了，请刷新页面。')

/** The filters a person keeps for a list. */
export function savedFilters(actor: Actor, base: SavedList): Promise<SavedFilter[]> {
  return asActor(actor, (tx) => savedOf(tx, actor.accountId ?? '', base))
}

/** Keeps the conditions of a list under a name. Refuses `filter.full` and `filter.nameTaken`, both at the field `name`. */
export function saveFilter(actor: Actor, entry: SaveFilter): Promise<Outcome<null>> {
  const accountId = actor.accountId ?? ''
  return asActor(actor, async (tx) => {
    const kept = await savedOf(tx, accountId)
    if (kept.length >= SAVED_MOST)
      return refused('filter.full', `最多保存 ${SAVED_MOST} 组条件，请先删去不用的。`, { fields: { name: `已存满 ${SAVED_MOST} 组` } })
    if (!(await insertSaved(tx, accountId, entry)))
      return refused('filter.nameTaken', '这个名字已经用过，请换一个。', { fields: { name: '这个名字已经用过，请换一个' } })
    return done(null)
  })
}

/** Takes a kept filter away. Refuses `filter.gone`. */
export function dropFilter(actor: Actor, id: string): Promise<Outcome<null>> {
  return asActor(actor, async (tx) => ((await deleteSaved(tx, actor.accountId ?? '', id)) ? done(null) : GONE))
}

/** Opens the list with this filter from now on; pressed again, with none. Refuses `filter.gone`. */
export function standardFilter(actor: Actor, id: string): Promise<Outcome<null>> {
  const accountId = actor.accountId ?? ''
  return asActor(actor, async (tx) => {
    const chosen = (await savedOf(tx, accountId)).find((one) => one.id === id)
    if (!chosen) return GONE
    await setStandard(tx, accountId, chosen.base, chosen.isStandard ? null : id)
    return done(null)
  })
}
