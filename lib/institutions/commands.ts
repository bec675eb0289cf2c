import type { Actor } from '../access/schema'
import { writeAudit } from '../access/store'
import { regions, townships } from '../agreements/store'
import { asActor, type Door } from '../db'
import type { PlainDate } from '../kernel/dates'
import { done, type Outcome, refused } from '../kernel/outcome'
import { needsReason, previewOf } from './rules'
import { listDigest } from './rules/listing'
import { type ConfirmEntry, confirmEntrySchema, type FileRow, type ImportPreview, type ImportReport } from './schema'
import { amendInstitutions, currentList, insertInstitutions, insertListVersion, lockRegister, register } from './store'

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
 * 导入名录, second half: writes what was previewed, in one transaction, and issues a new list when anything changed. The same file
 * again changes nothing. Refuses when the register moved since the preview, and warnings without a reason.
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
  const { planDigest, mark, reason } = parsed.data
  await lockRegister(tx)
  const planOutcome = await planned(tx, actor, rows, today)
  if (!planOutcome.ok) return planOutcome
  const plan = planOutcome.value
  const { regionCode, accountId } = actor
  if (!regionCode || !accountId) return refused('notBureau', NOT_BUREAU)
  if (plan.planDigest !== planDigest) return refused('stale', '名录在预览后已有变化，请重新上传并核对预览')
  if (needsReason(plan) && reason === '')
    return refused('reasonMissing', '有提示项的机构须写明仍予导入的理由', { fields: { reason: '请写明仍予导入的理由' } })

  const report = { added: plan.added.length, changed: plan.changed.length, unchanged: plan.unchanged }
  const rest = { missing: plan.missing.length, refused: plan.refused.length }
  if (report.added + report.changed === 0) return done({ ...report, ...rest, listVersion: null })
  const number = ((await currentList(tx))?.number ?? 0) + 1
  await insertInstitutions(
    tx,
    number,
    plan.added.map(({ row }) => row),
  )
  await amendInstitutions(
    tx,
    number,
    plan.changed.map(({ row }) => row),
  )
  const all = await register(tx)
  const careCount = all.filter((row) => row.kind === 'care' && row.status === 'valid').length
  await insertListVersion(tx, {
    number,
    issuedOn: today,
    digest: listDigest(all),
    careCount,
    previous: null,
    docketId: null,
    accountId,
    regionCode,
    mark,
  })
  await writeAudit(tx, actor, {
    act: 'register.import',
    subject: `ListVersion:${number}`,
    purpose: reason,
    outcome: 'done',
    detail: { ...report, ...rest },
  })
  return done({ ...report, ...rest, listVersion: number })
}

const NOT_BUREAU = '名录由经办机构维护，请由本统筹区经办人员导入'

async function planned(tx: Door, actor: Actor, rows: readonly FileRow[], today: PlainDate): Promise<Outcome<ImportPreview>> {
  if ((actor.role !== 'clerk' && actor.role !== 'reviewer') || !actor.regionCode) return refused('notBureau', NOT_BUREAU)
  const kept = await register(tx)
  const context = { importerRegion: actor.regionCode, regions: await regions(tx), townships: await townships(tx), today }
  return done(previewOf(rows, kept, context))
}

function traced(tx: Door, actor: Actor, act: string, code: string): Promise<void> {
  return writeAudit(tx, actor, { act, subject: 'ListVersion', outcome: 'refused', detail: { code } })
}
