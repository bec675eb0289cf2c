import type { Door } from '../../db'
import { FilterCodes, type SavedFilter, SavedList } from '../schema/desk'

/** The filters the asker keeps, of one list or of both, in the order they were made; another's are behind the wall. */
export async function savedOf(tx: Door, accountId: string, base?: SavedList): Promise<SavedFilter[]> {
  const rows = await tx.savedFilter.findMany({
    where: { accountId, ...(base ? { list: base } : {}) },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, list, name, codes, standard }) => ({
    ...{ id, name, isStandard: standard },
    base: SavedList.parse(list),
    codes: FilterCodes.parse(codes),
  }))
}

/** False when the name is taken in that list. */
export async function insertSaved(
  tx: Door,
  accountId: string,
  { base, name, codes }: Pick<SavedFilter, 'base' | 'name' | 'codes'>,
): Promise<boolean> {
  const { count } = await tx.savedFilter.createMany({ data: [{ accountId, list: base, name, codes }], skipDuplicates: true })
  return count === 1
}

export async function deleteSaved(tx: Door, accountId: string, id: string): Promise<boolean> {
  return (await tx.savedFilter.deleteMany({ where: { id, accountId } })).count === 1
}

/** Makes one filter the list's standard, in place of whichever was; null leaves the list without one. */
export async function setStandard(tx: Door, accountId: string, base: SavedList, id: string | null): Promise<void> {
  await tx.savedFilter.updateMany({ where: { accountId, list: base, standard: true }, data: { standard: false } })
  if (id) await tx.savedFilter.updateMany({ where: { id, accountId, list: base }, data: { standard: true } })
}
