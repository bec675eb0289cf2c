import type { Actor } from '../access/schema'
import { writeAudit } from '../access/store'
import { regions, townships } from '../agreements/store'
import { asActor, type Door } from '../db'
import type { PlainDate } from '../kernel/dates'
import { done, type Outcome, refused } from '../kernel/outcome'
import { tellDaily } from './commands/daily'
import { awaitedRows, fileChanges } from './commands/propose'
import { needsReason, previewOf } from './rules'
import { isDaily } from './rules/change'
import { type ConfirmEntry, confirmEntrySchema, type FileRow, type ImportPreview, type ImportReport } from './schema'
import { lockRegister, register } from './store'

/**
 * 导入名录, first half: what the rows of a file would do to the own region's part of the register. Writes nothing but the trace. Refuses
 * anyone but a bureau's staff.
 */
export async function importInstitutions(
  actor: Actor,
  { rows, today }: { rows: readonly FileRow[]; today: PlainDate },
): Promise<Outcome<ImportPreview>> {
  return asActor(actor, async (tx) => {
    const preview = await planned(tx, actor, rows, today)
    if (!preview.ok) await traced(tx, actor, 'register.preview', preview.problem.code)
    return preview
  })
}

/**
 * 导入名录, second half: files what was previewed as one docket, in one transaction; what changes from day to day is written at once. The same
 * file again files nothing. Refuses when the register moved since the preview, and warnings without a reason.
 */
export async function confirmImport(
  actor: Actor,
  { today, rows, ...entry }: ConfirmEntry & { rows: readonly FileRow[]; today: PlainDate },
): Promise<Outcome<ImportReport>> {
  return asActor(actor, async (tx) => {
    const outcome = await confirmed(tx, actor, rows, entry, today)
    if (!outcome.ok) await traced(tx, actor, 'register.import', outcome.problem.code)
    return outcome
  })
}

async function confirmed(
  tx: Door,
  actor: Actor,
  rows: readonly FileRow[],
  entry: ConfirmEntry,
  today: PlainDate,
): Promise<Outcome<ImportReport>> {
  const parsed = confirmEntrySchema.safeParse(entry)
  if (!parsed.success) return refused('invalid', '提交的内容不完整，请重新选择文件')
  const { planDigest, reason } = parsed.data
  await lockRegister(tx)
  const planOutcome = await planned(tx, actor, rows, today)
  if (!planOutcome.ok) return planOutcome
  const plan = planOutcome.value
  if (plan.planDigest !== planDigest) return refused('stale', '名录在预览后已有变化，请重新上传并核对预览')
  if (needsReason(plan) && reason === '')
    return refused('reasonMissing', '有提示项的机构须写明仍予导入的理由', { fields: { reason: '请写明仍予导入的理由' } })

  return written(tx, actor, plan, { reason, today })
}

type Why = { reason: string; today: PlainDate }

/** What changes from day to day at once, all the rest as one docket that both bureaus sign. */
async function written(tx: Door, actor: Actor, plan: ImportPreview, { reason, today }: Why): Promise<Outcome<ImportReport>> {
  const { added, changed, unchanged, awaiting } = plan
  const isSigned = ({ changes }: ImportPreview['changed'][number]) => changes.some(({ field }) => !isDaily(field))
  const signed = [...added, ...changed.filter(isSigned)].map(({ row }) => row)
  const daily = changed.filter(({ changes }) => changes.some(({ field }) => isDaily(field))).map(({ row }) => row)
  const filed = signed.length > 0 ? await fileChanges(tx, actor, { rows: signed, reason: reason || BY_FILE, today }) : null
  if (filed && !filed.ok) return filed
  await tellDaily(tx, actor, daily)
  const docketId = filed ? filed.value.id : null
  const report = { added: added.length, changed: changed.length, unchanged, awaiting, daily: daily.length, docketId }
  const rest = { missing: plan.missing.length, refused: plan.refused.length }
  if (signed.length + daily.length > 0)
    await writeAudit(tx, actor, {
      act: 'register.import',
      subject: docketId ? `Docket:${docketId}` : 'ListVersion',
      purpose: reason,
      outcome: 'done',
      detail: { ...report, ...rest },
    })
  return done({ ...report, ...rest })
}

/** The reason on a docket where a file gave no cause to write another. */
const BY_FILE = '按本机构台账导入'
const NOT_BUREAU = '名录由经办机构维护，请由本统筹区经办人员导入'

async function planned(tx: Door, actor: Actor, rows: readonly FileRow[], today: PlainDate): Promise<Outcome<ImportPreview>> {
  if ((actor.role !== 'clerk' && actor.role !== 'reviewer') || !actor.regionCode) return refused('notBureau', NOT_BUREAU)
  const kept = await register(tx)
  const context = { importerRegion: actor.regionCode, regions: await regions(tx), townships: await townships(tx), today }
  return done(previewOf(rows, kept, context, await awaitedRows(tx)))
}

function traced(tx: Door, actor: Actor, act: string, code: string): Promise<void> {
  return writeAudit(tx, actor, { act, subject: 'ListVersion', outcome: 'refused', detail: { code } })
}
