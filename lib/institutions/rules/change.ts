import { chineseDay } from '../../kernel/dates'
import { digestOf } from '../../kernel/digest'
import { done, type Outcome, type Problem, refused } from '../../kernel/outcome'
import {
  DAILY_FIELDS,
  type FieldChange,
  type ListedRow,
  REGISTER_FIELDS,
  type Reason,
  type RegisterField,
  type RegisterRow,
} from '../schema'
import { NOTHING_DAILY, REGISTER_CHANGE_LABEL, REGISTER_CHANGES, type RegisterChange, type RegisterItem } from '../schema/change'
import { cellsOfRow, type PlaceNames, plainCells } from './cells'
import { listedOf } from './listing'

/** The digest by which a row is known to stand as it did when a change of it was proposed. */
export function rowDigest(row: ListedRow): string {
  return digestOf(listedOf(row))
}

const RENEWED: ReadonlySet<RegisterField> = new Set([
  ...(['agreementNo', 'agreementFrom', 'agreementTo', 'licenceNo', 'licenceFrom', 'licenceTo'] as const),
])

/** What stands between two rows of one institution, by its name; null where both are the same. */
export function changeBetween(before: ListedRow | null, after: ListedRow): RegisterChange | null {
  if (before === null) return 'add'
  if (before.status !== after.status) return after.status === 'suspended' ? 'suspend' : after.status === 'withdrawn' ? 'withdraw' : 'resume'
  const changed = changedFields(before, after)
  if (changed.length === 0) return null
  return after.agreementTo > before.agreementTo && changed.every((field) => RENEWED.has(field)) ? 'renew' : 'amend'
}

function changedFields(before: ListedRow, after: ListedRow): Array<keyof ListedRow> {
  const [was, is] = [listedOf(before), listedOf(after)]
  return (Object.keys(is) as Array<keyof ListedRow>).filter((field) => digestOf(was[field]) !== digestOf(is[field]))
}

/** Field by field, in the words of the ledger; what changes from day to day among them. */
export function changesOf(before: RegisterRow, after: RegisterRow, names: PlaceNames): FieldChange[] {
  const [was, is] = [cellsOfRow(before, names), cellsOfRow(after, names)]
  // Read half-width, as a file is: what the register holds in full width is no change.
  const [plain, plainIs] = [plainCells(was), plainCells(is)]
  return REGISTER_FIELDS.filter((field) => plain[field] !== plainIs[field]).map((field) => ({
    field,
    before: was[field],
    after: is[field],
  }))
}

/** The same of what both bureaus sign. */
export function listedChangesOf(before: ListedRow, after: ListedRow, names: PlaceNames): FieldChange[] {
  return changesOf({ ...before, ...NOTHING_DAILY }, { ...after, ...NOTHING_DAILY }, names)
}

/** True where a field changes from day to day and waits for nobody's signature. */
export function isDaily(field: RegisterField): boolean {
  return (DAILY_FIELDS as readonly RegisterField[]).includes(field)
}

/** How a change meets the register: the row that stands, the one an open docket asks for, and by which way it comes. */
type Meeting = { row: ListedRow; kept: ListedRow | null; awaited: ListedRow | null; way: 'import' | 'act' }
type ChangeRule = { code: string; says: string; holds(meeting: Meeting): boolean }

/** What may not be proposed, whatever the cells say; all of it blocks. */
export const CHANGE_RULES: readonly ChangeRule[] = [
  {
    code: 'M-31',
    says: '这家机构另有一份待会签的变更，请先办结那一份',
    holds: ({ row, awaited }) => awaited === null || rowDigest(awaited) === rowDigest(row),
  },
  {
    code: 'M-32',
    says: '机构类型和统筹区不能变更；确需变更的，原编号退出，另用新编号新增',
    holds: ({ row, kept }) => kept === null || (kept.kind === row.kind && kept.regionCode === row.regionCode),
  },
  { code: 'M-33', says: '新增的机构，状态不能是“已退出”', holds: ({ row, kept }) => kept !== null || row.status !== 'withdrawn' },
  {
    code: 'M-34',
    says: '已退出的机构只能在该机构的页面写明理由提“恢复”，不能由文件恢复或变更',
    holds: ({ row, kept, way }) =>
      kept?.status !== 'withdrawn' || rowDigest(kept) === rowDigest(row) || (way === 'act' && row.status === 'valid'),
  },
  {
    code: 'M-35',
    says: '已退出的机构不能改为“暂停服务”',
    holds: ({ row, kept }) => !(kept?.status === 'withdrawn' && row.status === 'suspended'),
  },
]

