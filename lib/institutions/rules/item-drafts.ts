import { addDays, firstOfNextMonth, type PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { ITEM_COLUMNS, ITEM_FIELDS, type ItemCells, type ItemFault, type ItemTerms, type ServiceItem } from '../schema/items'
import type { ItemLink, ItemTarget } from '../schema/mapping'
import type { CsvLine } from './csv'
import { judgeItem } from './item-cells'
import { cellsOfItem, termsOfItem } from './items'

/** Whether two items say the same. */
export function isSameItem(a: ItemTerms, b: ItemTerms): boolean {
  const [was, is] = [cellsOfItem(a), cellsOfItem(b)]
  return ITEM_FIELDS.every((field) => was[field] === is[field])
}

/** The first of the next month, or the day after the last version began where that is later: where a draft may begin. */
export function firstDayAfter(versions: ReadonlyArray<{ effectiveFrom: PlainDate }>, today: PlainDate): PlainDate {
  const [usual, last] = [firstOfNextMonth(today), versions[0]?.effectiveFrom]
  return last && last >= usual ? addDays(last, 1) : usual
}

/** What stands once everything signed has begun: the rows without a last day, by code. */
export function lastingItems(items: readonly ServiceItem[], regionCode: string): ServiceItem[] {
  return items.filter((one) => one.regionCode === regionCode && one.validTo === null).sort((a, b) => (a.code < b.code ? -1 : 1))
}

export const EMPTY_CELLS: ItemCells = {
  code: '',
  name: '',
  kind: '生活照料',
  forms: '居家上门',
  unit: '次',
  minutes: '',
  price: '',
  fundShare: '',
  mark: '',
}

/** A row of a draft as typed: of a standing item, or a new one (`code` null). */
export type TypedRow = { key: string; code: string | null; cells: ItemCells }

/** The rows of a draft that say something new, and what is wrong with those that cannot be read. */
export function rowsOf(
  typed: readonly TypedRow[],
  standing: readonly ItemTerms[],
): { rows: ItemTerms[]; faulty: Array<{ key: string; name: string; faults: ItemFault[] }> } {
  const rows: ItemTerms[] = []
  const faulty: Array<{ key: string; name: string; faults: ItemFault[] }> = []
  for (const { key, cells } of typed) {
    const { item, faults } = judgeItem(cells)
    const before = item && standing.find((one) => one.code === item.code)
    if (!item) faulty.push({ key, name: cells.name || cells.code || '（未填名称）', faults })
    else if (!before || !isSameItem(before, item)) rows.push(termsOfItem(item))
  }
  return { rows, faulty }
}

/** A catalogue's file, its header first: as exported, as imported again. */
export function itemRecords(items: readonly ItemTerms[]): string[][] {
  const body = items.map((item) => {
    const cells = cellsOfItem(item)
    return ITEM_FIELDS.map((field) => cells[field])
  })
  return [ITEM_FIELDS.map((field) => ITEM_COLUMNS[field]), ...body]
}

/** What an uploaded catalogue says otherwise than the standing one. Items it does not name are told and stay as they are. */
export type ReadCatalogue = {
  typed: TypedRow[]
  unchanged: number
  missing: ItemTerms[]
  faulty: Array<{ line: number; name: string; faults: ItemFault[] }>
}

/** Reads the lines of a file under the known headers, in any order of columns. Refuses a file without them, without rows, or with a code twice. */
export function readCatalogue(lines: readonly CsvLine[], standing: readonly ItemTerms[]): Outcome<ReadCatalogue> {
  const [head, ...body] = lines
  const lacking = ITEM_FIELDS.filter((field) => field !== 'mark' && !head?.cells.includes(ITEM_COLUMNS[field]))
  if (!head || lacking.length > 0)
    return refused(
      'columnsMissing',
      `文件缺少列：${lacking.map((field) => ITEM_COLUMNS[field]).join('、')}。请先下载目录，在上面改好再导入。`,
    )
  if (body.length === 0) return refused('noRows', '文件里没有项目，请在表头下逐行填写。')
  if (body.length > 500) return refused('tooManyRows', '一次最多导入500个项目，请分批上传。')
  const at = new Map(ITEM_FIELDS.map((field) => [field, head.cells.indexOf(ITEM_COLUMNS[field])]))
  const read: ReadCatalogue = { typed: [], unchanged: 0, missing: [], faulty: [] }
  const named = new Set<string>()
  for (const { line, cells: values } of body) {
    const cells = Object.fromEntries(ITEM_FIELDS.map((field) => [field, values[at.get(field) ?? -1] ?? ''])) as ItemCells
    const { item, faults } = judgeItem(cells)
    if (!item) {
      read.faulty.push({ line, name: cells.name || cells.code, faults })
      named.add(cells.code)
      continue
    }
    if (named.has(item.code)) return refused('codeTwice', `第${line}行的项目编码 ${item.code} 在文件里出现了两次，请只留一行。`)
    named.add(item.code)
    const before = standing.find((one) => one.code === item.code)
    if (before && isSameItem(before, item)) read.unchanged += 1
    else read.typed.push({ key: before?.code ?? `new-${item.code}`, code: before?.code ?? null, cells: cellsOfItem(item) })
  }
  read.missing = standing.filter((one) => !named.has(one.code))
  return done(read)
}

/** How many units of `there` one unit of `item` is, by minutes; one where neither is counted in minutes, null where they cannot be compared. */
export function ratioOf(item: ItemTerms, there: ItemTerms): Pick<ItemTarget, 'num' | 'den'> | null {
  if (item.minutes === null || there.minutes === null) return item.unit === there.unit ? { num: 1, den: 1 } : null
  return lowest(item.minutes, there.minutes)
}

/** A ratio in lowest terms. */
export function lowest(num: number, den: number): { num: number; den: number } {
  let [a, b] = [num, den]
  while (b !== 0) [a, b] = [b, a % b]
  return { num: num / a, den: den / a }
}

/** Links that say something: an empty one is not yet a link. */
export function saidLinks(links: readonly ItemLink[]): ItemLink[] {
  return links.filter((link) => link.targets.length > 0 || link.reason.trim() !== '')
}
