import type { Actor } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { proposeDocket, signersFor } from '../../agreements/commands/docket'
import type { Docket } from '../../agreements/schema/docket'
import { regions, townships } from '../../agreements/store'
import { openDockets } from '../../agreements/store/docket'
import { asActor, type Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { type Outcome, type Problem, refused } from '../../kernel/outcome'
import { cellsOfRow } from '../rules/cells'
import { itemOf, judgeChange, mayStand, titleOf } from '../rules/change'
import { judgeForm } from '../rules/form'
import { registerRowOf } from '../rules/listing'
import type { Institution, ListedRow, RegisterRow } from '../schema'
import { type RowChange, rowChangeSchema, type StandingChange, standingChangeSchema } from '../schema/change'
import { institutionsByCode, lockRegister } from '../store'
import { itemsOf, takeEffect } from './issue'

type Filing = { rows: readonly RegisterRow[]; reason: string; isUrgent?: boolean; today: PlainDate }

/**
 * Half of a deed: files one docket of these rows as they are to stand, by the bureau where the institutions are. Refuses rows of another
 * region, and where nothing that is signed would change; else as `proposeDocket` does.
 */
export async function fileChanges(tx: Door, actor: Actor, { rows, reason, isUrgent = false, today }: Filing): Promise<Outcome<Docket>> {
  const kept = await institutionsByCode(
    tx,
    rows.map((row) => row.code),
  )
  const items = rows.flatMap((row) => itemOf(kept.get(row.code) ?? null, row) ?? [])
  if (items.length === 0) return refused('nothingChanged', '和现行名录一样，没有需要会签的变更')
  const concerned = items.flatMap(({ row }) => [...row.servesRegions, ...(kept.get(row.code)?.servesRegions ?? [])])
  const neededRegions = await signersFor(tx, actor, concerned, today)
  if (!neededRegions.ok) return neededRegions
  if (
    items.some(({ row }) => (kept.get(row.code)?.regionCode ?? row.regionCode) !== actor.regionCode || row.regionCode !== actor.regionCode)
  )
    return refused('notOwnRegion', '只能变更本统筹区的机构，外地机构的变更由当地经办机构提出')
  return proposeDocket(tx, actor, {
    ...{ topic: 'register', title: titleOf(items), reason, isUrgent, neededRegions: neededRegions.value, today },
    payload: { items },
  })
}

/** The rows that open dockets ask for, by code; an urgent one has counted already. */
export async function awaitedRows(tx: Door): Promise<Map<string, ListedRow>> {
  const waiting = (await openDockets(tx, 'register')).filter((one) => !one.isUrgent)
  return new Map(waiting.flatMap((one) => itemsOf(one).map(({ row }) => [row.code, row] as const)))
}

const UNKNOWN = refused('institutionUnknown', '名录里没有这家机构，请核对定点编号')
const NOT_BUREAU = refused('notBureau', '变更由经办机构提出，请由本统筹区经办人员办理')

/** 暂停、恢复、退出 of one institution, waiting for the other bureau's signature; urgent only where it is suspended. */
export async function proposeStanding(actor: Actor, { today, ...entry }: StandingChange & { today: PlainDate }): Promise<Outcome<Docket>> {
  const parsed = standingChangeSchema.safeParse(entry)
  if (!parsed.success) return invalid(parsed.error.issues)
  const { code, change, reason, isUrgent } = parsed.data
  if (isUrgent && change !== 'suspend') return refused('onlySuspension', '只有暂停可以紧急先行生效，恢复和退出须等两地签署')
  if (isUrgent) return suspendUrgently(actor, { code, reason, today })
  return asActor(actor, async (tx) => {
    const outcome = await changed(tx, actor, code, (kept) => mayStand(kept, change), { reason, today })
    if (!outcome.ok) await traced(tx, actor, change, code, outcome.problem.code)
    return outcome
  })
}

/**
 * 紧急暂停: by a reviewer of the bureau where the institution is; the list is issued at once, and the other bureau signs after. With `tx` a
 * half of another deed, in whose transaction it stands or falls. Refuses an institution that is not valid now.
 */
export async function suspendUrgently(
  actor: Actor,
  { code, reason, today, tx: open }: { code: string; reason: string; today: PlainDate; tx?: Door },
): Promise<Outcome<Docket>> {
  const half = async (tx: Door): Promise<Outcome<Docket>> => {
    await lockRegister(tx)
    const kept = (await institutionsByCode(tx, [code])).get(code)
    if (!kept) return UNKNOWN
    const row = mayStand(kept, 'suspend')
    if (!row.ok) return row
    const filed = await fileChanges(tx, actor, { rows: [{ ...kept, ...row.value }], reason, isUrgent: true, today })
    if (!filed.ok) return filed
    await takeEffect(tx, actor, filed.value, today)
    return filed
  }
  if (open) return half(open)
  return asActor(actor, async (tx) => {
    const outcome = await half(tx)
    if (!outcome.ok) await traced(tx, actor, 'suspend', code, outcome.problem.code)
    return outcome
  })
}

/** 新增 (a code the register does not have), 变更 or 续签 of one institution, by its cells as a form sends them. Refuses under each field. */
export async function proposeRow(actor: Actor, { today, ...entry }: RowChange & { today: PlainDate }): Promise<Outcome<Docket>> {
  const parsed = rowChangeSchema.safeParse(entry)
  if (!parsed.success) return invalid(parsed.error.issues)
  const { isNew, cells, reason } = parsed.data
  const importerRegion = actor.regionCode
  if (!importerRegion) return NOT_BUREAU
  return asActor(actor, async (tx) => {
    const names = { regions: await regions(tx), townships: await townships(tx) }
    const kept = (await institutionsByCode(tx, [cells.code ?? ''])).get(cells.code ?? '') ?? null
    if (!isNew && !kept) return UNKNOWN
    if (isNew && kept) return refused('codeTaken', '这个机构编号已经在名录里，请核对', { fields: { code: '已有这个编号' } })
    const judged = judgeForm(cells, kept && cellsOfRow(registerRowOf(kept), names), { ...names, importerRegion, today })
    const outcome = judged.ok ? await asked(tx, actor, kept, judged.value, { reason, today }) : judged
    if (!outcome.ok) await traced(tx, actor, isNew ? 'add' : 'amend', cells.code ?? '', outcome.problem.code)
    return outcome
  })
}

type Why = { reason: string; today: PlainDate }

async function changed(
  tx: Door,
  actor: Actor,
  code: string,
  next: (kept: Institution) => Outcome<ListedRow>,
  why: Why,
): Promise<Outcome<Docket>> {
  const kept = (await institutionsByCode(tx, [code])).get(code)
  if (!kept) return UNKNOWN
  const row = next(kept)
  return row.ok ? asked(tx, actor, kept, { ...kept, ...row.value }, why) : row
}

async function asked(tx: Door, actor: Actor, kept: Institution | null, row: RegisterRow, why: Why): Promise<Outcome<Docket>> {
  const awaited = (await awaitedRows(tx)).get(row.code) ?? null
  const [met] = judgeChange({ row, kept, awaited, way: 'act' })
  if (met) return refused('changeRefused', met.says, { source: `名录规则 ${met.code}` })
  if (awaited) return refused('awaited', '同样的变更已经提出，正在等两地签署')
  return fileChanges(tx, actor, { rows: [row], ...why })
}

function invalid(issues: readonly { path: PropertyKey[]; message: string }[]): { ok: false; problem: Problem } {
  const fields = Object.fromEntries(issues.map((issue) => [issue.path.join('.'), issue.message]))
  return refused('invalid', '填写不完整，请按提示改正后再提交', { fields })
}

function traced(tx: Door, actor: Actor, change: string, code: string, why: string): Promise<void> {
  return writeAudit(tx, actor, { act: `register.${change}`, subject: `Institution:${code}`, outcome: 'refused', detail: { code: why } })
}