/** Every rule a change breaks. */
export function judgeChange(meeting: Meeting): Reason[] {
  return CHANGE_RULES.filter((rule) => !rule.holds(meeting)).map(({ code, says }) => ({ code, says, strength: 'blocks' }))
}

/** The item a docket holds of one row; null where nothing that is signed changes. */
export function itemOf(kept: ListedRow | null, row: RegisterRow): RegisterItem | null {
  const change = changeBetween(kept, row)
  if (change === null) return null
  const { openingHours, freePlaces, freePlacesOn } = row
  const before = kept ? rowDigest(kept) : null
  return { change, before, row: listedOf(row), daily: kept ? null : { openingHours, freePlaces, freePlacesOn } }
}

/** 变更 示例·某某护理院; of several, how many of each. */
export function titleOf(items: readonly RegisterItem[]): string {
  const [first] = items
  if (first && items.length === 1) return `${REGISTER_CHANGE_LABEL[first.change]} ${first.row.name}`
  const counts = REGISTER_CHANGES.map((change) => ({ change, count: items.filter((one) => one.change === change).length }))
  const said = counts.filter(({ count }) => count > 0).map(({ change, count }) => `${REGISTER_CHANGE_LABEL[change]} ${count} 家`)
  return `名录 ${items.length} 家：${said.join('、')}`
}

/** Whether a docket still meets the register it was proposed against. Refuses `stale`, naming each row that has moved. */
export function meetsRegister(items: readonly RegisterItem[], register: ReadonlyMap<string, ListedRow>): Outcome<null> {
  const moved = items.filter(({ before, row }) => {
    const kept = register.get(row.code)
    return (kept ? rowDigest(kept) : null) !== before
  })
  if (moved.length === 0) return done(null)
  const also = moved.map(({ row }): Problem => ({ code: 'stale', message: `${row.name}（${row.code}）在提出之后已有变化` }))
  return refused('stale', '名录在提出之后已有变化，这份会签单不能再签署；请退回或撤回，由提出方按现行名录另提', { also })
}

/** One line of the public diff: 联系电话：由“甲”改为“乙”. */
export function changeInWords(label: string, { before, after }: Pick<FieldChange, 'before' | 'after'>): string {
  if (before === '') return `${label}：补填“${after}”`
  return after === '' ? `${label}：删去“${before}”` : `${label}：由“${before}”改为“${after}”`
}

/** What a change of standing asks of the row that stands. Refuses what cannot follow from it. */
export function mayStand(kept: ListedRow, change: 'suspend' | 'resume' | 'withdraw'): Outcome<ListedRow> {
  const { status, name } = kept
  if (change === 'suspend' && status !== 'valid')
    return refused('notValid', `${name}现在${status === 'suspended' ? '已经暂停' : '已经退出'}，不能再暂停`)
  if (change === 'resume' && status === 'valid') return refused('validAlready', `${name}现在就是有效的，不需要恢复`)
  if (change === 'withdraw' && status === 'withdrawn') return refused('withdrawnAlready', `${name}已经退出，不能再次退出`)
  const next = change === 'suspend' ? 'suspended' : change === 'withdraw' ? 'withdrawn' : 'valid'
  return done({ ...kept, status: next })
}

/** What follows for families and the public once a change counts, told before the press. */
export const CHANGE_FOLLOWS: Record<RegisterChange, string> = {
  add: '生效后列入新一期名录，两地的参保人都能查到、能选择。',
  amend: '生效后发布新一期名录，公众看到的随之更新。',
  renew: '生效后按新的协议期限办理，公众看到的随之更新。',
  suspend: '生效后不能再选这家机构；正在由它护理的家庭和两地经办机构都会收到通知，须另选机构。',
  withdraw: '生效后从公众名录中移出，不能再选；正在由它护理的家庭和两地经办机构都会收到通知，须另选机构。',
  resume: '生效后重新可以选择；正在由它护理的家庭和两地经办机构会收到通知。',
}

/** 2026年3月1日起：暂停 — for the history of one institution. */
export function entryTitle({ change, effectiveOn }: { change: RegisterChange; effectiveOn: string }): string {
  return `${chineseDay(effectiveOn)} ${REGISTER_CHANGE_LABEL[change]}`
}
